/* What is said to those who hear the page: once, when typing has come to rest, and not at every key. */
import { $$ } from "../shared/dom.js"
import { atRest, box, panel, toggle } from "./box.js"
import { isAnswered } from "./query.js"

const SAID = ".mc-certain:not([hidden]) b, .md-search-result__meta, .mc-meant:not([hidden])"
const SAID_MS = 700

export const sayCalmly = () => {
  const said = document.createElement("p")
  said.className = "vh"
  said.setAttribute("role", "status")
  panel.append(said)
  const say = atRest(() => {
    if (!toggle.checked || !box.value.trim() || !isAnswered()) return
    const words = $$(SAID, panel).map(part => part.textContent).join(" ")
    if (said.textContent !== words) said.textContent = words
  }, SAID_MS)
  // The same words for another query are said again.
  box.addEventListener("input", () => { if (said.textContent) said.textContent = ""; say() })
  return say
}
