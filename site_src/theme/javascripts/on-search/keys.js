/* Keys in the panel. The box is a combobox and the results its listbox; each answer is a link, and arrows
   move the focus itself from the box to the answers and back. Every screen reader follows the focus,
   also those that know nothing of aria-activedescendant, and Enter follows a link without a script.
   Material closes the search at Tab, sends every other key to the box, and at Enter opens an answer
   that may be filtered out, or that of an earlier query. */
import { $$ } from "../shared/dom.js"
import { box, panel, shownAnswers, toggle } from "./box.js"
import { isAnswered } from "./query.js"

let waits = false

/** Open the first answer, once the list answers what is typed. */
export const openFirst = () => {
  waits = !isAnswered()
  const [first] = shownAnswers()
  if (!waits && first) first.click()
}

/** New results are there. */
export const openAwaited = () => { if (waits && toggle.checked) openFirst() }

/** @param {1 | -1} step */
const move = step => {
  const stops = [box, ...shownAnswers()]
  const from = stops.indexOf(/** @type {any} */ (document.activeElement))
  stops[(Math.max(from, 0) + step + stops.length) % stops.length].focus()
}

export const guardKeys = () => {
  panel.addEventListener("keydown", event => {
    const { key, target } = event
    // The key that ends a composition is none of ours; Safari tells it by its number alone.
    const isComposed = event.isComposing || event.keyCode === 229
    const pressed = /** @type {Element} */ (target).closest("button, .mc-beside a, .mc-close")
    const isTheirs = isComposed || key === "Tab" || pressed && [" ", "Enter"].includes(key)
    const does = isTheirs || event.altKey || event.ctrlKey || event.metaKey ? null
      : key === "Enter" && target === box ? openFirst
      : key === "ArrowDown" ? () => move(1) : key === "ArrowUp" ? () => move(-1) : null
    if (isTheirs || does) event.stopPropagation()
    if (!does) return
    // Until Material is there, Enter sends the form, which goes nowhere.
    if (isAnswered() || target !== box) event.preventDefault()
    does()
  })
  box.addEventListener("input", () => { waits = false })
  // Calling or writing is no leaving.
  for (const part of $$(".mc-beside"))
    part.addEventListener("click", event => {
      if (/** @type {Element} */ (event.target).closest("[href^='tel:'], [href^='mailto:']"))
        event.stopPropagation()
    })
}
