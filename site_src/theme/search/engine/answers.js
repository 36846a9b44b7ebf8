/* Answers in the shape of Material's result list. Material puts titles and texts into the page as HTML, so
   everything is escaped here. */
import { makeEngine, NAMED } from "./rank.js"

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
  // Words of records are apart: they make no word of the other names less rare, and bend none.
  const askRecords = makeEngine({ ...index, items: index.h || [] })
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
    const own = ask(query), records = askRecords(query)
    const marked = (/** @type {string} */ text, mark = own.mark) => mark(text)
      .map(([part, hit]) => hit ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)).join("")
    const both = [
      ...own.found.map(one => ({ ...one, mark: own.mark })),
      ...records.found.map(one => ({ ...one, mark: records.mark })),
      ...renovation(query).map(one => ({ ...one, mark: own.mark })),
    ]
    const named = both.filter(({ score }) => score === NAMED)
    // Sorting keeps the order of equals: what people wrote comes first.
    const found = named.length ? named : both.sort((a, b) => b.score - a.score)
    const items = found.slice(0, MOST_RESULTS).map(({ item, score, mark }) => [{
      location: `${item.u || `Q/${item.c}/`}${file}`,
      title: marked(item.t, mark),
      text: `<span data-field="${escapeHtml(item.f)}"${place(item)}>${escapeHtml(item.f)}</span> · ${escapeHtml(item.s)}`
        + (item.c && ` <b class="mc-code">${escapeHtml(item.c)}</b>`),
      score,
      terms: {},
    }])
    const unknown = own.unknown.filter(word => records.unknown.includes(word))
    return { items, unknown: found.length ? unknown : [], meant: own.meant }
  }
}
