"""Every file of a form's page opened and finished as it is: what comes out differs in no byte."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_form import SMALL, WIDE

PARTS = 18

AT_BOTH_SIZES = pytest.mark.parametrize(
    ("size", "step", "first"),
    [
        pytest.param(SMALL, PARTS, 0, id="some on a phone"),
        pytest.param(WIDE, PARTS, PARTS // 2, id="others on a desk"),
        pytest.param(SMALL, 1, 0, id="every one on a phone", marks=pytest.mark.prove),
        pytest.param(WIDE, 1, 0, id="every one on a desk", marks=pytest.mark.prove),
    ],
)
"""Of a long list `make test` takes one in `PARTS` on each screen, `make prove` all on both."""

_GO_THROUGH = """async ([step, first]) => {
  const page = document.querySelector(".mc-form-page"), which = document.querySelector("#mc-which")
  const choice = document.querySelector("#mc-kind")
  const { kinds } = await (await fetch(page.dataset.form)).json()
  const finished = async () => {
    document.querySelector(".mc-form").requestSubmit()
    for (let waited = 0; waited < 5000; waited += 1) {
      if (document.querySelector(".mc-result:not([hidden]), .mc-alarm:not([hidden])")) return
      await new Promise(done => setTimeout(done))
    }
  }
  const drawing = () => new Promise(done =>
    document.addEventListener("motcham:form", done, { once: true }))
  const changed = []
  let count = 0
  for (const [kind, { files }] of Object.entries(kinds)) {
    let drawn = drawing()
    if (choice) {
      choice.value = kind
      choice.dispatchEvent(new Event("change"))
    }
    for (const { file, page: folder } of files
      .filter((_, place) => files.length < 2 * step || place % step === first)) {
      count += 1
      // The only file of a kind opens by itself; no other can be chosen.
      if (!document.querySelector("#mc-which-box").hidden) {
        drawn = drawing()
        which.value = file
        which.dispatchEvent(new Event("change"))
      }
      await drawn
      await finished()
      const source = await fetch(folder ? `../../${folder}source.yml` : `goc/${file}.txt`)
      const unchanged = !document.querySelector(".mc-result").hidden
        && !document.querySelector("[data-way=same]").hidden
      if (!unchanged || document.querySelector("#mc-yaml").value !== await source.text())
        changed.push([file, document.querySelector("[data-wrong]")?.parentElement.innerText
          || document.querySelector(".mc-alarm").innerText])
    }
  }
  return [count, changed]
}"""


def gone_through(page: Page, step: int, first: int) -> tuple[int, list[Any]]:
    """How many files the open page was given, and which came out changed, or did not."""
    count, changed = page.evaluate(_GO_THROUGH, [step, first])
    return count, changed


def taken(count: int, step: int, first: int) -> int:
    """How many of `count` files of a kind are gone through."""
    return count if count < 2 * step else len(range(first, count, step))
