/* What people say who need an item, word by word, as guide/search_said.py packs it. */

const FIRST = "#".charCodeAt(0), LEFT_OUT = "\\".charCodeAt(0), SPAN = 45

/**
 * Words that stand in no name, the runs of their items, and the runs of those that do.
 * @typedef {[words: string, theirs: string, ofNames: string]} Spoken
 */

/** As `words_of` there. @param {string} name @returns {string[]} */
const wordsOf = name => name.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []

/**
 * Puts into each item the words that are said of it.
 * @param {import("./index.js").Item[]} items
 * @param {Spoken} spoken
 */
export const tellWords = (items, [words, theirs, ofNames]) => {
  const names = items.flatMap(({ t, k }) => [t, ...k])
  const known = [...new Set(names.flatMap(wordsOf))].sort()
  /** @type {(list: string[], runs: string) => void} */
  const tell = (list, runs) => runs.split(" ").forEach((run, at) => {
    let place = -1
    for (const told of run.match(/~*[^~]/g) || []) {
      const far = told.length - 1, code = told.charCodeAt(far), sign = code - FIRST - Number(code > LEFT_OUT)
      place += far * SPAN + sign % SPAN + 1
      items[place].said.push([list[at], sign >= SPAN])
    }
  })
  tell(words.split(" "), theirs)
  tell(known, ofNames)
  return items
}
