"""What no unit does, and who does it: one list, on a page, in the search and in the diff."""

from __future__ import annotations

from datetime import date

import pytest

from generator.guide.fragments import Context, blocks
from generator.guide.search_index import OTHER_OFFICE, search_index
from generator.library.language.folding import mark_of
from generator.library.language.locale import use_locale
from generator.views.changes import changes
from generator.views.guide import GuideView
from tests.guide.search_items import items_of
from tests.guide_files import WARD_FILE, Guide

ON = date(2026, 11, 29)
FILE = "procedures/elsewhere.yml"
OFFICES = """\
other_offices:
  - {id: bang-lai, title: Đổi bằng lái, group: vehicles, keywords: [gplx], note: "Sao y thì {phường} làm."}
  - id: ho-chieu
    title: Làm <b>hộ chiếu</b>
    group: papers
    keywords: [passport]
    who: Công an tỉnh
    where: Tỉnh nào cũng được.
    url: https://dichvucong.gov.vn/ho-chieu
    source: Luật Thử, Điều 15
    checked_on: 2026-11-29
"""  # noqa: E501 - as it stands in a file


@pytest.fixture
def offices(guide: Guide) -> Guide:
    """A guide with one thing whose office a source names, and one of which none does."""
    guide.write(FILE, OFFICES)
    return guide


def block(guide: Guide, language: str = "vi") -> str:
    """The block of the page."""
    published = guide.published(ON)
    with use_locale(language, published.ward.level):
        context = Context(published, ("vi", "en")).in_language(language)
        return blocks(context, "../")["other-offices"]


def items(guide: Guide) -> dict[str, dict[str, object]]:
    """What the search knows of it, by the place on the page."""
    published = guide.published(ON)
    with use_locale("vi", published.ward.level):
        found = items_of(search_index(GuideView(published)))
    return {item["a"]: item for item in found if item["a"]}


def test_the_page_says_who_where_and_by_which_source(offices: Guide) -> None:
    html = block(offices)
    passport = html[html.index('id="viec-ho-chieu"') : html.index('id="viec-bang-lai"')]
    assert "<h3>Làm &lt;b&gt;hộ chiếu&lt;/b&gt;</h3>" in passport
    assert "<b>Công an tỉnh</b><br>Tỉnh nào cũng được." in passport
    assert 'href="https://dichvucong.gov.vn/ho-chieu"' in passport
    assert ">dichvucong.gov.vn</a>" in passport
    assert "Theo Luật Thử, Điều 15, xem ngày 29/11/2026." in passport


def test_without_a_source_the_page_says_one_sentence(offices: Guide) -> None:
    html = block(offices)
    licence = html[html.index('id="viec-bang-lai"') :]
    assert "<p>Phường không làm việc này. Hỏi 1022.</p>" in licence
    assert "Sao y thì phường làm." in licence
    assert "Theo" not in licence


def test_groups_stand_in_the_order_of_the_page(offices: Guide) -> None:
    html = block(offices)
    assert html.index('id="nhom-papers"') < html.index('id="nhom-vehicles"')
    assert "nhom-court" not in html


def test_a_commune_says_its_own_word(offices: Guide) -> None:
    offices.add(WARD_FILE, "level: commune\n")
    html = block(offices)
    assert "Xã không làm việc này. Hỏi 1022." in html
    assert "Sao y thì xã làm." in html


def test_the_search_says_at_once_that_the_unit_does_not_do_it(offices: Guide) -> None:
    found = items(offices)
    assert found["viec-ho-chieu"]["s"] == "Phường không làm việc này: Công an tỉnh"
    assert found["viec-bang-lai"]["s"] == "Phường không làm việc này. Hỏi 1022."
    assert {(one["c"], one["p"]) for one in found.values()} == {("", OTHER_OFFICE)}


def test_without_the_file_nothing_is_listed(guide: Guide) -> None:
    assert items(guide) == {}
    assert "<h2" not in block(guide)


def test_the_english_page_says_it_in_english_and_marks_what_is_not(offices: Guide) -> None:
    offices.write(
        FILE.replace(".yml", ".en.yml"),
        "strings:\n"
        f"  other_offices.ho-chieu.who: {{of: '{mark_of('Công an tỉnh')}', text: The police}}\n",
    )
    html = block(offices, "en")
    assert '<b>The police</b><br><span lang="vi">Tỉnh nào cũng được.</span>' in html
    assert 'Source: <span lang="vi">Luật Thử, Điều 15</span>, read on 29 November 2026.' in html
    assert "The ward does not do this. Ask 1022." in html


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("who: Công an tỉnh", "who: Công an xã bên", "ai làm: Công an tỉnh → Công an xã bên"),
        ("gplx", "giấy phép lái xe", "từ để tìm: thêm «giấy phép lái xe»; bỏ «gplx»"),
        ("id: bang-lai", "id: lai-xe", "mục «phường không làm» mới"),
        ("29\n", "30\n", "ngày xem nguồn: 29/11/2026 → 30/11/2026"),
        ("Điều 15", "Điều 16", "nguồn: Luật Thử, Điều 15 → Luật Thử, Điều 16"),
    ],
)
def test_the_diff_tells_what_changed(offices: Guide, old: str, new: str, said: str) -> None:
    before = GuideView(offices.published(ON)).all(offices.roots)
    offices.replace(FILE, old, new)
    after = GuideView(offices.published(ON)).all(offices.roots)
    assert any(said in str(change) for change in changes(before, after))
