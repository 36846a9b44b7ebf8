/* Cases: what belongs to another case steps back. The page comes with the ordinary case chosen, where
   there is one; else everybody is asked first. The address keeps the choice (`#ca=bo-roi`), so that a
   link that is passed on shows the same. */
import { $, $$ } from "../shared/dom.js"
import { page } from "../shared/page.js"

const IN_ADDRESS = /^#ca=([a-z0-9-]*)$/

/** @param {Element} part */
const isShown = part => !part.matches(".mc-other-case")

/** Lists of which nothing is left go with their headings; the fold says how many it has. */
const tidyPapers = () => {
  for (const list of $$(".papers", page)) {
    const left = [...list.children].filter(isShown).length
    const place = /** @type {HTMLElement} */ (list.parentElement)
    place.hidden = !left
    const number = $("[data-number]", place)
    if (number) number.textContent = String(left)
  }
}

export const offerCases = () => {
  /** @type {HTMLFormElement} */
  const cases = $(".mc-cases")
  if (!cases) return
  /** @type {HTMLInputElement[]} */
  const radios = $$("input", cases)
  const checked = () => radios.find(each => each.checked)
  const choose = () => {
    const radio = checked()
    const chosen = radio ? radio.value : ""
    page.classList.toggle("mc-case-chosen", Boolean(chosen))
    // Paper says of which case it is: whoever reads it has not always chosen it.
    $(".mc-for-case").textContent = chosen && radio
      ? /** @type {Element} */ (radio.nextElementSibling).textContent : ""
    for (const part of $$("[data-cases]", page)) {
      const isOthers = !/** @type {string} */ (part.dataset.cases).split(" ").includes(chosen)
      // Where a short answer stands for all, each one's own is told only to whom it concerns.
      part.classList.toggle("mc-other-case", chosen ? isOthers : "onlyChosen" in part.dataset)
    }
    tidyPapers()
    const fold = radio && radio.closest("details")
    if (fold) fold.open = true // what is chosen is seen
    document.dispatchEvent(new Event("motcham:papers"))
  }
  let address = "" // what it says of the case
  /** @param {string} hash */
  const keep = hash => {
    address = hash
    if (hash || IN_ADDRESS.test(location.hash))
      history.replaceState(null, "", hash || location.pathname + location.search)
    /** @type {HTMLAnchorElement} */
    const other = $(".mc-language")
    if (other) other.hash = hash
  }
  const follow = () => {
    const [, wanted = null] = location.hash.match(IN_ADDRESS) || []
    const radio = radios.find(each => each.value === wanted)
    if (radio) {
      radio.checked = true
      choose()
    }
    // A link to a place in the page takes the case out of the address: it comes back, the place stays.
    if (!location.hash.startsWith("#q=")) keep(radio ? location.hash : address)
  }
  cases.addEventListener("change", () => {
    const radio = checked()
    cases.dataset.own = "" // chosen here; a link that was opened says nothing of the reader's own visit
    choose()
    keep(radio && !radio.defaultChecked ? `#ca=${radio.value}` : "")
  })
  choose()
  follow()
  addEventListener("hashchange", follow)
  // Going back, the browser brings the choice again; what is shown must follow it.
  addEventListener("pageshow", choose)
}
