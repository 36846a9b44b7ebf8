"""«Read to me»: what a phone with a Vietnamese voice is given to say.

The voice itself is a stand-in, because the browser of these tests has none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

VOICES = """
window.spoken = []
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => LANGUAGES.map(lang => ({ lang })),
  speak: one => spoken.push(one),
  cancel: () => { window.silenced = true },
  addEventListener() {},
} })
"""
READ, STOP = "Đọc cho tôi nghe", "Dừng đọc"


@pytest.fixture
def with_voices(open_page: Callable[..., Page]) -> Callable[..., Page]:
    def open_(path: str, *languages: str, **options: str) -> Page:
        page = open_page("/", **options)
        page.add_init_script(VOICES.replace("LANGUAGES", str(list(languages))))
        page.goto(page.url.rstrip("/") + path)
        return page

    return open_


def spoken(page: Page) -> list[str]:
    said: list[dict[str, Any]] = page.evaluate("spoken.map(({ lang, text }) => ({ lang, text }))")
    return [f"{one['lang']}: {' '.join(one['text'].split())}" for one in said]


def test_the_facts_are_read_in_the_order_of_need(with_voices: Callable[..., Page]) -> None:
    page = with_voices("/Q/HT02/", "en-US", "vi-VN")
    page.get_by_role("button", name=READ).click()
    said = iter(spoken(page))
    for wanted in (
        "vi-VN: Đăng ký kết hôn",
        "vi-VN: Bao lâu",
        "vi-VN: 1 ngày làm việc",
        "vi-VN: Tiền",
        "vi-VN: Miễn phí",
        "vi-VN: Giấy tờ cần có",
        "vi-VN: Tờ khai đăng ký kết hôn",
        "vi-VN: Các bước",
    ):
        assert wanted in said, wanted


def test_what_another_case_needs_is_not_read(with_voices: Callable[..., Page]) -> None:
    page = with_voices("/Q/HT01/", "vi-VN")
    page.locator(".mc-cases summary").click()
    page.get_by_role("radio", name="Chưa biết cả cha và mẹ").check()
    page.get_by_role("button", name=READ).click()
    assert "vi-VN: Tờ khai đăng ký khai sinh" in spoken(page)
    assert "vi-VN: Biên bản về việc trẻ bị bỏ rơi" not in spoken(page)


def test_reading_stops_when_asked_and_when_it_is_done(with_voices: Callable[..., Page]) -> None:
    page = with_voices("/Q/HT02/", "vi-VN")
    button = page.locator(".mc-read")
    button.click()
    expect(button).to_have_text(STOP)
    button.click()
    expect(button).to_have_text(READ)
    assert page.evaluate("window.silenced")
    button.click()
    page.evaluate("spoken[spoken.length - 1].onend()")
    expect(button).to_have_text(READ)


def test_vietnamese_words_of_an_english_page_are_left_to_a_vietnamese_voice(
    with_voices: Callable[..., Page], untranslated_home: str
) -> None:
    title = "Đăng ký khai sinh"
    page = with_voices("/en/Q/HT01/", "en-US", base=untranslated_home)
    page.locator(".mc-read").click()
    assert "en-US: How long" in spoken(page)
    assert not [line for line in spoken(page) if title in line]
    page = with_voices("/en/Q/HT01/", "en-US", "vi-VN", base=untranslated_home)
    page.locator(".mc-read").click()
    assert spoken(page)[0] == f"vi-VN: {title}"
    assert "en-US: How long" in spoken(page)


@pytest.mark.parametrize("languages", [(), ("en-US", "fr-FR")])
def test_without_a_vietnamese_voice_there_is_no_button(
    with_voices: Callable[..., Page], languages: tuple[str, ...]
) -> None:
    page = with_voices("/Q/HT02/", *languages)
    expect(page.get_by_role("button", name="In", exact=True)).to_be_visible()  # all is there
    expect(page.locator(".mc-read")).to_be_hidden()
