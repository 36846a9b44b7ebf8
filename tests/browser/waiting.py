"""Waiting for what a page has asked of its workers: never for some time that may be too short."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from playwright.sync_api import Page, Route

Thing = TypeVar("Thing")

BUSY_MS = 60_000
"""What a page is asked for may take so long on a busy machine; only what never comes takes it."""

COUNT = """{
  window.told = { results: 0, kept: 0 }
  const SETUP = 0, READY = 1, RESULT = 3  // Material's kinds of messages
  let heard
  window.Worker = class extends Worker {
    constructor(...address) {
      super(...address)
      this.addEventListener("message", event => {
        if (event.data.type === RESULT) told.results++
        if (event.data.type !== READY || !heard) return
        event.stopImmediatePropagation()
        heard()
        heard = undefined
      })
      told.ask = () => new Promise(done => { heard = done; super.postMessage({ type: SETUP }) })
    }
  }
  if (window.ServiceWorker) {
    const { register } = ServiceWorkerContainer.prototype
    ServiceWorkerContainer.prototype.register = function (...address) {
      const registered = register.apply(this, address)
      registered.catch(() => { told.kept++ })
      return registered
    }
    const { postMessage } = ServiceWorker.prototype
    ServiceWorker.prototype.postMessage = function (message, [port]) {
      const mine = new MessageChannel()
      mine.port1.onmessage = ({ data }) => { told.kept++; port.postMessage(data) }
      return postMessage.call(this, message, [mine.port2])
    }
  }
}"""
"""A script for a page to begin with: it counts the workers' answers, and can ask the search's."""

_SLOWER = float(os.environ.get("SLOWER_PAGES", "1"))

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def slowed(page: Page) -> Page:
    """`page`, so many times slower as the environment's `SLOWER_PAGES` says, as on a busy machine.

    `SLOWER_PAGES=6 python -m pytest tests/browser` finds what a test hopes for and does not await.
    """
    if _SLOWER > 1:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    return page


def until(page: Page, condition: str) -> None:
    """Wait until `condition`, in JavaScript, holds on the page."""
    function = f"() => {condition}"  # not its text: the page's policy runs none
    page.wait_for_function(function, timeout=BUSY_MS)


def holding(page: Page, address: str | re.Pattern[str]) -> list[Route]:
    """Hold back the answers to what is asked of `address`; gives them as they are asked for."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    return held


def all_results_shown(page: Page) -> None:
    """Wait until the list is that of all that was typed: each letter gives one of its own.

    With its engine loaded, the search's worker answers all that it is told in that order.
    """
    until(page, "told.results > 0")
    page.evaluate("() => told.ask()")
    page.evaluate(DRAWN)


def worker_is_done(page: Page) -> None:
    """Wait until the service worker has done what this page asked for, or could not be asked."""
    until(page, "told.kept > 0")


def eventually(page: Page, look: Callable[[], Thing], fits: Callable[[Thing], bool]) -> None:
    """Look again and again until what is seen fits, at what no page tells of by itself."""
    for _ in range(BUSY_MS // _BETWEEN_TWO_LOOKS_MS):
        if fits(seen := look()):
            return
        page.wait_for_timeout(_BETWEEN_TWO_LOOKS_MS)
    raise AssertionError(f"still {seen}")


_BETWEEN_TWO_LOOKS_MS = 100


def time_stands_still(page: Page) -> None:
    """From now on time passes on the page only by `page.clock.run_for`.

    So what the page does after some time comes neither too early nor too late for a test. The page
    is one that was opened `clocked`: what it had begun by another clock it could not end by this.
    """
    page.clock.pause_at(datetime.fromtimestamp(page.evaluate("Date.now()") / 1000 + 1, UTC))


_ALL_STYLED = """!document.querySelector('script[src*="motcham.js"]')
  || [...document.styleSheets].some(each => /after-load/.test(each.href || ""))"""


def all_styled(page: Page) -> None:
    """Wait for the style that comes after the first view, where the page asks for one."""
    until(page, f"({_ALL_STYLED})")
