"""Waiting for what a page has asked of its workers: never for some time that may be too short."""

from __future__ import annotations

from playwright.sync_api import Page

COUNT = """{
  window.told = { queries: 0, results: 0, kept: 0 }
  const QUERY = 2, RESULT = 3  // Material's kinds of messages
  window.Worker = class extends Worker {
    constructor(...address) {
      super(...address)
      this.addEventListener("message", ({ data }) => { if (data.type === RESULT) told.results++ })
    }
    postMessage(message, ...rest) {
      if (message.type === QUERY) told.queries++
      super.postMessage(message, ...rest)
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
"""A script for a page to begin with: it counts what is asked of the workers, and their answers."""


def all_results_shown(page: Page) -> None:
    """Wait until the list is that of all that was typed: each letter gives one of its own."""
    page.wait_for_function("told.queries > 0 && told.results >= told.queries")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def worker_is_done(page: Page) -> None:
    """Wait until the service worker has done what this page asked for, or could not be asked."""
    page.wait_for_function("told.kept > 0")
