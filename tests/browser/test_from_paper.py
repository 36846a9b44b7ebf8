"""The resident's road: paper → decoder → browser → the facts as they stand in the YAML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pypdfium2
import pytest
import yaml
import zxingcpp
from playwright.sync_api import Page
from pyzbar import pyzbar

from generator.library.checked.published import Published
from generator.press.poster import poster
from generator.press.tags import tag_sheet
from tests.breadth import EVERY_27TH

ROOT = Path(__file__).parents[2]
PUBLISHED = sorted(
    path
    for path in (ROOT / "procedures").glob("*/*.yml")
    if "." not in path.stem and "\nstatus: published" in path.read_text(encoding="utf-8")
)
ON = date(2026, 11, 22)
UNITS = {"working_day": "ngày làm việc", "day": "ngày", "hour": "giờ", "month": "tháng"}


def around(found: zxingcpp.Position) -> tuple[int, int, int, int]:
    """The place of a code with its quiet zone, in px: left, top, right, bottom."""
    corners = [found.top_left, found.top_right, found.bottom_right, found.bottom_left]
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    quiet = (max(xs) - min(xs)) // 8
    return min(xs) - quiet, min(ys) - quiet, max(xs) + quiet, max(ys) + quiet


def codes_on_paper(pdf: bytes) -> set[str]:
    """What two independent decoders read from the finished PDF; they must agree."""
    document = pypdfium2.PdfDocument(pdf)
    zxing, zbar = set(), set()
    for number in range(len(document)):
        picture = document[number].render(scale=300 / 72).to_pil().convert("L")
        for found in zxingcpp.read_barcodes(picture):
            zxing.add(found.text)
            place = picture.crop(around(found.position))  # as a phone is held over one code
            read = pyzbar.decode(place, symbols=[pyzbar.ZBarSymbol.QRCODE])
            zbar |= {result.data.decode() for result in read}
    document.close()
    assert zxing == zbar
    return zxing


_READ: dict[int, set[str]] = {}


@pytest.fixture
def tags(library: Published, step: int) -> set[str]:
    """What is read from a sheet of tags for the procedures that are gone through."""
    if step not in _READ:
        codes = sorted(facts_in(file)["code"][0] for file in PUBLISHED[::step])
        _READ[step] = codes_on_paper(tag_sheet(library, codes).pdf)
    return _READ[step]


def facts_in(file: Path) -> dict[str, list[str]]:
    """What the page must say, taken from the file's text by rules of its own."""
    text = (
        file.read_text(encoding="utf-8").replace("{phường}", "phường").replace("{Phường}", "Phường")
    )
    data = yaml.load(text, yaml.BaseLoader)
    times, fees = [], []
    for channel in data.get("channels", []):
        if "unit" not in channel.get("time", {"unit": ""}):
            times.append(channel["time"]["text"])
        elif "value" in channel.get("time", {}):
            value = channel["time"]["value"].replace(".", ",")
            times.append(f"{value} {UNITS[channel['time']['unit']]}")
        for fee in channel.get("fees", []):
            if fee.get("amount") == "0":
                fees.append("Miễn phí")
            elif "amount" in fee:
                fees.append(f"{int(fee['amount']):,} đ".replace(",", "."))
            else:
                by = {
                    "province": "Tỉnh, thành phố quy định",
                    "unclear": "Hồ sơ quốc gia ghi 0 đồng",
                }
                asked = f"Theo {fee['set_in']}" if "set_in" in fee else "Hỏi phường"
                fees.append(by.get(fee.get("set_by", ""), asked))
    law = data.get("law_facts", [])
    by_law = [one["fact"] for one in law if one.get("about") == "time"]
    return {
        "title": [data["title"]],
        "code": [data["code"]],
        "time": times or by_law or ["Hỏi phường"],
        "fee": fees or ["Hỏi phường"],
        "documents": [paper["name"] for paper in data.get("documents", [{"name": "Hỏi phường"}])],
    }


def words_on(page: Page, selector: str) -> str:
    """The text a person sees there, with plain spaces."""
    return " ".join(" ".join(page.locator(selector).all_inner_texts()).split())


@EVERY_27TH
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_every_tag_leads_to_the_facts(
    tags: set[str], open_page: Callable[..., Page], step: int, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    missing = {}
    for file in PUBLISHED[::step]:
        facts = facts_in(file)
        [text] = [text for text in tags if f"/Q/{facts['code'][0]}/" in text]
        page.goto(urljoin(page.url, urlsplit(text).path))
        if javascript and page.locator(".mc-cases").count():
            if not page.locator(".mc-cases label", has_text="Xem tất cả").is_visible():
                page.locator(".mc-cases summary").click()
            page.locator(".mc-cases label", has_text="Xem tất cả").click()
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        shown = {"time": ".facts", "fee": ".facts", "title": "h1", "documents": ".mc-papers"}
        said = {kind: words_on(page, place) for kind, place in shown.items()}
        assert said["title"] == facts["title"][0]
        assert page.title().startswith(facts["title"][0])
        missing[file.name] = [
            fact
            for kind in said
            for fact in facts[kind]
            if " ".join(fact.split()) not in said[kind]
        ]
    assert {name: facts for name, facts in missing.items() if facts} == {}
    assert len(missing) > 50 // step


@EVERY_27TH
def test_a_poster_leads_to_its_own_page(
    library: Published, open_page: Callable[..., Page], step: int
) -> None:
    for code in sorted({p.field: p.code for p in library.procedures}.values())[::step]:
        [text] = codes_on_paper(poster(library, code).pdf)
        page = open_page(urlsplit(text).path)
        assert page.locator(f"[data-code={code}] h1").inner_text() == library.by_code[code].title
