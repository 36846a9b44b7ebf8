/* Codes of the national records and of renovations stand in no list of codes: who types one is led by the
   index of the search, which only then is fetched. */
import { bring } from "../page/bring.js"
import { codesOf, worksOf } from "../../search/engine/index.js"
import { isRenovation } from "./codes.js"
import { root } from "./root.js"

/** @returns {Promise<import("../../search/engine/index.js").Packed>} */
const index = async () => {
  if (location.protocol !== "file:") return (await fetch(`${root}search/index.json`)).json()
  // Browsers read no data from a folder; in the offline copy the index is a script too.
  await new Promise((onload, onerror) => bring("script", { src: `${root}search/index.js`, onload, onerror }))
  return motchamIndex
}

/**
 * The codes of the pages that have a national code; none where it is empty, or nothing could be fetched.
 * @param {string} national as `codesIn` reads it
 * @returns {Promise<string[]>}
 */
export const codesOfNational = async national => {
  if (!national) return []
  try {
    const { i, h } = await index(), wanted = national.replace(".", "")
    return [i, h].flatMap(({ c, n }) => {
      const all = n.split(" ")
      return codesOf(c).filter((_, at) => all[at] === wanted)
    })
  } catch { return [] }
}

/**
 * Those of some codes that are renovations' and have a page.
 * @param {string[]} codes
 * @returns {Promise<string[]>}
 */
export const renovationsAmong = async codes => {
  if (!codes.some(isRenovation)) return []
  try {
    const known = worksOf(await index())
    return codes.filter(code => known.includes(code))
  } catch { return [] }
}
