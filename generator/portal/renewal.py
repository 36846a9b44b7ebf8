"""A record page's file from a newer record: all its own words, and what changed in them.

Code, title, field and words to search by stay as people left them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from generator.library.forms.writer import dump
from generator.library.loading.collection import Sourced
from generator.library.models.procedure import Procedure, Source
from generator.portal.facts import Mismatch
from generator.portal.merge import Merged
from generator.portal.record import Record
from generator.portal.verbatim import RecordPlace, official_title, verbatim
from generator.views.changes import Replaced

SCHEMA = "../.schema/procedure.json"
"""The way from a procedure's file to its schema."""
COMMENT = (
    "Chép nguyên từ hồ sơ quốc gia bằng motcham import. Muốn viết lại cho dễ hiểu: viết summary, "
    "documents, steps…, bỏ record, agency, national_field, record_*, rồi ghi status: published"
)
_KEPT = ("keywords", "related", "review_every_months", "caution", "where")
"""Keys that people may have written beside the record."""
_TOLD = ("official_title", "national_field", "agency", "audience")


def record_text(record: Record, place: RecordPlace) -> str:
    """The text of a new file."""
    return dump(verbatim(record, place), COMMENT, schema=SCHEMA)


def renewed(text: str, sourced: Sourced[Procedure], record: Record) -> Merged:
    """The file of a record page with this `text`, from a newer `record`.

    A record that says the same leaves it as it is, day and all.
    """
    procedure = sourced.model
    changes = [
        f"{one.fact}: {Replaced(tuple(filter(None, [one.file_says])), (one.record_says,))}"
        if one.record_says
        else f"{one.fact}: bỏ {one.file_says}"
        for one in differences(sourced, record)
    ]
    if not changes:
        return Merged(text)
    settle = []
    if official_title(record) != procedure.official_title:
        settle.append(f"tên: tên chính thức đã đổi, title «{procedure.title}» còn đúng không")
    return Merged(dump(_anew(sourced, record), COMMENT, schema=SCHEMA), changes, settle)


def differences(sourced: Sourced[Procedure], record: Record) -> Iterator[Mismatch]:
    """What a record page says otherwise than `record`, section by section and line by line."""
    before, after = dict(_told(_data(sourced))), dict(_told(_anew(sourced, record)))
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name, ()), after.get(name, ())
        gone = [line for line in old if line not in new]
        come = [line for line in new if line not in old]
        for one, other in zip_longest(gone, come, fillvalue=""):
            yield Mismatch(name, one, other)
        if old != new and not gone and not come:
            yield Mismatch(name, "thứ tự cũ", "thứ tự khác")


def _data(sourced: Sourced[Procedure]) -> dict[str, Any]:
    data = sourced.document.data
    return data if isinstance(data, dict) else {}


def _anew(sourced: Sourced[Procedure], record: Record) -> dict[str, Any]:
    """What the file would hold today, with what people have written beside the record."""
    procedure, old = sourced.model, _data(sourced)
    checked_on = procedure.source.checked_on
    place = RecordPlace(procedure.code, procedure.field, procedure.title, checked_on)
    new = verbatim(record, place) | {key: old[key] for key in _KEPT if key in old}
    for key in ("decided_on", "url"):
        new["source"][key] = new["source"][key] or old["source"].get(key, "")
    return new


def _told(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a file says, as lines under the name of their section."""
    for key in _TOLD:
        value = data.get(key) or ()
        yield _name(Procedure, key), (value,) if isinstance(value, str) else tuple(value)
    for key in ("decision", "decided_on", "url"):
        value = data["source"].get(key)
        yield _name(Source, key), (value,) if value else ()
    channels = tuple(", ".join(_channel(one)) for one in data.get("channels") or ())
    yield _name(Procedure, "channels"), channels
    laws = data.get("legal_basis") or ()
    yield (
        _name(Procedure, "legal_basis"),
        tuple(" ".join(filter(None, [law["number"], law.get("title")])) for law in laws),
    )
    sections: dict[str, list[str]] = {}
    for section in data.get("record") or ():
        name = section["heading"]
        lines = sections.setdefault(name, [])
        lines += [section["part"]] if section.get("part") else []
        lines += section.get("lines") or ()
    yield from ((name, tuple(lines)) for name, lines in sections.items())


def _channel(data: Mapping[str, Any]) -> Iterator[str]:
    for key in ("via", "url", "record_time", "record_fee", "record_note"):
        if value := data.get(key):
            yield str(value)


def _name(form: type[Procedure | Source], key: str) -> str:
    return str(form.model_fields[key].title).lower()
