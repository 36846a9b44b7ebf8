/* Vietnamese search: knows nothing of the page or of the worker's messages.
   `makeEngine(index)(query)` gives `found` ([{item, score}], best first), `unknown` (the typed words
   that stand nowhere), `meant` (up to three queries that may have been meant) and `mark(text)`.

   How it ranks: every name of an item (title, keywords, official name…) is compared with the query.
   Words weigh by how rare they are; a name scores by how much of the query it answers and how much
   of it the query names, more where the words stand together. A word matches as typed, without its
   accents, or as a beginning. With other accents or one slip of the finger it is in doubt: that counts
   only beside a word that is not, or where the word is long, so that no word is bent into another. */

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

/** How well the accents of two words of the same letters agree: 1 where none were typed. */
const agreement = (typed, meant) => {
  if (typed === meant || bare(typed)) return 1
  const [a, b] = [typed, meant].map(word => word.normalize("NFD").replace(/đ/g, "d\u0335"))
  if (within(a, b)) return NO_TONE
  return within(a.replace(TONES, ""), b.replace(TONES, "")) ? WRONG_TONE : WRONG_ACCENT
}

/** Whether `part` is what is left of `whole` when some characters are not typed. */
const within = (part, whole) => {
  let at = 0
  for (const char of whole) if (char === part[at]) at++
  return at === part.length
}

/** Keys that Telex, VNI and a heavy finger leave behind: ddawng → dang, dang9 → dang, matt → mat. */
const untyped = word => {
  const single = word.replace(/(.)\1/g, "$1").replace(/w/g, "")
  return [
    word.replace(/\d/g, ""),
    single.replace(/z/g, "").replace(/(.)[sfrxj]$/, "$1"),
    single.replace(/([aeiouy])[sfrxj]/g, "$1"),
  ]
}

/** A typed or said word in all that is compared. */
const form = word => {
  const folded = fold(word)
  return { typed: word, folded, spelled: spell(word), keys: [folded, ...untyped(folded)] }
}
const forms = text => split(text.normalize("NFC")).map(form)

/** Whether a typed word is the one that is said, give or take a tone or Telex. */
const says = (typed, said) => typed.folded === said.folded
  ? agreement(typed.spelled, said.spelled) >= WRONG_TONE : typed.keys.includes(said.folded)

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
/** How far a meaning is trusted. Two that stand side by side in a name bear each other out where
    their trust adds up to that of a sure one: a slip (0) needs a sure word beside it. */
const SURE = 2, BEARS = 1
/** Letters of a word that is trusted in spite of a slip, among others and alone. */
const LONG = 7, LONG_ALONE = 5
/** Below this, an answer is none; from there on, nothing else is offered. */
const LEAST = 0.12, STRONG = 0.6
/** Words that carry little: they may be missing without harm. */
const LIGHT_WORDS = split(
  "có cần không phải bị cho của là và ở tại thì mà được ai gì nào sao làm muốn tôi em mình với để "
  + "khi thế hay bao nhiêu lâu như đi ra xin giấy thủ tục đăng ký cấp lại mất hồ sơ cách một các "
  + "hôm qua ngày tuần tháng năm ngoái vừa rồi đã đang sắp trước "
  + "how to do i get a an the of for my in on at is where what can need want from with and or")
const LIGHT = new Set(LIGHT_WORDS.map(fold)), LIGHT_SPELLED = new Set(LIGHT_WORDS.map(spell))
/** Whether a typed word is light; «lái» is not, though «lại» is. */
const isLight = word => word.keys.some(key => LIGHT.has(key))
  && (bare(word.spelled) || LIGHT_SPELLED.has(word.spelled))
const LIGHTER = 0.35
/** A word that stands nowhere is said to the reader; the others may still answer. */
const UNKNOWN = 0.5
/** Words of second steps (cấp lại, gia hạn, điều chỉnh, sửa, đổi, xóa, chấm dứt, tạm ngừng…): who
    does not name one means the first step. */
const SECOND = new Set(split("lại hạn chỉnh sửa đổi xóa hủy dứt ngừng thôi hồi"))
const UNNAMED_SECOND = 0.86

/* --- Engine ------------------------------------------------------------------------------- */

function makeEngine(index) {
  const names = []
  const postings = new Map()
  index.items.forEach((item, owner) => {
    const add = (text, weight) => {
      const words = split(text.normalize("NFC"))
      if (!words.length) return
      const name = { owner, weight: weight * (item.p || GROUP), words, folded: words.map(fold),
        spelled: words.map(spell) }
      names.push(name)
      for (const word of new Set(name.folded)) {
        if (!postings.has(word)) postings.set(word, [])
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
    return LIGHT.has(word) || (!found && /^\d+$/.test(word)) ? rare * LIGHTER : rare
  }
  for (const name of names) name.mass = name.folded.reduce((sum, word) => sum + rarity(word), 0)
  /** What one word says in one word stands beside it; other sayings are put in their place. */
  const equals = new Map(), phrases = []
  for (const [from, to] of (index.y || []).map(saying => saying.map(forms)))
    if (from.length > 1 || to.length > 1) phrases.push([from, to])
    else if (postings.has(to[0].folded))
      equals.set(from[0].folded, [...equals.get(from[0].folded) || [], [from[0], to[0].folded]])

  /** The words of the vocabulary that a typed word may mean, each with its quality and its trust.
      `long` letters are enough to trust a word that is in doubt. */
  const meanings = (word, isLast, long) => {
    const { folded, keys } = word, found = new Map(), light = LIGHT.has(folded)
    const take = (other, quality, trust, accented = false) => {
      if (!(found.get(other)?.quality >= quality)) found.set(other, { quality, trust, accented })
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

  /** khaisinh → khai sinh, where both halves are known and the whole is not. */
  const parted = word => {
    const { folded } = word
    if (postings.has(folded) || folded.length < 5) return [word]
    for (let at = 2; at < folded.length - 1; at++)
      if (postings.has(folded.slice(0, at)) && postings.has(folded.slice(at)))
        return [form(folded.slice(0, at)), form(folded.slice(at))]
    return [word]
  }

  /** Light words that stand nowhere: left out, unless the last may be the beginning of another. */
  const empty = word => isLight(word) && !word.keys.some(key => postings.has(key))
  const begins = word => bare(word.spelled) && vocabulary.some(other => other.startsWith(word.folded))

  /** What typed words mean, what they weigh, and which meanings a name has borne out (`borne`). */
  const read = typed => {
    const kept = typed.filter((word, at) => !empty(word) || (at === typed.length - 1 && begins(word)))
    const long = kept.length > 1 ? LONG : LONG_ALONE
    return kept.map((word, at) => {
      const meant = meanings(word, at === kept.length - 1, long)
      const [best] = [...meant].reduce((a, b) => b[1].quality > a[1].quality ? b : a,
        [word.folded, { quality: 0 }])
      const [, same] = word.keys.flatMap(key => equals.get(key) || []).find(([said]) => says(word, said)) || []
      const sure = [...meant.values()].some(({ trust }) => trust === SURE)
      const mass = rarity(LIGHT.has(word.folded) ? word.folded : best)
      return { ...word, long: word.folded.length >= long, meanings: meant, agreed: new Map(),
        borne: new Map(), said: Boolean(same), mass: same ? Math.min(mass, rarity(same) * LIGHTER) : mass * (sure ? 1 : UNKNOWN) }
    })
  }

  /** `agreement`, reckoned once for a query. */
  const agreed = (word, other) => {
    if (!word.agreed.has(other)) word.agreed.set(other, agreement(word.spelled, other))
    return word.agreed.get(other)
  }

  const scoreName = (name, words, mass) => {
    let before = -2
    const matches = words.map(word => {
      let match = null
      name.folded.forEach((other, place) => {
        const meant = word.meanings.get(other)
        if (!meant) return
        const accents = meant.accented ? agreed(word, name.spelled[place]) : 1
        const quality = meant.quality * accents, bonus = place === before + 1 ? 0.001 : 0
        const trust = accents < NO_TONE && !word.long ? 0 : meant.trust
        if (quality + bonus > (match?.quality || 0)) match = { place, trust, quality: quality + bonus }
      })
      before = match ? match.place : -2
      return match
    })
    const bears = (match, at, step) => {
      const next = matches[at + step]
      return next && (next.place === match.place ? bears(next, at + step, step)
        : next.trust + match.trust >= SURE
          && [step, match.trust && -step].includes(next.place - match.place))
    }
    let answered = 0, named = 0, adjacent = 0
    const borne = matches.map((match, at) => match
      && (match.trust === SURE || bears(match, at, -1) || bears(match, at, 1)) ? match : null)
    borne.forEach((match, at) => {
      if (!match) return
      answered += words[at].mass * match.quality
      named += rarity(name.folded[match.place]) * match.quality
      if (borne[at - 1]?.place === match.place - 1) adjacent += words[at].mass
    })
    if (!answered) return 0
    const covered = answered / mass
    const filled = Math.min(1, named / name.mass)
    const together = words.length > 1 ? adjacent / mass : covered
    const score = name.weight * covered * covered * (1 + 0.55 * filled + 0.35 * together)
    borne.forEach((match, at) => {
      const other = match && name.folded[match.place], known = words[at].borne
      if (match && !(known.get(other)?.score >= score))
        known.set(other, { score, written: name.words[match.place].toLowerCase() })
    })
    return score
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

  const spoken = new Set(phrases.flatMap(([from]) => from.map(said => said.spelled)))
  /** The query with each saying in its place, and with all of them; `explained` gets their words. */
  const reworded = (all, explained) => {
    const typed = all.filter(word => !empty(word) || spoken.has(word.spelled))
    const place = (list, from) => list.findIndex((_, start) => from.every((said, step) =>
      start + step < list.length && says(list[start + step], said)))
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

  return query => {
    const code = query.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase()
    const straight = index.items.filter(item => item.c.toLowerCase() === code || item.n === query.trim())
    const typed = forms(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS).flatMap(parted)
    const words = read(typed)
    const mark = text => text.split(/([^\p{L}\p{M}\p{N}]+)/u).map(part => {
      const folded = fold(part)
      return [part, Boolean(folded) && words.some(word => word.borne.has(folded))]
    })
    if (straight.length)
      return { found: straight.map(item => ({ item, score: 100 })), unknown: [], meant: [], mark }
    const scores = rank(words)
    const explained = new Set()
    for (const way of reworded(typed, explained))
      for (const [owner, score] of rank(read(way)))
        scores.set(owner, Math.max(scores.get(owner) || 0, score * ALTERNATIVE))
    for (const word of words) word.said ||= explained.has(word.typed)
    const found = [...scores]
      .filter(([, score]) => score > LEAST)
      .map(([owner, score]) => ({ item: index.items[owner], score }))
      .sort((a, b) => b.score - a.score || (a.item.c < b.item.c ? -1 : 1))
    const unknown = words.filter(word => !word.borne.size && !word.said
      && !isLight(word) && !/^\d+$/.test(word.typed))
    return { found, mark, unknown: unknown.map(word => word.typed), meant: meant(words, found) }
  }

  /** Up to three queries that may have been meant where a typed word is known nowhere. */
  function meant(words, found) {
    if (found[0]?.score >= STRONG) return []
    const choices = words.map(word => postings.has(word.folded) || word.said ? []
      : [...word.borne].filter(([other]) => !other.startsWith(word.folded))
        .sort(([, a], [, b]) => b.score - a.score).map(([, { written }]) => written))
    const at = choices.findIndex(choice => choice.length)
    return at < 0 ? [] : choices[at].slice(0, 3).map(choice =>
      words.map((word, place) => place === at ? choice : choices[place][0] || word.typed).join(" "))
  }
}

/* --- Answers ------------------------------------------------------------------------------ */

const MOST_RESULTS = 30

/** `makeAnswers(index, file)(query)` gives `items`, answers in the shape of Material's result list,
    and `meant` and `unknown` for the line above them. Material puts titles and texts into the page as
    HTML, so everything is escaped here. `file` ends an address: "" on a server, "index.html" in a
    folder. */
function makeAnswers(index, file) {
  const ask = makeEngine(index)
  const escape = text => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
  /** Codes of renovations are in no index, for their facts leave the site one day: what looks like one
      leads to its page. */
  const renovation = query => {
    const code = query.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1")
    const item = { c: code, t: index.r, f: index.r, s: "" }
    return index.r && /^R[0-9A-HJKMNP-TV-Z]{6}$/.test(code) ? [{ item, score: 0 }] : []
  }
  return query => {
    const { found, mark, unknown, meant } = ask(query)
    const marked = text => mark(text)
      .map(([part, hit]) => hit ? `<mark>${escape(part)}</mark>` : escape(part)).join("")
    const items = [...found.slice(0, MOST_RESULTS), ...renovation(query)].map(({ item, score }) => [{
      location: `Q/${item.c}/${file}`,
      title: marked(item.t),
      text: `<span data-field="${escape(item.f)}">${escape(item.f)}</span> · ${escape(item.s)} `
        + `<b class="mc-code">${escape(item.c)}</b>`,
      score,
      terms: {},
    }])
    return { items, unknown: found.length ? unknown : [], meant }
  }
}

self.makeAnswers = makeAnswers
