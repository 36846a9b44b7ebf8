"""Every code and field that a file names exists and has a page.

Passes: `related: [HT02]` where HT02 is published. Fails: `related: [HT99]`, or a draft's code, or
the code of the file itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each name that leads nowhere."""
    if collection.unread:
        return
    procedures = {sourced.model.code for sourced in collection.published}
    drafts = {s.model.code for s in collection.procedures} - procedures
    own = {
        sourced.document.file: sourced.model.code
        for sourced in collection.procedures
        if collection.issued(sourced.model.code, sourced.stem)
    }
    for document, location, code in _named_codes(collection):
        if code == own.get(document.file):
            message = f"Thủ tục {code} dẫn tới chính nó."
            yield document.problem(location, "own-code", message, "Sửa mã, hoặc bỏ dòng này.")
        if code in procedures:
            continue
        if code in drafts:
            message = f"Thủ tục {code} còn là bản nháp, chưa có trang."
            hint = f"Đăng {code} trước (status: published), hoặc bỏ mã này."
        else:
            message = f"Không có thủ tục mang mã {code}."
            hint = _hint(collection, code, procedures)
        yield document.problem(location, "unknown-code", message, hint)
    if collection.fields and collection.ward:
        known = {field.id for field in collection.fields.model.fields}
        for index, counter in enumerate(collection.ward.model.counters):
            for position, field in enumerate(counter.fields):
                if field not in known:
                    place: Location = ("counters", index, "fields", position)
                    message = f"Không có lĩnh vực «{field}»."
                    hint = f"Chọn một trong: {', '.join(sorted(known))}."
                    document = collection.ward.document
                    yield document.problem(place, "unknown-field", message, hint)


def _hint(collection: Collection, code: str, procedures: Iterable[str]) -> str:
    """What to do about a `code` that no procedure has; one that was issued has lost its file."""
    if row := collection.ledger.rows.get(code):
        return (
            f"Mã đã cấp cho «{row.target}»: lấy lại tệp ấy, hoặc sửa mã trong đó, thì dòng này "
            "lại đúng."
        )
    near = get_close_matches(code, procedures, n=1)
    return f"Ý bạn là {near[0]}?" if near else "Sửa mã, hoặc bỏ dòng này."


def _named_codes(collection: Collection) -> Iterator[tuple[Document, Location, str]]:
    for sourced in collection.procedures:
        for key in ("related", "replaced_by"):
            for index, code in enumerate(getattr(sourced.model, key)):
                yield sourced.document, (key, index), code
    if collection.fields:
        for index, code in enumerate(collection.fields.model.most_asked):
            yield collection.fields.document, ("most_asked", index), code
    if collection.life_events:
        document = collection.life_events.document
        for number, event in enumerate(collection.life_events.model.life_events):
            for place, act, _ in event.placed_acts():
                if act.procedure:
                    location: Location = ("life_events", number, *place, "procedure")
                    yield document, location, act.procedure
