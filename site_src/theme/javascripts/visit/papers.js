/* The papers of all chosen procedures, each once. Two papers are the same where their keys are
   (`data-tick`); the pages say so, nothing is guessed. */
import { $, $$ } from "../shared/dom.js"
import { concerns } from "./pages.js"

/**
 * @typedef {{ code: string, item: HTMLElement, always: boolean, role: string }} Need
 *   That a procedure needs a paper; `always`: whatever the case.
 * @typedef {{ key: string, name: HTMLElement, needs: Need[] }} Paper
 */

/**
 * The papers, in the order of first need.
 * @param {import("./pages.js").Read[]} read
 */
export const papersOf = read => {
  /** @type {Map<string, Paper>} */
  const papers = new Map()
  for (const { code, chosen, body } of read)
    for (const list of body ? $$(".papers", body) : [])
      for (const item of /** @type {HTMLElement[]} */ ([...list.children])) {
        if (!concerns(item, chosen)) continue
        const key = $("[data-tick]", item).dataset.tick || ""
        const always = !$(".mc-when", item) && (!item.dataset.cases || Boolean(chosen))
        const paper = papers.get(key) || { key, name: $(".mc-name", item), needs: [] }
        papers.set(key, paper)
        paper.needs.push({ code, item, always, role: item.dataset.role || "" })
      }
  return [...papers.values()]
}

/**
 * Under which heading a paper stands: handed in, shown, or needed in some cases only.
 * @param {Paper} paper
 */
export const groupOf = ({ needs }) => {
  const sure = needs.filter(need => need.always)
  return !sure.length ? "others" : sure.some(need => need.role === "submit") ? "submit" : "show"
}
