/* The index as it is sent, and as it is used: guide/search_packing.py writes columns, here are the items. */

/**
 * @typedef {object} Item one page, or what no unit does
 * @property {string} c its code; empty where it has none
 * @property {string} [u] its page, where it has no code, and its place there
 * @property {string} [a]
 * @property {string} [n] its national code, without the dot
 * @property {string} t its title
 * @property {string} [v] the language of its title, where that is another than the page's
 * @property {string} f its field
 * @property {string} s what stands below it
 * @property {string[]} k its keywords
 * @property {string[]} o its other names
 * @property {number} p how it ranks
 * @property {string} [l] the page of the list of renovations
 * @property {boolean} [isRecord] whether nobody has put it into plain words
 *
 * @typedef {Record<string, any>} Columns by the short keys of an item: a list, or what all share
 * @typedef {[words: string, withAccents: string, asides: string]} Light
 * @typedef {import("./said.js").Spoken} Spoken
 * @typedef {[title: string, codes: string, page: string, names: string]} Works what pages of renovations are
 *   called, their codes, and the page that lists them, with what that is called too
 * @typedef {{ i: Columns, h: Columns, w: Spoken, u: string, l: Light, y: string, r?: Works }} Packed
 * @typedef {object} Index
 * @property {Item[]} items
 * @property {import("./said.js").Told} told what words tell of items
 * @property {string[]} light words that say little
 * @property {string[]} lightWithAccents words that do so where their accents are typed
 * @property {string[]} asides phrases that only ask, the longest first
 * @property {string[][]} sayings what is also said, and how it stands in names
 * @property {Item[]} works renovations: their codes, and what the page of each is called
 */
import { toldBy } from "./said.js"
import { GROUP, RECORD } from "./weights.js"

const NOTHING = "-", AS_BEFORE = "=", NEXT = "^"

/**
 * «HS001+2» → HS001, HS002, HS003.
 * @param {string} codes
 */
export const codesOf = codes => codes.split(" ").filter(Boolean).flatMap(run => {
  const [first, more = "0"] = run.split("+"), [digits = ""] = first.match(/\d+$/) || []
  return [...Array(+more + 1).keys()].map(by => by
    ? first.slice(0, -digits.length) + `${+digits + by}`.padStart(digits.length, "0") : first)
})

/** Of renovations the index knows the codes alone, for their facts leave the site one day. */
const NO_WORDS = { s: "", k: [], o: [], p: 1 }

/**
 * The codes of renovations that have a page.
 * @param {Packed} packed
 */
export const worksOf = ({ r }) => r ? r[1].split(" ") : []

/** Where the value of a place stands. @type {(column: any[], at: number) => number} */
const of = (column, at) => column[at] === AS_BEFORE ? of(column, at - 1) : at

/** A column of texts, value by value; what all share stays as it is. @param {any} column */
const parted = column => String(column).includes(NEXT) ? column.split(NEXT) : column

/**
 * @param {Columns} columns
 * @param {(item: any) => object} rest what else an item has
 * @returns {Item[]}
 */
const rows = (columns, rest) => {
  const values = Object.keys(columns).map(key => /** @type {[string, any]} */ (
    [key, key === "n" ? columns.n.split(" ") : parted(columns[key])]))
  return codesOf(columns.c).map((c, at) => {
    /** @type {any} */
    const item = { k: "", o: "" }
    for (const [key, column] of values) item[key] = Array.isArray(column) ? column[of(column, at)] : column
    item.c = c
    for (const key of ["c", "n"]) if (item[key] === NOTHING) item[key] = ""
    for (const key of ["k", "o"]) item[key] = item[key].split("|").filter(Boolean)
    return { ...item, ...rest(item) }
  })
}

/**
 * @param {Packed} packed
 * @returns {Index}
 */
export const unpack = packed => {
  const [title, , page, names] = packed.r || ["", "", "", ""]
  const written = rows(packed.i, ({ p, a }) => ({ p: +p || GROUP, u: a && packed.u }))
  return {
    items: [
      ...written,
      ...page ? [{ ...NO_WORDS, c: "", l: page, t: title, f: title, k: names.split("|") }] : [],
      ...rows(packed.h, () => ({ p: RECORD, isRecord: true })),
    ],
    told: toldBy(written, packed.w),
    light: packed.l[0].split(" "),
    lightWithAccents: packed.l[1].split(" "),
    asides: packed.l[2].split("|").filter(Boolean),
    sayings: packed.y.split(NEXT).flatMap(each => {
      const [say, mean] = each.split(AS_BEFORE)
      return mean ? say.split("|").map(said => [said, mean]) : []
    }),
    works: worksOf(packed).map(c => ({ ...NO_WORDS, c, t: title, f: title })),
  }
}
