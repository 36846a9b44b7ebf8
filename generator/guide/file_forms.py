"""The forms of all files but procedures: the unit, renovations, news, translations and all.

One page draws them all from `files.json`. The files themselves lie beside it, byte for byte, where
the ward names its repository; of renovations only those whose facts are still told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.guide.compact import compact_json
from generator.guide.form import copy_sources, general, kind, listed
from generator.guide.fragments import FILE_FORMS, Context
from generator.library.desk.new_renovation import SCHEMA
from generator.library.forms.paths import (
    DEFAULTS,
    ELSEWHERE,
    FIELDS,
    GLOSSARY,
    HOLIDAYS,
    LIBRARY_LEDGER,
    LIFE_EVENTS,
    LOCAL,
    PROCEDURES,
    RIGHTS,
    SITUATIONS,
    SYNONYMS,
    TRANSLATION,
    Roots,
)
from generator.library.loading.collection import province_file
from generator.library.loading.used_codes import next_code
from generator.library.local.in_unit import mark_for_overlays
from generator.library.models.base import Model
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.change_log import ChangesFile
from generator.library.models.glossary import GlossaryFile
from generator.library.models.holidays import HolidaysFile
from generator.library.models.local_facts import Overlay, Province
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.page import InformationPage
from generator.library.models.renovation import CODE_LENGTH, CODE_LETTERS, STATUS_AFTER, Renovation
from generator.library.models.rights import RightsFile
from generator.library.models.situation import SituationsFile
from generator.library.models.synonym import SynonymsFile
from generator.library.models.translation import TranslationFile
from generator.library.models.ward import Ward
from generator.library.models.ward_defaults import WardDefaults

DESCRIPTION = f"{FILE_FORMS}files.json"

_NEWS = "TT"
"""How the codes of news begin."""

_BODY: Mapping[str, Any] = {
    "key": "body",
    "kind": "area",
    "label": "Nội dung",
    "hint": "Đoạn cách đoạn một dòng trống. Chữ **đậm** đặt giữa hai dấu sao.",
    "required": True,
}
"""What stands below the head of a page of Markdown."""

_OF_THE_UNIT = {
    "Giờ, ngày nghỉ": ("hours", "hours_note", "closures"),
    "Số gọi": ("phones", "email", "report_channels"),
    "Các nơi, các quầy": ("places", "counters"),
    "Làm việc gì": ("offered", "not_offered", "neighbourhoods", "renovations"),
    "Đơn vị và trang": ("name", "level"),
}
_LISTS: Mapping[str, tuple[type[Model], str, str]] = {
    "life-events": (LifeEventsFile, "Việc đời", LIFE_EVENTS),
    "fields": (FieldsFile, "Lĩnh vực", FIELDS),
    "holidays": (HolidaysFile, "Ngày lễ, Tết", HOLIDAYS),
    "elsewhere": (OtherOfficesFile, "Việc nơi khác làm", ELSEWHERE),
    "glossary": (GlossaryFile, "Chữ khó", GLOSSARY),
    "rights": (RightsFile, "Quyền của người nộp", RIGHTS),
    "situations": (SituationsFile, "Người ta tới vì chuyện gì", SITUATIONS),
    "synonyms": (SynonymsFile, "Từ gần nghĩa", SYNONYMS),
    "defaults": (WardDefaults, "Điều chung của mọi đơn vị", DEFAULTS),
}
"""Files of which there is one: the model, the title, the file."""


def write_file_forms(site_dir: Path, context: Context) -> None:
    """Write into `site_dir` what the forms of files load, where their page was drawn."""
    if not (site_dir / FILE_FORMS / "index.html").exists():
        return
    told = file_forms(context)
    (site_dir / DESCRIPTION).write_text(compact_json(told), encoding="utf-8", newline="\n")
    if not context.published.ward.repository:
        return
    files = (file["file"] for one in told["kinds"].values() for file in one["files"])
    copy_sources(site_dir / FILE_FORMS, context, files)


def file_forms(context: Context) -> dict[str, Any]:
    """What `files.json` holds."""
    return {**general(context.published), "kinds": dict(_kinds(context))}


def _kinds(context: Context) -> Iterator[tuple[str, dict[str, Any]]]:
    published, roots = context.published, context.roots
    own = roots.own()
    # Without a repository no form could load them, and an address is listed nowhere for nothing.
    files = [
        listed(published.files[one.code], f"{one.code} · {one.address}", one.code)
        for one in published.renovations
        if published.ward.repository
    ]
    yield (
        "renovation",
        kind(
            Renovation,
            "Công trình sửa nhà",
            files,
            new="Đăng công trình mới",
            folder=roots.renovations,
            ledger=roots.unit_ledger,
            schema=SCHEMA,
            comment="Thông báo công khai về một công trình sửa nhà. Không ghi tên, số điện thoại "
            "của người dân.",
            code={"letters": CODE_LETTERS, "length": CODE_LENGTH},
            after={act.value: status.value for act, status in STATUS_AFTER.items()},
        ),
    )
    yield (
        "ward",
        kind(Ward, "Đơn vị: giờ, số gọi, quầy", _one(roots, roots.ward_file), _OF_THE_UNIT),
    )
    yield (
        "overlay",
        kind(
            Overlay,
            "Điều riêng của đơn vị ở một thủ tục",
            _in_folder(roots, roots.own(LOCAL), "*.yml", published.titles()),
            {"": ("time", "fees", "where", "notes", "documents", "checked_on", "of")},
            new="Ghi điều riêng cho một thủ tục",
            folder=roots.own(LOCAL),
            comment="Điều riêng của đơn vị ở thủ tục {name}",
            marks={one.code: mark_for_overlays(one) for one in published.in_library},
        ),
    )
    news = [
        listed(file, f"{page.code} · {page.title}", page.code)
        for page in published.pages
        if roots.is_own(file := published.files[page.code])
    ]
    pages = kind(
        InformationPage,
        "Tin, trang của đơn vị",
        news,
        new="Viết tin mới",
        folder=f"{own}/pages",
        ledger=roots.unit_ledger,
        next=next_code(_NEWS, {*published.titles(), *published.rows}, digits=3),
    )
    pages["groups"][pages["root"]].append(_BODY)
    pages["sections"][-1]["keys"].append(_BODY["key"])
    yield "page", pages
    for name, (model, title, file) in _LISTS.items():
        ledger = LIBRARY_LEDGER if name in ("fields", "life-events") else ""
        yield name, kind(model, title, _one(roots, file), ledger=ledger)
    yield "changes", kind(ChangesFile, "Mới thay đổi", _one(roots, roots.changes))
    yield (
        "province",
        kind(Province, "Tỉnh, thành phố", _one(roots, province_file(published.ward.province))),
    )
    translated = (
        one
        for folder in (PROCEDURES, own)
        for one in _in_folder(roots, folder, f"**/*{TRANSLATION}", {})
    )
    yield "translation", kind(TranslationFile, "Bản tiếng Anh", translated)


def _one(roots: Roots, file: str) -> Iterable[dict[str, str]]:
    name = PurePosixPath(file).name
    return [listed(file, name, name.removesuffix(".yml"))] if (roots / file).is_file() else []


def _in_folder(
    roots: Roots, folder: str, pattern: str, titles: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    for path in sorted((roots / folder).glob(pattern)):
        file, name = roots.name(path), path.name.removesuffix(".yml")
        title = f"{name} · {titles[name]}" if name in titles else file.removeprefix(f"{folder}/")
        if not path.is_symlink():
            yield listed(file, title, name)
