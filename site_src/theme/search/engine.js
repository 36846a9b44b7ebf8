/* Vietnamese search: knows nothing of the page or of the worker's messages.
   `makeEngine(index)` gives `search(query)` → [{item, score}], best first, `marker(query)` and
   `suggest(query)` → up to three queries that may have been meant.

   How it ranks: every name of an item (title, keywords, official name…) is compared with the query.
   Words weigh by how rare they are; a name scores by how much of the query it answers and how much
   of it the query names, more where the words stand together. A word matches as typed, without its
   accents, as a beginning, or with one slip of the finger. */
"use strict"

const LONGEST_QUERY = 120
const MOST_WORDS = 12

/* --- Letters ------------------------------------------------------------------------------ */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const split = text => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)

/** As people type without accents: lower case, no marks, đ as d, y at a word's end as i. */
const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d")
  .replace(/([^aeou\W])y(?![a-z])/g, "$1i")

/** A word with its tone at the end, so that hoà is hòa: "hoa" + mark. */
const spell = word => {
  const letters = word.toLowerCase().normalize("NFD").replace(/([^\p{L}\p{M}\p{N}])/gu, "")
  const tone = (letters.match(TONES) || []).join("")
  return letters.replace(TONES, "").normalize("NFC").replace(/([^aeouăâêôơư])y$/, "$1i") + tone
}

const bare = spelled => !/[đ\u0080-\uffff]/.test(spelled.normalize("NFD"))

/** Keys that Telex and VNI leave behind: ddawng → dang, dang9 → dang. */
const untyped = word => [
  word.replace(/\d/g, ""),
  word.replace(/([aeo])\1/g, "$1").replace(/dd/g, "d").replace(/[wz]/g, "").replace(/(.)[sfrxj]$/, "$1"),
  word.replace(/([aeo])\1/g, "$1").replace(/dd/g, "d").replace(/w/g, "")
    .replace(/([aeiouy])[sfrxj]/g, "$1"),
]

/** Whether one slip of the finger lies between two words: a letter more, less, other, or swapped. */
const near = (a, b) => {
  const longer = a.length >= b.length ? a : b, shorter = longer === a ? b : a
  if (longer.length - shorter.length > 1) return false
  let at = 0
  while (at < shorter.length && a[at] === b[at]) at++
  if (longer.length > shorter.length) return longer.slice(at + 1) === shorter.slice(at)
  return a.slice(at + 1) === b.slice(at + 1)
    || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
}

/* --- Weights ------------------------------------------------------------------------------ */

const TITLE = 1, PART = 0.98, KEYWORD = 0.94, OTHER = 0.72
const MOST_PARTS = 4
/** A life event or a field ranks below a procedure that answers as well. */
const GROUP = 0.6
const PREFIX = 0.85, SLIP = 0.6, WRONG_ACCENT = 0.72, WRONG_TONE = 0.85, NO_TONE = 0.98
const ALTERNATIVE = 0.93
/** Words that carry little: they may be missing without harm. */
const LIGHT = new Set(split(fold(
  "có cần không phải bị cho của là và ở tại thì mà được ai gì nào sao làm muốn tôi em mình với để "
  + "khi thế hay bao nhiêu lâu như đi ra xin giấy thủ tục đăng ký cấp lại mất hồ sơ cách một các "
  + "how to do i get a an the of for my in on at is where what can need want from with and or")))
const LIGHTER = 0.35
/** Words of second steps (cấp lại, gia hạn, điều chỉnh, sửa, đổi, xóa, chấm dứt, tạm ngừng…): who
    does not name one means the first step. */
const SECOND = new Set(split("lại hạn chỉnh sửa đổi xóa hủy dứt ngừng thôi hồi"))
const UNNAMED_SECOND = 0.86

/* --- Engine ------------------------------------------------------------------------------- */

function makeEngine(index) {
  const names = []
  const postings = new Map()
  const written = new Map()
  index.items.forEach((item, owner) => {
    const add = (text, weight) => {
      const words = split(text.normalize("NFC"))
      if (!words.length) return
      const name = { owner, weight: weight * (item.p || GROUP), folded: words.map(fold), spelled: words.map(spell) }
      names.push(name)
      for (const word of new Set(name.folded)) {
        if (!postings.has(word)) {
          postings.set(word, [])
          written.set(word, words[name.folded.indexOf(word)].toLowerCase())
        }
        postings.get(word).push(names.length - 1)
      }
    }
    add(item.t, TITLE)
    // What stands in brackets, or after a comma, is a name of its own; a long row is only a list.
    const parts = item.t.split(/[(),;:]/)
    if (parts.length > 1) for (const part of parts) add(part, parts.length > MOST_PARTS ? OTHER : PART)
    for (const word of item.k) add(word, KEYWORD)
    for (const word of item.o || []) add(word, OTHER)
  })
  const vocabulary = [...postings.keys()]
  const seconds = index.items.map(item =>
    split(item.t.split(/[(),;:]/)[0].toLowerCase()).filter(word => SECOND.has(word)).map(fold))
  const rarity = word => {
    const found = postings.get(word)
    const rare = Math.log(1 + names.length / (1 + (found ? found.length : 0)))
    return LIGHT.has(word) ? rare * LIGHTER : rare
  }
  for (const name of names) name.mass = name.folded.reduce((sum, word) => sum + rarity(word), 0)
  const alternatives = (index.y || []).map(([from, to]) => [split(fold(from)).join(" "), to])

  /** The words of the vocabulary that a typed word may mean: [word, quality]. */
  const meanings = (word, isLast) => {
    const found = new Map()
    const take = (other, quality) => { if ((found.get(other) || 0) < quality) found.set(other, quality) }
    if (postings.has(word)) take(word, 1)
    if (isLast || word.length > 2)
      for (const other of vocabulary)
        if (other !== word && other.startsWith(word))
          take(other, (isLast ? PREFIX : SLIP) * (0.5 + 0.5 * word.length / other.length))
    if (postings.has(word)) return [...found]
    for (const other of untyped(word)) if (postings.has(other)) take(other, PREFIX)
    if (word.length > 2)
      for (const other of vocabulary) if (other.length > 1 && near(word, other)) take(other, SLIP)
    return [...found]
  }

  /** khaisinh → khai sinh, where both halves are known and the whole is not. */
  const parted = word => {
    if (postings.has(word) || word.length < 5) return [word]
    for (let at = 2; at < word.length - 1; at++)
      if (postings.has(word.slice(0, at)) && postings.has(word.slice(at)))
        return [word.slice(0, at), word.slice(at)]
    return [word]
  }

  const read = query => {
    const typed = split(query.slice(0, LONGEST_QUERY).normalize("NFC")).slice(0, MOST_WORDS)
    const words = typed.flatMap(word => {
      const parts = parted(fold(word))
      return parts.map(part => ({ folded: part, spelled: parts.length > 1 ? part : spell(word) }))
    })
    words.forEach((word, at) => {
      word.meanings = new Map(meanings(word.folded, at === words.length - 1))
      word.mass = rarity(word.meanings.size ? [...word.meanings].sort((a, b) => b[1] - a[1])[0][0] : word.folded)
    })
    return words
  }

  /** How well the accents agree: 1 where none were typed. */
  const agreement = (typed, meant) => {
    if (typed === meant || bare(typed)) return 1
    const [a, b] = [typed, meant].map(word => word.normalize("NFD").replace(TONES, ""))
    if (a !== b) return WRONG_ACCENT
    return typed.normalize("NFD").search(TONES) < 0 ? NO_TONE : WRONG_TONE
  }

  const scoreName = (name, words, mass) => {
    let answered = 0, named = 0, adjacent = 0, before = -2
    for (const word of words) {
      let best = 0, place = -1
      name.folded.forEach((other, at) => {
        const quality = word.meanings.get(other)
        if (!quality) return
        const whole = quality === 1 ? agreement(word.spelled, name.spelled[at]) : quality
        const bonus = at === before + 1 ? 0.001 : 0
        if (whole + bonus > best) { best = whole + bonus; place = at }
      })
      if (place < 0) { before = -2; continue }
      answered += word.mass * best
      named += rarity(name.folded[place]) * best
      if (place === before + 1) adjacent += word.mass
      before = place
    }
    if (!answered) return 0
    const covered = answered / mass
    const filled = Math.min(1, named / name.mass)
    const together = words.length > 1 ? adjacent / mass : covered
    return name.weight * covered * covered * (1 + 0.55 * filled + 0.35 * together)
  }

  const rank = words => {
    const mass = words.reduce((sum, word) => sum + word.mass, 0)
    const touched = new Set()
    for (const word of words) for (const meant of word.meanings.keys())
      for (const place of postings.get(meant)) touched.add(place)
    const best = new Map(), second = new Map()
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
      best.set(owner, (score + 0.12 * second.get(owner)) * (unnamed ? UNNAMED_SECOND : 1))
    }
    return best
  }

  const LEAST = 0.12

  const search = query => {
    const code = query.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase()
    const straight = index.items.filter(item => item.c.toLowerCase() === code || item.n === query.trim())
    if (straight.length) return straight.map(item => ({ item, score: 100 }))
    const words = read(query)
    if (!words.length) return []
    const scores = rank(words)
    const folded = words.map(word => word.folded).join(" ")
    for (const [from, to] of alternatives) {
      if (!` ${folded} `.includes(` ${from} `)) continue
      for (const [owner, score] of rank(read(` ${folded} `.replace(` ${from} `, ` ${to} `))))
        scores.set(owner, Math.max(scores.get(owner) || 0, score * ALTERNATIVE))
    }
    return [...scores]
      .filter(([, score]) => score > LEAST)
      .map(([owner, score]) => ({ item: index.items[owner], score }))
      .sort((a, b) => b.score - a.score || (a.item.c < b.item.c ? -1 : 1))
  }

  /** Gives, for a text, which of its words answer the query: [[part, hit], …] that join to it. */
  const marker = query => {
    const words = read(query)
    return text => text.split(/([^\p{L}\p{M}\p{N}]+)/u).map(part => {
      const folded = fold(part)
      return [part, Boolean(folded) && words.some(word => word.meanings.has(folded))]
    })
  }

  /** Up to three queries that may have been meant where a typed word is known nowhere. */
  const suggest = query => {
    const words = read(query)
    const at = words.findIndex(word => !postings.has(word.folded) && word.meanings.size)
    if (at < 0 || words.some(word => !word.meanings.size)) return []
    const best = word => postings.has(word.folded) ? word.folded
      : [...word.meanings].sort((a, b) => b[1] - a[1])[0][0]
    const choices = [...words[at].meanings]
      .filter(([other]) => !other.startsWith(words[at].folded))
      .sort((a, b) => b[1] - a[1] || postings.get(b[0]).length - postings.get(a[0]).length)
    return choices.slice(0, 3).map(([other]) =>
      words.map((word, place) => written.get(place === at ? other : best(word))).join(" "))
  }

  return { search, marker, suggest }
}

/* --- Answers ------------------------------------------------------------------------------ */

const MOST_RESULTS = 30

/** Answers in the shape of Material's result list. Material puts titles and texts into the page as
    HTML, so everything is escaped here. `file` ends an address: "" on a server, "index.html" in a
    folder. */
function makeAnswers(index, file) {
  const engine = makeEngine(index)
  const escape = text => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
  /** Codes of renovations are in no index, for their facts leave the site one day: what looks like one
      leads to its page. */
  const renovation = query => {
    const code = query.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1")
    const item = { c: code, t: index.r, f: index.r, s: "" }
    return index.r && /^R[0-9A-HJKMNP-TV-Z]{6}$/.test(code) ? [{ item, score: 0 }] : []
  }
  const items = query => {
    const mark = engine.marker(query)
    const marked = text => mark(text)
      .map(([part, hit]) => hit ? `<mark>${escape(part)}</mark>` : escape(part)).join("")
    return [...engine.search(query).slice(0, MOST_RESULTS), ...renovation(query)].map(({ item, score }) => [{
      location: `Q/${item.c}/${file}`,
      title: marked(item.t),
      text: `<span data-field="${escape(item.f)}">${escape(item.f)}</span> · ${escape(item.s)} `
        + `<b class="mc-code">${escape(item.c)}</b>`,
      score,
      terms: {},
    }])
  }
  return { items, suggest: engine.suggest }
}

if (typeof module !== "undefined") module.exports = { makeEngine, fold, spell, near }
