"""What everybody may ask who hands in a file: once in the guide, by its article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.guide.fragments import Context, blocks
from generator.guide.machines.unit_markdown import rights
from generator.library.checked.library import load_library
from generator.library.language.locale import use_locale
from generator.library.models.ward import Level
from tests.guide_files import PROJECT, THE_SAMPLE, Guide

ON = date(2026, 11, 25)
FILE = "procedures/rights.yml"
RIGHTS = """\
rights:
  - {fact: "{Phường} phải cười", law: Luật Cũ, article: Điều 1, in_force: [2016-01-01, 2026-11-24],
     sure: A, source: một bản chép}
  - {fact: "{Phường} đưa giấy hẹn", law: Nghị định 118/2025/NĐ-CP, article: Điều 6,
     in_force: [2025-07-01], sure: Q, source: một bản chép}
"""
Drawn = Callable[[Context], str]


def page(context: Context) -> str:
    return blocks(context, "../../")["rights"]


@pytest.fixture
def entitled(guide: Guide) -> Guide:
    guide.write(FILE, RIGHTS)
    return guide


@pytest.mark.parametrize("draw", [page, rights], ids=["page", "markdown"])
def test_a_right_is_told_with_its_article_and_that_nobody_confirmed_it(
    entitled: Guide, draw: Drawn
) -> None:
    said = draw(Context(entitled.published(ON)))
    assert "Quyền của bạn khi nộp hồ sơ" in said
    assert "Phường đưa giấy hẹn." in said
    assert "Theo Nghị định 118/2025/NĐ-CP, Điều 6. Phường chưa xác nhận." in said
    assert "một bản chép" not in said
    assert "Luật Cũ" not in said, "its law is over"
    entitled.replace(FILE, "sure: Q", "confirmed_on: 2026-11-20, sure: Q")
    said = draw(Context(entitled.published(ON)))
    assert "Đã xác nhận ngày 20/11/2026." in said
    assert "chưa xác nhận" not in said


@pytest.mark.parametrize("draw", [page, rights], ids=["page", "markdown"])
def test_without_rights_nothing_is_said_of_them(guide: Guide, draw: Drawn) -> None:
    assert draw(Context(guide.published(ON))).strip() == ""


def test_the_day_of_a_confirmation_is_never_still_to_come(entitled: Guide) -> None:
    entitled.replace(FILE, "sure: Q", "confirmed_on: 2036-11-20, sure: Q")
    assert [(one.file, one.rule) for one in entitled.problems()] == [(FILE, "future-date")]


@pytest.mark.parametrize(("level", "called"), [(Level.WARD, "ward"), (Level.COMMUNE, "commune")])
def test_the_guides_own_rights_are_in_english_too(level: Level, called: str) -> None:
    library, _ = load_library(THE_SAMPLE)
    assert library is not None
    context = Context(library.on(ON), ("vi", "en"))
    with use_locale("en", level):
        english = context.in_language("en")
        said = page(english)
    assert "Your rights when you submit a file" in said
    assert 'lang="vi"' not in said
    assert f"Not yet confirmed by the {called}." in said
    assert said.count("<li>") == len(library.rights)


def test_they_stand_on_a_page_that_every_unit_has_once_in_each_language() -> None:
    slot = "<!--motcham:rights-->"
    for folder in ("pages", "en"):
        pages = PROJECT.glob(f"site_src/{folder}/*.md")
        assert sum(path.read_text(encoding="utf-8").count(slot) for path in pages) == 1
