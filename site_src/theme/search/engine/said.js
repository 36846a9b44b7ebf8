/* What words tell of items, as guide/search_said.py packs it: how far a word speaks for one, or against. */
import { foldForSearch, split } from "./letters.js"

const FIRST = "#".charCodeAt(0), LEFT_OUT = "\\".charCodeAt(0), SPAN = 15
/** How far each level speaks, from the most against to the most for. */
const LEVELS = [-0.75, -0.35, 0.3, 0.6, 1.05, 1.8]

/**
 * Words that stand in no name, the runs of their items, and the runs of those that do.
 * @typedef {[words: string, theirs: string, ofNames: string]} Spoken
 * @typedef {Map<string, [place: number, weight: number][]>} Told by words without accents
 */

/**
 * @param {import("./index.js").Item[]} items
 * @param {Spoken} spoken
 * @returns {Told}
 */
export const toldBy = (items, [words, theirs, ofNames]) => {
  const names = items.flatMap(({ t, k }) => [t, ...k])
  const known = [...new Set(names.flatMap(name => split(name.normalize("NFC")).map(foldForSearch)))].sort()
  /** @type {Told} */
  const told = new Map()
  /** @type {(list: string[], runs: string) => void} */
  const tell = (list, runs) => runs.split(" ").forEach((run, at) => {
    let place = -1
    const pairs = (run.match(/~*[^~]/g) || []).map(sign => {
      const far = sign.length - 1, code = sign.charCodeAt(far), near = code - FIRST - Number(code > LEFT_OUT)
      place += far * SPAN + near % SPAN + 1
      return /** @type {[number, number]} */ ([place, LEVELS[near / SPAN | 0]])
    })
    if (pairs.length) told.set(list[at], pairs)
  })
  tell(words.split(" "), theirs)
  tell(known, ofNames)
  return told
}
