"""A record that a file already has: its facts go into the file, what people wrote stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.forms.yaml_text import YamlText
from generator.library.loading.collection import Sourced
from generator.library.models.procedure import Procedure, Source, Via
from generator.portal.facts import Mismatch, review
from generator.portal.law import normal_number
from generator.portal.record import BadRecordError, Record
from generator.portal.record_facts import SECTIONS, SOURCE_SECTIONS, read_facts

WORDS = {
    **{
        name: str(form.model_fields[name].title).lower()
        for form, names in (
            (Source, SOURCE_SECTIONS),
            (Procedure, SECTIONS),
        )
        for name in names
    },
    **{f"time {via}": f"thời hạn ({via.label.lower()})" for via in Via},
    **{f"fees {via}": f"phí, lệ phí ({via.label.lower()})" for via in Via},
}
"""Facts and sections as a clerk reads them: in the words of their forms."""

_AFTER = {"official_title": "title", "decided_on": "decision", "url": "decision"}


@dataclass
class Merged:
    """The file's new text, what changed in it, and what a person must settle."""

    text: str
    changes: list[str] = field(default_factory=list)
    to_settle: list[str] = field(default_factory=list)


def merge(text: str, sourced: Sourced[Procedure], record: Record) -> Merged:
    """Bring `record` into the file with this `text`.

    Raises BadRecordError where the file would no longer be valid.
    """
    procedure = sourced.model
    merged = Merged(text)
    if procedure.withdrawn_on:
        return merged
    editor = YamlText(text)
    facts = read_facts(record)
    _by_facts(merged, editor, procedure, facts, review(procedure, record).open)
    if editor.text != text:
        _check(editor.text, sourced.document.file)
        merged.text = editor.text
    return merged


def _by_facts(
    merged: Merged,
    editor: YamlText,
    procedure: Procedure,
    facts: dict[str, Any],
    differences: Iterable[Mismatch],
) -> None:
    """A file that people wrote: only facts that have one clear place in it are changed."""
    for item in differences:
        done = False
        if item.fact == "official_title":
            done = _set(editor, item.fact, facts[item.fact])
        elif item.fact in ("decision", "decided_on", "url"):
            done = _set(editor, item.fact, facts["source"][item.fact])
        elif item.fact == "legal_basis":
            done = _laws(editor, procedure, facts["legal_basis"])
        elif item.fact.startswith("time "):
            done = _time(editor, procedure, Via(item.fact[5:]), facts["channels"])
        elif item.fact.startswith("fees "):
            done = _fee(editor, procedure, Via(item.fact[5:]), facts["channels"])
        (merged.changes if done else merged.to_settle).append(_shown(item))


def _shown(item: Mismatch) -> str:
    return f"{WORDS.get(item.fact, item.fact)}: {item.file_says} → {item.record_says}"


def _set(editor: YamlText, key: str, value: Any) -> bool:
    path = ("source", key) if key in SOURCE_SECTIONS else (key,)
    return editor.set(path, value, after=_AFTER.get(key, ""))


def _laws(editor: YamlText, procedure: Procedure, theirs: Sequence[dict[str, str]]) -> bool:
    """Add the legal documents that the file lacks; one that it has beyond them stays."""
    mine = {normal_number(law.number) for law in procedure.legal_basis}
    missing = [law for law in theirs if normal_number(law["number"]) not in mine]
    if not procedure.legal_basis:
        return editor.set(("legal_basis",), missing, after="conditions")
    added = [editor.append(("legal_basis",), law) for law in missing]
    return bool(added) and all(added) and len(mine) + len(missing) == len(theirs)


def _time(
    editor: YamlText, procedure: Procedure, via: Via, theirs: Sequence[dict[str, Any]]
) -> bool:
    """Change number and unit where the file has one such way and the record one such time.

    Words beside the number speak of it, so a person must change both.
    """
    index = _only(procedure, via)
    times = [channel.get("time", {}) for channel in theirs if channel["via"] == via]
    if index is None or not times or any(time != times[0] for time in times):
        return False
    time, mine = times[0], procedure.channels[index].time
    if "value" not in time or mine is None or mine.value is None or mine.text:
        return False
    path = ("channels", index, "time")
    editor.set((*path, "value"), time["value"])
    editor.set((*path, "unit"), time["unit"])
    return True


def _fee(
    editor: YamlText, procedure: Procedure, via: Via, theirs: Sequence[dict[str, Any]]
) -> bool:
    """Change the amount where the file has one such payment and the record one known amount.

    A payment that people gave conditions or words is left to them.
    """
    index = _only(procedure, via)
    fees = [fee for channel in theirs if channel["via"] == via for fee in channel.get("fees", ())]
    if index is None or len(fees) != 1 or "amount" not in fees[0]:
        return False
    mine = procedure.channels[index].fees
    if (
        len(mine) != 1
        or mine[0].amount is None
        or mine[0].currency != fees[0].get("currency", "VND")
    ):
        return False
    return editor.set(("channels", index, "fees", 0, "amount"), fees[0]["amount"])


def _only(procedure: Procedure, via: Via) -> int | None:
    """The index of the one channel that goes this way; None where there are more or none."""
    found = [index for index, channel in enumerate(procedure.channels) if channel.via is via]
    return found[0] if len(found) == 1 else None


def _check(text: str, file: str) -> None:
    document, problems = parse_document(text.encode(), file)
    if document is not None and not problems:
        _, problems = validate(Procedure, document)
    if problems:
        raise BadRecordError(f"Không cập nhật được {file}: {problems[0].message}", problems[0].hint)
