/* Words in the language of the page. */

/** @type {Record<string, string>} The build puts in here what the bundle’s words are in that language. */
const translations = {}

/** @param {string} text */
export const _ = text => translations[text] || text

/**
 * A day as people write it: 2026-11-05 is 5/11/2026.
 * @param {string} date
 */
export const dayOf = date => date.split("-").reverse().map(Number).join("/")
