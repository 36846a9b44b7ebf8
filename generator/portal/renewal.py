"""A record page's file from a newer record: all its own words, and what changed in them.

Code, title, field and words to search by stay as people left them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any

from generator.library.forms.writer import dump
from generator.library.forms.yaml_text import YamlText
from generator.library.loading.collection import Sourced
from generator.library.models.procedure import Procedure, Source
from generator.portal.facts import Mismatch
from generator.portal.merge import Merged
from generator.portal.naming import official
from generator.portal.record import Record
from generator.portal.verbatim import RecordPlace, verbatim
from generator.views.changes import Replaced

SCHEMA = "../.schema/procedure.json"
"""The way from a procedure's file to its schema."""
COMMENT = (
    "Chép nguyên từ hồ sơ quốc gia bằng motcham import. Muốn viết lại cho dễ hiểu: viết summary, "
    "documents, steps…, bỏ record, agency, national_field, record_*, rồi ghi status: published"
)
_TOLD = ("official_title", "national_field", "agency", "audience")


def record_text(record: Record, place: RecordPlace) -> str:
    """The text of a new file."""
    return dump(verbatim(record, place), COMMENT, schema=SCHEMA)


def renewed(text: str, sourced: Sourced[Procedure], record: Record, today: date) -> Merged:
    """The file of a record page with this `text`, from a newer `record`, taken over `today`.

    A record that says the same leaves it as it is, day and all; what people have written beside
    the record, comments too, stays.
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
    settle, newer = [], _anew(sourced, record, today)
    if newer["official_title"] != procedure.official_title:
        settle.append(f"tên: tên chính thức đã đổi, title «{procedure.title}» còn đúng không")
    return Merged(_with(text, _data(sourced), newer), changes, settle)


def differences(sourced: Sourced[Procedure], record: Record) -> Iterator[Mismatch]:
    """What a record page says otherwise than `record`, section by section and line by line."""
    newer = _anew(sourced, record, sourced.model.source.checked_on)
    before, after = dict(_told(_data(sourced))), dict(_told(newer))
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name, ()), after.get(name, ())
        gone, come = _without(old, new), _without(new, old)
        for one, other in zip_longest(gone, come, fillvalue=""):
            yield Mismatch(name, one, other)
        if old != new and not gone and not come:
            yield Mismatch(name, "thứ tự cũ", "thứ tự khác")


def _without(lines: Iterable[str], others: Iterable[str]) -> list[str]:
    """The lines that `others` do not have, or not as often."""
    left, found = Counter(others), []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return found


def _data(sourced: Sourced[Procedure]) -> dict[str, Any]:
    data = sourced.document.data
    return data if isinstance(data, dict) else {}


def _anew(sourced: Sourced[Procedure], record: Record, day: date) -> dict[str, Any]:
    """What the record says today, each thing under its key; without what people choose."""
    procedure, old = sourced.model, _data(sourced)
    place = RecordPlace(procedure.code, procedure.field, procedure.title, day)
    new = verbatim(record, place)
    del new["keywords"]
    if not official(record.title):
        new["official_title"] = procedure.official_title
    for key in ("decided_on", "url"):
        new["source"][key] = new["source"][key] or old["source"].get(key, "")
    return new


def _with(text: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """The `text` of a file that holds `old`, with what is `new`."""
    editor = YamlText(text)
    for path, before, now in (
        ((), old, {key: value for key, value in new.items() if key != "source"}),
        (("source",), old["source"], new["source"]),
    ):
        last = ""
        for key, value in now.items():
            if (value or key in before) and value != before.get(key):
                editor.set((*path, key), value, after=last)
            last = key if value else last
    return editor.text


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
