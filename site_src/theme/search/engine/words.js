/* The words of the index: in which names each stands, how much it tells, and which say little. */
import { bare, family, foldForSearch, isSyllable, spell, split } from "./letters.js"
import { HINTED_SECOND, KEYWORD, LITTLE, MOST_PARTS, NUMBER, OTHER, PART, SAID, SPEAKS, TITLE, UNNAMED_SECOND } from "./weights.js"

/** Words of second steps (cấp lại, gia hạn, điều chỉnh, sửa, đổi, xóa, chấm dứt, tạm ngừng…) and of what
    few need (nước ngoài, chưa đủ, đã có…): who does not name one means the first step, as most people do. */
const SECOND = new Set(split("lại hạn chỉnh sửa đổi xóa hủy dứt ngừng thôi hồi ngoài chưa đã"))
/** Who says that a paper is gone or spoilt means to have it again. */
const AGAIN = new Set(split("mất rớt rơi hỏng rách cháy").map(foldForSearch))
const ANEW = new Set(split("lại đổi").map(foldForSearch))

/**
 * @typedef {import("./letters.js").Form} Form
 *
 * @typedef {object} Name a title, a keyword, a situation…, by its telling words
 * @property {number} owner the place of its item
 * @property {number} kind its weight, one of those in weights.js
 * @property {string} text as it is written
 * @property {string[]} words
 * @property {string[]} folded
 * @property {string[]} spelled
 * @property {number} mass how much its words tell together
 */

/** @param {import("./index.js").Index} index */
export const makeWords = ({ items, told, light, lightWithAccents }) => {
  /** @type {string[][]} What people say of each item. */
  const spoken = items.map(() => [])
  for (const [word, pairs] of told)
    for (const [place, weight] of pairs) if (weight >= SPEAKS) spoken[place].push(word)
  const lightFolded = new Set(light.map(foldForSearch)), lightSpelled = new Set(light.map(spell))
  const accented = new Set(lightWithAccents.map(spell).filter(word => !bare(word)))
  const mostlyLight = new Set(lightWithAccents.map(foldForSearch))
  /** Names are written with their accents: «vay» is not «vậy» there. */
  const written = new Set([...lightSpelled, ...accented])
  /**
   * Whether a typed word is light; «lái» is not, though «lại» is.
   * @param {Form} word
   */
  const isLight = word => accented.has(word.spelled) || (word.keys.some(key => lightFolded.has(key))
    && (bare(word.spelled) || lightSpelled.has(word.spelled)))

  /** @type {Name[]} */
  const names = []
  /** @type {Map<string, Name[]>} Names by all their words as they are typed without accents. */
  const whole = new Map()
  /** @type {Map<string, Set<string>>} How names write a word: what is said has no accents. */
  const spellings = new Map()
  /** @type {Map<string, number[]>} */
  const postings = new Map()
  /** In which names a word stands. */
  const standing = (/** @type {string} */ word) => postings.get(word) || []
  /** In how many items of what the unit does a word stands, and how many those are: what others do, and
      what nobody has put into plain words, leaves the weights of words as they are. */
  /** @type {Map<string, number>} */
  const counts = new Map()
  let counted = 0
  /** @type {Map<string, string[]>} The words of each English family. */
  const families = new Map()
  /** @type {Set<string>} Words that a slip of the finger may have been meant to be. */
  const bendable = new Set()
  items.forEach((item, owner) => {
    const seen = new Set()
    /** @type {(text: string, kind: number) => void} */
    const add = (text, kind) => {
      const all = split(text.normalize("NFC")), telling = all.filter(word => !written.has(spell(word)))
      const words = telling.length ? telling : all
      if (!words.length) return
      const folded = words.map(foldForSearch), spelled = words.map(spell)
      if (kind !== SAID) folded.forEach((word, at) =>
        spellings.set(word, (spellings.get(word) || new Set()).add(spelled[at])))
      for (const word of new Set(folded)) {
        const places = postings.get(word)
        if (places) places.push(names.length)
        else postings.set(word, [names.length])
        seen.add(word)
      }
      const name = { owner, kind, text, words, folded, spelled, mass: 0 }
      const typed = all.map(foldForSearch).join(" ")
      whole.set(typed, [...whole.get(typed) || [], name])
      names.push(name)
    }
    add(item.t, TITLE)
    // What stands in brackets, or after a comma, is a name of its own; a long row is only a list.
    const parts = item.t.split(/[(),;:]/)
    if (parts.length > 1) for (const part of parts)
      if (split(part).length > 1) add(part, parts.length > MOST_PARTS ? OTHER : PART)
    for (const keyword of item.k) add(keyword, KEYWORD)
    for (const name of item.o) add(name, OTHER)
    add(spoken[owner].filter(word => !lightFolded.has(word)).join(" "), SAID)
    if (!item.isRecord) for (const word of seen)
      if (spellings.has(word) || isSyllable(word)) bendable.add(word)
    if (item.isRecord || item.u || item.l) return
    counted++
    for (const word of seen) counts.set(word, (counts.get(word) || 0) + 1)
  })

  for (const word of postings.keys()) {
    const name = family(word)
    if (name) families.set(name, [...families.get(name) || [], word])
  }

  const rarity = (/** @type {string} */ word) => {
    const found = counts.get(word) || standing(word).length
    const rare = Math.log(1 + counted / (1 + found))
    return /^\d+$/.test(word) ? Math.min(rare, found ? NUMBER : LITTLE) : rare
  }
  for (const name of names) name.mass = name.folded.reduce((sum, word) => sum + rarity(word), 0)

  const stepsOf = (/** @type {string} */ text) =>
    split(text.toLowerCase()).filter(word => SECOND.has(word)).map(foldForSearch)
  const seconds = items.map(({ t }) => stepsOf(t.split(/[(),;:]/)[0]).length ? stepsOf(t) : [])

  return {
    items, names, spellings, whole, standing, rarity, isLight, bendable,
    /** Whether a word that was typed without accents may be a light one, as «can», which may be «cần». */
    mayBeLight: (/** @type {Form} */ word) => bare(word.spelled) && mostlyLight.has(word.folded),
    vocabulary: [...postings.keys()],
    related: (/** @type {string} */ word) => families.get(family(word)) || [],
    has: (/** @type {string} */ word) => postings.has(word),
    /** What an item weighs, by its place, whose title is of a second step: less where it is not named. */
    step: (/** @type {number} */ owner, /** @type {Form[]} */ words) => {
      const said = (/** @type {(folded: string, step: string) => boolean} */ says) =>
        seconds[owner].some(step => words.some(({ folded }) => says(folded, step)))
      return !seconds[owner].length || said((folded, step) => folded === step) ? 1
        : said((folded, step) => ANEW.has(step) && AGAIN.has(folded)) ? HINTED_SECOND : UNNAMED_SECOND
    },
  }
}
