/* Answers in the shape of Material's result list. Material puts titles and texts into the page as HTML, so
   everything is escaped here. */
import { certain, codesIn, isRenovation } from "../../javascripts/shared/codes.js"
import { makeEngine } from "./engine.js"
import { unpack } from "./index.js"
import { CERTAIN, CLEAR, HALF, RIVALLED, SPOKEN_FOR } from "./weights.js"

const MOST_RESULTS = 30
/** So many of the first answers may be others' work that makes the first one doubtful. */
const RIVALS = 8
/** The score of what a query names by its code. */
const NAMED = 100

/**
 * @typedef {Pick<import("./index.js").Item, "c" | "t" | "v" | "f" | "s" | "u" | "a" | "l">} Shown
 * @typedef {{ item: Shown, score: number }} Answer
 */

const escapeHtml = (/** @type {string} */ text) =>
  text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

/**
 * Whether the first answer is no guess: it says much, or more than the second, its words tell of it, and
 * nobody else does what answers nearly as well. Its names say much of the query, and no other number; where
 * a word stands nowhere, the others tell much of it.
 * @param {(import("./rank.js").Score & { item: Shown, told: number })[]} found
 * @param {string[]} unknown
 */
const isCertain = (found, unknown) => {
  const [first, second] = found, other = found.slice(0, RIVALS).find(({ item }) => item.u)
  return first.score + CLEAR * (1 - (second ? second.score / first.score : 0)) + SPOKEN_FOR * first.told
    - (other ? RIVALLED * other.score / first.score : 0) >= CERTAIN
    && !first.isOfOther && first.answered >= HALF && (!unknown.length || first.told >= HALF)
}

/**
 * Gives, for a query, `items`, and `meant` and `unknown` for the line above them. How sure they are stands
 * in the first of them, for the page draws no more than these.
 * @param {import("./index.js").Packed} packed
 * @param {string} file what ends an address: "" on a server, "index.html" in a folder
 */
export const makeAnswers = (packed, file) => {
  const index = unpack(packed), ask = makeEngine(index)
  /**
   * What a query names by its code: it spells a code and nothing else, or begins with one as it is
   * printed. Only what has a page is named.
   * @param {string} query
   * @returns {Answer[]}
   */
  const byCode = query => {
    const { sure, whole, national } = codesIn(query)
    const codes = /^\s*[a-z]{2}\d\d(?!\d)/i.test(query) ? sure : whole
    const found = index.items.filter(({ c, n }) =>
      (c && codes.includes(c)) || (n && n === national.replace(".", "")))
    const one = certain(codes, found.map(item => ({ code: item.c, item })))
    const works = index.works.filter(({ c }) => whole.includes(c))
    return [...one ? [one.item] : found, ...works].map(item => ({ item, score: NAMED }))
  }
  // Material shows no text beside an address with a place in it: the page puts it there.
  const place = (/** @type {Answer["item"]} */ { a }) => a ? ` data-at="${escapeHtml(a)}"` : ""
  return (/** @type {string} */ query) => {
    const { found, mark, unknown, meant } = ask(query), coded = byCode(query)
    const marked = (/** @type {string} */ text) => mark(text)
      .map(([part, hit]) => hit ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)).join("")
    // The letters of a renovation's code may spell words: these are meant then, and the code comes after.
    const [best, ...others] = found, isWords = best && !unknown.length && !/\d/.test(query)
    const named = isWords && coded.some(({ item }) => isRenovation(item.c)) ? [] : coded
    /** @type {Answer[]} */
    const shown = named.length ? named : best ? [best, ...coded, ...others] : []
    const [first] = shown
    const answer = !first ? "none" : first.item.u ? "elsewhere"
      : named.length || isCertain(found, unknown) ? "sure" : "maybe"
    // The first result says how sure it is, and of what: no list is taken for that of another query.
    const told = ` data-answer="${answer}" data-query="${escapeHtml(query)}"`
    const items = shown.slice(0, MOST_RESULTS).map(({ item, score }, at) => [{
      location: `${item.u || item.l || `Q/${item.c}/`}${file}`,
      title: item.v ? `<span lang="${escapeHtml(item.v)}">${marked(item.t)}</span>` : marked(item.t),
      text: `<span data-field="${escapeHtml(item.f)}"${place(item)}${at ? "" : told}>`
        + `${escapeHtml(item.f)}</span>${item.s && ` · ${escapeHtml(item.s)}`}`
        + (item.c && ` <b class="mc-code">${escapeHtml(item.c)}</b>`),
      score,
      terms: {},
    }])
    return named.length || !shown.length ? { items, unknown: [], meant: [], answer }
      : { items, unknown, meant, answer }
  }
}
