/* What the form knows of procedures and of the guide's files: form.json, made by guide/form.py. */

/**
 * @typedef {object} Entry one entry of a group
 * @property {string} key
 * @property {string} label
 * @property {string} kind line, area, lines, date, whole, decimal, yes, choice, choices, cases, group or list
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {string} [default]
 * @property {[value: string, words: string][]} [choices]
 * @property {string} [of] the group that it opens
 * @property {string} [short] what an item of a list stands for where it is a text
 * @property {number} [maxLength]
 * @property {string} [pattern]
 * @property {number} [ge]
 * @property {number} [le]
 *
 * @typedef {object} Description
 * @property {string} repository where the guide's files are edited; empty where no place is named
 * @property {string} folder
 * @property {{ id: string, title: string, prefix: string, next: string }[]} fields
 * @property {Record<string, { title: string, file: string }>} procedures
 * @property {string[]} codes those that are taken
 * @property {{ title: string, keys: string[] }[]} sections
 * @property {Record<string, Entry[]>} groups
 * @property {import("./write.js").Style} style
 */

/** @type {Description} */
export let description

/** @param {Description} read */
export const describe = read => { description = read }
