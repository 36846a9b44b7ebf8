/* The header answers at once, by styles and these lines. What the search needs beyond them is
   fetched when it is first touched: Material's script, which draws the results, and their style. */
import { $, $$ } from "../shared/dom.js"
import { recall, remember } from "../shared/memory.js"
import { _ } from "../shared/words.js"
import { bring } from "./bring.js"
import { own } from "./own.js"

/** What the first touch still has to fetch; what a bad network lost is asked for again at the next. */
const missing = new Set(own.onSearch)
const notLoaded = () => missing.size > 0
let underway = 0, styled = false

/** @param {string} words above the results */
const say = words => { $(".md-search-result__meta").textContent = words }

const wake = () => {
  if (!styled) {
    styled = true
    bring("link", {
      rel: "stylesheet",
      href: own.onSearchStyle,
      onerror: () => { styled = false },
    })
  }
  if (underway) return
  if (notLoaded()) say(_("Gõ tên việc cần làm, hoặc mã trên thẻ"))
  for (const src of missing) {
    underway++
    bring("script", {
      src,
      async: false, // they run in their order
      onload: () => { underway--; missing.delete(src) },
      onerror: () => {
        underway--
        say(_("Mạng yếu, chưa tìm được. Chạm vào ô trên để thử lại."))
      },
    })
  }
}

/** A label opens its panel without a script too; with it, what stands in the label is a button. */
const pressButtons = () => {
  for (const press of $$(".mc-press")) {
    const toggle = /** @type {HTMLInputElement & { form: HTMLFormElement }} */ (
      /** @type {HTMLLabelElement} */ (press.parentElement).control)
    const opens = toggle.type === "checkbox" && !press.matches(".mc-close")
    const tell = () => { if (opens) press.setAttribute("aria-expanded", /** @type {any} */ (toggle.checked)) }
    press.setAttribute("role", "button")
    press.tabIndex = 0
    press.addEventListener("click", event => {
      event.preventDefault()
      toggle.click()
      // The switch of the colours gives its place to the one that switches back.
      if (toggle.type === "radio")
        $(`label:not([for=${toggle.id}]) .mc-press`, toggle.form).focus()
    })
    press.addEventListener("keydown", event => {
      if (event.key !== " " && event.key !== "Enter") return
      event.preventDefault()
      press.click()
    })
    toggle.addEventListener("change", tell)
    tell()
  }
}

/**
 * What is closed is out of reach of the keyboard; what opens takes the focus and gives it back.
 * Where the focus goes on to the page, the panel closes: it would lie above what is being read.
 * @param {HTMLInputElement} toggle
 * @param {HTMLElement} panel
 * @param {HTMLElement} first what takes the focus
 */
const guardFocus = (toggle, panel, first) => {
  if (!toggle || !panel) return
  /** @type {HTMLElement} */
  let opener
  addEventListener("focusout", (/** @type {{ target: any }} */ { target }) => {
    if (target.matches(`[for=${toggle.id}] .mc-press:not(.mc-close)`)) opener = target
  })
  toggle.addEventListener("change", () => {
    const focused = /** @type {HTMLElement} */ (document.activeElement)
    if (toggle.checked) first.focus()
    else if (focused === document.body || panel.contains(focused)) {
      (opener || $(`[for=${toggle.id}] .mc-press`)).focus()
      if (document.activeElement === focused) focused.blur() // the opener is not shown any more
    }
  })
  panel.addEventListener("focusout", (/** @type {{ relatedTarget: any }} */ { relatedTarget: next }) => {
    if (toggle.checked && next && !panel.contains(next)) toggle.click()
  })
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !toggle.checked) return
    event.stopImmediatePropagation() // Material would close it again
    toggle.click()
  })
}

/**
 * The first touch, by finger, mouse or key, opens the search and wakes the rest.
 * @param {HTMLInputElement} search its toggle
 * @param {HTMLInputElement} query its box
 */
const wakeAtTouch = (search, query) => {
  for (const label of $$("[for=__search]"))
    for (const touch of ["pointerdown", "touchstart", "keydown"])
      label.addEventListener(touch, wake, { passive: true })
  search.addEventListener("change", wake)
  query.addEventListener("focus", () => {
    if (!notLoaded()) return
    if (!search.checked) search.click()
    query.focus()
    wake()
  })
  // Enter opens the first result; what was typed never goes to a server.
  const { form } = /** @type {{ form: any }} */ (query)
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault())
  if (/[?&#]q=/.test(location.search + location.hash)) search.click() // see on-search/address.js
}

/**
 * Keep a value where Material, and the page before it is drawn, look for it.
 * @param {string} key
 * @param {unknown} value
 */
const keepForMaterial = (key, value) => remember(`${__md_scope.pathname}.${key}`, value)

/** @param {string} key */
const keptForMaterial = key => recall(`${__md_scope.pathname}.${key}`)

export const wakeHeader = () => {
  /** @type {HTMLInputElement} */
  const drawer = $("#__drawer")
  /** @type {HTMLInputElement} */
  const search = $("#__search")
  /** @type {HTMLInputElement} */
  const query = $(".md-search__input")
  pressButtons()
  guardFocus(drawer, $(".menu"), $(".menu a"))
  guardFocus(search, $(".md-search"), query)
  if (search && query) wakeAtTouch(search, query)
  // Material opens the search at a single letter: who dictates, or trembles, meets it by chance.
  addEventListener("keydown", event => {
    if (event.key.length === 1 && !(search && search.checked)) event.stopImmediatePropagation()
  })
  // The switch of the colours: Material asks for these ways to what is chosen once it is awake, and the
  // body says to it which they are.
  Object.assign(window, { __md_set: keepForMaterial, __md_get: keptForMaterial })
  if (!keptForMaterial("__palette")) mcPaint(+matchMedia("(prefers-color-scheme: dark)").matches)
  $$("[name=__palette]").forEach((input, index) => {
    input.addEventListener("change", () => {
      mcPaint(index)
      if (notLoaded()) keepForMaterial("__palette", { index })
    })
  })
}
