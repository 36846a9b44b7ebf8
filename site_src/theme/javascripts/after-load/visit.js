/* The button that puts a procedure into the visit, with the case that is chosen on its page. */
import { $, $$ } from "../shared/dom.js"
import { code } from "../shared/page.js"
import { chosenVisit, keepVisit } from "../shared/visit.js"
import { _ } from "../shared/words.js"

const mine = () => chosenVisit().find(each => each.code === code)

/** @param {HTMLFormElement} cases */
const chosenCase = cases => cases ? String(new FormData(cases).get("case") || "") : ""

/**
 * Put this page's procedure into the visit, in its place, or take it out.
 * @param {boolean} wanted
 * @param {HTMLFormElement} cases
 */
const put = (wanted, cases) => {
  const others = chosenVisit()
  const at = others.findIndex(each => each.code === code)
  const entry = wanted
    ? [{ code, title: $("h1").textContent || "", chosen: chosenCase(cases) }] : []
  if (at < 0) others.push(...entry)
  else others.splice(at, 1, ...entry)
  keepVisit(others)
}

/**
 * The case that was chosen for the visit is chosen on the page too, where neither the reader nor a link
 * has named another; only what the reader chooses here changes the visit.
 * @param {HTMLFormElement} cases
 */
const followCases = cases => {
  const entry = mine()
  /** @type {HTMLInputElement[]} */
  const radios = $$("input", cases)
  // Where everybody is asked and nothing was answered, the question stays.
  const said = entry && (entry.chosen || radios.some(each => each.defaultChecked))
  const radio = radios.find(each => entry && said && each.value === entry.chosen)
  // What the reader has chosen meanwhile is the newer word.
  if (entry && "own" in cases.dataset) put(true, cases)
  else if (radio && !location.hash.startsWith("#ca=")) {
    radio.checked = true
    cases.dispatchEvent(new Event("change", { bubbles: true }))
  }
  cases.addEventListener("change", () => { if (mine()) put(true, cases) })
}

export const offerVisit = () => {
  const box = $(".mc-visit")
  if (!box) return
  const button = $("button", box)
  const link = $("a", box)
  /** @type {HTMLFormElement} */
  const cases = $(".mc-cases")
  const show = () => {
    const count = chosenVisit().length
    button.textContent = mine() ? _("Bỏ khỏi chuyến đi") : _("Thêm vào chuyến đi")
    button.classList.toggle("mc-chosen", Boolean(mine()))
    link.textContent = _("Chuyến đi của tôi: {number} thủ tục").replace("{number}", String(count))
    link.hidden = !count
  }
  button.addEventListener("click", () => {
    const wanted = !mine()
    put(wanted, cases)
    show()
    if (wanted && !mine()) button.textContent = _("Máy này không cho ghi nhớ, nên chưa thêm được.")
  })
  if (cases) followCases(cases)
  addEventListener("pageshow", show)
  box.hidden = false
  show()
}
