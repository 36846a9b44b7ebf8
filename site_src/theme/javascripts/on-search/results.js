/* The results: a listbox of links, filtered by field, and never an empty page. */
import { $, $$ } from "../shared/dom.js"
import { _ } from "../shared/words.js"
import { refill } from "../shared/refill.js"
import { box, list, shownAnswers, toggle, typed } from "./box.js"
import { showCertainty } from "./certainty.js"
import { button, hearHints } from "./hints.js"
import { openAwaited } from "./keys.js"
import { noteAnswer } from "./query.js"
import { sayCalmly } from "./said.js"

const MOST_CHIPS = 4

/**
 * New results replace those that stand there, and with them the one that was reached by keys: its place
 * is taken by the result that stands there now, so that the next key goes on from it.
 */
const keepPlace = () => {
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

/** Material calls it a list; an empty one is nothing to be heard. */
const nameList = () => {
  const isHidden = !toggle.checked || !list.children.length
  if (list.getAttribute("role") !== "listbox") list.setAttribute("role", "listbox")
  if (list.hidden !== isHidden) list.hidden = isHidden
  box.setAttribute("aria-expanded", String(toggle.checked && shownAnswers().length > 0))
}

/** @param {Element} result */
const fieldOf = result => {
  const field = $("[data-field]", result)
  return field && field.dataset.field || ""
}

/**
 * A result as an option that is a link; Material leaves it to the arrows alone.
 * @param {Element} result
 */
const tendResult = result => {
  const link = /** @type {HTMLAnchorElement} */ ($("a", result)), place = $("[data-at]", result)
  // An option is called by what it holds, unless that is a part of the page by itself.
  for (const part of [result, ...$$("article, h1", link)]) part.setAttribute("role", "presentation")
  link.setAttribute("role", "option")
  link.tabIndex = 0
  if (place) link.hash = place.dataset.at || ""
}

/** The mail in which what was typed is sent, by whoever wants to. */
const writeMail = () => {
  /** @type {HTMLAnchorElement} */
  const mail = $(".mc-missed a")
  if (!mail) return
  const { href } = mail, { subject } = mail.dataset
  box.addEventListener("input", () => {
    mail.href = `${href}?subject=${encodeURIComponent(`${subject} ${typed()}`)}`
  })
}

/**
 * Have all results drawn: Material draws the first, and some more each time that the end of the list comes
 * into sight. Here it goes out of sight and comes back, as often as there can be more.
 * @param {number} [times]
 */
const drawAll = (times = 5) => {
  const next = (/** @type {string} */ padding, /** @type {() => void} */ then) => {
    list.style.paddingBottom = padding
    $(".md-search__scrollwrap").dispatchEvent(new Event("scroll"))
    requestAnimationFrame(() => requestAnimationFrame(then))
  }
  next("200vh", () => next("", () => { if (times > 1) drawAll(times - 1) }))
}

export const tendResults = () => {
  const meta = $(".md-search-result__meta")
  const chips = document.createElement("div")
  chips.className = "mc-chips"
  meta.after(chips)
  const names = { role: "combobox", "aria-controls": "mc-found", "aria-autocomplete": "list" }
  for (const [name, value] of Object.entries(names)) box.setAttribute(name, value)
  list.id = "mc-found"
  list.setAttribute("aria-label", _("Kết quả tìm"))
  nameList()
  const whole = /** @type {Element} */ (list.parentElement)
  // Outside: Enter opens the first link within.
  const [before, after] = $$(".mc-beside")
  whole.before(before)
  whole.after(after)
  const say = sayCalmly()
  hearHints(meta, say)
  writeMail()
  keepPlace()
  const results = () => /** @type {HTMLElement[]} */ ([...list.children])
  let chosen = ""
  const filter = () => {
    for (const result of results()) result.hidden = Boolean(chosen) && fieldOf(result) !== chosen
    for (const chip of chips.children) {
      const pressed = chip.textContent === chosen
      chip.setAttribute("aria-pressed", String(pressed))
      chip.classList.toggle("mc-pressed", pressed)
    }
    nameList()
  }
  // A field that stays keeps its chip, and the chip the focus: more results come after one was pressed.
  const offer = (/** @type {string[]} */ fields) => {
    const known = /** @type {HTMLElement[]} */ ([...chips.children])
    if (fields.join() === known.map(chip => chip.textContent).join()) return
    const focused = known.find(chip => chip === document.activeElement)
    refill(chips, fields.map(field => known.find(chip => chip.textContent === field) ||
      button(field, () => { chosen = chosen === field ? "" : field; filter(); if (chosen) drawAll() })))
    if (focused) focused.focus()
  }
  new MutationObserver(() => {
    results().forEach(tendResult)
    const fields = [...new Set(results().map(fieldOf).filter(Boolean))]
    if (!fields.includes(chosen)) chosen = ""
    offer(fields.length > 1 ? fields.slice(0, MOST_CHIPS) : [])
    filter()
  }).observe(list, { childList: true })
  new MutationObserver(nameList).observe(list, { attributes: true, attributeFilter: ["role", "hidden"] })
  // Material says something above the list with each answer, and then draws it at once.
  const isTold = "BroadcastChannel" in window
  new MutationObserver(() => {
    if (!isTold) noteAnswer()
    showCertainty()
    say()
    openAwaited()
  })
    .observe(meta, { childList: true, characterData: true, subtree: true })
  box.addEventListener("input", () => { if (!box.value.trim()) showCertainty() })
  showCertainty()
}
