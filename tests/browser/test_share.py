"""Handing a page on: the phone's own sheet with the answer in it, and the address to copy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.waiting import eventually, time_stands_still, until

ADDRESS = "https://phuong.example/Q/HT02/"
SHEET = "navigator.share = async data => { window.shared = data }"
NO_SHEET = "Object.defineProperty(Navigator.prototype, 'share', { value: undefined })"
REFUSING_SHEET = "navigator.share = async () => { throw new DOMException('', 'AbortError') }"
CLIPBOARD = "navigator.clipboard.writeText = async text => { window.copied = text }"
LONGER_THAN_SAID_MS = 5000
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"


@pytest.fixture
def with_script(open_page: Callable[..., Page]) -> Callable[..., Page]:
    def open_(path: str, *scripts: str, clocked: bool = False) -> Page:
        page = open_page("/", clocked=clocked)
        for script in scripts:
            page.add_init_script(script)
        page.goto(page.url.rstrip("/") + path)
        return page

    return open_


def test_the_message_is_the_answer_and_the_address(with_script: Callable[..., Page]) -> None:
    page = with_script("/Q/HT02/?utm_source=x#giay-to", SHEET)
    page.get_by_role("button", name="Gửi", exact=True).click()
    until(page, "window.shared")
    shared = page.evaluate("window.shared")
    assert shared["url"] == ADDRESS
    assert shared["text"].splitlines() == [
        "Đăng ký kết hôn",
        "Bao lâu: 1\u00a0ngày làm việc",
        "Tiền: Miễn phí",
    ]


def test_the_message_speaks_of_the_case_chosen(with_script: Callable[..., Page]) -> None:
    page = with_script("/Q/XD01/", SHEET)
    page.locator(".mc-cases input").nth(2).check()
    page.get_by_role("button", name="Gửi", exact=True).click()
    until(page, "window.shared")
    assert "10\u00a0ngày làm việc" in page.evaluate("window.shared.text")


def test_the_address_is_that_of_the_case_after_a_link_within_the_page_too(
    with_script: Callable[..., Page],
) -> None:
    page = with_script("/Q/HT01/", CLIPBOARD)
    page.locator(".mc-cases summary").click()
    page.locator(".mc-cases [value=bo-roi]").check()
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Chép địa chỉ").click()
    until(page, "window.copied")
    assert page.evaluate("window.copied").endswith("/Q/HT01/#ca=bo-roi")


def test_a_sheet_that_is_closed_again_is_no_error(with_script: Callable[..., Page]) -> None:
    page = with_script("/Q/HT02/", REFUSING_SHEET)
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_role("button", name="Gửi", exact=True)).to_be_visible()


def test_without_a_sheet_the_address_can_still_be_copied(
    with_script: Callable[..., Page],
) -> None:
    page = with_script("/Q/HT02/?utm_source=x", NO_SHEET, CLIPBOARD, clocked=True)
    time_stands_still(page)
    expect(page.get_by_role("button", name="Gửi", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Chép địa chỉ").click()
    expect(page.get_by_role("button", name="Đã chép địa chỉ")).to_be_visible()
    assert page.evaluate("window.copied") == ADDRESS
    page.clock.run_for(LONGER_THAN_SAID_MS)
    expect(page.get_by_role("button", name="Chép địa chỉ", exact=True)).to_be_visible()


def test_without_a_clipboard_the_address_is_shown_to_be_copied(
    with_script: Callable[..., Page],
) -> None:
    page = with_script("/Q/HT02/", NO_CLIPBOARD)
    shown: list[str] = []

    def close(dialog: Dialog) -> None:
        shown.append(dialog.default_value)
        dialog.dismiss()

    page.on("dialog", close)
    page.get_by_role("button", name="Chép địa chỉ").click()
    eventually(page, lambda: shown, bool)
    assert shown == [ADDRESS]


def test_a_life_event_is_shared_too(with_script: Callable[..., Page]) -> None:
    page = with_script("/Q/VDSINH/", SHEET)
    page.get_by_role("button", name="Gửi", exact=True).click()
    until(page, "window.shared")
    assert page.evaluate("window.shared.url").endswith("/Q/VDSINH/")
