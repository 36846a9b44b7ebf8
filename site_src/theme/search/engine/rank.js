/* Vietnamese search: knows nothing of the page or of the worker's messages.

   How it ranks: every name of an item (title, keywords, official name…) is compared with the query.
   Words weigh by how rare they are; a name scores by how much of the query it answers and how much
   of it the query names, more where the words stand together. A word matches as typed, without its
   accents, or as a beginning. With other accents or one slip of the finger it is in doubt: that counts
   only beside a word that is not, or where the word is long, so that no word is bent into another. */
import { agreement, bare, foldForSearch, form, forms, near, says, spell, split } from "./letters.js"
import {
  ALTERNATIVE, BEARS, GROUP, KEYWORD, LEAST, LIGHTER, LONG, LONG_ALONE, MOST_PARTS, NO_TONE, OTHER,
  PART, PREFIX, SLIP, STRONG, SURE, TITLE, UNKNOWN, UNNAMED_SECOND,
} from "./weights.js"
import { isLight, LIGHT, SECOND } from "./words.js"

const LONGEST_QUERY = 120
const MOST_WORDS = 12
/** The score of what a query names by its code. */
export const NAMED = 100

/**
 * @typedef {import("./letters.js").Form} Form
 *
 * @typedef {object} Item one page, by the short keys that guide/search_index.py writes
 * @property {string} c its code; empty where it has none
 * @property {string} [u] its page, where it has no code, and its place there
 * @property {string} [a]
 * @property {string} [n] its national code
 * @property {string} t its title
 * @property {string} f its field
 * @property {string} s what stands below it
 * @property {string[]} k its keywords
 * @property {string[]} [o] its other names
 * @property {number} [p] what it weighs, where it is a procedure
 * @typedef {{ items: Item[], h?: Item[], y?: string[][], r: string }} Index `h`: records, as items
 *   `y`: what is also said, and how it stands in names; `r`: what the page of a renovation is called
 *
 * @typedef {object} Name
 * @property {number} owner the place of its item
 * @property {number} weight
 * @property {string[]} words
 * @property {string[]} folded
 * @property {string[]} spelled
 * @property {number} mass
 * @typedef {{ quality: number, trust: number, accented: boolean }} Meaning
 * @typedef {{ place: number, trust: number, quality: number }} Match where in a name a word stands
 * @typedef {object} Read what a typed word means
 * @property {boolean} long
 * @property {Map<string, Meaning>} meanings
 * @property {Map<string, number>} agreed
 * @property {Map<string, { score: number, written: string }>} borne meanings that a name has borne out
 * @property {boolean} said
 * @property {number} mass
 * @typedef {Form & Read} Word
 */

/** @param {Index} index */
export const makeEngine = index => {
  /** @type {Name[]} */
  const names = []
  /** @type {Map<string, number[]>} In which names a word stands. */
  const postings = new Map()
  const standing = (/** @type {string} */ word) => postings.get(word) || []
  /** In how many names of what units do a word stands, and how many those are: what no unit does is
      found beside them and leaves the weights of words as they are. */
  /** @type {Map<string, number>} */
  const counts = new Map()
  let counted = 0
  index.items.forEach((item, owner) => {
    const add = (/** @type {string} */ text, /** @type {number} */ weight) => {
      const words = split(text.normalize("NFC"))
      if (!words.length) return
      const folded = words.map(foldForSearch), spelled = words.map(spell)
      for (const word of new Set(folded)) {
        const places = standing(word)
        places.push(names.length)
        postings.set(word, places)
        if (!item.u) counts.set(word, (counts.get(word) || 0) + 1)
      }
      if (!item.u) counted++
      names.push({ owner, weight: weight * (item.p || GROUP), words, folded, spelled, mass: 0 })
    }
    add(item.t, TITLE)
    // What stands in brackets, or after a comma, is a name of its own; a long row is only a list.
    const parts = item.t.split(/[(),;:]/)
    if (parts.length > 1) for (const part of parts)
      if (!forms(part).every(isLight)) add(part, parts.length > MOST_PARTS ? OTHER : PART)
    for (const word of item.k) add(word, KEYWORD)
    for (const word of item.o || []) add(word, OTHER)
  })
  const vocabulary = [...postings.keys()]
  const seconds = index.items.map(item =>
    split(item.t.split(/[(),;:]/)[0].toLowerCase()).filter(word => SECOND.has(word)).map(foldForSearch))
  const rarity = (/** @type {string} */ word) => {
    const found = counts.get(word) || standing(word).length
    const rare = Math.log(1 + counted / (1 + found))
    return LIGHT.has(word) || (!found && /^\d+$/.test(word)) ? rare * LIGHTER : rare
  }
  for (const name of names) name.mass = name.folded.reduce((sum, word) => sum + rarity(word), 0)
  /** What one word says in one word stands beside it; other sayings are put in their place. */
  /** @type {Map<string, [said: Form, other: string][]>} */
  const equals = new Map()
  /** @type {[from: Form[], to: Form[]][]} */
  const phrases = []
  for (const [from, to] of (index.y || []).map(saying => saying.map(forms)))
    if (from.length > 1 || to.length > 1) phrases.push([from, to])
    else if (postings.has(to[0].folded))
      equals.set(from[0].folded, [...equals.get(from[0].folded) || [], [from[0], to[0].folded]])

  /**
   * The words of the vocabulary that a typed word may mean, each with its quality and its trust.
   * `long` letters are enough to trust a word that is in doubt.
   * @param {Form} word
   * @param {boolean} isLast
   * @param {number} long
   */
  const meanings = (word, isLast, long) => {
    const { folded, keys } = word, light = LIGHT.has(folded)
    /** @type {Map<string, Meaning>} */
    const found = new Map()
    /** @type {(other: string, quality: number, trust: number, accented?: boolean) => void} */
    const take = (other, quality, trust, accented = false) => {
      const before = found.get(other)
      if (!before || before.quality < quality) found.set(other, { quality, trust, accented })
    }
    const known = postings.has(folded)
    if (known) take(folded, 1, SURE, true)
    for (const key of keys) for (const [said, other] of equals.get(key) || [])
      if (says(word, said)) take(other, ALTERNATIVE, BEARS)
    const slips = !known && folded.length > 2 && !light
    if (isLast || slips)
      for (const other of vocabulary) {
        if (isLast && other !== folded && other.startsWith(folded))
          take(other, PREFIX * (0.5 + 0.5 * folded.length / other.length), light ? 0 : SURE, true)
        else if (slips && other.length > 1 && near(folded, other))
          take(other, SLIP, folded.length >= long && other[0] === folded[0] ? SURE : 0)
      }
    if (!known)
      for (const other of keys)
        if (postings.has(other)) take(other, PREFIX, folded.length >= long ? SURE : BEARS)
    return found
  }

  /**
   * khaisinh → khai sinh, where both halves are known and the whole is not.
   * @param {Form} word
   */
  const parted = word => {
    const { folded } = word
    if (postings.has(folded) || folded.length < 5) return [word]
    for (let at = 2; at < folded.length - 1; at++)
      if (postings.has(folded.slice(0, at)) && postings.has(folded.slice(at)))
        return [form(folded.slice(0, at)), form(folded.slice(at))]
    return [word]
  }

  /** Light words that stand nowhere: left out, unless the last may be the beginning of another. */
  const empty = (/** @type {Form} */ word) => isLight(word) && !word.keys.some(key => postings.has(key))
  const begins = (/** @type {Form} */ word) =>
    bare(word.spelled) && vocabulary.some(other => other.startsWith(word.folded))

  /**
   * What typed words mean, what they weigh, and which meanings a name has borne out.
   * @param {Form[]} typed
   * @returns {Word[]}
   */
  const read = typed => {
    const kept = typed.filter((word, at) => !empty(word) || (at === typed.length - 1 && begins(word)))
    const long = kept.length > 1 ? LONG : LONG_ALONE
    return kept.map((word, at) => {
      const meant = meanings(word, at === kept.length - 1, long)
      const [best] = [...meant].reduce((a, b) => b[1].quality > a[1].quality ? b : a,
        [word.folded, { quality: 0, trust: 0, accented: false }])
      const [, same] = word.keys.flatMap(key => equals.get(key) || [])
        .find(([said]) => says(word, said)) || []
      const sure = [...meant.values()].some(({ trust }) => trust === SURE)
      const mass = rarity(LIGHT.has(word.folded) ? word.folded : best)
      return {
        ...word,
        long: word.folded.length >= long,
        meanings: meant,
        agreed: new Map(),
        borne: new Map(),
        said: Boolean(same),
        mass: same ? Math.min(mass, rarity(same) * LIGHTER) : mass * (sure ? 1 : UNKNOWN),
      }
    })
  }

  /**
   * `agreement`, reckoned once for a query.
   * @param {Word} word
   * @param {string} other
   */
  const agreed = (word, other) => {
    let known = word.agreed.get(other)
    if (known === undefined) {
      known = agreement(word.spelled, other)
      word.agreed.set(other, known)
    }
    return known
  }

  /**
   * How well a name answers. What it bears out is noted in the words.
   * @param {Name} name
   * @param {Word[]} words
   * @param {number} mass of all the words
   */
  const scoreName = (name, words, mass) => {
    let before = -2
    const matches = words.map(word => {
      /** @type {Match | null} */
      let match = null
      for (let place = 0; place < name.folded.length; place++) {
        const meant = word.meanings.get(name.folded[place])
        if (!meant) continue
        const accents = meant.accented ? agreed(word, name.spelled[place]) : 1
        const quality = meant.quality * accents, bonus = place === before + 1 ? 0.001 : 0
        const trust = accents < NO_TONE && !word.long ? 0 : meant.trust
        if (!match || quality + bonus > match.quality)
          match = { place, trust, quality: quality + bonus }
      }
      before = match ? match.place : -2
      return match
    })
    /** @type {(match: Match, at: number, step: number) => boolean} */
    const bears = (match, at, step) => {
      const next = matches[at + step]
      if (!next) return false
      return next.place === match.place ? bears(next, at + step, step)
        : next.trust + match.trust >= SURE
          && [step, match.trust && -step].includes(next.place - match.place)
    }
    let answered = 0, named = 0, adjacent = 0
    const borne = matches.map((match, at) => match
      && (match.trust === SURE || bears(match, at, -1) || bears(match, at, 1)) ? match : null)
    borne.forEach((match, at) => {
      if (!match) return
      answered += words[at].mass * match.quality
      named += rarity(name.folded[match.place]) * match.quality
      const last = borne[at - 1]
      if (last && last.place === match.place - 1) adjacent += words[at].mass
    })
    if (!answered) return 0
    const covered = answered / mass
    const filled = Math.min(1, named / name.mass)
    const together = words.length > 1 ? adjacent / mass : covered
    const score = name.weight * covered * covered * (1 + 0.55 * filled + 0.35 * together)
    borne.forEach((match, at) => {
      if (!match) return
      const other = name.folded[match.place], known = words[at].borne, best = known.get(other)
      if (!best || best.score < score)
        known.set(other, { score, written: name.words[match.place].toLowerCase() })
    })
    return score
  }

  /**
   * How well each item answers, by its place in the index.
   * @param {Word[]} words
   */
  const rank = words => {
    const mass = words.reduce((sum, word) => sum + word.mass, 0)
    /** @type {Set<number>} */
    const touched = new Set()
    for (const word of words) for (const meant of word.meanings.keys())
      for (const place of standing(meant)) touched.add(place)
    /** @type {Map<number, number>} */
    const best = new Map()
    /** @type {Map<number, number>} */
    const second = new Map()
    for (const place of touched) {
      const name = names[place], score = scoreName(name, words, mass)
      const owner = name.owner
      if (score > (best.get(owner) || 0)) {
        second.set(owner, best.get(owner) || 0)
        best.set(owner, score)
      } else if (score > (second.get(owner) || 0)) second.set(owner, score)
    }
    for (const [owner, score] of best) {
      const unnamed = seconds[owner].length
        && !seconds[owner].some(step => words.some(word => word.folded === step))
      best.set(owner, (score + 0.12 * (second.get(owner) || 0)) * (unnamed ? UNNAMED_SECOND : 1))
    }
    return best
  }

  const spoken = new Set(phrases.flatMap(([from]) => from.map(said => said.spelled)))
  /**
   * The query with each saying in its place, and with all of them; `explained` gets their words.
   * @param {Form[]} all
   * @param {Set<string>} explained
   */
  const reworded = (all, explained) => {
    const typed = all.filter(word => !empty(word) || spoken.has(word.spelled))
    /** @type {(list: Form[], from: Form[]) => number} */
    const place = (list, from) => list.findIndex((_, start) => from.every((said, step) =>
      start + step < list.length && says(list[start + step], said)))
    /** @type {(list: Form[], at: number, from: Form[], to: Form[]) => Form[]} */
    const put = (list, at, from, to) => [...list.slice(0, at), ...to, ...list.slice(at + from.length)]
    const ways = []
    let whole = typed
    for (const [from, to] of phrases) {
      const at = place(typed, from), again = place(whole, from)
      if (at < 0) continue
      for (const word of typed.slice(at, at + from.length)) explained.add(word.typed)
      ways.push(put(typed, at, from, to))
      if (again >= 0) whole = put(whole, again, from, to)
    }
    return ways.length > 1 ? [...ways, whole] : ways
  }

  /**
   * What answers a query: `found`, best first; the typed words that stand nowhere; up to three queries
   * that may have been meant; `mark`, which gives for a text which of its words answer.
   * @param {string} query
   */
  return query => {
    const code = query.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase()
    const straight = index.items.filter(item =>
      (item.c && item.c.toLowerCase() === code) || item.n === query.trim())
    const typed = forms(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS).flatMap(parted)
    const words = read(typed)
    /** @type {(text: string) => [part: string, hit: boolean][]} */
    const mark = text => text.split(/([^\p{L}\p{M}\p{N}]+)/u).map(part => {
      const folded = foldForSearch(part)
      return [part, Boolean(folded) && words.some(word => word.borne.has(folded))]
    })
    if (straight.length)
      return { found: straight.map(item => ({ item, score: NAMED })), unknown: [], meant: [], mark }
    const scores = rank(words)
    /** @type {Set<string>} */
    const explained = new Set()
    for (const way of reworded(typed, explained))
      for (const [owner, score] of rank(read(way)))
        scores.set(owner, Math.max(scores.get(owner) || 0, score * ALTERNATIVE))
    for (const word of words) word.said = word.said || explained.has(word.typed)
    const found = [...scores]
      .filter(([, score]) => score > LEAST)
      .map(([owner, score]) => ({ item: index.items[owner], score }))
      .sort((a, b) => b.score - a.score || (a.item.c < b.item.c ? -1 : 1))
    const unknown = words.filter(word => !word.borne.size && !word.said
      && !isLight(word) && !/^\d+$/.test(word.typed))
    return { found, mark, unknown: unknown.map(word => word.typed), meant: proposals(words, found) }
  }

  /**
   * Up to three queries that may have been meant where a typed word is known nowhere.
   * @param {Word[]} words
   * @param {{ score: number }[]} found
   */
  function proposals(words, found) {
    if (found.length && found[0].score >= STRONG) return []
    const choices = words.map(word => postings.has(word.folded) || word.said ? []
      : [...word.borne].filter(([other]) => !other.startsWith(word.folded))
        .sort(([, a], [, b]) => b.score - a.score).map(([, { written }]) => written))
    const at = choices.findIndex(choice => choice.length)
    return at < 0 ? [] : choices[at].slice(0, 3).map(choice =>
      words.map((word, place) => place === at ? choice : choices[place][0] || word.typed).join(" "))
  }
}
