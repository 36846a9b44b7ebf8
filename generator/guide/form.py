"""The staff's forms: what their pages must know to draw a file and to say where it goes.

The forms are drawn in the browser from `form.json`, for procedures, and from `files.json`, for all
other files of a guide (`file_forms`), both made of the JSON Schemas of the models. They write YAML
and open GitHub's editor, or, where the unit allows it, send it to GitHub; nothing goes elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.guide.compact import compact_json
from generator.guide.form_entries import described
from generator.guide.form_entries import sections as _sections
from generator.guide.fragments import STAFF_FORM, Context
from generator.library.checked.published import Published
from generator.library.forms.paths import LIBRARY_LEDGER, PROCEDURES
from generator.library.forms.writer import STYLE
from generator.library.loading.used_codes import next_code
from generator.library.models.base import Model
from generator.library.models.catalogue import Field
from generator.library.models.procedure import Procedure
from generator.library.models.ward import Sending, Ward
from generator.library.registers.ledger import CodeKind

DESCRIPTION = f"{STAFF_FORM}form.json"
SOURCE = "source.yml"
"""The file of a procedure, byte for byte, beside its page."""
SOURCES = "goc"
"""Beside a form: below it each file that has no page, by its own name."""
_AS_TEXT = ".txt"
"""Behind that name: a text that no host does anything with."""
SCRIPT = "javascripts/form.js"
API = "https://api.github.com"
"""Where forms send files, of a unit that lets them."""
_GITHUB = "https://github.com/"

_SECTIONS = {
    "Tên và mã": (
        "field",
        "code",
        "national_code",
        "title",
        "short_title",
        "official_title",
        "summary",
        "caution",
        "deadline",
    ),
    "Ai làm, tìm bằng từ nào": ("audience", "keywords", "cases", "where"),
    "Cách nộp, thời hạn, tiền": ("channels", "law_facts"),
    "Giấy tờ": ("documents",),
    "Các bước, kết quả, lưu ý": ("steps", "results", "notes", "conditions"),
    "Căn cứ và nguồn": ("legal_basis", "related", "source", "review_every_months"),
    "Tình trạng": ("status", "withdrawn_on", "reason", "replaced_by"),
}


def speaks_with(ward: Ward) -> str:
    """The host that the forms of a unit may speak with besides its own; empty where none."""
    repository = ward.repository or ""
    return API if ward.sending is Sending.GITHUB and repository.startswith(_GITHUB) else ""


def write_form(site_dir: Path, context: Context) -> None:
    """Write into `site_dir` what the form loads, where its page was drawn.

    The files of procedures are published only where the ward names its repository: everybody can
    read them there, with the notes for staff that they hold.
    """
    if not (site_dir / STAFF_FORM / "index.html").exists():
        return
    published = context.published
    text = compact_json(description(published))
    (site_dir / DESCRIPTION).write_text(text, encoding="utf-8", newline="\n")
    if published.ward.repository:
        for procedure in published.procedures:
            folder = site_dir / "Q" / procedure.code
            folder.mkdir(parents=True, exist_ok=True)
            source = context.roots / published.files[procedure.code]
            (folder / SOURCE).write_bytes(source.read_bytes())
        drafts = (published.files[draft.code] for draft in _drafts(published))
        copy_sources(site_dir / STAFF_FORM, context, drafts)


def copy_sources(form: Path, context: Context, files: Iterable[str]) -> None:
    """Put files of the guide beside the page of a form, where its script asks for them."""
    for file in files:
        copy = form / SOURCES / (file + _AS_TEXT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((context.roots / file).read_bytes())


def description(published: Published) -> dict[str, object]:
    """What `form.json` holds: the form's groups and entries, and what the library already has."""
    files = [
        listed(published.files[one.code], f"{one.code} · {one.title}", one.code, f"Q/{one.code}/")
        for one in published.procedures
    ] + [
        listed(published.files[one.code], f"{one.code} · {one.title} (bản nháp)", one.code)
        for one in _drafts(published)
    ]
    return general(published) | {
        "kinds": {
            "procedure": kind(
                Procedure,
                "Thủ tục",
                files,
                sections=_SECTIONS,
                new="Thêm thủ tục mới",
                folder=PROCEDURES,
                ledger=LIBRARY_LEDGER,
                comment="{title} — sửa tệp này khi quy định thay đổi",
            )
        }
    }


def general(published: Published) -> dict[str, object]:
    """What all forms know of the guide."""
    return {
        "repository": (published.ward.repository or "").rstrip("/"),
        "api": speaks_with(published.ward),
        "fields": [_field(published, group) for group in published.fields],
        "procedures": {procedure.code: procedure.title for procedure in published.procedures},
        "codes": sorted(_taken(published)),
        "style": STYLE,
    }


def listed(file: str, title: str, name: str, folder: str = "") -> dict[str, str]:
    """A file that a form may open: its name in the address, and where its bytes are read.

    `folder` is its page's, below the site's root; else it lies beside the form.
    """
    return {"file": file, "title": title, "id": name} | ({"page": folder} if folder else {})


def kind(
    model: type[Model],
    title: str,
    files: Iterable[Mapping[str, str]],
    sections: Mapping[str, Iterable[str]] | None = None,
    **more: object,
) -> dict[str, Any]:
    """One kind of file: its groups, its sections, and the files that there are.

    `more` is what only some have: `new` offers to begin one, `comment` is its first line, `folder`
    where it goes, `ledger` where its code is written.
    """
    groups = described(model)
    keys = [entry["key"] for entry in groups[model.__name__]]
    return {
        "title": title,
        "root": model.__name__,
        "sections": _sections(sections or {"": ()}, keys),
        "groups": groups,
        "files": list(files),
        **more,
    }


def _drafts(published: Published) -> Sequence[Procedure]:
    """The drafts that the form may open: what it cannot load it does not list."""
    return published.drafts if published.ward.repository else ()


def _taken(published: Published) -> set[str]:
    """Codes with a page; those of renovations look otherwise and are not listed."""
    issued = {code for code, row in published.rows.items() if row.kind is not CodeKind.RENOVATION}
    return {*published.titles(), *issued}


def _field(published: Published, field: Field) -> dict[str, str]:
    return {
        "id": field.id,
        "title": field.title,
        "prefix": field.prefix,
        "next": next_code(field.prefix, _taken(published) | {d.code for d in published.drafts}),
    }
