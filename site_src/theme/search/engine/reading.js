/* Which words of the index a typed word may mean. A word matches as typed, without its accents, or as a
   beginning. With other accents or one slip of the finger it is in doubt. */
import { agreement, bare, form, isSyllable, near, says } from "./letters.js"
import {
  ALTERNATIVE, BEARS, KIN, LITTLE, LONG, LONG_ALONE, MAYBE_LIGHT, PREFIX, RELATED, SLIP, SURE, UNKNOWN,
} from "./weights.js"

/**
 * @typedef {import("./letters.js").Form} Form
 *
 * @typedef {{ quality: number, trust: number, accented: boolean }} Meaning
 * @typedef {object} Read what a typed word means
 * @property {boolean} long whether its letters are enough to trust it where it is in doubt
 * @property {Map<string, Meaning>} meanings
 * @property {Map<string, number>} agreed how well its accents agree with others, reckoned once
 * @property {Map<string, { score: number, written: string }>} borne meanings that a name has borne out
 * @property {boolean} said whether it stands in a saying
 * @property {number} mass how much it tells
 * @typedef {Form & Read} Word
 *
 * @typedef {ReturnType<typeof import("./words.js").makeWords>} Words
 */

/**
 * @param {Words} words
 * @param {Map<string, [said: Form, other: string][]>} equals what one word says in one word
 */
export const makeReader = ({ has, related, vocabulary, bendable, isLight, mayBeLight, rarity }, equals) => {
  /**
   * @param {Form} word
   * @param {boolean} isLast
   * @param {number} long
   */
  const meanings = (word, isLast, long) => {
    const { folded, keys } = word, light = isLight(word)
    /** @type {Map<string, Meaning>} */
    const found = new Map()
    /** @type {(other: string, quality: number, trust: number, accented?: boolean) => void} */
    const take = (other, quality, trust, accented = false) => {
      const before = found.get(other)
      if (!before || before.quality < quality) found.set(other, { quality, trust, accented })
    }
    const known = has(folded)
    if (known) take(folded, 1, SURE, true)
    for (const key of keys) for (const [said, other] of equals.get(key) || [])
      if (says(word, said)) take(other, ALTERNATIVE, BEARS)
    for (const other of related(folded)) if (other !== folded) take(other, RELATED, SURE)
    const slips = !bendable.has(folded) && folded.length > 2 && !light
    if (isLast || slips)
      for (const other of vocabulary) {
        if (isLast && other !== folded && other.startsWith(folded))
          take(other, PREFIX * (0.7 + 0.3 * folded.length / other.length), light ? BEARS : SURE, true)
        else if (slips && other.length > 1 && bendable.has(other) && near(folded, other))
          take(other, SLIP, folded.length >= long && other[0] === folded[0] ? SURE : 0)
      }
    if (!known)
      for (const other of keys)
        if (has(other)) take(other, PREFIX, folded.length >= long ? SURE : BEARS)
    return found
  }

  const begins = (/** @type {Form} */ word) =>
    bare(word.spelled) && vocabulary.some(other => other.startsWith(word.folded))

  /**
   * khaisinh → khai sinh, where both halves are known and the whole is not.
   * @param {Form} word
   */
  const parted = word => {
    const { folded } = word
    if (has(folded) || isSyllable(folded) || folded.length < 5) return [word]
    for (let at = 2; at < folded.length - 1; at++)
      if (has(folded.slice(0, at)) && has(folded.slice(at)))
        return [form(folded.slice(0, at)), form(folded.slice(at))]
    return [word]
  }

  /**
   * What typed words mean, and what they weigh. Light ones are left out where others are, unless the
   * last may be the beginning of another.
   * @param {Form[]} typed
   * @returns {Word[]}
   */
  const read = typed => {
    const telling = typed.filter((word, at) =>
      !isLight(word) || (at === typed.length - 1 && begins(word)))
    const kept = telling.length ? telling : typed
    const long = kept.length > 1 ? LONG : LONG_ALONE
    return kept.map((word, at) => {
      const meant = meanings(word, at === kept.length - 1, long)
      const [best] = [...meant].reduce((a, b) => b[1].quality > a[1].quality ? b : a,
        [word.folded, { quality: 0, trust: 0, accented: false }])
      const [, same] = word.keys.flatMap(key => equals.get(key) || [])
        .find(([said]) => says(word, said)) || []
      // What stands only in records is as good as unknown beside the other words.
      const sure = [...meant].some(([other, { trust }]) => trust === SURE && bendable.has(other))
      const begun = at === kept.length - 1 && best !== word.folded
      const mass = isLight(word) && !begun ? LITTLE : rarity(best) * (mayBeLight(word) ? MAYBE_LIGHT : 1)
      return {
        ...word,
        long: word.folded.length >= long,
        meanings: meant,
        agreed: new Map(),
        borne: new Map(),
        said: Boolean(same),
        mass: same ? Math.min(mass, rarity(same) * KIN) : mass * (sure ? 1 : UNKNOWN),
      }
    })
  }
  return { read, parted }
}

/**
 * `agreement`, reckoned once for a query.
 * @param {Word} word
 * @param {string} other
 */
export const agreed = (word, other) => {
  let known = word.agreed.get(other)
  if (known === undefined) {
    known = agreement(word.spelled, other, word.isAccented)
    word.agreed.set(other, known)
  }
  return known
}
