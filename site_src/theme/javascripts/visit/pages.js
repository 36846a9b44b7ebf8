/* The pages of the chosen procedures, read for what the visit shows of them. */
import { $ } from "../shared/dom.js"
import { fetchPage } from "../shared/fetched.js"

/**
 * @typedef {import("../shared/visit.js").Entry} Entry
 * @typedef {Entry & { chosen: string, body?: HTMLElement, kept?: string, awaited?: boolean }} Read
 *   An entry with its page: `body` is missing where it could not be read, or is `awaited`; `kept` is
 *   the day of a page that the phone has kept.
 */

/** @param {string} procedure */
export const addressOf = procedure =>
  `../Q/${procedure}/${location.protocol === "file:" ? "index.html" : ""}`

/**
 * What an element says, each part in its language.
 * @param {Element} element
 * @returns {Node[]}
 */
export const wordsOf = element => [...element.cloneNode(true).childNodes]

/**
 * Whether `part` holds in the case that is chosen, if any is; a short answer that stands for all does
 * only while none is.
 * @param {HTMLElement} part
 * @param {string} chosen
 */
export const concerns = (part, chosen) =>
  !chosen ? !("onlyChosen" in part.dataset)
  : !part.dataset.cases || part.dataset.cases.split(" ").includes(chosen)

/**
 * @param {Entry} entry
 * @returns {Promise<Read>}
 */
export const readPage = async entry => {
  const { chosen = "" } = entry
  try {
    const parsed = await fetchPage(addressOf(entry.code))
    const body = $(`[data-code="${entry.code}"]`, parsed)
    const { kept } = parsed.documentElement.dataset
    // A case that the page has no more is no choice: its papers would be lost.
    const known = body && $(`.mc-cases [value="${chosen}"]`, body)
    if (body) return { ...entry, chosen: known ? chosen : "", body, kept }
  } catch { /* no network, or a folder without a server */ }
  return { ...entry, chosen }
}
