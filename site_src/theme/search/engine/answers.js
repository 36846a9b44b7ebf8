/* Answers in the shape of Material's result list. Material puts titles and texts into the page as HTML, so
   everything is escaped here. */
import { makeEngine } from "./engine.js"
import { unpack } from "./index.js"

const MOST_RESULTS = 30

const escapeHtml = (/** @type {string} */ text) =>
  text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

/**
 * Gives, for a query, `items`, and `meant` and `unknown` for the line above them.
 * @param {import("./index.js").Packed} packed
 * @param {string} file what ends an address: "" on a server, "index.html" in a folder
 */
export const makeAnswers = (packed, file) => {
  const index = unpack(packed), ask = makeEngine(index)
  // Codes of renovations are in no index, for their facts leave the site one day: what looks like one
  // leads to its page.
  const byCode = (/** @type {string} */ query) => {
    const code = query.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase(), national = code.replace(/\D/g, "")
    const works = code.replace(/O/g, "0").replace(/[IL]/g, "1")
    const found = index.items.filter(({ c, n }) => (c && c === code) || (n && n === national && /^[\d.]+$/.test(query.trim())))
    const isWorks = index.works && /^R[0-9A-HJKMNP-TV-Z]{6}$/.test(works)
    return isWorks && !found.length ? [{ c: works, t: index.works, f: index.works, s: "" }] : found
  }
  // Material shows no text beside an address with a place in it: the page puts it there.
  const place = (/** @type {{ a?: string }} */ { a }) => a ? ` data-at="${escapeHtml(a)}"` : ""
  return (/** @type {string} */ query) => {
    const { found, mark, unknown, meant } = ask(query), named = byCode(query)
    const marked = (/** @type {string} */ text) => mark(text)
      .map(([part, hit]) => hit ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)).join("")
    /** @type {{ item: any, score: number }[]} */
    const shown = named.length ? named.map(item => ({ item, score: 100 })) : found
    const items = shown.slice(0, MOST_RESULTS).map(({ item, score }) => [{
      location: `${item.u || `Q/${item.c}/`}${file}`,
      title: marked(item.t),
      text: `<span data-field="${escapeHtml(item.f)}"${place(item)}>${escapeHtml(item.f)}</span> · ${escapeHtml(item.s)}`
        + (item.c && ` <b class="mc-code">${escapeHtml(item.c)}</b>`),
      score,
      terms: {},
    }])
    return { items, unknown: named.length ? [] : unknown, meant: named.length ? [] : meant, feature: found[0] }
  }
}
