"""All YAML files of a guide, read and validated one by one; not yet checked against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Generic

from generator.disk.reading import read_plain_text
from generator.disk.unfit import UnfitFileError
from generator.emblems.emblem import Emblem
from generator.library.forms.paths import (
    DEFAULTS,
    ELSEWHERE,
    ENGLISH_PAGES,
    FIELDS,
    GLOSSARY,
    HOLIDAYS,
    LIBRARY_LEDGER,
    LIFE_EVENTS,
    LOCAL,
    PAGES,
    PROCEDURES,
    PROVINCES,
    RIGHTS,
    SITUATIONS,
    SYNONYMS,
    TRANSLATION,
    WARDS,
    Roots,
)
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location, read_document, read_head, read_text
from generator.library.forms.validation import AnyModel, validate
from generator.library.language.file_names import is_unfit
from generator.library.language.folding import fold, mark_of, slug
from generator.library.loading.emblem_file import load_emblem
from generator.library.loading.form_file import FormFile, load_form
from generator.library.loading.inherited import with_defaults
from generator.library.loading.shared import shared_form
from generator.library.loading.stray_files import stray_files
from generator.library.loading.units import unit_names
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.change_log import ChangesFile
from generator.library.models.glossary import GlossaryFile
from generator.library.models.holidays import HolidaysFile
from generator.library.models.local_facts import Overlay, Province, SetFee
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure
from generator.library.models.renovation import Attachment, Renovation
from generator.library.models.rights import RightsFile
from generator.library.models.situation import SituationsFile
from generator.library.models.synonym import SynonymsFile
from generator.library.models.translation import TranslatedPage, TranslationFile
from generator.library.models.ward import Ward
from generator.library.registers.address import HOME_CODE
from generator.library.registers.ledger import Claim, CodeKind, Ledger, read_ledgers
from generator.library.registers.prints import PrintRecord, read_prints

_LISTS = (FIELDS, LIFE_EVENTS, SYNONYMS, SITUATIONS, HOLIDAYS, GLOSSARY, RIGHTS, ELSEWHERE)
_MEANT_AS_YAML = re.compile(r"\.ya?ml(?:\.\w+)?$", re.IGNORECASE)
_IN_FIELD = 2
"""A procedure's file lies in its field's folder."""


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

    roots: Roots
    ward: Sourced[Ward] | None = None
    emblem: Emblem | None = None
    defaults: Document | None = None
    """What the unit shares with the others of its repository; the ward has it already."""
    fields: Sourced[FieldsFile] | None = None
    life_events: Sourced[LifeEventsFile] | None = None
    synonyms: Sourced[SynonymsFile] | None = None
    situations: Sourced[SituationsFile] | None = None
    holidays: Sourced[HolidaysFile] | None = None
    glossary: Sourced[GlossaryFile] | None = None
    rights: Sourced[RightsFile] | None = None
    other_offices: Sourced[OtherOfficesFile] | None = None
    changes: Sourced[ChangesFile] | None = None
    province: Sourced[Province] | None = None
    overlays: list[Sourced[Overlay]] = field(default_factory=list)
    """What the unit adds to procedures of the library; the name of each file is its code."""
    procedures: list[Sourced[Procedure]] = field(default_factory=list)
    forms: dict[str, FormFile] = field(default_factory=dict)
    """The files of forms that procedures name."""
    renovations: list[Sourced[Renovation]] = field(default_factory=list)
    pages: list[Sourced[InformationPage]] = field(default_factory=list)
    translations: dict[str, Sourced[TranslationFile]] = field(default_factory=dict)
    """By the name of the Vietnamese file."""
    translated_pages: dict[str, Sourced[TranslatedPage]] = field(default_factory=dict)
    """By the name of the Vietnamese page."""
    uncoded_pages: dict[str, str] = field(default_factory=dict)
    """The English pages whose head names no code, by the name of the Vietnamese page."""
    page_marks: dict[str, str] = field(default_factory=dict)
    """What a translation made today would name in `of`, by the name of the Vietnamese page."""
    ledger: Ledger = field(default_factory=Ledger)
    prints: list[PrintRecord] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Files that stand there but could not be validated."""

    @property
    def published(self) -> list[Sourced[Procedure]]:
        """The procedures with a page: rules leave drafts alone."""
        return [sourced for sourced in self.procedures if sourced.model.has_page]

    @property
    def written(self) -> list[Sourced[Procedure]]:
        """Of those the ones that people wrote: words of a record are not theirs to mend."""
        return [sourced for sourced in self.published if not sourced.model.is_record]

    def set_fees(self, code: str) -> tuple[SetFee, ...]:
        """The amounts set for a procedure: the unit's own, and the province's of other kinds."""
        own = [fee for one in self.overlays if one.stem == code for fee in one.model.fees]
        kinds = {fee.kind for fee in own}
        common = self.province.model.fees if self.province else ()
        of_it = (fee for fee in common if fee.procedure == code and fee.kind not in kinds)
        return (*own, *of_it)

    @property
    def documents(self) -> Iterator[Document]:
        """Every file that was read and is sound, heads of hand-written pages too."""
        lists = (self.fields, self.life_events, self.holidays, self.glossary, self.other_offices)
        more = (self.rights, self.synonyms, self.situations, self.province, self.changes)
        whole = (self.ward, *lists, *more)
        yield from (one.document for one in whole if one)
        if self.defaults:
            yield self.defaults
        for listed in (self.procedures, self.renovations, self.pages, self.overlays):
            yield from (one.document for one in listed)
        for named in (self.translations, self.translated_pages):
            yield from (one.document for one in named.values())

    def claims(self, *, drafts: bool = False) -> Iterator[tuple[Claim, Document | None, Location]]:
        """Everything that has a code, with the place that says so."""
        shared = LIBRARY_LEDGER
        yield Claim(HOME_CODE, CodeKind.HOME, "home", shared), None, ()
        if self.fields:
            for index, field in enumerate(self.fields.model.fields):
                claim = Claim(field.code, CodeKind.FIELD, field.id, shared)
                yield claim, self.fields.document, ("fields", index, "code")
        if self.life_events:
            for index, event in enumerate(self.life_events.model.life_events):
                claim = Claim(event.code, CodeKind.LIFE_EVENT, event.id, shared)
                yield claim, self.life_events.document, ("life_events", index, "code")
        for sourced in self.procedures:
            procedure = sourced.model
            if procedure.has_page or drafts:
                withdrawn, ledger = procedure.withdrawn_on, self._ledger_of(sourced.document)
                claim = Claim(procedure.code, CodeKind.PROCEDURE, sourced.stem, ledger, withdrawn)
                yield claim, sourced.document, ("code",)
        for renovation in self.renovations:
            code, ledger = renovation.model.code, self.roots.unit_ledger
            yield Claim(code, CodeKind.RENOVATION, code, ledger), renovation.document, ("code",)
        for page in self.pages:
            ledger = self._ledger_of(page.document)
            yield Claim(page.model.code, CodeKind.PAGE, page.stem, ledger), page.document, ("code",)

    def issued(self, code: str, target: str) -> bool:
        """Whether a ledger issued `code` to `target`."""
        row = self.ledger.rows.get(code)
        return row is not None and row.target == target

    def _ledger_of(self, document: Document) -> str:
        own = self.roots.is_own(document.file)
        return self.roots.unit_ledger if own else LIBRARY_LEDGER


def collect(roots: Roots) -> tuple[Collection, list[Problem]]:
    """Read every file of the library and of one unit; all problems of all files at once."""
    strays = list(stray_files(roots))
    collector = _Collector(roots, frozenset(problem.file for problem in strays))
    collector.procedures()
    collector.local_facts()
    collector.changes()
    collector.emblem()
    collector.renovations()
    collector.pages()
    collector.translations()
    collector.collection.ledger, found = read_ledgers(roots)
    collector.collection.prints, more = read_prints(roots / roots.prints, roots.prints)
    # Git keeps only where a link leads, so that what is lost behind it would be missed by nobody.
    kept = (roots.own(), roots.ward_file, DEFAULTS, *roots.ledgers, roots.prints, roots.renovations)
    links = [_symlink(file) for file in kept if (roots / file).is_symlink()]
    names = [*_unfit_names(roots), *_misnamed(roots), *_misspelt(collector.collection)]
    names = [name for name in names if name.file not in collector.strays]
    return collector.collection, [*collector.problems, *links, *found, *more, *names, *strays]


class _Collector:
    """Reads the files of a guide, one kind after the other."""

    def __init__(self, roots: Roots, strays: frozenset[str]) -> None:
        self.roots = roots
        self.strays = strays
        self.collection = Collection(roots)
        self.problems: list[Problem] = []

    def procedures(self) -> None:
        collection, roots = self.collection, self.roots
        collection.ward = self._ward()
        collection.fields = self._load(roots / FIELDS, FieldsFile)
        if (roots / LIFE_EVENTS).exists():
            collection.life_events = self._load(roots / LIFE_EVENTS, LifeEventsFile)
        if (roots / SYNONYMS).exists():
            collection.synonyms = self._load(roots / SYNONYMS, SynonymsFile)
        if (roots / SITUATIONS).exists():
            collection.situations = self._load(roots / SITUATIONS, SituationsFile)
        if (roots / HOLIDAYS).exists():
            collection.holidays = self._load(roots / HOLIDAYS, HolidaysFile)
        if (roots / GLOSSARY).exists():
            collection.glossary = self._load(roots / GLOSSARY, GlossaryFile)
        if (roots / RIGHTS).exists():
            collection.rights = self._load(roots / RIGHTS, RightsFile)
        if (roots / ELSEWHERE).exists():
            collection.other_offices = self._load(roots / ELSEWHERE, OtherOfficesFile)
        for path in _procedure_files(roots, self.strays, self.problems):
            if procedure := self._load(path, Procedure):
                collection.procedures.append(procedure)
                self._forms_of(procedure)

    def _forms_of(self, procedure: Sourced[Procedure]) -> None:
        folders = [self.roots / folder for folder in self.roots.page_folders]
        for index, paper in enumerate(procedure.model.documents):
            if paper.form is None or paper.form.file is None:
                continue
            try:
                form = load_form(folders, paper.form.file)
            except UnfitFileError as unfit:
                place = ("documents", index, "form", "file")
                found = procedure.document.problem(place, unfit.rule, unfit.message, unfit.hint)
                self.problems.append(found)
            else:
                self.collection.forms[form.name] = form

    def local_facts(self) -> None:
        collection, roots = self.collection, self.roots
        if collection.ward:
            path = roots / province_file(collection.ward.model.province)
            if path.exists():
                collection.province = self._load(path, Province)
        for path in sorted((roots / roots.own(LOCAL)).glob("*.yml")):
            if roots.name(path) in self.strays:
                continue
            if overlay := self._load(path, Overlay):
                collection.overlays.append(overlay)

    def changes(self) -> None:
        if (path := self.roots / self.roots.changes).exists():
            self.collection.changes = self._load(path, ChangesFile)

    def emblem(self) -> None:
        ward = self.collection.ward
        if ward is None or ward.model.emblem is None:
            return
        try:
            self.collection.emblem = load_emblem(self.roots.unit / ward.model.emblem)
        except UnfitFileError as unfit:
            found = ward.document.problem(("emblem",), unfit.rule, unfit.message, unfit.hint)
            self.problems.append(found)

    def renovations(self) -> None:
        for path in _renovation_files(self.roots, self.strays, self.problems):
            if renovation := self._load(path, Renovation):
                self.collection.renovations.append(renovation)

    def pages(self) -> None:
        for file, document, found in _coded_pages(self.roots, self.roots.page_folders):
            if file in self.strays:
                continue
            if page := self._checked(document, found, file, InformationPage):
                self.collection.pages.append(page)
                text = read_plain_text(self.roots / file)
                self.collection.page_marks[file] = mark_of(_written(text))

    def translations(self) -> None:
        for path in _translation_files(self.roots):
            if self.roots.name(path) in self.strays:
                continue
            if translation := self._load(path, TranslationFile):
                file = translated_from(translation.document.file)
                self.collection.translations[file] = translation
        lost = {one.file: one for one in _lost_pages(self.roots) if one.file not in self.strays}
        self.problems.extend(lost.values())
        english = {*hand_written(self.roots, self.roots.english_page_folders)}
        english -= {*lost, *self.strays}
        for file, document, found in _coded_pages(self.roots, self.roots.english_page_folders):
            english.discard(file)
            page = self._checked(document, found, file, TranslatedPage)
            if page and file not in lost and file not in self.strays:
                self.collection.translated_pages[_vietnamese_page(self.roots, file)] = page
        uncoded = {_vietnamese_page(self.roots, file): file for file in sorted(english)}
        self.collection.uncoded_pages = uncoded

    def _ward(self) -> Sourced[Ward] | None:
        file = self.roots.ward_file
        document, found = read_document(self.roots / file, file)
        if document:
            document, self.collection.defaults, more = with_defaults(self.roots, document)
            found = [*found, *more]
        return self._checked(document, found, file, Ward)

    def _load(self, path: Path, model: type[AnyModel]) -> Sourced[AnyModel] | None:
        file = self.roots.name(path)
        if self.roots.is_own(file):
            return self._checked(*read_document(path, file), file, model)
        return self._kept(*shared_form(path, file, model), file)

    def _checked(
        self, document: Document | None, found: list[Problem], file: str, model: type[AnyModel]
    ) -> Sourced[AnyModel] | None:
        value, more = validate(model, document) if document else (None, [])
        return self._kept(document, value, [*found, *more], file)

    def _kept(
        self, document: Document | None, value: AnyModel | None, found: list[Problem], file: str
    ) -> Sourced[AnyModel] | None:
        self.problems.extend(found)
        if document is None or value is None:
            self.collection.unread.append(file)
            return None
        return Sourced(value, document)


def _written(text: str) -> str:
    """What a person wrote into a file: its start and end are the editor's."""
    return text.removeprefix("\ufeff").rstrip() + "\n"


def attachment_path(renovation: Renovation, attachment: Attachment, roots: Roots) -> Path:
    """Where the file of an attachment lies: beside that of its renovation."""
    return roots / roots.renovations / str(renovation.starts_on.year) / attachment.file


def province_file(name: str) -> str:
    """The file of a province, by its name: «Tỉnh Phú Thọ» is in `provinces/phu-tho.yml`."""
    bare = re.sub(r"^(tinh|thanh pho|tp\.?) ", "", fold(name))
    return f"{PROVINCES}/{slug(bare)}.yml"


def translation_of(file: str) -> str:
    """The name of the translation of a YAML file: `khai-sinh.en.yml`."""
    return file.removesuffix(".yml") + TRANSLATION


def translated_from(file: str) -> str:
    """The name of the YAML file of which `file` is the translation."""
    return file.removesuffix(TRANSLATION) + ".yml"


def _translation_files(roots: Roots) -> Iterator[Path]:
    ward = roots / translation_of(roots.ward_file)
    if ward.exists():
        yield ward
    for folder in roots.procedure_folders:
        yield from sorted((roots / folder).rglob(f"*{TRANSLATION}"))


def english_page(roots: Roots, file: str) -> str:
    """The name of the English page of the page `file`."""
    return _moved(file, roots.page_folders, roots.english_page_folders)


def _moved(file: str, folders: Sequence[str], others: Sequence[str]) -> str:
    """The name of what lies in one of the `others` as `file` does in the folder at its place."""
    for folder, other in zip(folders, others, strict=True):
        if file.startswith(f"{folder}/"):
            return f"{other}/{file.removeprefix(f'{folder}/')}"
    raise ValueError(file)


def _vietnamese_page(roots: Roots, file: str) -> str:
    """The name of the page of which the English page `file` is the translation."""
    return _moved(file, roots.english_page_folders, roots.page_folders)


def _lost_pages(roots: Roots) -> Iterator[Problem]:
    """A problem for each English page, with a code or without, that has no Vietnamese one."""
    for file in hand_written(roots, roots.english_page_folders):
        vietnamese = _vietnamese_page(roots, file)
        if not (roots / vietnamese).exists():
            message = f"Đây là bản tiếng Anh của {vietnamese}, nhưng không có trang ấy."
            hint = "Xoá cả trang tiếng Anh này, hoặc đặt tên tệp như trang tiếng Việt."
            yield Problem(file, 1, 1, "lost-translation", message, hint)


def hand_written(roots: Roots, folders: Iterable[str]) -> list[str]:
    """The names of all pages in Markdown below these folders of a guide."""
    found = (sorted((roots / folder).rglob("*.md")) for folder in folders)
    return [roots.name(path) for paths in found for path in paths]


def _coded_pages(
    roots: Roots, folders: Iterable[str]
) -> Iterator[tuple[str, Document | None, list[Problem]]]:
    """The heads of the hand-written pages that have a code, and of those that cannot be read."""
    for file in hand_written(roots, folders):
        path = roots / file
        text, broken = read_text(path, file)
        document, found = read_head(path, file) if text else (None, [])
        if broken and (document or text is None):
            yield file, None, broken
        elif document or found:
            yield file, document, found


def _procedure_files(
    roots: Roots, strays: frozenset[str], problems: list[Problem]
) -> Iterator[Path]:
    """The YAML file of every procedure; anything else in their folders is a problem."""
    for folder in roots.procedure_folders:
        for path in sorted((roots / folder).rglob("*")):
            file, relative = roots.name(path), path.relative_to(roots / folder)
            if file in strays or any(part.startswith(".") for part in relative.parts):
                continue
            if path.is_symlink():
                problems.append(_symlink(file))
            elif (
                path.is_dir()
                or file in (*_LISTS, LIBRARY_LEDGER)
                or path.name.endswith(TRANSLATION)
            ):
                continue
            elif path.suffix != ".yml":
                problems.append(_not_yml(file, path.name))
            elif len(relative.parts) != _IN_FIELD:
                message = "Tệp thủ tục phải nằm trong thư mục của lĩnh vực."
                hint = f"Chuyển vào {folder}/<lĩnh vực>/<tên>.yml."
                problems.append(Problem(file, 1, 1, "misplaced", message, hint))
            else:
                yield path


def _symlink(file: str) -> Problem:
    message = "Đây là một liên kết (symlink), không phải tệp."
    return Problem(file, 1, 1, "symlink", message, "Đặt tệp thật vào đây.")


def is_misnamed(name: str) -> bool:
    """Whether a file was meant to be YAML and is read by nobody: `HT05.yaml`, `HT05.yml.txt`."""
    return bool(_MEANT_AS_YAML.search(name)) and not name.endswith(".yml")


def _misnamed(roots: Roots) -> Iterator[Problem]:
    """A problem for each file of the unit, of its province and of all units that nobody reads."""
    local = roots / roots.own(LOCAL)
    province = roots / PROVINCES
    found = [*province.rglob("*"), *roots.unit.rglob("*"), *(roots / WARDS).glob("*")]
    for path in sorted(found):
        file, folder = roots.name(path), path.parent
        if path.name.startswith(".") or path.is_dir() or _is_procedure(roots, file):
            continue
        alone = folder == province or path.is_relative_to(local)  # nothing but YAML lies there
        if is_misnamed(path.name) or (alone and path.suffix != ".yml"):
            yield _not_yml(file, path.name)
        elif folder == province and file != (right := province_file(path.stem.replace("-", " "))):
            message = "Không đơn vị nào đọc tệp tên như vậy."
            yield Problem(file, 1, 1, "misplaced", message, f"Đổi tên thành {right}.")
        elif alone and folder not in (province, local):
            message = "Tệp nằm trong thư mục con nên không được đọc."
            hint = f"Chuyển vào {roots.name(local)}/{path.name}."
            yield Problem(file, 1, 1, "misplaced", message, hint)


def _misspelt(collection: Collection) -> Iterator[Problem]:
    """A warning where the province's file may be there under another name: hai-phog.yml."""
    if collection.ward is None or collection.province is not None:
        return
    roots, province = collection.roots, collection.ward.model.province
    right = province_file(province)
    there = [roots.name(path) for path in sorted((roots / PROVINCES).glob("*.yml"))]
    near = get_close_matches(right, there, n=1, cutoff=_ALMOST)
    read = {province_file(other) for _, other in unit_names(roots.folder).values()} if near else ()
    if near and near[0] not in read:
        message = f"Không đơn vị nào ở đây đọc tệp này, mà {province} chưa có tệp."
        hint = f"Nếu là của {province} thì đổi tên thành {right}."
        yield Problem(near[0], 1, 1, "misspelt-province", message, hint, severity="warning")


_ALMOST = 0.92
"""One letter makes `provinces/hue.yml` 0.97; `quang-ninh.yml` and `quang-ngai.yml` are 0.917."""


def _is_procedure(roots: Roots, file: str) -> bool:
    """Whether it lies where only procedures do; those are told elsewhere."""
    return file.startswith(tuple(f"{folder}/" for folder in roots.procedure_folders))


def _not_yml(file: str, name: str) -> Problem:
    message = f"Tệp «{name}» không có đuôi .yml nên không được đọc."
    hint = "Đổi đuôi thành .yml, hoặc chuyển tệp đi nơi khác."
    return Problem(file, 1, 1, "not-yml", message, hint)


def _unfit_names(roots: Roots) -> Iterator[Problem]:
    """A problem for each file that Windows could not hold, or not beside another one."""
    hint = "Đổi tên tệp: chữ thường không dấu, số và gạch nối."
    for folder in (PROCEDURES, roots.own(), PAGES, ENGLISH_PAGES):
        seen: dict[str, str] = {}
        for path in sorted((roots / folder).rglob("*")):
            file, letters = roots.name(path), path.as_posix().casefold()
            if is_unfit(path.name):
                message = f"Windows không tạo được tệp tên «{path.name}»."
                yield Problem(file, 1, 1, "reserved-name", message, hint)
            if letters in seen:
                message = f"Tên tệp chỉ khác {seen[letters]} ở chữ hoa, chữ thường."
                yield Problem(file, 1, 1, "same-file-name", message, hint)
            seen[letters] = file


def _renovation_files(
    roots: Roots, strays: frozenset[str], problems: list[Problem]
) -> Iterator[Path]:
    """The YAML file of every renovation; attachments beside it are the guide's to look at."""
    folder = roots / roots.renovations
    for path in sorted(folder.rglob("*.yml")):
        file = roots.name(path)
        if file in strays:
            continue
        if path.is_symlink():
            problems.append(_symlink(file))
        elif path.parent.parent != folder:
            message = "Tệp công trình phải nằm trong thư mục của năm bắt đầu."
            hint = f"Chuyển vào {roots.renovations}/<năm>/<mã>.yml."
            problems.append(Problem(file, 1, 1, "misplaced", message, hint))
        else:
            yield path
