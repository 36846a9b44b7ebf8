/* What people say who need an item, word by word, as guide/search_said.py packs it. */

const FIRST = "#".charCodeAt(0), SPAN = "\\".charCodeAt(0) - FIRST

/** @typedef {[words: string, theirs: string, ofNames: string]} Spoken words in no name, runs of items of theirs and of others */

/**
 * Puts into each item the words that are said of it.
 * @param {import("./index.js").Item[]} items
 * @param {Spoken} spoken
 */
export const tellWords = (items, [words, theirs, ofNames]) => {
  const names = items.flatMap(({ t, k }) => [t, ...k])
  const known = [...new Set(names.flatMap(name => name.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []))].sort()
  for (const [list, runs] of [[words.split(" "), theirs], [known, ofNames]])
    runs.split(" ").forEach((run, at) => {
      let place = -1
      for (const [, far, near, several] of run.matchAll(/(~*)([^~!])(!?)/g)) {
        place += far.length * SPAN + near.charCodeAt(0) - FIRST + 1
        items[place].said.push([list[at], Boolean(several)])
      }
    })
  return items
}
