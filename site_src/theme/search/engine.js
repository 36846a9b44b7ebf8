/* Vietnamese search: knows nothing of the page or of the worker's messages.
   `makeEngine(index)` gives `search(query)` → [{item, score, marks}], best first. */
"use strict"

/** Lower case, one Unicode form. */
const plain = text => text.normalize("NFC").toLowerCase()

/** As people type without accents: no marks, đ as d. */
const fold = text => plain(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d")

const words = text => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)

const LONGEST_QUERY = 200
/** Words with which names begin and that tell nothing apart: dropped from the front of a name. */
const EMPTY = new Set(["dang", "ky", "xin", "thu", "tuc", "cap", "lam"])
const WEIGHTS = { title: 10, name: 6 }
/** A life event or a field ranks below a procedure that answers as well. */
const GROUP_FACTOR = 0.6

function makeEngine(index) {
  const entries = index.items.map(item => ({
    item,
    texts: [[item.t, WEIGHTS.title], ...item.k.map(name => [name, WEIGHTS.name])].map(
      ([text, weight]) => ({ weight, exact: words(plain(text)), folded: words(fold(text)) })),
  }))
  return {
    search(query) {
      const typed = query.slice(0, LONGEST_QUERY)
      const exact = words(plain(typed)), folded = words(fold(typed))
      if (!folded.length) return []
      return entries
        .map(({ item, texts }) => ({ item, score: score(item, texts, exact, folded) }))
        .filter(result => result.score > 0)
        .sort((a, b) => b.score - a.score || (a.item.c < b.item.c ? -1 : 1))
    },
  }
}

/** How well one item answers; 0 where some word of the query is found nowhere in it. */
function score(item, texts, exact, folded) {
  if (folded.join("") === item.c.toLowerCase()) return 1000
  const everywhere = new Set(texts.flatMap(text => text.folded))
  const last = folded.length - 1
  const found = (word, isLast) => everywhere.has(word)
    || (isLast && [...everywhere].some(other => other.startsWith(word)))
  const missing = folded.filter((word, at) => !found(word, at === last)).length
  if (missing > Math.floor(folded.length / 4)) return 0
  let best = 0
  for (const text of texts) best = Math.max(best, scoreText(text, exact, folded))
  return best * (1 - missing / folded.length) * (item.p ? 1 : GROUP_FACTOR)
}

/** A folded name from its first telling word on. */
const core = name => {
  const from = name.findIndex(word => !EMPTY.has(word))
  return from > 0 ? name.slice(from) : name
}

/** One name against the query: coverage both ways, the phrase in order, right accents. */
function scoreText(text, exact, folded) {
  const last = folded.length - 1
  let hits = 0, accents = 0
  folded.forEach((word, at) => {
    const position = text.folded.findIndex(
      other => other === word || (at === last && other.startsWith(word)))
    if (position < 0) return
    hits += 1
    if (text.exact.some(other => other === exact[at] || (at === last && other.startsWith(exact[at]))))
      accents += 1
  })
  if (!hits) return 0
  const covered = hits / folded.length
  const telling = core(text.folded)
  const filled = Math.min(1, hits / telling.length)
  const inOrder = ` ${text.folded.join(" ")}`.includes(` ${folded.join(" ")}`)
  const starts = telling.join(" ").startsWith(core(folded).join(" "))
  return text.weight * covered * (1 + filled + (inOrder ? 1.5 : 0) + (starts ? 0.5 : 0))
    + accents / folded.length
}

if (typeof module !== "undefined") module.exports = { makeEngine, fold, plain, words }
