"""Sending from the form of the birth certificate to the stand-in, as tests do it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.github import TOKEN, GitHub
from tests.browser.test_form import finish
from tests.guide_files import BIRTH_FILE

FORM = "/huong-dan-bien-tap/thu-tuc/?ma=HT01"
STAFF = "huong-dan-bien-tap"
MINE = "Tên của tôi"

OpenForm = Callable[[], Page]


def look(page: Page, token: str = TOKEN) -> None:
    """Finish, and read what GitHub has."""
    finish(page)
    page.get_by_label("Mã của GitHub").fill(token)
    page.get_by_role("button", name="Xem và gửi").click()


def send(page: Page) -> None:
    page.get_by_role("button", name="Gửi đề nghị").click()


def sent(page: Page) -> None:
    expect(page.get_by_role("link", name="Mở đề nghị trên GitHub")).to_be_visible()


def alarm(page: Page) -> str:
    shown = page.locator(".mc-send-alarm")
    expect(shown).to_be_visible()
    return shown.inner_text()


def proposed(hub: GitHub, file: str = BIRTH_FILE) -> str:
    """What the newest proposal makes of a file."""
    return hub.files[hub.pulls[-1]["head"]][file].decode()
