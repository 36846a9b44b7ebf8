"""All YAML files of a guide, read and validated one by one; not yet checked against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Generic

from generator.disk.reading import read_plain_text
from generator.library.forms.paths import (
    ENGLISH_PAGES,
    FIELDS,
    LIFE_EVENTS,
    PAGES,
    PROCEDURES,
    RENOVATIONS,
    SYNONYMS,
    TRANSLATION,
    WARD,
)
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location, read_document, read_head, read_text
from generator.library.forms.validation import AnyModel, validate
from generator.library.language.file_names import is_unfit
from generator.library.language.folding import mark_of
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure
from generator.library.models.renovation import Attachment, Renovation
from generator.library.models.synonym import SynonymsFile
from generator.library.models.translation import TranslatedPage, TranslationFile
from generator.library.models.ward import Ward
from generator.library.registers.address import HOME_CODE
from generator.library.registers.ledger import LEDGER, Claim, CodeKind, Ledger, read_ledger
from generator.library.registers.prints import PRINTS, PrintRecord, read_prints

_OTHER_FILES = (FIELDS, LIFE_EVENTS, SYNONYMS)


@dataclass(frozen=True)
class Sourced(Generic[AnyModel]):
    """A model with the document it was read from."""

    model: AnyModel
    document: Document

    @property
    def stem(self) -> str:
        """The file's name without its ending: the identity of a procedure."""
        return PurePosixPath(self.document.file).stem


@dataclass
class Collection:
    """What could be read. A part is None or missing where its file had problems."""

    ward: Sourced[Ward] | None = None
    fields: Sourced[FieldsFile] | None = None
    life_events: Sourced[LifeEventsFile] | None = None
    synonyms: Sourced[SynonymsFile] | None = None
    procedures: list[Sourced[Procedure]] = field(default_factory=list)
    renovations: list[Sourced[Renovation]] = field(default_factory=list)
    pages: list[Sourced[InformationPage]] = field(default_factory=list)
    translations: dict[str, Sourced[TranslationFile]] = field(default_factory=dict)
    """By the name of the Vietnamese file."""
    translated_pages: dict[str, Sourced[TranslatedPage]] = field(default_factory=dict)
    """By the name of the Vietnamese page."""
    page_marks: dict[str, str] = field(default_factory=dict)
    """What a translation made today would name in `of`, by the name of the Vietnamese page."""
    ledger: Ledger = field(default_factory=lambda: Ledger({}, {}))
    prints: list[PrintRecord] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Files that stand there but could not be validated."""

    @property
    def published(self) -> list[Sourced[Procedure]]:
        """The procedures with a page: content rules leave drafts alone."""
        return [sourced for sourced in self.procedures if sourced.model.has_page]

    @property
    def documents(self) -> Iterator[Document]:
        """Every file that was read and is sound, heads of hand-written pages too."""
        whole = (self.ward, self.fields, self.life_events, self.synonyms)
        yield from (one.document for one in whole if one)
        for listed in (self.procedures, self.renovations, self.pages):
            yield from (one.document for one in listed)
        for named in (self.translations, self.translated_pages):
            yield from (one.document for one in named.values())

    def claims(self, *, drafts: bool = False) -> Iterator[tuple[Claim, Document | None, Location]]:
        """Everything that has a code, with the place that says so."""
        yield Claim(HOME_CODE, CodeKind.HOME, "home"), None, ()
        if self.fields:
            for index, field in enumerate(self.fields.model.fields):
                claim = Claim(field.code, CodeKind.FIELD, field.id)
                yield claim, self.fields.document, ("fields", index, "code")
        if self.life_events:
            for index, event in enumerate(self.life_events.model.life_events):
                claim = Claim(event.code, CodeKind.LIFE_EVENT, event.id)
                yield claim, self.life_events.document, ("life_events", index, "code")
        for sourced in self.procedures:
            procedure = sourced.model
            if procedure.has_page or drafts:
                withdrawn = procedure.withdrawn_on
                claim = Claim(procedure.code, CodeKind.PROCEDURE, sourced.stem, withdrawn)
                yield claim, sourced.document, ("code",)
        for renovation in self.renovations:
            code = renovation.model.code
            yield Claim(code, CodeKind.RENOVATION, code), renovation.document, ("code",)
        for page in self.pages:
            yield Claim(page.model.code, CodeKind.PAGE, page.stem), page.document, ("code",)


def collect(root: Path, ward_file: Path | None = None) -> tuple[Collection, list[Problem]]:
    """Read every file of the guide in `root`; all problems of all files at once."""
    collector = _Collector(root)
    collector.procedures(ward_file or root / WARD)
    collector.renovations()
    collector.pages()
    collector.translations(ward_file or root / WARD)
    collector.collection.ledger, found = read_ledger(root / LEDGER)
    collector.collection.prints, more = read_prints(root / PRINTS)
    # Git keeps only where a link leads, so that what is lost behind it would be missed by nobody.
    links = [_symlink(file) for file in (WARD, LEDGER, PRINTS) if (root / file).is_symlink()]
    names = list(_unfit_names(root))
    return collector.collection, collector.problems + links + found + more + names


class _Collector:
    """Reads the files of a guide, one kind after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.collection = Collection()
        self.problems: list[Problem] = []

    def procedures(self, ward_file: Path) -> None:
        collection, root = self.collection, self.root
        collection.ward = self._load(ward_file, Ward)
        collection.fields = self._load(root / FIELDS, FieldsFile)
        if (root / LIFE_EVENTS).exists():
            collection.life_events = self._load(root / LIFE_EVENTS, LifeEventsFile)
        if (root / SYNONYMS).exists():
            collection.synonyms = self._load(root / SYNONYMS, SynonymsFile)
        for path in _procedure_files(root, self.problems):
            if procedure := self._load(path, Procedure):
                collection.procedures.append(procedure)

    def renovations(self) -> None:
        for path in _renovation_files(self.root, self.problems):
            if renovation := self._load(path, Renovation):
                self.collection.renovations.append(renovation)

    def pages(self) -> None:
        for file, document, found in _coded_pages(self.root, PAGES):
            if page := self._checked(document, found, file, InformationPage):
                self.collection.pages.append(page)
                text = read_plain_text(self.root / file)
                self.collection.page_marks[file] = mark_of(text)

    def translations(self, ward_file: Path) -> None:
        for path in _translation_files(self.root, ward_file):
            if translation := self._load(path, TranslationFile):
                file = translated_from(translation.document.file)
                self.collection.translations[file] = translation
        lost = {problem.file: problem for problem in _lost_pages(self.root)}
        self.problems.extend(lost.values())
        for file, document, found in _coded_pages(self.root, ENGLISH_PAGES):
            page = self._checked(document, found, file, TranslatedPage)
            if page and file not in lost:
                self.collection.translated_pages[_vietnamese_page(file)] = page

    def _load(self, path: Path, model: type[AnyModel]) -> Sourced[AnyModel] | None:
        below = path.is_relative_to(self.root)
        file = path.relative_to(self.root).as_posix() if below else str(path)
        return self._checked(*read_document(path, file), file, model)

    def _checked(
        self, document: Document | None, found: list[Problem], file: str, model: type[AnyModel]
    ) -> Sourced[AnyModel] | None:
        value, more = validate(model, document) if document else (None, [])
        self.problems.extend([*found, *more])
        if document is None or value is None:
            self.collection.unread.append(file)
            return None
        return Sourced(value, document)


def attachment_path(renovation: Renovation, attachment: Attachment, root: Path) -> Path:
    """Where the file of an attachment lies: beside that of its renovation."""
    return root / RENOVATIONS / str(renovation.starts_on.year) / attachment.file


def translation_of(file: str) -> str:
    """The name of the translation of a YAML file: `khai-sinh.en.yml`."""
    return file.removesuffix(".yml") + TRANSLATION


def translated_from(file: str) -> str:
    """The name of the YAML file of which `file` is the translation."""
    return file.removesuffix(TRANSLATION) + ".yml"


def _translation_files(root: Path, ward_file: Path) -> Iterator[Path]:
    ward = ward_file.with_name(translation_of(ward_file.name))
    if ward.exists():
        yield ward
    yield from sorted((root / PROCEDURES).rglob(f"*{TRANSLATION}"))


def _vietnamese_page(file: str) -> str:
    """The name of the page of which the English page `file` is the translation."""
    return f"{PAGES}/{file.removeprefix(ENGLISH_PAGES + '/')}"


def _lost_pages(root: Path) -> Iterator[Problem]:
    """A problem for each English page, with a code or without, that has no Vietnamese one."""
    for path in sorted((root / ENGLISH_PAGES).rglob("*.md")):
        file = path.relative_to(root).as_posix()
        if not (root / _vietnamese_page(file)).exists():
            message = f"Đây là bản tiếng Anh của {_vietnamese_page(file)}, nhưng không có trang ấy."
            hint = "Xoá cả trang tiếng Anh này, hoặc đặt tên tệp như trang tiếng Việt."
            yield Problem(file, 1, 1, "lost-translation", message, hint)


def _coded_pages(root: Path, folder: str) -> Iterator[tuple[str, Document | None, list[Problem]]]:
    """The heads of the hand-written pages that have a code."""
    for path in sorted((root / folder).rglob("*.md")):
        file = path.relative_to(root).as_posix()
        document, found = read_head(path, file)
        _, broken = read_text(path, file) if document else (None, [])
        if broken:
            yield file, None, broken
        elif document or found:
            yield file, document, found


def _procedure_files(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The YAML file of every procedure; anything else in the folder is a problem."""
    for path in sorted((root / PROCEDURES).rglob("*")):
        relative = path.relative_to(root / PROCEDURES)
        file = path.relative_to(root).as_posix()
        if any(part.startswith(".") for part in relative.parts):
            continue
        if path.is_symlink():
            problems.append(_symlink(file))
        elif (
            path.is_dir()
            or file in (FIELDS, LIFE_EVENTS, SYNONYMS)
            or path.name.endswith(TRANSLATION)
        ):
            continue
        elif path.suffix != ".yml":
            message = f"Tệp «{path.name}» không có đuôi .yml nên không được đọc."
            hint = "Đổi đuôi thành .yml, hoặc chuyển tệp đi nơi khác."
            problems.append(Problem(file, 1, 1, "not-yml", message, hint))
        elif path.parent.parent != root / PROCEDURES:
            message = "Tệp thủ tục phải nằm trong thư mục của lĩnh vực."
            hint = "Chuyển vào procedures/<lĩnh vực>/<tên>.yml."
            problems.append(Problem(file, 1, 1, "misplaced", message, hint))
        else:
            yield path


def _symlink(file: str) -> Problem:
    message = "Đây là một liên kết (symlink), không phải tệp."
    return Problem(file, 1, 1, "symlink", message, "Đặt tệp thật vào đây.")


def _unfit_names(root: Path) -> Iterator[Problem]:
    """A problem for each file that Windows could not hold, or not beside another one."""
    hint = "Đổi tên tệp: chữ thường không dấu, số và gạch nối."
    for folder in (PROCEDURES, RENOVATIONS, PAGES, ENGLISH_PAGES):
        seen: dict[str, str] = {}
        for path in sorted((root / folder).rglob("*")):
            file, letters = path.relative_to(root).as_posix(), path.as_posix().casefold()
            if is_unfit(path.name):
                message = f"Windows không tạo được tệp tên «{path.name}»."
                yield Problem(file, 1, 1, "reserved-name", message, hint)
            if letters in seen:
                message = f"Tên tệp chỉ khác {seen[letters]} ở chữ hoa, chữ thường."
                yield Problem(file, 1, 1, "same-file-name", message, hint)
            seen[letters] = file


def _renovation_files(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The YAML file of every renovation; attachments beside it are the guide's to look at."""
    for path in sorted((root / RENOVATIONS).rglob("*.yml")):
        file = path.relative_to(root).as_posix()
        if path.is_symlink():
            problems.append(_symlink(file))
        elif path.parent.parent != root / RENOVATIONS:
            message = "Tệp công trình phải nằm trong thư mục của năm bắt đầu."
            hint = f"Chuyển vào {RENOVATIONS}/<năm>/<mã>.yml."
            problems.append(Problem(file, 1, 1, "misplaced", message, hint))
        else:
            yield path
