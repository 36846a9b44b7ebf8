/* Answers in the shape of Material's result list. Material puts titles and texts into the page as HTML, so
   everything is escaped here. */
import { makeEngine } from "./rank.js"

const MOST_RESULTS = 30

const escapeHtml = (/** @type {string} */ text) =>
  text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

/**
 * Gives, for a query, `items`, and `meant` and `unknown` for the line above them.
 * @param {import("./rank.js").Index} index
 * @param {string} file what ends an address: "" on a server, "index.html" in a folder
 */
export const makeAnswers = (index, file) => {
  const ask = makeEngine(index)
  // Codes of renovations are in no index, for their facts leave the site one day: what looks like one
  // leads to its page.
  const renovation = (/** @type {string} */ query) => {
    const code = query.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1")
    /** @type {import("./rank.js").Item} */
    const item = { c: code, t: index.r, f: index.r, s: "", k: [] }
    return index.r && /^R[0-9A-HJKMNP-TV-Z]{6}$/.test(code) ? [{ item, score: 0 }] : []
  }
  // Material shows no text beside an address with a place in it: the page puts it there.
  const place = (/** @type {import("./rank.js").Item} */ { a }) => a ? ` data-at="${escapeHtml(a)}"` : ""
  return (/** @type {string} */ query) => {
    const { found, mark, unknown, meant } = ask(query)
    const marked = (/** @type {string} */ text) => mark(text)
      .map(([part, hit]) => hit ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)).join("")
    const items = [...found.slice(0, MOST_RESULTS), ...renovation(query)].map(({ item, score }) => [{
      location: `${item.u || `Q/${item.c}/`}${file}`,
      title: marked(item.t),
      text: `<span data-field="${escapeHtml(item.f)}"${place(item)}>${escapeHtml(item.f)}</span> · ${escapeHtml(item.s)}`
        + (item.c && ` <b class="mc-code">${escapeHtml(item.c)}</b>`),
      score,
      terms: {},
    }])
    return { items, unknown: found.length ? unknown : [], meant }
  }
}
