/* The checklist: ticks stay on this phone, for each procedure by itself. A paper that several
   procedures need (`data-for` names them) is ticked for each of them. */
import { $, $$ } from "../shared/dom.js"
import { forget, recall, remember } from "../shared/memory.js"
import { code } from "../shared/page.js"
import { _ } from "../shared/words.js"

/** @param {string} procedure */
const store = procedure => `motcham.ticks.${procedure}`

/** @type {Map<string, Set<string>>} What is ticked, by procedure, as far as it has been read. */
const papers = new Map()

/** @type {Set<string>} The procedures whose ticks this phone does not keep: they stay with the page. */
const refused = new Set()

/** Read anew what may have been written elsewhere. */
const readAnew = () => {
  for (const procedure of [...papers.keys()]) if (!refused.has(procedure)) papers.delete(procedure)
}

/** @param {string} procedure */
const ticked = procedure => {
  let own = papers.get(procedure)
  if (!own) {
    const kept = recall(store(procedure))
    own = new Set(Array.isArray(kept) ? kept : [])
    papers.set(procedure, own)
  }
  return own
}

/** @param {HTMLElement} tick */
const needing = tick => (tick.dataset.for || code).split(" ")

/** @param {HTMLElement} tick */
const keyOf = tick => /** @type {string} */ (tick.dataset.tick)

/**
 * @param {HTMLElement} tick
 * @param {boolean} done
 */
const setTick = (tick, done) => {
  for (const procedure of needing(tick)) {
    const own = ticked(procedure)
    if (done) own.add(keyOf(tick))
    else own.delete(keyOf(tick))
    if (!own.size) forget(store(procedure))
    if (!own.size || remember(store(procedure), [...own])) refused.delete(procedure)
    else refused.add(procedure)
  }
}

const showTicks = () => {
  const line = $(".mc-ticks")
  if (!line) return
  const done = new Set()
  for (const tick of /** @type {HTMLInputElement[]} */ ($$("[data-tick]"))) {
    const item = /** @type {Element} */ (tick.closest("li"))
    // A screen reader hears the paper's name and its condition, not all that stands beside them.
    const said = $$(".mc-name, .mc-when", item)
    tick.setAttribute("aria-label", said.map(part => /** @type {string} */ (part.textContent).trim()).join(", "))
    if ($("[lang]", said[0])) tick.lang = $("[lang]", said[0]).lang
    tick.checked = needing(tick).every(procedure => ticked(procedure).has(keyOf(tick)))
    if (tick.checked && !item.matches(".mc-other-case")) done.add(keyOf(tick))
  }
  line.hidden = !done.size
  const words = refused.size
    ? _("Đã có {number} giấy tờ. Máy này không ghi lại được: rời trang là mất.")
    : _("Đã có {number} giấy tờ. Chỉ ghi trên máy này.")
  $("[data-count]", line).textContent = words.replace("{number}", /** @type {any} */ (done.size))
}

export const keepTicks = () => {
  document.addEventListener("change", (/** @type {{ target: any }} */ { target: tick }) => {
    if (tick.dataset.tick === undefined) return
    readAnew() // another tab may have written
    setTick(tick, tick.checked)
    showTicks()
  })
  document.addEventListener("click", (/** @type {{ target: any }} */ { target }) => {
    if (!target.closest(".mc-ticks button")) return
    readAnew()
    for (const tick of $$("[data-tick]")) setTick(tick, false)
    showTicks()
  })
  // A page that comes back, or that has drawn its list anew, shows what is kept now.
  addEventListener("pageshow", event => { if (event.persisted) readAnew(); showTicks() })
  document.addEventListener("motcham:papers", showTicks)
  // What was ticked before this script came is kept too.
  for (const tick of /** @type {HTMLInputElement[]} */ ($$("[data-tick]")))
    if (tick.checked) setTick(tick, true)
  showTicks()
}
