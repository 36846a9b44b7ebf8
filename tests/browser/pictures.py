"""Makes the two pictures of the README: `python -m tests.browser.pictures` (or `make pictures`)."""

from __future__ import annotations

import functools
import http.server
import io
import shutil
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from generator.guide.build import BuildOptions, build_site
from generator.library.library import load_library
from generator.press.poster import poster
from generator.press.sheet import printable_codes
from generator.press.tags import tag_sheet
from tests.browser.conftest import PHONE, QUIET

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / ".github" / "pictures"
ON = date(2026, 11, 22)
SAND = (236, 228, 217)
GAP_PX = 28


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Stay silent."""


def screens(site: Path) -> list[Image.Image]:
    """Home, a procedure and a search in the dark, as a phone shows them."""
    handler = functools.partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"

    def shot(page: Page) -> Image.Image:
        page.wait_for_timeout(400)
        return Image.open(io.BytesIO(page.screenshot())).convert("RGB")

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(QUIET)
        )
        pictures = []
        for path, scheme in (("", "light"), ("Q/HT02/", "light"), ("", "dark")):
            page = chromium.new_page(viewport=PHONE, color_scheme=scheme, device_scale_factor=1.5)
            page.goto(home + path)
            if scheme == "dark":
                page.locator(".mc-find").click()
                page.wait_for_timeout(300)
                page.keyboard.type("giay xac nhan")
            pictures.append(shot(page))
        chromium.close()
    server.shutdown()
    return pictures


def papers() -> list[Image.Image]:
    """A sheet of tags and a poster."""
    library, problems = load_library(ROOT)
    assert library is not None, problems
    sheets = [tag_sheet(library, printable_codes(library), ON), poster(library, "HT02", ON)]
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


def main() -> None:
    """Make both pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(ROOT, site, BuildOptions(as_of=ON))
        side_by_side(screens(site)).quantize(128).save(PICTURES / "phone.png", optimize=True)
    side_by_side(papers()).quantize(64).save(PICTURES / "paper.png", optimize=True)


if __name__ == "__main__":
    main()
