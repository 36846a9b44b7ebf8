"""Editors know the forms as the models do: the same keys, the same values, nothing out of step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema.cli import main as check_jsonschema
from click.testing import CliRunner
from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # check-jsonschema brings it

from generator.cli.checking import SCHEMAS
from generator.library.forms.json_schema import FOLDER, schema_text
from generator.library.forms.paths import DEFAULTS
from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.models.base import Model
from generator.library.models.places import OpenHours
from tests.breadth import EVERY_NINTH
from tests.guide_files import BIRTH, FIELDS, LIFE_EVENTS, WARD
from tests.library.test_renovations import RENOVATION
from tests.library.walk import FILES as FORMS
from tests.library.walk import models_in

ROOT = Path(__file__).parents[2]
FORMATS = (ROOT / "generator/press/formats.yml").read_text(encoding="utf-8")
SYNONYMS = "synonyms: [{say: [độc thân], mean: hôn nhân}]\n"
SITUATIONS = "situations: {HT01: {vi: [con vừa sinh], en: [my baby was born]}}\n"
HOLIDAYS = "holidays:\n  - {year: 2027, notice: 1/TB, days: [{what: tet, from: 2027-02-04}]}\n"
RIGHTS = (
    "rights: [{fact: Có giấy hẹn, law: Luật Thử, article: Điều 6, in_force: [2025-07-01], sure: Q,"
    " source: một bản chép}]\n"
)
GLOSSARY = "terms: [{id: trich-luc, term: trích lục, means: giấy chép từ sổ}]\n"
ELSEWHERE = (
    "other_offices: [{id: ho-chieu, title: Làm hộ chiếu, group: papers, who: Công an tỉnh, "
    "source: Luật Thử, checked_on: 2026-11-29}]\n"
)
TRANSLATION = "strings:\n  title: {of: 123abc, text: Birth}\n"
COMMON = "province: Thành phố Thử\nclosures: [{from: 2027-03-15, reason: tập huấn}]\n"
NOTICE = (ROOT / "generator/press/notice.yml").read_text(encoding="utf-8")
PROVINCE = "fees:\n  - {procedure: HT02, kind: charge, amount: 8000, decision: 12/NQ}\n"
OVERLAY = "of: 4b2382\nnotes: [Lấy số ở cửa.]\n"
CHANGES = """\
changes:
  - {on: 2026-11-29, code: HT01, said: [{topic: fee, text: Miễn phí → 8.000 đ}]}
"""
TEXTS = {
    "procedure": BIRTH, "fields": FIELDS, "life-events": LIFE_EVENTS, "ward": WARD,
    "formats": FORMATS, "synonyms": SYNONYMS, "translation": TRANSLATION,
    "renovation": RENOVATION, "notice": NOTICE, "province": PROVINCE, "overlay": OVERLAY,
    "defaults": COMMON, "holidays": HOLIDAYS, "glossary": GLOSSARY, "rights": RIGHTS,
    "elsewhere": ELSEWHERE,
    "situations": SITUATIONS,
    "changes": CHANGES,
}  # fmt: skip
FILES = {
    "procedure": [p for p in ROOT.glob("procedures/*/*.yml") if not p.name.endswith(".en.yml")],
    "fields": [ROOT / "procedures/fields.yml"],
    "life-events": [ROOT / "procedures/life-events.yml"],
    "synonyms": [ROOT / "procedures/synonyms.yml"],
    "situations": [ROOT / "procedures/situations.yml"],
    "holidays": [ROOT / "procedures/holidays.yml"],
    "glossary": [ROOT / "procedures/glossary.yml"],
    "rights": [ROOT / "procedures/rights.yml"],
    "elsewhere": [ROOT / "procedures/elsewhere.yml"],
    "changes": [*ROOT.glob("wards/*/changes.yml")],
    "ward": [*ROOT.glob("wards/*/ward.yml")],
    "defaults": [ROOT / DEFAULTS],
    "translation": [*ROOT.glob("procedures/**/*.en.yml"), *ROOT.glob("wards/*/ward.en.yml")],
    "renovation": [*ROOT.glob("wards/*/renovations/*/*.yml")],
    "province": [*ROOT.glob("provinces/*.yml")],
    "overlay": [],
    "formats": [ROOT / "generator/press/formats.yml"],
    "notice": [ROOT / "generator/press/notice.yml"],
}


class AsInEditors(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a date is text, and so are `on` and `no`."""


AsInEditors.yaml_implicit_resolvers = {
    first: [
        (tag, form)
        for tag, form in resolvers
        if not (tag.endswith("timestamp") or (tag.endswith("bool") and first not in "tTfF"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema_takes(name: str, text: str) -> bool:
    schema = json.loads((ROOT / FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    data = yaml.load(text, AsInEditors)  # noqa: S506 - a SafeLoader
    return bool(Draft7Validator(schema).is_valid(data))


def model_takes(model: type[Model], text: str) -> bool:
    document, problems = parse_document(text.encode(), "a.yml")
    return document is not None and not problems and validate(model, document)[0] is not None


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_those_of_the_models(name: str) -> None:
    written = (ROOT / FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert written == schema_text(SCHEMAS[name]), "run motcham schema"
    Draft7Validator.check_schema(json.loads(written))


@EVERY_NINTH
@pytest.mark.parametrize("name", SCHEMAS)
def test_editors_find_no_fault_with_the_guides_own_files(name: str, step: int) -> None:
    there = sorted(filter(Path.exists, FILES[name]))  # a ward needs no renovation and no English
    files = there[::step]
    arguments = ["--schemafile", str(ROOT / FOLDER / f"{name}.json"), *map(str, files)]
    result = CliRunner().invoke(check_jsonschema, arguments)
    assert not files or result.exit_code == 0, result.output


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_says_what_every_key_is_in_vietnamese(name: str) -> None:
    schema = json.loads((ROOT / FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    for form in [schema, *schema.get("definitions", {}).values()]:
        for key, part in form.get("properties", {}).items():
            assert part.get("title"), key


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_same_files_please_the_schema_and_the_model(name: str) -> None:
    assert schema_takes(name, TEXTS[name])
    assert model_takes(SCHEMAS[name], TEXTS[name])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("procedure", "summary:", "sumary:"),
        ("procedure", "summary: Làm giấy khai sinh cho trẻ.\n", ""),
        ("procedure", "via: counter", "via: quầy"),
        ("procedure", "status: published", "status: xong"),
        ("procedure", "audience: [citizen]", "audience: citizen"),
        ("procedure", "audience: [citizen]", "audience: []"),
        ("procedure", "amount: 0", "amount: 8.000đ"),
        ("procedure", "amount: 0", "amount: -1"),
        ("procedure", "value: 1", "value: một"),
        ("procedure", "checked_on: 2026-11-20", "checked_on: 20/11/2026"),
        ("procedure", "code: HT01", "code: ht01"),
        ("procedure", '"1.001193"', "1.1193x"),
        ("procedure", "title: Đăng ký khai sinh", f"title: {'x' * 81}"),
        ("procedure", "title: Đăng ký khai sinh", "title: [a]"),
        ("procedure", "title: Đăng ký khai sinh", "title:"),
        ("procedure", "source: {", "source: {nguồn: a, "),
        ("procedure", "source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}", "source: a"),
        ("procedure", "url: https://", "url: http://"),
        ("procedure", "steps: [Nộp giấy tờ.]", "steps: [{by: office}]"),
        ("procedure", "originals: 1", "from_database: có"),
        ("fields", "prefix: HT", "prefix: ht"),
        ("fields", "id: ho-tich", "id: Hộ tịch"),
        ("fields", "fields:", "groups:"),
        ("life-events", "steps:", "step:"),
        ("life-events", "code: VDSINH", "code: sinh-con"),
        ("ward", "monday:", "thứ hai:"),
        ("ward", "07:30-11:30", "7h30"),
        ("ward", "028 3800 0000", "số máy"),
        ("ward", "phones:\n  - {name: Một cửa, number: 028 3800 0000}", "phones: []"),
        ("defaults", "province: Thành phố Thử", "name: Phường Thử"),
        ("defaults", "reason: tập huấn", "resaon: tập huấn"),
        ("synonyms", "say: [độc thân]", "say: []"),
        ("glossary", "means: giấy chép từ sổ", f"means: {'x' * 81}"),
        ("elsewhere", "group: papers", "group: giấy tờ"),
        ("elsewhere", "2026-11-29", "29/11/2026"),
        ("translation", "of:", "off:"),
        ("renovation", "place:", "plac:"),
        ("renovation", "status:", "status: hỏng  #"),
        ("renovation", "starts_on:", "starts_on: mai  #"),
        ("formats", "make: fold", "make: gấp"),
        ("formats", "columns: 5", "columns: 101"),
        ("formats", "symbol: 36", "symbol: 0"),
    ],
)
def test_what_the_model_refuses_the_schema_refuses(name: str, old: str, new: str) -> None:
    assert old in TEXTS[name]
    text = TEXTS[name].replace(old, new, 1)
    assert not model_takes(SCHEMAS[name], text)
    assert not schema_takes(name, text)


@pytest.mark.parametrize(
    "change",
    [
        ("title: Đăng ký khai sinh", "title: 2026"),
        ("title: Đăng ký khai sinh", "title: true"),
        ('"1.001193"', "1.001190"),
        ("value: 1", 'value: "7.5"'),
        ("amount: 0", 'amount: "8000"'),
        ("2026-11-20", '"2026-11-20"'),
        ("originals: 1", "from_database: true"),
        ("summary: Làm giấy khai sinh cho trẻ.", "summary: >\n  Làm giấy\n  khai sinh."),
    ],
)
def test_a_scalar_may_look_like_a_number_or_a_date(change: tuple[str, str]) -> None:
    text: Any = BIRTH.replace(*change)
    assert model_takes(SCHEMAS["procedure"], text)
    assert schema_takes("procedure", text)


def test_every_key_of_a_form_is_called_something_by_its_model() -> None:
    """Form, editor and import report take the name of a key from here, and have no other."""
    nameless = {
        f"{model.__name__}.{key}"
        for model in models_in(*FORMS) - {OpenHours}  # «07:30-11:30» has no keys
        for key, field in model.model_fields.items()
        if not field.title
    }
    assert nameless == set()
