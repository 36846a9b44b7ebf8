/* What else may have been meant, and which words stand nowhere, as the search's worker says it. */
import { _ } from "../shared/words.js"
import { refill } from "../shared/refill.js"
import { box } from "./box.js"
import { askFor, noteAnswer } from "./query.js"

/**
 * @param {string} text
 * @param {() => void} press
 */
export const button = (text, press) => {
  const element = document.createElement("button")
  element.type = "button"
  element.textContent = text
  element.addEventListener("click", press)
  return element
}

/**
 * @param {HTMLElement} meta what stands above the results
 * @param {() => void} say
 */
export const hearHints = (meta, say) => {
  const hint = document.createElement("p")
  hint.className = "mc-meant"
  hint.hidden = true
  meta.after(hint)
  if (!("BroadcastChannel" in window)) return
  const choice = (/** @type {string} */ text) => {
    const element = button(text, () => { box.focus(); askFor(text) })
    element.className = "mc-link"
    return element
  }
  new BroadcastChannel("motcham.hints").addEventListener("message", ({ data }) => {
    /** @type {{ query: string, meant: string[], unknown: string[], lost?: boolean }} */
    const { query, meant, unknown, lost } = data
    // The same pages beside this one hear it too.
    if (query !== box.value) return
    noteAnswer(query)
    if (!box.matches(":focus")) return
    if (lost) meta.textContent = _("Mạng yếu, chưa tìm được. Gõ thêm chữ để thử lại.")
    hint.hidden = !meant.length && !unknown.length
    const strange = unknown.map(word => `«${word}»`).join(", ")
    const told = strange && _("Ô tìm không biết chữ:") + ` ${strange}. `
    refill(hint, [told, meant.length ? _("Ý bạn là:") : "", ...meant.map(choice)])
    say()
  })
}
