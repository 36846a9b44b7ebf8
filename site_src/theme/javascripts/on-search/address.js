/* What is typed stands in the address behind #q=, never behind a question mark: no host is told of it. So
   going back from an answer shows the search again, and so does the address that is passed on. What
   stood there before, such as the chosen case, comes back when the search is closed. */
import { atRest, box, panel, toggle, typed } from "./box.js"
import { askFor } from "./query.js"

/** Browsers refuse an address that is changed too often. */
const KEPT_MS = 400
const OURS = "#q="

/** What the address asks for; nothing where it asks for something else. */
const askedFor = () => {
  if (!location.hash.startsWith(OURS)) return ""
  const text = location.hash.slice(OURS.length).replace(/\+/g, " ")
  try { return decodeURIComponent(text) } catch { return text }
}

const openAsAsked = () => {
  const asked = askedFor()
  if (!asked) return
  if (box.value.trim() !== asked) askFor(asked)
  if (!toggle.checked) toggle.click()
}

const keep = () => {
  const words = toggle.checked ? typed() : "", isOurs = location.hash.startsWith(OURS)
  const before = isOurs ? history.state && history.state.before || "" : location.hash
  if (words) {
    const wanted = OURS + encodeURIComponent(words)
    if (location.hash !== wanted) history.replaceState({ ...history.state, before }, "", wanted)
  } else if (isOurs) {
    history.replaceState(null, "", before || location.pathname + location.search)
    if (before) dispatchEvent(new HashChangeEvent("hashchange"))
  }
}

/** What was asked behind a question mark goes where no host hears it again. */
const moveQuery = () => {
  const address = new URL(location.href), asked = address.searchParams.get("q")
  if (asked === null) return
  address.searchParams.delete("q")
  address.hash = OURS + encodeURIComponent(asked)
  history.replaceState(null, "", address.href)
}

export const keepInAddress = () => {
  moveQuery()
  // Once an answer has been chosen, the address is that answer's, until the search is used again.
  let leaves = false
  const keepOwn = () => { if (!leaves) keep() }
  const keepAtRest = atRest(keepOwn, KEPT_MS)
  box.addEventListener("input", () => { leaves = false; keepAtRest() })
  toggle.addEventListener("change", () => {
    if (toggle.checked) leaves = false
    keepOwn()
  })
  panel.addEventListener("click", event => {
    const link = /** @type {Element} */ (event.target).closest("a")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    keep()
    leaves = true
  }, true)
  addEventListener("hashchange", event => {
    if (!askedFor()) return
    event.stopImmediatePropagation() // Material closes the search some moments after each change of place
    openAsAsked()
  }, true) // before Material hears of it
  addEventListener("pageshow", openAsAsked)
  openAsAsked()
}
