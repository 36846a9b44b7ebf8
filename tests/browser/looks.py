"""What is wrong with how a page looks, once all its style has come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.waiting import all_styled

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def found_by_axe(page: Page, **only: object) -> list[str]:
    """What axe objects to, each with the first elements it means."""
    all_styled(page)
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(
        "only => axe.run(document, { runOnly: only, resultTypes: ['violations'] })", only
    )
    return [
        f"{rule['id']}: {rule['help']}: {[node['html'][:120] for node in rule['nodes'][:3]]}"
        for rule in result["violations"]
    ]


def found_in(page: Page) -> list[str]:
    """What axe objects to; in the dark only the contrast can be another."""
    in_light = found_by_axe(page, type="tag", values=RULES)
    page.evaluate("mcPaint(1)")
    return in_light + found_by_axe(page, type="rule", values=["color-contrast"])


_CUT_OFF = """() => [...document.body.querySelectorAll("*")]
  .filter(e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .filter(e => e.textContent.trim() && !e.closest("svg, .vh, .skip"))
  .filter(e => {
    const box = e.getBoundingClientRect()
    const cuts = !["visible", "auto", "scroll"].includes(getComputedStyle(e).overflowX)
    return box.width > 1
      && (box.right > innerWidth + 1 || (cuts && e.scrollWidth > e.clientWidth + 1))
  })
  .map(e => e.outerHTML.slice(0, 100))"""

_SMALL_TARGETS = """() => {
  const seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const inSentence = e => getComputedStyle(e).display === "inline"
    && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && /\\p{L}/u.test(n.data))
  const boxes = e => [e, ...(e.labels || [])].map(one => one.getBoundingClientRect())
  return [...document.querySelectorAll("a[href], button, input, select, summary, [role=button]")]
    .filter(e => seen(e) || (e.labels && [...e.labels].some(seen)))
    .filter(e => !inSentence(e) && !e.closest(".skip, .vh, [aria-hidden=true]"))
    .filter(e => !boxes(e).some(box => box.width >= 43.9 && box.height >= 43.9))
    .map(e => e.outerHTML.slice(0, 110))
}"""


_TORN = r"""() => {
  const found = [], range = document.createRange()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data, parentElement: place } = texts.currentNode
    if (place.closest("script, style, .vh, .skip, .rows") || !place.checkVisibility()) continue
    const whole = place.matches(".mc-language") ? /.+/g : /\d+[/]\d+[/]\d{4}/g
    for (const word of data.matchAll(whole)) {
      range.setStart(texts.currentNode, word.index)
      range.setEnd(texts.currentNode, word.index + word[0].length)
      const boxes = [...range.getClientRects()].filter(box => box.width > 1)
      if (boxes.some(box => box.top >= boxes[0].bottom)) found.push(word[0])
    }
  }
  return found
}"""


def torn(page: Page) -> list[str]:
    """Days and the language's name that go on in another line.

    In lists a name has little room beside its code, and twice as large a day may not fit.
    """
    all_styled(page)
    return list(page.evaluate(_TORN))


def cut_off(page: Page) -> list[str]:
    """Elements that end beyond a screen's edge, and those that hide a part of their text."""
    all_styled(page)
    return list(page.evaluate(_CUT_OFF))


def small_targets(page: Page) -> list[str]:
    """What is pressed and smaller than a fingertip, 44 px.

    A link within a sentence may be as low as its line.
    """
    all_styled(page)
    return list(page.evaluate(_SMALL_TARGETS))
