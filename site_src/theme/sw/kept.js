/* What is kept, given as an answer: pages say that they are kept, and of which day. */
import { asPrinted, MANIFEST, plain, rootOf, SCOPE, SEEN } from "./addresses.js"
import { openLibrary } from "./library.js"
import { wholeOf } from "./versions.js"

const NOT_FOUND = "404.html"
/** A page with a code, and which of them are of renovations. Of neither kind all are kept, so one page
    of each says for any code, put in place of `{code}`, that it is read with a network. */
const PAGE = /^Q\/([0-9A-Z]{2,8})(\/?)$/, RENOVATION = /^R[0-9A-Z]{6}$/
const ANY_RENOVATION = "Q/{code}/", ANY_PAGE = "Q/{any}/"

/**
 * @param {string | undefined} html
 * @param {string} day
 * @param {number} [status]
 */
const marked = (html = "", day, status = 200) => new Response(
  html.replace("<html", `<html data-kept="${day}"`),
  { status, headers: { "Content-Type": "text/html; charset=utf-8" } })

/**
 * The day on which a page was sent, in Vietnam.
 * @param {Response} response
 */
const dayOf = response => {
  const date = Date.parse(response.headers.get("Date") || "") || Date.now()
  return new Date(date + 7 * 3600e3).toISOString().slice(0, 10)
}

/**
 * The kept page of an address; undefined where none is kept.
 * @param {URL} url
 */
export const keptPage = async url => {
  const address = plain(url)
  const seen = await (await caches.open(SEEN)).match(address)
  if (seen) return marked(await seen.text(), dayOf(seen))
  const root = rootOf(url)
  const name = (await wholeOf(root)).pop()
  if (!name) return undefined
  const page = await openLibrary(name, root)
  const path = asPrinted(address.slice(root.length))
  const [, code, slash] = path.match(PAGE) || []
  if (page(`${path}/`) || code && !slash) return Response.redirect(`${address}/`)
  const manifest = await (await caches.open(name)).match(root + MANIFEST)
  const { day } = await /** @type {Response} */ (manifest).json()
  const found = page(path)
  if (found) return marked(found, day)
  const renovation = RENOVATION.test(code)
  const elsewhere = code && page(renovation ? ANY_RENOVATION : ANY_PAGE)
  if (!elsewhere) return marked(page(NOT_FOUND), day, 404)
  // Whether there is such a page the phone cannot know: a script that asks takes this for no answer.
  return marked(elsewhere.replace(/\{code\}/g, code), day, renovation ? 200 : 503)
}

/**
 * The same page in the other language, where only that is kept: better than none, and it says so
 * (after-load/unkept.js).
 * @param {URL} url
 */
export const keptInOtherLanguage = async url => {
  const root = rootOf(url), other = root === SCOPE.href ? `${root}en/` : SCOPE.href
  const address = other + plain(url).slice(root.length)
  const isKept = (await wholeOf(other)).length || await (await caches.open(SEEN)).match(address)
  return isKept ? Response.redirect(`${address}?chua-luu`) : undefined
}

/**
 * The kept file, of the newest version that has it.
 * @param {URL} url
 */
export const keptFile = async url => {
  const names = [...await wholeOf(rootOf(url))].reverse()
  for (const name of [...names, SEEN]) {
    const found = await (await caches.open(name)).match(url.href)
    if (found) return found
  }
  return undefined
}
