"""What a province or a unit adds to the library has its place there, and answers what stands there.

Passes: an amount for a fee with `set_by: province`; `local/HT01.yml` with the mark of HT01 today.
Fails: an amount that fills nothing, two amounts for one payment, a file for a code that does not
exist, an amount in a province's file for P02, which is another procedure in each unit. A hint: the
library's text has changed since the unit wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from generator.library.forms.paths import LOCAL, WARDS
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.loading.collection import Collection
from generator.library.local.in_unit import fills, is_open, mark_for_overlays
from generator.library.models.local_facts import SetFee
from generator.library.models.procedure import Procedure
from generator.library.registers.ledger import is_own_code


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each entry that has no place, and a hint for what is to be looked at."""
    if collection.unread:
        return
    procedures = {sourced.model.code: sourced.model for sourced in collection.procedures}
    yield from _of_province(collection, procedures)
    yield from _of_unit(collection, procedures)


def _of_province(collection: Collection, known: dict[str, Procedure]) -> Iterator[Problem]:
    if collection.province is None:
        return
    document = collection.province.document
    for index, fee in enumerate(collection.province.model.fees):
        place: Location = ("fees", index, "procedure")
        if is_own_code(fee.procedure):
            message = f"{fee.procedure} là mã riêng: mỗi đơn vị có một {fee.procedure} khác nhau."
            hint = f"Chuyển mức này sang {WARDS}/<đơn vị>/{LOCAL}/{fee.procedure}.yml."
            yield document.problem(place, "own-code-in-province", message, hint)
        elif procedure := known.get(fee.procedure):
            yield from _unused(document, place, procedure, fee)
        else:
            yield _unknown(document, place, fee.procedure, known)
    fees = collection.province.model.fees
    yield from _twice(document, fees, [fee.procedure for fee in fees])


def _of_unit(collection: Collection, known: dict[str, Procedure]) -> Iterator[Problem]:
    for overlay in collection.overlays:
        document, procedure = overlay.document, known.get(overlay.stem)
        if procedure is None:
            yield _unknown(document, (), overlay.stem, known)
            continue
        for index, fee in enumerate(overlay.model.fees):
            yield from _unused(document, ("fees", index, "kind"), procedure, fee)
        yield from _twice(document, overlay.model.fees, [overlay.stem] * len(overlay.model.fees))
        cases = [case.id for case in procedure.cases]
        for key in ("notes", "documents"):
            for index, part in enumerate(getattr(overlay.model, key)):
                yield from _cases(document, (key, index), part.for_cases, cases)
        mark = mark_for_overlays(procedure)
        if not overlay.model.of:
            hint = f"Thêm dòng «of: {mark}»: nhờ nó máy nhắc xem lại khi thư viện đổi."
            yield document.problem((), "missing-key", "Thiếu mục «of».", hint)
        elif overlay.model.of != mark:
            message = f"Thủ tục {overlay.stem} trong thư viện đã đổi từ khi viết phần riêng này."
            hint = f"Xem lại phần riêng còn đúng không, rồi ghi of: {mark}."
            yield document.warning(("of",), "overlay-outdated", message, hint)


def _unknown(
    document: Document, location: Location, code: str, known: dict[str, Procedure]
) -> Problem:
    near = get_close_matches(code, known, n=1)
    hint = f"Ý bạn là {near[0]}?" if near else "Sửa mã, hoặc bỏ mục này."
    return document.problem(location, "unknown-code", f"Không có thủ tục mang mã {code}.", hint)


def _unused(
    document: Document, location: Location, procedure: Procedure, entry: SetFee
) -> Iterator[Problem]:
    """A problem where `entry` fills no fee of the procedure, on whatever day."""
    if not any(fills(entry, fee, one) for one in procedure.channels for fee in one.fees):
        left = {f.kind for c in procedure.channels for f in c.fees if is_open(f)}
        message = f"Mức này không điền vào đâu: {procedure.code} không để ngỏ khoản nào như vậy."
        listed = ", ".join(sorted(left))
        hint = f"{procedure.code} để ngỏ: {listed}." if left else "Bỏ mục này."
        yield document.problem(location, "unused-amount", message, hint)
    known = [case.id for case in procedure.cases]
    yield from _cases(document, location[:2], entry.for_cases, known)


def _twice(document: Document, fees: Sequence[SetFee], codes: Sequence[str]) -> Iterator[Problem]:
    """A problem for each later amount for what one before it has set, on a day of both."""
    for later, fee in enumerate(fees):
        for first, other in enumerate(fees[:later]):
            if codes[first] == codes[later] and _same_payment(fee, other):
                message = (
                    f"Cùng một khoản của {codes[later]} mà có hai mức: {other.amount} ở dòng "
                    f"{document.mark(('fees', first)).line}, {fee.amount} ở đây."
                )
                hint = "Giữ một mức; khác cách nộp, khác người, khác ngày thì ghi via, when, from."
                yield document.problem(("fees", later, "amount"), "two-amounts", message, hint)
                break


def _same_payment(one: SetFee, other: SetFee) -> bool:
    same = ("kind", "per", "when", "for_cases")
    vias = not one.via or not other.via or set(one.via) & set(other.via)
    first = max(one.first_day or date.min, other.first_day or date.min)
    last = min(one.until or date.max, other.until or date.max)
    at_once = first <= last
    return bool(vias) and at_once and all(getattr(one, k) == getattr(other, k) for k in same)


def _cases(
    document: Document, location: Location, named: Sequence[str], known: Sequence[str]
) -> Iterator[Problem]:
    for position, case in enumerate(named):
        if case not in known:
            message = f"Thủ tục này không có trường hợp «{case}»."
            hint = f"Chọn trong: {', '.join(known) or 'không có trường hợp nào'}."
            yield document.problem((*location, "for", position), "unknown-case", message, hint)
