/* The page that was meant by an address that leads nowhere. */
import { certain, codesIn } from "../shared/codes.js"

/**
 * @typedef {{ address: string, code: string, title: string }} Page
 *
 * The address to go on to, where it is certain, or the pages that may be meant. What is made of a path
 * lies below `top`, whatever it says.
 * @param {string} path
 * @param {string} top the path of the site whose page for lost ones this is
 * @param {(address: string, code: string) => Promise<Page | null>} pageAt what the host has there
 * @param {(national: string) => Promise<string[]>} [codesOf] the codes of those that have a national code
 * @returns {Promise<{ lead?: string, near: Page[] }>}
 */
export const wayOn = async (path, top, pageAt, codesOf = async () => []) => {
  const below = path.startsWith(top) ? path.slice(top.length) : path
  const [language] = below.match(/^en\//i) || [""]
  const site = top + language.toLowerCase()
  const { sure: said, maybe, national, box } = codesIn(below.slice(language.length))
  if (box) return { lead: `${site}Q/`, near: [] }
  // Of several that have the one national code none is certain.
  const codes = await codesOf(national), sure = codes.length ? codes : said
  /** @type {Page[]} */
  const near = []
  for (const code of sure) {
    const page = await pageAt(`${site}Q/${code}/`, code)
    if (page) near.push(page)
    if (page && code === said[0]) break
  }
  const found = certain(said, near)
  if (found) return { lead: found.address, near }
  for (const code of maybe) {
    const page = await pageAt(`${site}Q/${code}/`, code)
    if (page) near.push(page)
  }
  return { near }
}
