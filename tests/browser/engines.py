"""The same journey in three engines: Chromium, Firefox, and WebKit, which every iPhone has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page

from tests.beside import looked_for
from tests.browser.chromium import PHONE
from tests.browser.firefox import firefox
from tests.browser.waiting import BUSY_MS
from tests.browser.webkit import webkit


class Engine(Protocol):
    """One window of a real browser."""

    def goto(self, address: str) -> None:
        """Open `address`; AssertionError where only the browser's own error page can be shown."""

    def evaluate(self, function: str, *arguments: object) -> Any:
        """What a JavaScript function gives on the page, awaited where it is a promise."""

    def click(self, selector: str) -> None:
        """Click the first element that fits, as a person does."""

    def write(self, selector: str, text: str) -> None:
        """Type `text` into the first element that fits, key by key."""


class _Chromium:
    def __init__(self, page: Page) -> None:
        self._page = page

    def goto(self, address: str) -> None:
        self._page.goto(address)

    def evaluate(self, function: str, *arguments: object) -> Any:
        return self._page.evaluate(f"all => ({function})(...all)", arguments)

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def write(self, selector: str, text: str) -> None:
        self._page.locator(selector).first.press_sequentially(text)


@contextmanager
def chromium_page(browser: Browser) -> Iterator[Engine]:
    """A window of the Chromium that runs already: Playwright starts once in a process."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    yield _Chromium(context.new_page())
    context.close()


OTHERS: dict[str, Callable[[Path], AbstractContextManager[Engine]]] = {
    "Firefox": firefox,
    "WebKit": webkit,
}
"""By their names: each opens a window whose browser writes only into the folder it is given."""

_SHOWN = """one => [location.href,
  ...[...document.querySelectorAll(one)].map(({ innerText }) => innerText.replace(/\\s+/g, " "))]"""


def sees(engine: Engine, selector: str, words: str, *, first: bool = False) -> None:
    """Wait until an element that fits, or the `first` that does, shows `words`."""
    shown: list[str] = []

    def said() -> bool:
        with suppress(AssertionError):  # between one page and the next there is nothing to ask
            shown[:] = engine.evaluate(_SHOWN, selector)
        return any(words in text for text in shown[1 : 2 if first else None])

    looked_for(said, BUSY_MS / 1000, lambda: f"{selector} never says «{words}»: {shown}")
