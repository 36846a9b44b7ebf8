/* Codes as people type them and as addresses bring them: how one looks is forgiven. Whether there is
   such a code, this cannot know. */
import { unaccented } from "./fold.js"

/**
 * @typedef {object} Reading
 * @property {string[]} sure what is said, as it stands and as it may be spelled: one code is meant
 * @property {string[]} maybe what may be meant where something else is said too
 * @property {string[]} whole of what is sure, that which all of the text spells
 * @property {string} national a code of the national records, «1.001193»; empty where none is said
 * @property {boolean} box whether it is the address where codes are typed
 */

const MOST = 6
/** Between the letters and digits of a code these are forgiven; what else there is ends it. */
const APART = /[\s._\p{Pd}]+/u, END = /[^A-Z0-9\s._\p{Pd}]/u
const CODE_FIRST = /^([A-Z]{1,4}[\s._\p{Pd}]*[0-9OIL]*\d[0-9OIL]*)(?![A-Z0-9])(.*)/u
const CODE_AMID = /[A-Z]{2}\d{2,3}(?!\d)/g
const NATIONAL = /^[^A-Z0-9]*(\d)[\s._\p{Pd}]*([0-9OIL]{3})[\s._\p{Pd}]*([0-9OIL]{3})[^A-Z0-9]*$/u
const PREFIX_LENGTHS = [2, 3, 4, 1]

/** @param {string} text */
const digits = text => text.replace(/O/g, "0").replace(/[IL]/g, "1")

/**
 * Whether `code` may be a renovation's; such codes are in no list.
 * @param {string} code
 */
export const isRenovation = code => /^R[0-9A-HJKMNP-TV-Z]{6}$/.test(code)

/**
 * What an address writes as %E2%80%8B; where that is cut short, the code ends.
 * @param {string} text
 */
const decoded = text => text.replace(/(?:%[0-9a-f]{2})+/gi, bytes => {
  try { return decodeURIComponent(bytes) } catch { return "?" }
})

/**
 * The parts between slashes, in plain capital letters, without what cannot be seen and without a query.
 * @param {string} text
 */
const partsOf = text =>
  unaccented(decoded(decoded(text)).normalize("NFKC")).replace(/\p{Cf}/gu, "").toUpperCase()
    .split(/[?#]/)[0].split("/")
    .map(part => part.trim()).filter(part => part && !/^INDEX\.HTML?$/.test(part))

/**
 * The codes for which letters and digits may stand: in a number O is read as 0 and I or L as 1, before
 * it 0 as O; and HT1 as HT01.
 * @param {string} typed
 */
const spellingsOf = typed => {
  const numbered = PREFIX_LENGTHS
    .map(length => [typed.slice(0, length), typed.slice(length)])
    .filter(([prefix, number]) => /^(?:[A-Z]0|[A-Z]+)$/.test(prefix) && /^[0-9OIL]*\d[0-9OIL]*$/.test(number))
    .map(([prefix, number]) => prefix.replace("0", "O") + digits(number).replace(/^\d$/, "0$&"))
  return [typed, ...numbered, ...[digits(typed)].filter(isRenovation)]
}

/**
 * A part is a code, perhaps with signs around it, or a code and words.
 * @param {string} part
 */
const readPart = part => {
  const [text] = part.replace(/^[^A-Z0-9]+/, "").split(END)
  const whole = text.split(APART).join("")
  const [first] = text.split(/[\s.]/)
  const [, code, behind] = text.match(CODE_FIRST) || ["", isRenovation(digits(first)) ? first : "", ""]
  const leading = spellingsOf(code.split(APART).join(""))
  const isApart = !/\d/.test(behind) // HT01.XIN says HT01; HT01-2, or HT01 and HT02, may be anything
  const amid = isRenovation(digits(whole)) ? [] : whole.match(CODE_AMID) || []
  return {
    whole: spellingsOf(whole),
    sure: [...spellingsOf(whole), ...isApart ? leading : []],
    maybe: [...leading, first, ...amid],
  }
}

/**
 * The national code that a part is, its dot forgiven as the rest is; empty where it is none.
 * @param {string} part
 */
const nationalOf = part => {
  const [, level, ...rest] = part.match(NATIONAL) || []
  return level ? `${level}.${digits(rest.join(""))}` : ""
}

/**
 * Of what there is of the sure codes, the one that is meant; nothing where that is not certain.
 * @template {{ code: string }} Page
 * @param {string[]} sure
 * @param {Page[]} pages
 */
export const certain = (sure, pages) =>
  pages.find(({ code }) => code === sure[0]) || (pages.length === 1 ? pages[0] : undefined)

/**
 * What codes a text says: a code, or an address that has one behind /Q/.
 * @param {string} text
 * @returns {Reading}
 */
export const codesIn = text => {
  const parts = partsOf(text)
  const isQ = parts.map(part => part.replace(/[^A-Z0-9]/g, "") === "Q")
  const named = parts.filter((part, place) => isQ[place - 1] && !isQ[place])
  const asked = named.length ? named : parts
  const read = asked.map(readPart)
  const isClear = (named.length > 0 || parts.length === 1)
    && read.every(({ sure }) => sure[0] === read[0].sure[0])
  const said = read.map(({ sure }) => sure).flat(), near = read.map(({ maybe }) => maybe).flat()
  const plausible = (/** @type {string[]} */ codes) =>
    [...new Set(codes)].filter(code => /^[A-Z0-9]{2,8}$/.test(code)).slice(0, MOST)
  const sure = isClear ? plausible(said) : []
  // Words of another page's address are none of ours.
  const others = [...isClear ? [] : said, ...near].filter(code => isClear || named.length || /\d/.test(code))
  return {
    sure,
    maybe: plausible(others.filter(code => !sure.includes(code))),
    whole: isClear ? plausible(read.map(({ whole }) => whole).flat()) : [],
    national: isClear ? nationalOf(asked[0]) : "",
    box: isQ.includes(true) && !named.length,
  }
}
