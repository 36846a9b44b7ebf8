"""A procedure printed from the browser: few sheets, black, nothing folded, and a way back."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from generator.library.checked.published import Published
from generator.press.decoders import DECODERS
from tests.breadth import EVERY_27TH, first

MOST_SHEETS = 2
MANY_CASES = ("BT02", "CN01", "CU01", "KD05", "XD01", "XD02", "XD03")
"""Those that need one sheet more as long as no case is chosen."""
PT_IN_PX = 96 / 72
SMALL = """least => [...document.querySelectorAll(".mc-page *")]
  .filter(e => e.checkVisibility())
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < least - .1)
  .map(e => e.outerHTML.slice(0, 80))"""
COLOURED = """() => [...document.querySelectorAll(".mc-page *")]
  .filter(e => e.checkVisibility())
  .filter(e => getComputedStyle(e).color !== "rgb(0, 0, 0)")
  .map(e => e.outerHTML.slice(0, 80))"""


def ready_for_paper(page: Page) -> None:
    """Wait for what comes after the page has been drawn: its style for paper, and the code."""
    expect(page.locator("[data-do=print]").first).to_be_visible()
    page.locator(".mc-qr").evaluate("image => image.decode()")


def document_of(page: Page) -> pypdfium2.PdfDocument:
    ready_for_paper(page)
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def printed(page: Page) -> list[Image.Image]:
    """The sheets that the browser prints, at 200 dpi."""
    return [sheet.render(scale=200 / 72).to_pil() for sheet in document_of(page)]


def sheets(page: Page) -> int:
    return len(document_of(page))


@EVERY_27TH
def test_every_procedure_takes_one_or_two_sheets(
    open_page: Callable[..., Page], library: Published, home: str, step: int
) -> None:
    page = open_page("/")
    counts = {}
    for procedure in library.procedures[::step]:
        page.goto(f"{home}/Q/{procedure.code}/")
        counts[procedure.code] = sheets(page)
    most = {code: MOST_SHEETS + (code in MANY_CASES) for code in counts}
    assert {code: count for code, count in counts.items() if count > most[code]} == {}


@EVERY_27TH
def test_a_long_procedure_takes_two_sheets_once_the_case_is_chosen(
    open_page: Callable[..., Page], library: Published, home: str, step: int
) -> None:
    page = open_page("/")
    over = {}
    for code in MANY_CASES[::step]:
        page.goto(f"{home}/Q/{code}/")
        page.evaluate(
            "for (const fold of document.querySelectorAll('.mc-cases details')) fold.open = 1"
        )
        for case in library.by_code[code].cases:
            page.locator(f".mc-cases [value='{case.id}']").check()
            if (count := sheets(page)) > MOST_SHEETS:
                over[code, case.id] = count
    assert over == {}


@pytest.mark.parametrize(
    ("path", "chosen", "told"),
    [
        ("/Q/HT01/", "", "Trường hợp thường"),  # the ordinary one, which nobody has to choose
        ("/Q/CU01/", "Nhà của tôi", "Nhà của tôi"),
        ("/Q/CU02/", "Tôi hoặc gia đình tôi", "Tôi hoặc gia đình tôi"),
        ("/en/Q/CU01/", "My own home", "My own home"),
        ("/Q/CU01/", "", ""),
        ("/Q/HT01/", "Xem tất cả", ""),
    ],
)
def test_paper_says_above_the_papers_of_which_case_it_is(
    open_page: Callable[..., Page], path: str, chosen: str, told: str
) -> None:
    page = open_page(path)
    ready_for_paper(page)
    page.locator(".mc-cases details").evaluate_all("all => all.forEach(one => { one.open = true })")
    if chosen:
        page.get_by_role("radio", name=chosen, exact=True).check()
    expect(page.locator(".mc-for-case")).to_be_hidden()
    expect(page.locator(".mc-for-case")).to_have_text(told)
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in document_of(page))
    papers = page.locator("#giay-to").inner_text()
    _, heading, below = " ".join(text.split()).partition(f"{papers} {told}".strip())
    assert heading
    assert below


@pytest.mark.parametrize("code", first(["HT01"], ["HT01", "XD01", "VDSINH"]))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_text_is_black_and_ten_points_at_least(
    open_page: Callable[..., Page], code: str, scheme: str
) -> None:
    page = open_page(f"/Q/{code}/", color_scheme=scheme)
    ready_for_paper(page)
    page.emulate_media(media="print")
    assert page.evaluate(SMALL, 10 * PT_IN_PX) == []
    assert page.evaluate(COLOURED) == []


def test_the_code_on_the_sheet_leads_back_to_the_page(
    open_page: Callable[..., Page], library: Published, home: str
) -> None:
    page = open_page("/")
    for code in ("HT01", "SY01", "CN01", "VDSINH"):
        page.goto(f"{home}/Q/{code}/")
        last = printed(page)[-1]
        for name, decode in DECODERS.items():
            read = [seen.text for seen in decode(last)]
            assert read == [library.site.qr_text(code)], (code, name)


def test_the_code_is_only_on_paper(open_page: Callable[..., Page]) -> None:
    expect(open_page("/Q/HT01/").locator(".mc-qr")).to_be_hidden()


def test_what_only_a_finger_can_use_is_not_on_paper(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    ready_for_paper(page)
    page.locator("[data-tick]").first.check(force=True)
    page.emulate_media(media="print")
    for left_out in (
        ".md-header",
        ".foot",
        ".mc-cases",
        ".mc-tools",
        ".mc-visit",
        ".mc-ticks",
        ".mc-useful",
    ):
        expect(page.locator(left_out).first).to_be_hidden()
    box = page.locator("[data-tick]:checked").first  # an empty square for a pen
    assert box.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert box.evaluate("e => getComputedStyle(e).appearance") == "none"


def test_folds_open_for_the_printer_and_close_again(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    ready_for_paper(page)
    page.locator("summary", has_text="Điều kiện").click()
    before = page.locator("details[open]").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == before == 1
