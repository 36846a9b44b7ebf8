"""Records into a guide: new ones as drafts, known ones into their files, bad ones listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.disk.reading import read_plain, read_plain_text
from generator.disk.writing import folder_for, write_together
from generator.errors import MotchamError
from generator.library.checked.library import updated_ledgers
from generator.library.forms.paths import FIELDS, LIBRARY_LEDGER, PROCEDURES, Roots
from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.forms.writer import dump
from generator.library.loading.collection import Sourced, collect
from generator.library.loading.held import held_guide
from generator.library.loading.used_codes import next_code, taken_codes, taken_names
from generator.library.models.procedure import Procedure
from generator.library.registers.ledger import Claim, CodeKind
from generator.portal.draft import DraftPlace, draft
from generator.portal.fields import Fields
from generator.portal.merge import merge
from generator.portal.naming import official, short_title, slug
from generator.portal.record import BadRecordError, Record
from generator.portal.sources import Bad, Progress, read_all, silent

PROCEDURE_SCHEMA = "../.schema/procedure.json"
"""The way from a procedure's file to its schema."""


@dataclass(frozen=True)
class FileChange:
    """A file that was written: what changed in it, and what a person must settle."""

    file: str
    title: str
    changes: tuple[str, ...] = ()
    to_settle: tuple[str, ...] = ()


@dataclass
class Summary:
    """What an import did. `fields` are the titles of fields it had to add."""

    new: list[FileChange] = field(default_factory=list)
    updated: list[FileChange] = field(default_factory=list)
    unchanged: list[FileChange] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


def import_records(
    roots: Roots, paths: Iterable[Path], today: date, progress: Progress = silent
) -> Summary:
    """Bring every record at `paths` into the library. A bad record stops nothing.

    Raises MotchamError, with nothing written, where the guide's own files cannot be read or
    written.
    """
    records, bad = read_all(paths, progress)
    summary = Summary(bad=bad)
    with folder_for(roots / FIELDS), held_guide(roots):
        desk = _Desk(roots, today)
        desk.add_fields(record.record for record in records)
        with progress(records, "Soạn bản nháp") as items:
            for item in items:
                try:
                    desk.bring_in(item.record, summary)
                except BadRecordError as error:
                    summary.bad.append(Bad(item.file, error.message))
        write_together(desk.written)
    summary.fields = [group.title for group in desk.fields.new]
    return summary


class _Desk:
    """The guide as it is while records come in: what is taken, and what is to be written."""

    def __init__(self, roots: Roots, today: date) -> None:
        self.roots = roots
        self.today = today
        self.written: dict[Path, bytes] = {}
        collection, problems = collect(roots)
        self.fields_file = roots / FIELDS
        if collection.fields is None and self.fields_file.exists():
            first = next((p for p in problems if p.file == FIELDS), None)
            message = f"{FIELDS}: {first.message if first else 'không đọc được.'}"
            raise MotchamError(message, "Sửa tệp ấy trước khi nhập hồ sơ.")
        self.known: dict[str, list[Sourced[Procedure]]] = {}
        for sourced in collection.procedures:
            if code := sourced.model.national_code:
                self.known.setdefault(code, []).append(sourced)
        self.codes = taken_codes(collection)
        self.stems = taken_names(collection)
        groups = collection.fields.model.fields if collection.fields else ()
        self.unissued = {field.code for field in groups} - collection.ledger.rows.keys()
        """Codes of fields that an import killed at its end has left without a row."""
        self.fields = Fields(groups, self.codes)

    def add_fields(self, records: Iterable[Record]) -> None:
        """Add the fields that new records need, and issue their codes: a field has a page."""
        for record in records:
            if record.national_code not in self.known:
                self.fields.take(record.field)
        if self.fields.new:
            before = read_plain_text(self.fields_file) if self.fields_file.exists() else ""
            self.written[self.fields_file] = self.fields.text(before).encode()
        if self.fields.new or self.unissued:
            claims = [
                Claim(field.code, CodeKind.FIELD, field.id, LIBRARY_LEDGER)
                for field in self.fields.new
            ]
            ledgers, _ = updated_ledgers(self.roots, self.today, claims)
            self.written |= {self.roots / file: text.encode() for file, text in ledgers.items()}

    def bring_in(self, record: Record, summary: Summary) -> None:
        """One record: into the files that have its national code, or as a new draft."""
        files = self.known.get(record.national_code)
        if files is None:
            summary.new.append(self._draft(record))
            return
        for sourced in files:
            path = self.roots / sourced.document.file
            text = read_plain(path).decode("utf-8")
            merged = merge(text, sourced, record)
            if merged.text != text:
                self.written[path] = merged.text.encode()
            change = FileChange(
                sourced.document.file,
                sourced.model.title,
                tuple(merged.changes),
                tuple(merged.to_settle),
            )
            changed = merged.text != text or merged.to_settle
            (summary.updated if changed else summary.unchanged).append(change)

    def _draft(self, record: Record) -> FileChange:
        group, new_field = self.fields.take(record.field)
        code = next_code(group.prefix, self.codes)
        stem = slug(short_title(official(record.title) or record.national_code), self.stems)
        data = draft(record, DraftPlace(code, group.id, self.today, new_field))
        comment = f"{data['title']} — bản nháp từ hồ sơ quốc gia; đọc lại, sửa lời rồi hãy đăng"
        text = dump(data, comment, schema=PROCEDURE_SCHEMA).encode()
        file = f"{PROCEDURES}/{group.id}/{stem}.yml"
        _check(text, file)
        self.written[self.roots / file] = text
        self.codes.add(code)
        self.stems.add(stem)
        return FileChange(file, str(data["title"]))


def _check(text: bytes, file: str) -> None:
    """Refuse to write a draft that would not pass; its record is listed as bad instead."""
    document, problems = parse_document(text, file)
    if document is not None and not problems:
        _, problems = validate(Procedure, document)
    if problems:
        raise BadRecordError(f"Bản nháp không qua kiểm tra: {problems[0].message}")
