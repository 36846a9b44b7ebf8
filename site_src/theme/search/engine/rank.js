/* How well each item answers the words of a query.

   Every name of an item (title, keyword, situation, official name) is compared with the query, and then
   all of them together: a sentence says more than any one name. Words weigh by how rare they are. A name
   scores by how much of the query it answers and how much of it the query names, more where the words
   stand together; what other names of the item answer is half forgiven, and in a long sentence what
   nothing answers is too. What is in doubt counts only beside a word that is not, or where the word is
   long, so that no word is bent into another. */
import { agreed } from "./reading.js"
import {
  ANSWERED, BESIDE, COVERED, EXACT, FILLED, FORGIVEN, MOST_TURNED, NO_TONE, PREFIX, SAID, SECOND_NAME, SPOKEN,
  SURE, TOGETHER, TOLD, WHOLE, WHOLE_OTHER,
} from "./weights.js"

/**
 * @typedef {import("./reading.js").Word} Word
 * @typedef {import("./words.js").Name} Name
 * @typedef {{ place: number, trust: number, quality: number }} Match where in a name a word stands
 * @typedef {object} Score of an item
 * @property {number} score
 * @property {Compared} by the name that answers best
 * @property {number} answered how much of the query its names answer together, 0 to 1
 * @property {boolean} isOfOther whether that name says something else with what it answers
 */

/**
 * Which words of a name a query's words stand for; those that nothing bears out are left away.
 * @param {Name} name
 * @param {Word[]} words
 * @param {Map<string, Set<string>>} spellings how names write the words that are said
 * @returns {(Match | null)[]} for each word of the query
 */
const matchesOf = (name, words, spellings) => {
  let before = -2
  const matches = words.map(word => {
    /** @type {Match | null} */
    let match = null
    for (let place = 0; place < name.folded.length; place++) {
      const meant = word.meanings.get(name.folded[place])
      if (!meant) continue
      const isSaid = name.kind === SAID
      const forms = isSaid ? [...spellings.get(name.folded[place]) || []] : [name.spelled[place]]
      const accents = meant.accented && forms.length ? Math.max(...forms.map(form => agreed(word, form))) : 1
      const quality = meant.quality * accents * (isSaid ? SPOKEN : 1)
      const bonus = place === before + 1 ? 0.001 : 0
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
  return matches.map((match, at) => match
    && (match.trust === SURE || bears(match, at, -1) || bears(match, at, 1)) ? match : null)
}

/**
 * @typedef {{ name: Name, matches: (Match | null)[] }} Compared
 *
 * How much of the query's words some names of an item answer, each as well as the best of them does.
 * @param {Compared[]} list
 * @param {Word[]} words
 */
const answeredBy = (list, words) => words.reduce((sum, word, at) => sum + word.mass * list.reduce(
  (top, { matches }) => Math.max(top, (matches[at] || { quality: 0 }).quality), 0), 0)

/** Whether a query says all of a name of two words or more. @type {(compared: Compared) => boolean} */
const isWhole = ({ name, matches }) => name.words.length > 1
  && new Set(matches.flatMap(match => match && match.quality > PREFIX ? [match.place] : [])).size
    === name.words.length

const isNumber = (/** @type {string | undefined} */ word) => /^\d+$/.test(word || "")
/**
 * Whether a name says something else with what it answers: another number behind a word, class 6 for class
 * 1, or, of a short query that is not all answered, its words turned round, «dân công» for «công dân».
 * @type {(compared: Compared, words: Word[], share: number) => boolean}
 */
const saysOther = ({ name, matches }, words, share) => words.some(({ folded }, at) => {
  const match = matches[at], before = matches[at - 1]
  if (!before) return false
  if (!match) return isNumber(folded) && isNumber(name.folded[before.place + 1])
  return words.length <= MOST_TURNED && share < ANSWERED && name.kind !== SAID
    && match.place === before.place - 1
})

/**
 * Whether a title begins with just what is asked for.
 * @type {(title: string, compared: Compared) => boolean}
 */
const begins = (title, { name, matches }) => matches.length > 1 && title.startsWith(name.text)
  && matches.every((match, at) => match && match.place === at && match.quality > PREFIX)

/** @param {import("./reading.js").Words} words of the index */
export const makeRank = ({ items, names, spellings, standing, rarity, step }) => {
  /**
   * The words of a query that a name bears out are noted in them.
   * @param {Compared} compared
   * @param {Word[]} words
   * @param {number} together how much all names of its item answer
   * @param {number} missing how much none of them does
   */
  const scoreName = ({ name, matches }, words, together, missing) => {
    let answered = 0, named = 0, adjacent = 0
    matches.forEach((match, at) => {
      if (!match) return
      answered += words[at].mass * match.quality
      // A word that is typed twice names no second one.
      const isFirst = matches.findIndex(other => other && other.place === match.place) === at
      if (isFirst) named += rarity(name.folded[match.place]) * match.quality
      const last = matches[at - 1]
      if (last && last.place === match.place - 1) adjacent += words[at].mass
    })
    if (!answered) return 0
    const covered = answered / (answered + FORGIVEN * Math.max(0, together - answered) + missing)
    // Words that are said of an item are no phrase: none stands beside another, and nobody says all.
    const isName = name.kind !== SAID
    const filled = isName ? Math.min(1, named / name.mass) : 0
    const beside = isName && words.length > 1 ? adjacent / answered * covered : covered
    const { t, p, isRecord } = items[name.owner]
    const isMeant = isRecord && (covered * filled > WHOLE || begins(t, { name, matches }))
    const score = name.kind * (isMeant ? 1 : p) * Math.pow(covered, COVERED)
      * (1 + FILLED * filled + BESIDE * beside) * (covered * filled > 0.97 && words.length > 1 ? EXACT : 1)
    matches.forEach((match, at) => {
      if (!match) return
      const other = name.folded[match.place], known = words[at].borne, best = known.get(other)
      if (!best || best.score < score)
        known.set(other, { score, written: name.words[match.place].toLowerCase() })
    })
    return score
  }

  /**
   * The score of each item that answers, by its place in the index.
   * @param {Word[]} words
   * @returns {Map<number, Score>}
   */
  return words => {
    const mass = words.reduce((sum, word) => sum + word.mass, 0)
    /** @type {Map<number, Compared[]>} */
    const byOwner = new Map()
    const touched = new Set(words.flatMap(word => [...word.meanings.keys()].flatMap(standing)))
    for (const place of touched) {
      const name = names[place], matches = matchesOf(name, words, spellings)
      if (!matches.some(Boolean)) continue
      const list = byOwner.get(name.owner)
      if (list) list.push({ name, matches })
      else byOwner.set(name.owner, [{ name, matches }])
    }
    /** @type {Map<number, Score>} */
    const scores = new Map()
    for (const [owner, list] of byOwner) {
      const together = answeredBy(list, words), missing = Math.max(0, mass - together)
      const lenient = Math.min(1, TOLD / mass) * missing
      const [[first, by], [second] = [0]] = list
        .map(compared => /** @type {[number, Compared]} */ (
          [scoreName(compared, words, together, lenient), compared]))
        .sort(([a], [b]) => b - a)
      const all = Math.pow(together / (together + lenient), COVERED) * items[owner].p
      scores.set(owner, {
        score: (first + SECOND_NAME * second + TOGETHER * all) * step(owner, words)
          * (items[owner].u && isWhole(by) ? WHOLE_OTHER : 1),
        by,
        answered: together / mass,
        isOfOther: saysOther(by, words, together / mass),
      })
    }
    return scores
  }
}
