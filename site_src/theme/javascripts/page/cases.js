/* Cases: what belongs to another case steps back. The page comes with the ordinary case chosen, where
   there is one. */
import { $, $$ } from "../shared/dom.js"
import { page } from "../shared/page.js"

export const offerCases = () => {
  /** @type {HTMLFormElement} */
  const cases = $(".mc-cases")
  if (!cases) return
  cases.hidden = false
  const choose = () => {
    const chosen = /** @type {string} */ (new FormData(cases).get("case"))
    page.classList.toggle("mc-case-chosen", Boolean(chosen))
    // Paper says of which case it is where the reader has not chosen it.
    /** @type {any} */
    const radio = $("input:checked", cases)
    $(".mc-for-case").textContent =
      chosen && radio.defaultChecked ? radio.nextElementSibling.textContent : ""
    for (const part of $$("[data-cases]", page))
      part.classList.toggle(
        "mc-other-case", Boolean(chosen) && !/** @type {string} */ (part.dataset.cases).split(" ").includes(chosen))
  }
  cases.addEventListener("change", choose)
  choose()
  // Going back, the browser brings the choice again; what is shown must follow it.
  addEventListener("pageshow", choose)
}
