/* What the form knows of procedures and of the guide's files: form.json, made by guide/form.py. */

/**
 * @typedef {object} Entry one entry of a group
 * @property {string} key
 * @property {string} label
 * @property {string} kind line, area, lines, spans, date, whole, decimal, yes, choice, choices, cases,
 *   group, list or places
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {boolean} [quiet] whether its hint is told elsewhere
 * @property {string} [default]
 * @property {[value: string, words: string][]} [choices]
 * @property {string} [of] the group that it opens
 * @property {Entry} [each] of places: what stands at each name
 * @property {[value: string, words: string][]} [names] of places: the only names
 * @property {string} [short] what an item of a list stands for where it is a text
 * @property {number} [maxLength]
 * @property {string} [pattern]
 * @property {string} [meant] what it is about, of which people write more than one form: hours or phone
 * @property {number} [ge]
 * @property {number} [le]
 *
 * @typedef {object} Kind one kind of file
 * @property {string} title
 * @property {string} root the group of the whole file
 * @property {{ title: string, keys: string[] }[]} sections
 * @property {Record<string, Entry[]>} groups
 * @property {{ file: string, title: string, id: string, page?: string }[]} files
 * @property {string} [new] what begins one; nothing where none is begun here
 * @property {string} [folder] where a new one goes
 * @property {string} [ledger] where a new code is written
 * @property {string} [comment] the first line of a new file
 * @property {string} [schema]
 * @property {string} [next] the next code
 * @property {{ letters: string, length: number }} [code] what a code is drawn of
 * @property {Record<string, string>} [marks] by code, what an entry answers
 * @property {Record<string, string>} [after] how works stand after an act
 *
 * @typedef {object} Guide
 * @property {string} repository where the guide's files are edited; empty where no place is named
 * @property {string} api where they are sent; empty where the unit does not let the forms send
 * @property {{ id: string, title: string, prefix: string, next: string }[]} fields
 * @property {Record<string, string>} procedures their titles by code
 * @property {string[]} codes those that are taken
 * @property {Record<string, Kind>} kinds
 * @property {import("./write.js").Style} style
 *
 * @typedef {Guide & Kind & { kind: string }} Description the guide, and the kind of the open file
 */

/** @type {Description} */
export let description

/** @type {Guide} */
let described

/** @param {any} read */
export const describe = read => { description = described = read }

/** @param {string} kind */
export const describeKind = kind => {
  description = { ...described, ...described.kinds[kind], kind } // nothing of the kind that was chosen before
}
