"""The form by which a unit begins: what its page must know to write what `motcham start` writes.

The page is for staff and in Vietnamese. It draws itself from `unit.json`, which holds the text of a
new ward.yml in its parts, each answer in braces in its place, and what no answer may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.guide.compact import compact_json
from generator.guide.file_forms import write_file_forms
from generator.guide.form import SCRIPT as FORM_SCRIPT
from generator.guide.form import write_form
from generator.guide.form_entries import HOURS, form_entries
from generator.guide.fragments import FILE_FORMS, STAFF, STAFF_FORM, Context
from generator.library.desk.new_unit import (
    ID_PATTERN,
    LONGEST_ID,
    UNSAID,
    WARD_TEMPLATE,
    UnitAnswers,
    ward_parts,
)
from generator.library.forms.json_schema import form_schema
from generator.library.forms.paths import WARDS
from generator.library.forms.writer import STYLE
from generator.library.loading.units import unit_ids
from generator.library.models.places import Weekday
from generator.library.models.ward import Level, Ward
from generator.library.rules.unit import NO_PHONE, NOBODYS, OF_THE_SAMPLE

UNIT_FORM = f"{STAFF}don-vi/"
DESCRIPTION = f"{UNIT_FORM}unit.json"
SCRIPT = "javascripts/unit-form.js"

_WHO, _WHERE_ONLINE = ("name", "level", "province", "address"), ("repository", "site_url")
"""The keys of ward.yml that are asked for by their own names, before and after the number."""
_HOURS = {"kind": "line", **HOURS}
_WORKDAYS = ("week", "Giờ làm việc, thứ 2 đến thứ 6", "Như 07:30-11:30 13:00-17:00. Để trống được.")
_SITE, _REPOSITORY = "https://xathu.phutho.gov.vn/", "https://github.com/xa-thu/mot-cham"
_DAYS = {
    _WORKDAYS: [*Weekday][:5],
    ("saturday", "Giờ làm việc, thứ 7", "Không làm thì để trống."): [Weekday.SATURDAY],
    ("sunday", "Giờ làm việc, chủ nhật", "Không làm thì để trống."): [Weekday.SUNDAY],
}
"""Key, label and hint of each stretch of the week that is asked for, and its days."""


def write_forms(site_dir: Path, context: Context) -> None:
    """Write into `site_dir` what the staff's forms load, where their pages were drawn."""
    if not any((site_dir / page / "index.html").exists() for page in (STAFF_FORM, FILE_FORMS)):
        (site_dir / FORM_SCRIPT).unlink(missing_ok=True)
    write_form(site_dir, context)
    write_file_forms(site_dir, context)
    if not (site_dir / UNIT_FORM / "index.html").exists():
        (site_dir / SCRIPT).unlink(missing_ok=True)
        return
    text = compact_json(unit_description(context))
    (site_dir / DESCRIPTION).write_text(text, encoding="utf-8", newline="\n")


def unit_description(context: Context) -> dict[str, object]:
    """What `unit.json` holds."""
    asked = UnitAnswers(
        name="{name}",
        level=Level.WARD,
        province="{province}",
        address="{address}",
        phone="{phone}",
        site_url="{site_url}",
        hours={},
        repository="{repository}",
    )
    parts = ward_parts(asked)
    parts["who"]["level"] = "{level}"
    folder = context.roots.folder
    return {
        "repository": (context.published.ward.repository or "").rstrip("/"),
        "folder": WARDS,
        "units": unit_ids(folder),
        # Another unit's address is no business of this site: the check names it, where it is taken.
        "site": context.published.site.url.casefold(),
        "style": STYLE,
        "groups": {"Unit": list(_entries())},
        "text": WARD_TEMPLATE,
        "parts": parts,
        "unsaid": UNSAID,
        "days": {key: [day.value for day in days] for (key, *_), days in _DAYS.items()},
        "nobodys": NOBODYS,
        "no_phone": f"^(?:{NO_PHONE})$",
        "of_the_sample": OF_THE_SAMPLE,
    }


def _entries() -> Iterator[dict[str, Any]]:
    """What is asked, each as the models say; `id` is the name of the folder."""
    schema = form_schema(Ward)
    defs = schema["$defs"]
    known = {entry["key"]: entry for entry in form_entries(schema, defs)}
    phone = {entry["key"]: entry for entry in form_entries(defs["PhoneLine"], defs)}["number"]
    more: dict[str, dict[str, Any]] = {
        "name": {"hint": "Như trên con dấu: Xã Thử."},
        "level": {"required": True, "default": ""},
        "province": {"hint": "Như: Tỉnh Phú Thọ."},
        "site_url": {"hint": f"Như {_SITE}. In vào mọi mã QR: đã in thì không đổi nữa."},
        "repository": {
            "hint": f"Kho của đơn vị, ai cũng xem được, như {_REPOSITORY}. Để trống được.",
        },
    }
    for key in _WHO:
        yield known[key] | more.get(key, {})
    hint = "Một số, như 0210 3800 123. Nó được in trên mọi tờ giấy."
    yield phone | {"key": "phone", "hint": hint}
    for key in _WHERE_ONLINE:
        yield known[key] | more.get(key, {})
    for key, label, hint in _DAYS:
        yield _HOURS | {"key": key, "label": label, "hint": hint}
    yield {
        "key": "id",
        "label": "Tên thư mục",
        "hint": "Chữ thường không dấu, như xa-thu. Đặt rồi thì không đổi nữa.",
        "kind": "line",
        "required": True,
        "pattern": f"^{ID_PATTERN.pattern}$",
        "maxLength": LONGEST_ID,
    }
