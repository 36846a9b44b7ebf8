"""What the staff's form knows: every key in words, and the file of every procedure."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.guide.file_forms import file_forms
from generator.guide.form import description
from generator.guide.form_entries import described
from generator.guide.fragments import Context
from generator.library.models.base import Model
from generator.library.models.local_facts import Overlay
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure
from generator.library.models.renovation import Renovation
from generator.library.models.ward import Ward
from tests.guide.conftest import build
from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide

FORM = "huong-dan-bien-tap/thu-tuc"


@pytest.fixture
def form(guide: Guide) -> Any:
    whole = json.loads(json.dumps(description(guide.published())))
    return whole | whole["kinds"]["procedure"]


def test_every_key_has_a_label_in_words(form: Any) -> None:
    wordless = [e["key"] for es in form["groups"].values() for e in es if e["label"] == e["key"]]
    assert wordless == []


def test_the_forms_of_files_say_all_in_words(guide: Guide) -> None:
    kinds = file_forms(Context(guide.published(), roots=guide.roots))["kinds"]
    wordless = [
        (name, entry["key"])
        for name, kind in kinds.items()
        for entries in kind["groups"].values()
        for entry in entries
        if entry["label"] == entry["key"]
    ]
    assert wordless == []
    for kind in kinds.values():
        shown = [key for section in kind["sections"] for key in section["keys"]]
        assert sorted(shown) == sorted(entry["key"] for entry in kind["groups"][kind["root"]])


def test_every_group_that_an_entry_opens_is_described(form: Any) -> None:
    opened = {
        entry["of"] for entries in form["groups"].values() for entry in entries if "of" in entry
    }
    assert opened <= form["groups"].keys()


def test_every_key_of_a_procedure_stands_in_one_section(form: Any) -> None:
    shown = [key for section in form["sections"] for key in section["keys"]]
    assert sorted(shown) == sorted(entry["key"] for entry in form["groups"]["Procedure"])


@pytest.mark.parametrize(
    ("group", "key", "kind", "limit"),
    [
        ("Procedure", "code", "line", {"pattern": "^[A-Z0-9]{2,8}$"}),
        ("Procedure", "title", "line", {"maxLength": 80}),
        ("Procedure", "review_every_months", "whole", {"ge": 1, "le": 60}),
        ("Procedure", "audience", "choices", {"required": True}),
        ("Procedure", "steps", "list", {"of": "Step", "short": "text"}),
        ("Fee", "amount", "whole", {}),
        ("Fee", "until", "date", {}),
        ("Fee", "for", "cases", {}),
        ("Fee", "set_by", "choice", {"default": "central"}),
        ("Time", "value", "decimal", {}),
        ("Paper", "from_database", "yes", {}),
        ("Source", "staff_note", "area", {"maxLength": 2000}),
    ],
)
def test_an_entry_is_drawn_as_the_schema_says(
    form: Any, group: str, key: str, kind: str, limit: dict[str, object]
) -> None:
    [entry] = [entry for entry in form["groups"][group] if entry["key"] == key]
    assert entry | {"kind": kind} | limit == entry


def test_the_next_free_code_is_proposed(form: Any) -> None:
    assert {field["id"]: field["next"] for field in form["fields"]} == {
        "ho-tich": "HT03",
        "chung-thuc": "CT02",
    }


def test_files_are_published_only_where_the_ward_names_its_repository(framed: Guide) -> None:
    site = build(framed)
    assert (site / FORM / "form.json").is_file()
    assert not list(site.rglob("source.yml"))
    framed.add(WARD_FILE, "repository: https://github.com/phuong/mot-cham/\n")
    site = build(framed)
    assert (site / "Q/HT01/source.yml").read_bytes() == framed.path(BIRTH_FILE).read_bytes()
    assert f'href="../../{FORM}/?ma=HT01"' in (site / "Q/HT01/index.html").read_text()


def test_residents_are_sent_nothing_of_the_form(framed: Guide) -> None:
    site = build(framed)
    html = (site / FORM / "index.html").read_text()
    assert "noindex" in html
    assert "<noscript><p" in html
    for file in ("offline.json", "offline-library.json", "search/index.json", "sitemap.xml"):
        assert "form.js" not in (site / file).read_text(), file
        assert "huong-dan-bien-tap/" not in (site / file).read_text().replace(
            'href=\\"../huong-dan-bien-tap/', ""
        ), file


HOSTILE = ("- Xã: «B» #1", "😀", "25:99", "https://", "=1+1")


@pytest.mark.parametrize("model", [Procedure, Overlay, Ward, Renovation, InformationPage])
def test_a_form_refuses_what_the_check_would_refuse_as_no_value_of_its_kind(
    model: type[Model],
) -> None:
    known = {"line", "area", "lines", "whole", "decimal", "date", "choice"}
    for name, entries in described(model).items():
        for entry in entries:
            if entry["kind"] not in known:
                continue
            limited = entry.get("pattern") or entry.get("maxLength") or entry.get("choices")
            assert limited or entry["kind"] in {"whole", "decimal", "date"}, (name, entry["key"])


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("site_url", "https://a.vn/x/", "https://a..vn/"),
        ("repository", "https://github.com/a/b", "https://github.com/a"),
        ("repository", "https://gitlab.com/a/b", "kho của tôi"),
    ],
)
def test_the_form_of_a_unit_knows_the_addresses_that_the_check_takes(
    key: str, right: str, wrong: str
) -> None:
    [entry] = [one for one in described(Ward)["Ward"] if one["key"] == key]
    assert re.search(entry["pattern"], right)
    assert not re.search(entry["pattern"], wrong)


def test_an_hour_is_asked_for_as_an_hour() -> None:
    [entry] = [one for one in described(Overlay)["Time"] if one["key"] == "received_until"]
    assert re.search(entry["pattern"], "15:00")
    assert not any(re.search(entry["pattern"], one) for one in HOSTILE)
