/* The page where a code is typed by hand leads to what the code stands for. */
import { codesIn, renovationIn } from "./codes/typed.js"
import { $, $$ } from "./shared/dom.js"
import { _ } from "./shared/words.js"

/** @type {HTMLFormElement} */
const form = $(".mc-code-form")

/** @type {HTMLAnchorElement[]} */
const links = $$("[data-for-code]")

const lead = () => {
  const [typed, number] = codesIn(form.code.value)
  const find = (/** @type {string} */ code) => links.find(link => link.dataset.forCode === code)
  const found = find(typed) || find(number)
  const works = renovationIn(typed)
  if (found) location.href = found.href
  // The pages of renovations leave one day, so they are looked for where they would be.
  else if (works && location.protocol !== "file:")
    location.href = new URL(`${works}/`, location.href).href
  else $(".mc-answer").textContent =
    _("Không có mã {code}. Xem lại chữ và số in dưới ô vuông, hoặc tìm trong danh sách dưới đây.")
      .replace("{code}", typed || "–")
}

if (form) {
  form.hidden = false
  form.addEventListener("submit", event => { event.preventDefault(); lead() })
}
