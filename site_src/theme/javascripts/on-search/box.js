/* The box, its panel and what both are opened by; and what is done once typing has come to rest. */
import { $ } from "../shared/dom.js"

export const panel = $(".md-search")
/** @type {HTMLInputElement} */
export const box = $(".md-search__input")
/** @type {HTMLInputElement} */
export const toggle = $("#__search")
export const list = $(".md-search-result__list")

/** Characters of a query that the search reads; no more of it is kept or passed on. */
const LONGEST = 120

/** What is typed, fit for an address: as much as the search reads of it, and no half characters. */
export const typed = () =>
  [...box.value.trim()].slice(0, LONGEST).join("").replace(/[\ud800-\udfff]/gu, "")

/** The answers that are shown, in their order. */
export const shownAnswers = () =>
  /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("li:not([hidden]) > a")])

/**
 * `run`, but only when it has not been asked for again for `rest` milliseconds.
 * @param {() => void} run
 * @param {number} rest
 */
export const atRest = (run, rest) => {
  let timer = 0
  return () => {
    clearTimeout(timer)
    timer = window.setTimeout(run, rest)
  }
}
