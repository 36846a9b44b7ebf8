"""Long sheets are typeset in parts by several processes, and are one paper all the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from pikepdf import Object, Pdf

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.matrix import Symbol, svg, symbol
from generator.press import tags
from generator.press.formats import shipped_formats
from generator.press.joining import joined
from generator.press.pdf import opened
from generator.press.sheet import Sheet
from generator.press.tags import tag_sheet
from generator.press.verify import verify
from tests.guide_files import BIRTH_FILE, Guide
from tests.press.conftest import titled
from tests.press.tags_of import tags_of
from tests.press.test_tags import ON

CODES = ["HT02"] * 10 + ["LVHT"] * 10 + ["NHA"] * 9 + ["HT01"]
"""Three sheets of ten, of which the last alone has the code whose title the tests change."""


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets so many tags be typeset together."""
    return lambda count: monkeypatch.setattr(tags, "TAGS_A_PART", count)


@pytest.fixture
def library(guide: Guide) -> Published:
    return guide.published(ON)


def in_three(library: Published, parts: Callable[[int], None]) -> Sheet:
    parts(10)
    return tag_sheet(library, CODES)


def outline(document: Pdf) -> Iterator[tuple[str, int]]:
    """Each heading of the outline and its page."""
    pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    before: Object | None = None
    item: Object | None = document.Root.Outlines.First
    while item is not None:
        assert item.Parent == document.Root.Outlines
        assert (item.get("/Prev") is None) == (before is None)
        yield str(item.Title), pages[item.Dest[0].objgen]
        before, item = item, item.get("/Next")
    assert before == document.Root.Outlines.Last


def test_the_bytes_are_the_same_however_many_processes_typeset_them(
    library: Published, parts: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = set()
    for count in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda count=count: count)
        made.add(in_three(library, parts).pdf)
    assert len(made) == 1


def test_parts_read_as_one_paper_over_their_borders(
    library: Published, parts: Callable[[int], None]
) -> None:
    found, whole = tags_of(in_three(library, parts).pdf), tags_of(tag_sheet_whole(library, parts))
    assert [tag.page for tag in found] == sorted(tag.page for tag in found)
    assert {tag.page for tag in found} == {0, 1, 2}
    assert " ".join(tag.words for tag in found) == " ".join(tag.words for tag in whole)
    headings = [tag for tag in found if tag.role == "/H1"]
    assert [tag.page for tag in headings] == [0] * 12 + [1] * 12 + [2] * 6


def tag_sheet_whole(library: Published, parts: Callable[[int], None]) -> bytes:
    parts(1000)
    return tag_sheet(library, CODES).pdf


def test_each_page_leads_to_its_own_tags(library: Published, parts: Callable[[int], None]) -> None:
    with opened(in_three(library, parts).pdf) as document:
        tree = document.Root.StructTreeRoot
        assert len(tree.K) == 1
        keys = [int(key) for key in tree.ParentTree.Nums[::2]]
        assert keys == [0, 1, 2]
        assert int(tree.ParentTreeNextKey) == 3
        for page in document.pages:
            of_page = tree.ParentTree.Nums[2 * int(page.obj.StructParents) + 1]
            assert {tag.Pg.objgen for tag in of_page} == {page.obj.objgen}
        assert all(tree.K[0] == tag.P for tag in tree.K[0].K)


def test_the_outline_leads_over_all_parts(library: Published, parts: Callable[[int], None]) -> None:
    with (
        opened(in_three(library, parts).pdf) as found,
        opened(tag_sheet_whole(library, parts)) as whole,
    ):
        assert [*outline(found)] == [*outline(whole)]
        assert int(found.Root.Outlines.Count) == len(CODES)


def test_what_the_file_says_of_itself_is_of_the_whole_and_said_once(
    guide: Guide, library: Published, parts: Callable[[int], None]
) -> None:
    def told(pdf: bytes) -> tuple[str, str]:
        with opened(pdf) as document:
            assert len(document.Root.OutputIntents) == 1
            facts = bytes(document.Root.Metadata.read_bytes()).decode()
            assert facts.count("pdfaid:part>2<") == facts.count("pdfuaid:part>1<") == 1
            assert "<xmpTPg:NPages>3<" in facts
            return facts.split("InstanceID>")[1], str(document.docinfo.Title)

    before = told(in_three(library, parts).pdf)
    guide.replace(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Đăng ký khai sinh lại")
    after = told(in_three(guide.published(ON), parts).pdf)
    assert before[0] != after[0], "the last part alone differs"
    assert before[1] == after[1] == "Thẻ móc khóa · Phường Thử"


def test_the_proof_finds_a_fault_of_the_last_part(
    library: Published, parts: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    right, wrong = (library.site.qr_text(code) for code in ("HT01", "HT02"))

    def drawn(meant: Symbol) -> str:
        return svg(symbol(wrong) if meant.text == right else meant)

    monkeypatch.setattr(tags, "svg", drawn)
    with pytest.raises(MotchamError, match=f"mã HT01: zxing đọc «{wrong}»"):
        in_three(library, parts)


def test_a_letter_that_the_font_lacks_is_named_in_the_last_part_too(
    guide: Guide, parts: Callable[[int], None]
) -> None:
    guide.replace(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Đăng ký khai sinh 漢")
    with pytest.raises(MotchamError, match="Phông chữ in không có ký tự 漢"):
        in_three(guide.published(ON), parts)


def test_tags_too_small_for_their_titles_are_named_in_every_part(
    library: Published, parts: Callable[[int], None]
) -> None:
    parts(1)
    form = shipped_formats()["25x25"]
    codes = ["HT02"] * form.places + ["HT01"]
    sheet = tag_sheet(titled(library, "HT01", "Nghiêng" * 5), codes, form=form)
    assert any("HT01" in note for note in sheet.notes)
    with opened(sheet.pdf) as document:  # the last part has no heading at all
        assert {page for _, page in outline(document)} == {0}
    backwards = tag_sheet(titled(library, "HT02", "Nghiêng" * 5), codes, form=form)
    with opened(backwards.pdf) as document:
        assert [page for _, page in outline(document)] == [1]


def test_every_code_of_every_part_is_read(library: Published, parts: Callable[[int], None]) -> None:
    readings = verify(in_three(library, parts).pdf, site=library.site)
    assert [reading.code for reading in readings] == CODES


def test_a_part_with_what_cannot_be_put_together_is_refused(
    library: Published, parts: Callable[[int], None]
) -> None:
    marked = tag_sheet_whole(library, parts)  # its PieceInfo says which paper it is
    with pytest.raises(ValueError, match="cannot join /PieceInfo"), joined([marked] * 2):
        pass
