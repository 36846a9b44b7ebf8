/* What stops the form: said above it, with a way to the first wrong entry. */
import { $, $$ } from "../shared/dom.js"

const alarm = $(".mc-alarm")

export const calm = () => { alarm.hidden = true }

/** @param {string} words */
export const say = words => {
  alarm.textContent = words
  alarm.hidden = false
  alarm.focus()
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
  const link = document.createElement("a")
  alarm.textContent = `Còn ${wrong.length} chỗ phải sửa. `
  link.href = `#${wrong[0].id}`
  link.textContent = "Đến chỗ đầu tiên"
  link.addEventListener("click", event => { event.preventDefault(); goTo(wrong[0]) })
  alarm.append(link)
  alarm.hidden = false
  goTo(wrong[0])
  return false
}
