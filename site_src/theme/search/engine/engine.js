/* Vietnamese search: knows nothing of the page or of the worker's messages. */
import { bare, foldForSearch, forms, isSyllable, says } from "./letters.js"
import { makeRank } from "./rank.js"
import { makeReader } from "./reading.js"
import { makeWords } from "./words.js"
import { ALTERNATIVE, HALF, KEYWORD, PART, SAID, SAYING, STRONG } from "./weights.js"

/** How a saying begins that is said of anybody, and what each word for a person says too. */
const ANYBODY = "NGƯỜI", PEOPLE = "nguoi"
const LONGEST_QUERY = 400
const MOST_WORDS = 40
const MOST_MEANT = 3
/** Of fewer words names say more than what the words tell; of so short a query all. */
const FEW = 4, SHORT = 2
/** Letters: what is shorter may be a sign of its own, as «KT». */
const LEAST_SLIP = 3
/** Below this share of the best, an answer is none. */
const LEAST = 0.15

/**
 * @typedef {import("./index.js").Item} Item
 * @typedef {import("./letters.js").Form} Form
 * @typedef {import("./reading.js").Word} Word
 * @typedef {import("./rank.js").Score} Score
 */

/**
 * Whether one word of a short query is all that an item answers, and little of it: «tiệm» of «tiem vac xin».
 * @param {Score} score
 */
const isByChance = ({ answered, by: { matches } }) => answered < HALF && matches.length < FEW
  && matches.filter(Boolean).length < SHORT

/** Where a phrase begins in a list of words, or -1. @type {(list: Form[], phrase: Form[]) => number} */
const place = (list, phrase) => list.findIndex((_, start) => phrase.every((said, step) =>
  start + step < list.length && !(step && list[start + step].isFirst) && says(list[start + step], said)))
/** @type {(list: Form[], at: number, from: Form[], to: Form[]) => Form[]} */
const put = (list, at, from, to) => [...list.slice(0, at), ...to, ...list.slice(at + from.length)]

/** @param {import("./index.js").Index} index */
export const makeEngine = index => {
  const known = makeWords(index)
  const { items, spellings, isLight, has, whole } = known, { told } = index
  /** What one word says in one word stands beside it; other sayings are put in their place. */
  /** @type {Map<string, [said: Form, other: string][]>} */
  const equals = new Map()
  /** @type {[from: Form[], to: Form[]][]} */
  const phrases = []
  /** What is said of anybody, «(người) mất»: it stands in the stead of what was typed. */
  /** @type {[rest: Form[], to: Form[]][]} */
  const ofPeople = []
  for (const [from, to] of index.sayings.map(saying => saying.map(forms)))
    if (from.length > 1 && from[0].typed === ANYBODY) ofPeople.push([from.slice(1), to])
    else if (from.length > 1 || to.length > 1) phrases.push([from, to])
    else if (has(to[0].folded))
      equals.set(from[0].folded, [...equals.get(from[0].folded) || [], [from[0], to[0].folded]])
  const { read, parted } = makeReader(known, equals)
  const rank = makeRank(known)

  const isPerson = (/** @type {Form} */ word) => word.folded === PEOPLE
    || (bare(word.spelled) || !isLight(word)) && word.keys.some(key =>
    (equals.get(key) || []).some(([said, other]) => other === PEOPLE && says(word, said)))
  /**
   * A query with what is said of anybody as it is called: who it is stands before it, and after it comes
   * nothing, or what says little («mẹ tôi mất ở quê» is no lost paper). What begins as what it means
   * («mẹ tôi mất thẻ») is kept from being taken for that.
   * @param {Form[]} all
   */
  const namingPeople = all => {
    for (let start = 0; start < all.length; start++) {
      if (!isPerson(all[start])) continue
      // «Người mất» is called so already.
      for (let at = start + (all[start].folded === PEOPLE ? 2 : 1); at < all.length; at++) {
        for (const [rest, to] of ofPeople) {
          const next = all[at + rest.length]
          const isKept = rest[0].folded === to[0].folded
          const isSaid = place(all.slice(at, at + rest.length), rest) === 0
          if (isSaid && (isKept || !next || next.isFirst || isLight(next)))
            return [...all.slice(0, start), ...to, ...all.slice(at + rest.length)]
        }
        if (!isPerson(all[at]) && !isLight(all[at])) break
      }
    }
    return all
  }

  const asides = index.asides.map(forms)
  /**
   * A query without what is only a way of asking («mất bao lâu», «mang theo gì»), where it says more.
   * @param {Form[]} all
   */
  const withoutAsides = all => {
    const rest = asides.reduce((list, aside) => {
      const at = place(list, aside)
      return at < 0 ? list : put(list, at, aside, [])
    }, all)
    return rest.some(word => !isLight(word)) ? rest : all
  }

  const spoken = new Set(phrases.flatMap(([from]) => from.map(said => said.spelled)))
  /**
   * The query with each saying in its place, and with all of them; `explained` gets their words.
   * @param {Form[]} all
   * @param {Set<string>} explained
   */
  const reworded = (all, explained) => {
    const typed = all.filter(word => !isLight(word) || spoken.has(word.spelled))
    const ways = []
    let full = typed
    for (const [from, to] of phrases) {
      const at = place(typed, from), again = place(full, from)
      if (at < 0) continue
      for (const word of typed.slice(at, at + from.length)) explained.add(word.typed)
      ways.push({ words: put(typed, at, from, to), weight: from.length > 1 ? SAYING : ALTERNATIVE })
      if (again >= 0) full = put(full, again, from, to)
    }
    return ways.length > 1 ? [...ways, { words: full, weight: SAYING }] : ways
  }

  /**
   * Up to three names that may have been meant where a typed word is a slip of the finger and what was
   * typed finds little: each is one that there is, with the words that were typed right as they were typed.
   * @param {Word[]} words
   * @param {Score[]} found
   */
  const proposals = (words, found) => {
    if (found.length && found[0].score >= STRONG) return []
    const isSlip = (/** @type {Word} */ word) => word.folded.length >= LEAST_SLIP
      && !spellings.has(word.folded) && !word.said && !isSyllable(word.folded)
    const meant = found.map(({ by: { name, matches } }) => {
      if (name.kind < KEYWORD || !words.some((word, at) => isSlip(word) && matches[at])) return ""
      /** @type {Map<string, string>} */
      const typed = new Map()
      words.forEach((word, at) => {
        const match = matches[at]
        if (match && word.folded === name.folded[match.place]) typed.set(word.folded, word.typed)
      })
      return name.text.replace(/[\p{L}\p{M}\p{N}]+/gu, part => typed.get(foldForSearch(part)) || part)
    })
    return [...new Set(meant.filter(Boolean))].slice(0, MOST_MEANT)
  }

  /**
   * The items that have a name of two words or more, no part of a longer one, which is just what was typed.
   * @param {Form[]} typed
   */
  const called = typed => new Set(typed.length < 2 ? [] : (whole.get(typed.map(word => word.folded).join(" ")) || [])
    .filter(({ kind, text }) => kind !== SAID && kind !== PART
      && forms(text).every((said, at) => says(typed[at], said))).map(({ owner }) => owner))

  /**
   * How far the words of a query speak for items: gives it of the item at a place.
   * @param {Form[]} all
   * @param {Word[]} words those that tell, with what they may mean
   */
  const speaking = (all, words) => {
    /** @type {Map<string, number>} */
    const spelled = new Map()
    for (const { folded } of all) {
      const { meanings } = words.find(word => word.folded === folded) || { meanings: [] }
      const [word, quality] = told.has(folded) ? [folded, 1] : [...meanings].reduce(
        (best, [other, meant]) => meant.quality > best[1] && told.has(other) ? [other, meant.quality] : best,
        ["", 0])
      if (quality) spelled.set(word, Math.max(quality, spelled.get(word) || 0))
    }
    /** @type {Map<number, number>} */
    const sums = new Map()
    for (const [word, quality] of spelled) for (const [owner, weight] of told.get(word) || [])
      sums.set(owner, (sums.get(owner) || 0) + weight * quality)
    return (/** @type {number} */ owner) => (sums.get(owner) || 0) / Math.sqrt(all.length || 1)
  }

  /**
   * What answers a query: `found`, best first; the typed words that stand nowhere; up to three names
   * that may have been meant; `mark`, which gives for a text which of its words answer.
   * @param {string} query
   */
  return query => {
    const all = forms(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS).flatMap(parted)
    const typed = withoutAsides(namingPeople(all))
    const words = read(typed), scores = rank(words), spokenFor = speaking(typed, words)
    /** @type {Set<string>} */
    const explained = new Set()
    for (const way of reworded(typed, explained))
      for (const [owner, other] of rank(read(way.words))) {
        const score = other.score * way.weight, before = scores.get(owner)
        if (!before || before.score < score) scores.set(owner, { ...other, score })
      }
    for (const word of words) word.said = word.said || explained.has(word.typed)
    const length = Math.min(FEW, typed.length), share = Math.max(0, length - SHORT) / (FEW - SHORT)
    let best = 0, like = 1
    for (const [owner, one] of scores) {
      const gains = Math.exp(share * spokenFor(owner))
      if (one.score * gains > best * like) [best, like] = [one.score, gains]
      one.score *= gains
    }
    // The first keeps its score, by which it is told how sure it is.
    for (const one of scores.values()) one.score /= like
    for (const owner of called(typed)) {
      const score = scores.get(owner)
      if (score) scores.set(owner, { ...score, score: score.score + best })
    }
    const found = [...scores]
      .filter(([, { score }]) => score > LEAST * best / like)
      .map(([owner, score]) => ({ ...score, item: items[owner], told: spokenFor(owner) * length / FEW }))
      .sort((a, b) => b.score - a.score || b.told - a.told || (a.item.c < b.item.c ? -1 : 1))
    const unknown = words.filter(word => !word.borne.size && !word.said
      && !isLight(word) && !/^\d+$/.test(word.typed)).map(word => word.typed)
    /** @type {(text: string) => [part: string, hit: boolean][]} */
    const mark = text => text.split(/([^\p{L}\p{M}\p{N}]+)/u).map(part => {
      const folded = foldForSearch(part)
      return [part, Boolean(folded) && words.some(word => word.borne.has(folded))]
    })
    // Of a word that stands nowhere the reader is told.
    if (found.length && !unknown.length && !explained.size && isByChance(found[0])) found.length = 0
    return { found, unknown, meant: proposals(words, found), mark }
  }
}
