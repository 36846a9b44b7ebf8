"""Dates follow each other as things do: a law, a decision, the day on which a person compared them.

Passes: decided on 2026-01-16, checked on 2026-11-20, `60/2014/QH13` effective from 2016-01-01.
Fails: `checked_on: 2036-11-20`, ten years ahead by a slip; a decision made after it was checked; a
law of 2014 in force since 2006. A hint: a fee that had ended when it was last checked, a procedure
that is called withdrawn before the day, news that is shown before its day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.clock import today
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.language.formats import day_words
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.procedure import Procedure

_YEAR = re.compile(r"/(\d{4})/")


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each date that cannot be right."""
    for sourced in collection.procedures:
        source = sourced.model.source
        days = [
            (("source", "checked_on"), source.checked_on),
            (("source", "decided_on"), source.decided_on),
            (("source", "gone_since"), source.gone_since),
            *(
                (("law_facts", index, "confirmed_on"), fact.confirmed_on)
                for index, fact in enumerate(sourced.model.law_facts)
            ),
        ]
        yield from future_days(sourced.document, days, "Sửa lại năm.")
        yield from _disorder(sourced)
    yield from _rights(collection)
    yield from _early_news(collection)


def _early_news(collection: Collection) -> Iterator[Problem]:
    for page in collection.pages:
        if page.model.on and page.model.on > today():
            message = f"Tin ghi ngày {day_words(page.model.on)}, chưa tới, mà đưa lên là hiện ngay."
            hint = "Ghi ngày đăng tin; ngày diễn ra thì viết trong bài. Gõ nhầm năm thì sửa lại."
            yield page.document.warning(("on",), "news-early", message, hint)


def _rights(collection: Collection) -> Iterator[Problem]:
    if rights := collection.rights:
        days: list[tuple[Location, date | None]] = [
            (("rights", index, "confirmed_on"), fact.confirmed_on)
            for index, fact in enumerate(rights.model.rights)
        ]
        yield from future_days(rights.document, days, "Sửa lại năm.")


def future_days(
    document: Document, days: Iterable[tuple[Location, date | None]], hint: str
) -> Iterator[Problem]:
    """Yield a problem for each of `days`, on which something was done, that is yet to come."""
    latest = today()
    for location, day in days:
        if day is not None and day > latest:
            message = f"Ngày {day_words(day)} còn ở tương lai."
            yield document.problem(location, "future-date", message, hint)


def _disorder(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    procedure, document = sourced.model, sourced.document
    decided, checked = procedure.source.decided_on, procedure.source.checked_on
    if decided and decided > checked:
        message = (
            f"Quyết định ngày {day_words(decided)}, sau ngày đối chiếu {day_words(checked)}; "
            "cần quyết định có trước."
        )
        hint = "Sửa decided_on, hoặc đối chiếu lại rồi ghi checked_on mới."
        yield document.problem(("source", "decided_on"), "dates-out-of-order", message, hint)
    if procedure.withdrawn_on and procedure.withdrawn_on > today():
        message = (
            f"Ngày bãi bỏ {day_words(procedure.withdrawn_on)} chưa tới, mà trang đã ghi không dùng "
            "nữa và thôi chỉ cách làm."
        )
        hint = "Trước ngày ấy để status: published và ghi caution; đến ngày mới ghi withdrawn."
        yield document.warning(("withdrawn_on",), "withdrawn-early", message, hint)
    for index, law in enumerate(procedure.legal_basis):
        issued = _YEAR.search(law.number)
        if issued and law.effective_from and law.effective_from.year < int(issued[1]):
            message = (
                f"Văn bản {law.number} ban hành năm {issued[1]} mà có hiệu lực từ "
                f"{day_words(law.effective_from)}, trước khi ban hành."
            )
            location: Location = ("legal_basis", index, "effective_from")
            hint = "Sửa effective_from, hoặc sửa năm trong số hiệu."
            yield document.problem(location, "dates-out-of-order", message, hint)
    for index, channel in enumerate(procedure.channels):
        for number, fee in enumerate(channel.fees):
            if fee.until and fee.until < checked:
                message = (
                    f"Mức này chỉ tới ngày {day_words(fee.until)}, đã hết trước ngày đối chiếu "
                    f"{day_words(checked)}."
                )
                location = ("channels", index, "fees", number, "until")
                hint = "Ghi mức đang dùng, hoặc sửa ngày."
                yield document.warning(location, "fee-ended", message, hint)
