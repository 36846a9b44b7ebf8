/* Letters: when are two words the same to people who type without accents, by Telex, or in haste? */
import { unaccented } from "../../javascripts/shared/fold.js"
import { BARE, NO_TONE, WRONG_ACCENT, WRONG_TONE } from "./weights.js"

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
/** @param {string} text */
export const split = text => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)

/**
 * As people type without accents, y at a word's end as i.
 * @param {string} text
 */
export const foldForSearch = text => unaccented(text).replace(/([^aeou\W])y(?![a-z])/g, "$1i")

/**
 * A word with its tone at the end, so that hoà is hòa: "hoa" + mark.
 * @param {string} word
 */
export const spell = word => {
  const letters = word.toLowerCase().normalize("NFD").replace(/([^\p{L}\p{M}\p{N}])/gu, "")
  const tone = (letters.match(TONES) || []).join("")
  return letters.replace(TONES, "").normalize("NFC").replace(/([^aeouăâêôơư])y$/, "$1i") + tone
}

/** @param {string} spelled */
export const bare = spelled => !/[đ\u0080-\uffff]/.test(spelled.normalize("NFD"))

/**
 * How well the accents of two words of the same letters agree: 1 where none were typed. Where the others
 * of the query have theirs, a word without may have been meant so.
 * @param {string} typed
 * @param {string} meant
 * @param {boolean} [isAccented] whether the query has accents
 */
export const agreement = (typed, meant, isAccented) => {
  if (typed === meant) return 1
  if (bare(typed)) return isAccented ? BARE : 1
  const [a, b] = [typed, meant].map(word => word.normalize("NFD").replace(/đ/g, "d\u0335"))
  if (within(a, b)) return NO_TONE
  return within(a.replace(TONES, ""), b.replace(TONES, "")) ? WRONG_TONE : WRONG_ACCENT
}

/**
 * Whether `part` is what is left of `whole` when some characters are not typed.
 * @param {string} part
 * @param {string} whole
 */
const within = (part, whole) => {
  let at = 0
  for (const char of whole) if (char === part[at]) at++
  return at === part.length
}

/**
 * Keys that Telex, VNI and a heavy finger leave behind: ddawng → dang, dang9 → dang, matt → mat.
 * @param {string} word
 */
const untyped = word => {
  const single = word.replace(/(.)\1/g, "$1").replace(/w/g, "")
  return [
    word.replace(/\d/g, ""),
    single.replace(/z/g, "").replace(/(.)[sfrxj]$/, "$1"),
    single.replace(/([aeiouy])[sfrxj]/g, "$1"),
  ]
}

/**
 * @typedef {object} Form A typed or said word in all that is compared.
 * @property {string} typed
 * @property {string} folded
 * @property {string} spelled
 * @property {string[]} keys
 * @property {boolean} [isAccented] whether most words of its text have accents
 * @property {boolean} [isFirst] whether it begins its text, or what follows a comma or a stop
 */

/**
 * @param {string} word
 * @returns {Form}
 */
export const form = word => {
  const folded = foldForSearch(word)
  return { typed: word, folded, spelled: spell(word), keys: [folded, ...untyped(folded)] }
}

/** @param {string} text */
export const forms = text => {
  const parts = text.normalize("NFC").split(/([,;.:?!\n])/).map(part => split(part).map(form)), all = parts.flat()
  const isAccented = all.filter(({ spelled }) => !bare(spelled)).length * 2 >= all.length
  return parts.flatMap(part => part.map((word, at) => ({ ...word, isAccented, isFirst: !at })))
}

/**
 * Whether a typed word is the one that is said, give or take a tone or Telex.
 * @param {Form} typed
 * @param {Form} said
 */
export const says = (typed, said) => typed.folded === said.folded
  ? agreement(typed.spelled, said.spelled) >= WRONG_TONE : typed.keys.includes(said.folded)

const SYLLABLE = new RegExp("^(?:ngh?|nh|kh|gh|gi|ch|ph|th|tr|qu|[bcdghklmnprstvx])?(?:"
  + "a(?:ch|nh|ng|[cimnoptuy])?|e(?:ch|nh|ng|[cmnoptu])?|i(?:ch|nh|[amnptu]|e(?:ng|[cmnptu]))?|o(?:ng|[cimnpt])?"
  + "|o[ae](?:ch|nh|ng|[cimnoptuy])?|oo(?:c|ng)|u(?:ng|[aceimnptuoy])?|uo(?:ng|[cimnptu])|u[aey](?:ch|nh|ng|[anptuy])?"
  + "|uye[nt]|y(?:nh|ch|e[mntu])?)$")
/**
 * Whether a word without accents may be a Vietnamese syllable: what may be, is no slip of the finger.
 * @param {string} folded
 */
export const isSyllable = folded => SYLLABLE.test(folded)

const ENDINGS = new RegExp("(?:s|es|ed|ies|ied|ings?|ers?|or|age|al|ate[sd]?|ation|ions?|ity|ents?|ence|ance"
  + "|ment|ship)$")
/**
 * What English words of one family begin with: married, marries and marriage → marri. No Vietnamese
 * syllable ends as they do. Empty for what has no such family.
 * @param {string} folded
 */
export const family = folded => folded.length < 4 || /[^a-z]/.test(folded) ? ""
  : folded.replace(ENDINGS, "").replace(/[ey]$/, ending => ending === "y" ? "i" : "").slice(0, 6)

/**
 * Whether one slip of the finger lies between two words: a letter more, less, other, or swapped.
 * @param {string} a
 * @param {string} b
 */
export const near = (a, b) => {
  const longer = a.length >= b.length ? a : b, shorter = longer === a ? b : a
  if (longer.length - shorter.length > 1) return false
  let at = 0
  while (at < shorter.length && a[at] === b[at]) at++
  if (longer.length > shorter.length) return longer.slice(at + 1) === shorter.slice(at)
  return a.slice(at + 1) === b.slice(at + 1)
    || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
}
