"""The steps of the staff guide, read from its pages, and a hand that does them in Chromium.

A step names what it presses or fills in bold (`bấm **Xem tệp và gửi**`) and where it begins by a
link. The hand looks for each name on the screen, letter by letter: a button that is called by
another name stops it, as a guide does that says another. What a clerk writes is the test's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import ElementHandle, Page, expect

from tests.beside import looked_for
from tests.browser.waiting import BUSY_MS, until

GUIDE = Path(__file__).parents[2] / "site_src/pages/huong-dan-bien-tap"
ADDRESS = "/huong-dan-bien-tap/"

OF_GITHUB = {
    "Accept invitation", "Clone", "Close pull request", "Code", "Commit changes…", "Checks",
    "Create a new branch", "Create pull request", "Edit file", "Enable workflow", "Files changed",
    "Fork this repository", "Generate token", "Merge pull request", "Only select repositories",
    "Propose changes", "Revert", "Run workflow", "choose your files", "review", "deploy",
}  # fmt: skip
"""What staff press on GitHub, as it is called there."""

WAITING = ("Đợi ", "Dấu xanh ")
"""How a step begins in which staff look on."""

_HEADING = re.compile(r"(?m)^#+ [^\n]*\{#([a-z-]+)\}$")
_STEP = re.compile(r"(?m)^\d+\. (.*(?:\n(?: {4}.*|(?=\n {4})))*)")
_NAMED = re.compile(r"\*\*([^*]+)\*\*|<a href=\"([^\"]+)\">|`(motcham [^`]+)`")

_FIND = """([name, here]) => {
  const says = element => [name, `${name} (bắt buộc)`]
    .includes(element.textContent.trim().replace(/\\s+/g, " "))
  const seen = element => element.checkVisibility()
  for (let scope = document.activeElement; scope; scope = scope.parentElement) {
    if (!scope.matches("body, .mc-item")) continue
    const found = [...scope.querySelectorAll("button, a[href], label, legend, h2, option")]
      .filter(element => says(element)
        && (element.matches("option") ? element.parentElement === here : seen(element)))
    if (found.length) return found.at(-1)
  }
}"""
"""What bears this name: the last that is seen in the item that the hand is in, or around it."""


_TELL_WHEN_DRAWN = """() => {
  window.drawn = false
  document.addEventListener("motcham:form", () => { window.drawn = true }, { once: true })
}"""

_IN_GROUP = """(legend, words) =>
  [...legend.parentElement.querySelectorAll("summary, label")]
    .find(element => element.textContent.trim() === words && element.checkVisibility())"""


@dataclass(frozen=True)
class Section:
    """A list of steps: the page of the guide, the heading's anchor, which list below it."""

    page: str
    anchor: str
    which: int = 0

    def steps(self) -> list[str]:
        """Its steps, as they are written."""
        return lists(self.page)[self.anchor][self.which]


def lists(page: str) -> dict[str, list[list[str]]]:
    """The numbered lists of a page of the guide by the anchor of the heading above each."""
    text = re.sub(r"(?ms)^```.*?^```$", "", (GUIDE / f"{page}.md").read_text(encoding="utf-8"))
    parts = _HEADING.split(text)
    found: dict[str, list[list[str]]] = {}
    for anchor, part in zip(parts[1::2], parts[2::2], strict=True):
        for step in re.finditer(_STEP, part):
            if step[0].startswith("1. "):
                found.setdefault(anchor, []).append([])
            found[anchor][-1].append(step[1])
    return found


def named(step: str) -> Iterator[re.Match[str]]:
    """What a step names, in its order: in bold, as a link or as a command."""
    return _NAMED.finditer(step)


@dataclass
class Hand:
    """A clerk's hand on the page; `writes` is what goes into each box, `leaves` what it passes by.

    A box that is named twice gets the values of a list one after the other.
    """

    page: Page
    base: str
    writes: Mapping[str, Any] = field(default_factory=dict)
    leaves: Sequence[str] = ()
    there: str = ""
    """Where on GitHub it has come to."""
    begun: bool = False
    """Whether it stands in the form already: it follows no link then."""
    taken: dict[str, Path] = field(default_factory=dict)
    """The files that it has downloaded, by their names."""

    def does(self, section: Section) -> None:
        """Do what the steps of a section say, all of it, and write all that was to be written."""
        self._left = {
            name: list(value) if isinstance(value, list) else [value]
            for name, value in self.writes.items()
        }
        steps = section.steps()
        for number, step in enumerate(steps, 1):
            names = [*named(step)]
            assert names or step.startswith(WAITING), f"step {number} names nothing: {step}"
            for name, address, command in (found.groups() for found in names):
                assert not command, f"no command is run in a browser: {command}"
                if address and self.begun:
                    continue
                if address:
                    self._goes(section.page, unescape(address))
                elif name not in self.leaves:
                    self._acts(name)
        assert not any(self._left.values()), f"never asked for: {self._left}"

    def _goes(self, page: str, address: str) -> None:
        from_ = f"{self.base}{ADDRESS}{'' if page == 'index' else f'{page}/'}"
        self.page.goto(urljoin(from_, address))
        until(self.page, "!document.querySelector('.mc-open-file[hidden]')")
        if "ma=" in address:
            expect(self.page.locator(".mc-form")).to_be_visible()

    def _acts(self, name: str) -> None:
        if name in OF_GITHUB:
            assert self.there, f"{name}: nothing has led to GitHub"
            return
        found = looked_for(
            lambda: self.page.evaluate_handle(_FIND, [name, self._choosing]).as_element(),
            BUSY_MS / 1000,
            lambda: f"nothing on the screen is called «{name}»",
        )
        assert found
        self._choosing = None
        self._uses(name, found)

    _choosing: ElementHandle | None = None
    """The choice that was named last and is not made yet."""

    def _uses(self, name: str, found: ElementHandle) -> None:
        tag = found.evaluate("element => element.tagName")
        if tag == "LEGEND":
            self._in_group(name, found)
        elif tag == "OPTION":
            choice = found.evaluate_handle("option => option.parentElement").as_element()
            assert choice
            self._chooses(choice, found.inner_text())
        elif tag == "LABEL":
            box = found.evaluate_handle("label => label.control").as_element()
            assert box, f"«{name}» labels nothing"
            self._fills(name, box)
        elif tag == "A" and urlsplit(str(found.get_attribute("href"))).netloc:
            self.there = str(found.get_attribute("href"))
        elif found.evaluate("button => button.matches('.mc-download')"):
            with self.page.expect_download() as download:
                found.click()
            self.taken[download.value.suggested_filename] = Path(download.value.path())
        elif tag == "A":
            with self.page.expect_navigation():
                found.click()
            expect(self.page.locator(".mc-form")).to_be_visible()
        elif tag == "BUTTON":
            found.click()

    def _in_group(self, name: str, legend: ElementHandle) -> None:
        """Open an item of a list, or tick boxes."""
        wanted = self._value(name)
        for words in wanted if isinstance(wanted, tuple) else (wanted,):
            inside = legend.evaluate_handle(_IN_GROUP, words).as_element()
            assert inside, f"nothing in «{name}» is called «{words}»"
            inside.click()

    def _fills(self, name: str, box: ElementHandle) -> None:
        kind = box.evaluate("box => box.type")
        if kind == "file":
            box.set_input_files(self._value(name))
            return
        box.focus()
        if kind == "checkbox":
            box.check()
        elif kind != "select-one":
            box.fill(self._value(name))
        elif self._left.get(name):
            self._chooses(box, self._value(name))
        else:
            self._choosing = box  # the guide names what is chosen next

    def _chooses(self, choice: ElementHandle, words: str | re.Pattern[str]) -> None:
        drawn = choice.evaluate("select => select.id === 'mc-which'")
        if drawn:
            self.page.evaluate(_TELL_WHEN_DRAWN)
        if isinstance(words, re.Pattern):
            options = choice.evaluate("select => [...select.options].map(one => one.text)")
            [words] = filter(words.match, options)
        choice.select_option(label=str(words))
        if drawn:
            until(self.page, "window.drawn")

    def _value(self, name: str) -> Any:
        assert self._left.get(name), f"nothing to write into «{name}»"
        return self._left[name].pop(0)
