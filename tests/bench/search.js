/* How well lists of queries are answered from an index, beside MiniSearch over the same names, with
   accents folded, beginnings and slips found as its guide says, titles weighing most, and beside the search
   that Material brings, over the pages' own text:

   node tests/bench/search.js SITE MATERIAL QUERIES.json…

   MATERIAL is the folder of its scripts (material/templates/assets/javascripts in the Python packages).
   Asked are all pages, and those that somebody has put into plain words. Prints, of each kind, how many were
   right first and in three; of the whole, how many right answers were doubted, and how many queries that no
   page answers were not said to be answered. */
import fs from "node:fs"
import MiniSearch from "minisearch"
import { makeAnswers } from "../../site_src/theme/search/engine/answers.js"
import { unpack } from "../../site_src/theme/search/engine/index.js"
import { foldForSearch } from "../../site_src/theme/search/engine/letters.js"
import { SPEAKS } from "../../site_src/theme/search/engine/weights.js"
import { materialSearch } from "./material.js"

const ELSEWHERE = "elsewhere", ENGLISH = "english"
const [site, javascripts, ...files] = process.argv.slice(2)
const read = file => JSON.parse(fs.readFileSync(file, "utf8"))
const queries = files.flatMap(read)

/* What an address leads to: a code, or the page of other offices. */
const code = location => location.replace(/^Q\/(\w+).*/, "$1")

const ours = packed => {
  const ask = makeAnswers(packed, "")
  return query => {
    const { items, answer } = ask(query)
    return { codes: items.map(([{ location }]) => code(location)), isSure: answer === "sure" }
  }
}

const mini = packed => {
  const { items, told } = unpack(packed)
  const said = items.map(() => [])
  for (const [word, pairs] of told)
    for (const [place, weight] of pairs) if (weight >= SPEAKS) said[place].push(word)
  const search = new MiniSearch({
    fields: ["title", "names", "others", "summary"],
    processTerm: term => foldForSearch(term) || null,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3, names: 2 } },
  })
  search.addAll(items.map(({ t, k, o, s }, id) => ({
    id, title: t, names: [...k, said[id].join(" ")].join(" . "), others: o.join(" . "), summary: s,
  })))
  return query => {
    const found = search.search(query)
    return { codes: found.map(({ id }) => items[id].c || packed.u), isSure: found.length > 0 }
  }
}

const material = async (packed, below) => {
  const { items } = unpack(packed)
  const locations = items.map(({ c }) => c ? `Q/${c}/` : packed.u)
  const search = await materialSearch(javascripts, below ? "en" : "vi", `${site}/${below}`, locations)
  return async query => {
    const codes = (await search(query)).map(code)
    return { codes, isSure: codes.length > 0 }
  }
}

const table = async (name, engineOf) => {
  const engines = {}
  for (const below of ["", "en/"]) engines[below] = await engineOf(read(`${site}/${below}search/index.json`), below)
  const kinds = {}, all = { n: 0, first: 0, three: 0, doubted: 0 }
  const elsewhere = { n: 0, honest: 0 }
  for (const { kind, query, gold } of queries) {
    const { codes, isSure } = await engines[kind === ENGLISH ? "en/" : ""](query)
    if (kind === ELSEWHERE || !gold.length) {
      elsewhere.n++
      if (!isSure) elsewhere.honest++
      continue
    }
    const at = codes.findIndex(found => gold.includes(found))
    for (const sum of [kinds[kind] = kinds[kind] || { n: 0, first: 0, three: 0, doubted: 0 }, all]) {
      sum.n++
      sum.first += at === 0
      sum.three += at >= 0 && at < 3
      sum.doubted += at === 0 && !isSure
    }
  }
  const share = (part, whole) => `${(part / whole * 100).toFixed(1).padStart(5)} %`
  console.log(`${name}: ${files.join(", ")}`)
  for (const [kind, { n, first, three }] of [...Object.entries(kinds), ["all", all]])
    console.log(`  ${kind.padEnd(12)} ${String(n).padStart(4)}  ${share(first, n)} first  ${share(three, n)} in three`)
  console.log(`  right ones doubted ${all.doubted} of ${all.first}; honest where no page answers ${elsewhere.honest} of ${elsewhere.n}`)
}

const written = engineOf => (packed, below) => engineOf({ ...packed, h: { c: "" } }, below)
for (const [name, engineOf] of Object.entries({ "Một chạm": ours, MiniSearch: mini, Material: material })) {
  await table(`${name}, all pages`, engineOf)
  await table(`${name}, without record pages`, written(engineOf))
}
