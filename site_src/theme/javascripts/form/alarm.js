/* What stops the form: said above it, with a way to each wrong entry. */
import { $, $$ } from "../shared/dom.js"
import { refill } from "../shared/refill.js"

const alarm = $(".mc-alarm")

export const calm = () => { alarm.hidden = true }

/** @param {string} words */
export const say = words => {
  alarm.textContent = words
  alarm.hidden = false
  alarm.focus()
}

/** @param {HTMLElement} input */
const calledHere = input => {
  const named = /** @type {HTMLElement} */ (input.closest(".mc-entry, .mc-group"))
  return ($("label, legend", named).textContent || "").replace(/ \(bắt buộc\)$/, "")
}

/** @param {HTMLElement} input */
const goTo = input => {
  for (let around = input.closest("details"); around;) {
    around.open = true
    around = /** @type {Element} */ (around.parentElement).closest("details")
  }
  const target = input.matches("fieldset") ? $("input", input) || input : input
  target.focus()
  target.scrollIntoView({ block: "center" })
}

/**
 * Whether no entry of the form says that it is wrong; else where the first one is.
 * @param {HTMLElement} form
 */
export const allRight = form => {
  const wrong = $$("[data-wrong]", form)
  if (!wrong.length) return true
  const told = document.createElement("span")
  told.textContent = `Còn ${wrong.length} chỗ phải sửa. Bấm tên ô để tới đó:`
  refill(alarm, [told, ...wrong.map(input => {
    const link = document.createElement("a")
    link.href = `#${input.id}`
    link.textContent = calledHere(input)
    link.addEventListener("click", event => { event.preventDefault(); goTo(input) })
    return link
  })])
  alarm.hidden = false
  goTo(wrong[0])
  return false
}
