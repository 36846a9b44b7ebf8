/* The page where a code is typed by hand leads to what the code stands for. */
import { certain, codesIn } from "./shared/codes.js"
import { $, $$ } from "./shared/dom.js"
import { offerPages } from "./shared/meant.js"
import { codesOfNational, renovationsAmong } from "./shared/national.js"
import { _ } from "./shared/words.js"

/** @type {HTMLFormElement} */
const codeForm = $(".mc-code-form")

/** @type {HTMLAnchorElement[]} */
const links = $$("[data-for-code]")

/** @param {string[]} codes */
const pagesOf = codes => codes.map(code => links.filter(link => link.dataset.forCode === code)).flat()
  .map(link => ({
    code: link.dataset.forCode || "",
    address: link.href,
    title: $("span", link).textContent || "",
  }))

const lead = async () => {
  const { sure, maybe, national } = codesIn(codeForm.code.value)
  const meant = pagesOf(await codesOfNational(national))
  const found = certain(sure, meant.length ? meant : pagesOf(sure))
  const near = meant.length ? meant : pagesOf([...sure, ...maybe])
  const [works] = found ? [] : await renovationsAmong(sure)
  const answer = $(".mc-answer")
  if (found) location.href = found.address
  else if (works) location.href = new URL(`${works}/`, location.href).href
  else if (near.length) offerPages(answer, near)
  else answer.textContent =
    _("Không có mã {code}. Xem lại chữ và số in dưới ô vuông, hoặc tìm trong danh sách dưới đây.")
      .replace("{code}", national || sure[0] || "–")
}

if (codeForm) {
  codeForm.hidden = false
  codeForm.addEventListener("submit", event => { event.preventDefault(); lead() })
}
