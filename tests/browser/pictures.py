"""Makes the pictures of the README and of the staff guide: `make pictures`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from playwright.sync_api import Locator, Page, ViewportSize, expect

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.checked.library import load_library
from generator.library.forms.paths import SAMPLE
from generator.press.poster import poster
from generator.press.sheet import printable_codes
from generator.press.tags import tag_sheet
from tests.browser.chromium import PHONE, chromium, served
from tests.browser.staff import staff_site
from tests.browser.waiting import until
from tests.guide_files import THE_SAMPLE

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / ".github" / "pictures"
STAFF_PICTURES = ROOT / "site_src" / "pages" / "huong-dan-bien-tap"
ON = date(2026, 11, 22)
FORM_SCREEN: ViewportSize = {"width": 360, "height": 420}
SAND = (236, 228, 217)
GAP_PX = 28
STILL = """document.fonts.status === "loaded"
  && [...document.images].every(image => image.complete || image.loading === "lazy")
  && document.getAnimations().every(moving => moving.playState === "finished")"""
"""Nothing on the page moves or is still to come."""


def screens(site: Path) -> list[Image.Image]:
    """Home, a procedure and a search in the dark, as a phone shows them."""
    with served(site) as home, chromium() as browser:
        pictures = []
        for path, searched in (("/", ""), ("/Q/HT02/", ""), ("/", "giay xac nhan")):
            page = browser.new_page(
                locale="vi-VN",
                viewport=PHONE,
                color_scheme="dark" if searched else "light",
                device_scale_factor=1.5,
            )
            page.goto(home + path)
            if searched:
                page.locator(".mc-find").click()
                expect(page.locator(".md-search__input")).to_be_focused()
                page.keyboard.type(searched)
                expect(page.locator(".md-search-result__link").first).to_be_visible()
            until(page, STILL)
            pictures.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    return pictures


def papers() -> list[Image.Image]:
    """A sheet of tags and a poster."""
    library, problems = load_library(THE_SAMPLE)
    assert library is not None, problems
    published = library.on(ON)
    sheets = [tag_sheet(published, printable_codes(published)), poster(published, "HT02")]
    return [
        pypdfium2.PdfDocument(sheet.pdf)[0].render(scale=1.3).to_pil().convert("RGB")
        for sheet in sheets
    ]


def side_by_side(pictures: Sequence[Image.Image]) -> Image.Image:
    """The pictures in a row on sand."""
    width = sum(picture.width for picture in pictures) + GAP_PX * (len(pictures) + 1)
    row = Image.new("RGB", (width, max(p.height for p in pictures) + 2 * GAP_PX), SAND)
    left = GAP_PX
    for picture in pictures:
        row.paste(picture, (left, GAP_PX))
        left += picture.width + GAP_PX
    return row


def form_screens(site: Path) -> None:
    """The form for staff on a phone: an amount to change, and the way to GitHub."""
    with served(staff_site(site)) as home, chromium() as browser:
        page = browser.new_page(locale="vi-VN", viewport=FORM_SCREEN)
        page.goto(f"{home}/huong-dan-bien-tap/thu-tuc/?ma=HT05")
        page.locator(".mc-item > summary", has_text="Tại quầy").first.click()
        page.locator(".mc-item .mc-item > summary").first.click()
        amount = page.get_by_label("Số tiền").first
        for name, reached in (("so-tien", amount), ("gui", page.locator(".mc-result h2"))):
            if name == "gui":
                amount.fill("12000")
                page.get_by_role("button", name="Xem tệp và gửi").click()
            reached.focus()
            _form_picture(page, reached, name)
        page.goto(f"{home}/huong-dan-bien-tap/tep/?loai=renovation&ma=RE4PQPK")
        _form_picture(page, page.get_by_role("button", name="Đình chỉ"), "cong-trinh")


def _form_picture(page: Page, reached: Locator, name: str) -> None:
    reached.evaluate("element => element.scrollIntoView({ block: 'center' })")
    until(page, STILL)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.save(STAFF_PICTURES / f"bieu-mau-{name}.webp", quality=60, method=6)


def main() -> None:
    """Make all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(ROOT, site, BuildOptions(SAMPLE, as_of=ON))
        form_screens(site)
        side_by_side(screens(site)).quantize(128).save(PICTURES / "phone.png", optimize=True)
    side_by_side(papers()).quantize(64).save(PICTURES / "paper.png", optimize=True)


if __name__ == "__main__":
    main()
