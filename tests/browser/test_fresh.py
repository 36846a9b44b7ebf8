"""A page that was replaced is seen when it is opened next, whatever the browser has kept of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import PHONE
from tests.browser.host import host
from tests.browser.test_without_network import kept_of
from tests.guide.conftest import build, with_frame
from tests.guide.nginx import served_by_nginx
from tests.guide_files import write_guide

PAGE, OTHER = "/Q/HT01/", "/Q/HT02/"
TITLE, NEW = "Đăng ký khai sinh", "Tên mới"
LONG_AGO = 1_500_000_000
"""When files were written, in seconds: of old ones a browser thinks that they hold for long."""
LATER_S = 60

NGINX, AS_GITHUB, SILENT = "nginx as documented", "max-age=600", ""
"""Who serves the site; a plain host says this of how long its files hold."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = build(with_frame(write_guide(tmp_path_factory.mktemp("fresh") / "guide")))
    for path in site.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return site


@contextmanager
def served_by(who: str, site: Path) -> Iterator[str]:
    if who == NGINX:
        with served_by_nginx(site) as address:
            yield address
    else:
        with host(site) as plain:
            plain.caching = who
            yield plain.address


@contextmanager
def replaced(site: Path, page: str) -> Iterator[None]:
    """The file of `page` with another title, for a while."""
    file = site / page.strip("/") / "index.html"
    before, written = file.read_bytes(), file.stat().st_mtime
    file.write_bytes(before.replace(TITLE.encode(), NEW.encode()))
    os.utime(file, (written + LATER_S,) * 2)
    try:
        yield
    finally:
        file.write_bytes(before)
        os.utime(file, (written, written))


@pytest.mark.parametrize(
    ("who", "worker", "title"),
    [
        (NGINX, "allow", NEW),
        (NGINX, "block", NEW),
        (AS_GITHUB, "allow", NEW),
        (SILENT, "allow", NEW),
        # Here nothing of ours can help; and it shows that the others do not pass by chance.
        (AS_GITHUB, "block", TITLE),
        (SILENT, "block", TITLE),
    ],
)
def test_a_page_replaced_on_the_host_is_seen_at_the_next_opening(
    browser: Browser, site: Path, who: str, worker: str, title: str
) -> None:
    context = browser.new_context(viewport=PHONE, locale="vi-VN", service_workers=worker)  # type: ignore[arg-type]  # one of the two
    page = context.new_page()
    with served_by(who, site) as address:
        page.goto(address + PAGE)
        expect(page.locator("h1")).to_have_text(TITLE)
        if worker == "allow":
            kept_of(page, address + "/")
        page.goto(address + OTHER)
        with replaced(site, PAGE):
            page.goto(address + PAGE)
            expect(page.locator("h1")).to_have_text(title)
            expect(page.locator(".mc-kept")).to_have_count(0)
    context.close()
