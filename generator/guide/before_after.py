"""Pictures of pages before and after a change, side by side, as a phone shows them."""

from __future__ import annotations

import functools
import http.server
import io
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from generator.disk.writing import write_whole
from generator.errors import MotchamError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTH, HEIGHT = 390, 844
"""A common phone's screen, in CSS pixels; a picture is as tall as its page."""
GAP = 24
PAPER = (120, 120, 120)
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def before_after(old_site: Path, new_site: Path, codes: Iterable[str], folder: Path) -> list[Path]:
    """Write `CODE.png` into `folder` for each page that is drawn otherwise; gives their paths.

    A page that is on one of the sites only stands alone. Raises MotchamError where Playwright or
    a browser is missing.
    """
    written = []
    with _browser() as browser, _served(old_site) as old, _served(new_site) as new:
        for code in codes:
            pictures = [
                _picture(browser, f"{address}/Q/{code}/")
                for site, address in ((old_site, old), (new_site, new))
                if (site / "Q" / code / "index.html").is_file()
            ]
            if pictures and len(set(pictures)) == len(pictures):
                path = folder / f"{code}.png"
                write_whole(path, _side_by_side(pictures))
                written.append(path)
    return written


@contextmanager
def _browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - only developers have it
    except ImportError:
        message = "Chụp trang cần Playwright, máy này chưa có."
        hint = "Cài một lần: make .venv/.ready-dev. Hoặc bỏ --pictures."
        raise MotchamError(message, hint) from None
    # The system's browser; where there is none, Playwright's own.
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=flags)
        except Error:
            message = "Chụp trang cần trình duyệt Chromium, máy này chưa có."
            hint = "Cài gói chromium của hệ điều hành, hoặc bỏ --pictures."
            raise MotchamError(message, hint) from None
        yield browser
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by http.server
        """Stay silent."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Serve `site` on loopback; gives its address without a closing slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _picture(browser: Browser, address: str) -> bytes:
    """The whole page with everything folded open, as PNG; nothing is kept from page to page."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN", service_workers="block"
    )
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    picture = page.screenshot(full_page=True, animations="disabled")
    context.close()
    return picture


def _side_by_side(pictures: Iterable[bytes]) -> bytes:
    drawn = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    width = sum(one.width for one in drawn) + GAP * (len(drawn) + 1)
    sheet = Image.new("RGB", (width, max(one.height for one in drawn) + 2 * GAP), PAPER)
    left = GAP
    for one in drawn:
        sheet.paste(one, (left, GAP))
        left += one.width + GAP
    out = io.BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()
