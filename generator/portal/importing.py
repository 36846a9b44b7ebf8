"""Records into a guide: new ones as record pages, known ones into their files, bad ones listed."""

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
from generator.library.loading.collection import Sourced, collect
from generator.library.loading.held import held_guide
from generator.library.loading.used_codes import (
    next_code,
    taken_codes,
    taken_names,
    unread_national_codes,
)
from generator.library.models.procedure import Procedure
from generator.library.registers.ledger import Claim, CodeKind
from generator.portal.fields import FIRST_NUMBER, SHELVES, Fields
from generator.portal.freshness import marked_gone
from generator.portal.merge import merge
from generator.portal.naming import official, slug, titles
from generator.portal.record import BadRecordError, Record
from generator.portal.renewal import record_text, renewed
from generator.portal.sources import Bad, Progress, read_all, silent
from generator.portal.verbatim import RecordPlace


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

    The codes of new record pages are issued at once: such a page is true as it is.
    Raises MotchamError, with nothing written, where the guide's own files cannot be read or
    written.
    """
    records, bad = read_all(paths, progress)
    summary = Summary(bad=bad)
    with folder_for(roots / FIELDS), held_guide(roots):
        desk = _Desk(roots, today)
        desk.name_new([record.record for record in records])
        with progress(records, "Chép hồ sơ") as items:
            for item in items:
                try:
                    desk.bring_in(item.record, summary)
                except BadRecordError as error:
                    summary.bad.append(Bad(item.file, error.message))
        desk.close()
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
        self.unread = unread_national_codes(collection)
        self.codes = taken_codes(collection)
        self.stems = taken_names(collection)
        self.taken_titles = [sourced.model.title for sourced in collection.procedures]
        self.titles: dict[str, str] = {}
        self.claims: list[Claim] = []
        self.fields = Fields(collection.fields.model.fields if collection.fields else ())

    def name_new(self, records: Iterable[Record]) -> None:
        """Give each new record its short title, which no other procedure has."""
        names = {
            record.national_code: official(record.title) or record.national_code
            for record in records
            if record.national_code not in self.known
        }
        self.titles = titles(names, self.taken_titles)

    def close(self) -> None:
        """Add the shelves that were made, and issue the codes of all that is new."""
        if self.fields.new:
            before = read_plain_text(self.fields_file) if self.fields_file.exists() else ""
            self.written[self.fields_file] = self.fields.text(before).encode()
            self.claims += [
                Claim(field.code, CodeKind.FIELD, field.id, LIBRARY_LEDGER)
                for field in self.fields.new
            ]
        ledgers, _ = updated_ledgers(self.roots, self.today, self.claims)
        self.written |= {self.roots / file: text.encode() for file, text in ledgers.items()}

    def bring_in(self, record: Record, summary: Summary) -> None:
        """One record: into the files that have its national code, or as a new record page.

        Raises BadRecordError where such a file cannot be read: a second page would get a code.
        """
        if file := self.unread.get(record.national_code):
            message = f"Thủ tục {record.national_code} đã có tệp {file}, mà tệp ấy đang có lỗi."
            raise BadRecordError(f"{message} Sửa tệp ấy (motcham check) rồi nhập lại.")
        files = self.known.get(record.national_code)
        if files is None:
            summary.new.append(self._record_page(record))
            return
        for sourced in files:
            path = self.roots / sourced.document.file
            text = read_plain(path).decode("utf-8")
            if sourced.model.is_record:
                merged = renewed(text, sourced, record, self.today)
            else:
                merged = merge(text, sourced, record)
            if sourced.model.source.gone_since:
                merged.text = marked_gone(merged.text, None)
                merged.changes.append("hồ sơ có lại trên Cổng: bỏ gone_since")
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

    def _record_page(self, record: Record) -> FileChange:
        group, title = self.fields.take(record), self.titles[record.national_code]
        first = 1 if group.id in {shelf.id for shelf in SHELVES} else FIRST_NUMBER
        code = next_code(group.prefix, self.codes, first=first, digits=3 if first == 1 else 2)
        stem = slug(title, self.stems)
        text = record_text(record, RecordPlace(code, group.id, title, self.today)).encode()
        file = f"{PROCEDURES}/{group.id}/{stem}.yml"
        _check(text, file)
        self.written[self.roots / file] = text
        self.codes.add(code)
        self.stems.add(stem)
        self.claims.append(Claim(code, CodeKind.PROCEDURE, stem, LIBRARY_LEDGER))
        return FileChange(file, title)


def _check(text: bytes, file: str) -> None:
    """Refuse to write a file that would not pass; its record is listed as bad instead."""
    document, problems = parse_document(text, file)
    if document is not None and not problems:
        _, problems = validate(Procedure, document)
    if problems:
        raise BadRecordError(f"Tệp hồ sơ không qua kiểm tra: {problems[0].message}")
