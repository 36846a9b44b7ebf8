/* «Chuyến đi của tôi»: reads the page of each chosen procedure, and lists their papers, each one once. */
import { live } from "./open/live.js"
import { $, $$ } from "./shared/dom.js"
import { chosenVisit, keepVisit } from "./shared/visit.js"
import { readPage } from "./visit/pages.js"
import { groupOf, papersOf } from "./visit/papers.js"
import { answersOf, paperItem, place, ticketItem } from "./visit/pieces.js"
import { renew } from "./visit/renew.js"
import { refill } from "./shared/refill.js"

/** @typedef {import("./visit/pages.js").Read} Read */

const title = $("h1")
title.tabIndex = -1 // takes the focus where what had it is gone

/** @param {string} code */
const leave = code => {
  keepVisit(chosenVisit().filter(each => each.code !== code))
  show().then(() => title.focus())
}

/**
 * Whether each counter that takes the chosen procedures is open now.
 * @param {Read[]} all
 */
const tellNow = all => {
  /** @type {Map<string, HTMLElement>} */
  const lines = new Map()
  for (const { body } of all) {
    const its = body && $("[data-now]", body)
    if (!its) continue
    const { now = "", late = "" } = its.dataset, first = lines.get(now)
    if (first && (first.dataset.late || "") !== late) first.dataset.late = "" // not so for all of them
    if (!first) lines.set(now, document.importNode(its, true))
  }
  refill($("[data-lines]", place), [...lines.values()])
  lines.forEach(line => live(line))
}

/** @param {Read[]} all */
const draw = all => {
  const papers = papersOf(all)
  $(".mc-no-visit").hidden = Boolean(all.length)
  place.hidden = !all.length
  renew($(".mc-ticket", place), all.map(entry => ticketItem(entry, () => leave(entry.code))))
  for (const part of $$("[data-papers]", place)) {
    const mine = papers.filter(paper => groupOf(paper) === part.dataset.papers)
    part.hidden = !mine.length
    refill($("ul", part), mine.map(paperItem))
  }
  tellNow(all)
  const facts = $(".mc-answers", place)
  refill(facts, [$("h2", facts), ...all.flatMap(({ code, chosen, body }) =>
    body ? [answersOf(code, chosen, body)] : [])])
  document.dispatchEvent(new Event("motcham:papers"))
}

// What was chosen is known at once; what it needs comes from its pages.
let turn = 0
const show = async () => {
  const mine = ++turn
  const list = chosenVisit()
  if (!$(".mc-ticket li", place))
    draw(list.map(entry => ({ ...entry, chosen: entry.chosen || "", awaited: true })))
  const all = await Promise.all(list.map(readPage))
  if (mine === turn) draw(all)
}

$(".mc-clear-visit").addEventListener("click", () => {
  keepVisit([])
  show().then(() => title.focus())
})
addEventListener("pageshow", event => { if (event.persisted) show() })
show()
