/* The results: told to screen readers, filtered by field, and never an empty page. */
import { $, $$ } from "../shared/dom.js"
import { _ } from "../shared/words.js"
import { refill } from "../shared/refill.js"

const MOST_CHIPS = 4

/**
 * @param {string} text
 * @param {() => void} press
 */
const button = (text, press) => {
  const element = document.createElement("button")
  element.type = "button"
  element.textContent = text
  element.addEventListener("click", press)
  return element
}

/**
 * What else may have been meant, and which words stand nowhere, as the search's worker says it.
 * @param {HTMLElement} meta
 * @param {HTMLInputElement} query
 */
const hearHints = (meta, query) => {
  const hint = document.createElement("p")
  hint.className = "mc-meant"
  hint.hidden = true
  meta.after(hint)
  if (!("BroadcastChannel" in window)) return
  const choice = (/** @type {string} */ text) => {
    const element = button(text, () => {
      query.value = text
      query.focus()
      query.dispatchEvent(new Event("input"))
    })
    element.className = "mc-link"
    return element
  }
  new BroadcastChannel("motcham.hints").addEventListener("message", ({ data }) => {
    /** @type {{ meant: string[], unknown: string[] }} */
    const { meant, unknown } = data
    if (!query.matches(":focus")) return
    hint.hidden = !meant.length && !unknown.length
    const strange = unknown.map(word => `«${word}»`).join(", ")
    const told = strange && _("Ô tìm không biết chữ:") + ` ${strange}. `
    refill(hint, [told, meant.length ? _("Ý bạn là:") : "", ...meant.map(choice)])
  })
}

/**
 * New results replace those that stand there, and with them the one that was reached by keys: its place
 * is taken by the result that stands there now, so that the next key goes on from it.
 * @param {HTMLElement} list
 */
const keepPlace = list => {
  let place = -1
  document.addEventListener("focusin", ({ target }) => {
    const result = /** @type {Element} */ (target).closest(".md-search-result__item")
    place = result ? [...list.children].indexOf(result) : -1
  })
  new MutationObserver(() => {
    const result = list.children[Math.min(place, list.children.length - 1)]
    if (result && document.activeElement === document.body) $("a", result).focus()
  }).observe(list, { childList: true })
}

export const tendResults = () => {
  const list = $(".md-search-result__list")
  if (!list) return
  /** @type {HTMLInputElement} */
  const query = $(".md-search__input")
  const meta = $(".md-search-result__meta"), nothing = $(".mc-nothing")
  meta.setAttribute("role", "status")
  const chips = document.createElement("div")
  chips.className = "mc-chips"
  meta.after(chips)
  const whole = /** @type {Element} */ (list.parentElement)
  whole.after(nothing) // outside: Enter opens the first link within
  hearHints(meta, query)

  keepPlace(list)
  const results = () => /** @type {HTMLElement[]} */ ([...list.children])
  /** @param {Element} result */
  const fieldOf = result => {
    const field = $("[data-field]", result)
    return field && field.dataset.field || ""
  }
  /** @param {HTMLElement} result */
  const leadToPlace = result => {
    const place = $("[data-at]", result)
    if (place) /** @type {HTMLAnchorElement} */ ($("a", result)).hash = place.dataset.at || ""
  }
  let chosen = ""
  const filter = () => {
    for (const result of results()) result.hidden = Boolean(chosen) && fieldOf(result) !== chosen
    for (const chip of chips.children) {
      const pressed = chip.textContent === chosen
      chip.setAttribute("aria-pressed", String(pressed))
      chip.classList.toggle("mc-pressed", pressed)
    }
  }
  const offer = () => { nothing.hidden = Boolean(list.children.length) || !query.value.trim() }
  new MutationObserver(() => {
    offer()
    for (const link of $$("a", list)) link.tabIndex = 0 // Material leaves them to the arrows alone
    results().forEach(leadToPlace)
    const fields = [...new Set(results().map(fieldOf).filter(Boolean))]
    if (!fields.includes(chosen)) chosen = ""
    refill(chips, (fields.length > 1 ? fields.slice(0, MOST_CHIPS) : []).map(field =>
      button(field, () => { chosen = chosen === field ? "" : field; filter() })))
    filter()
  }).observe(list, { childList: true })
  new MutationObserver(offer).observe(meta, { childList: true, characterData: true, subtree: true })
}
