/* Codes of the national records stand on no page but their own: who types one is led by the index of the
   search, which only then is fetched. */
import { bring } from "../page/bring.js"
import { root } from "./root.js"

/** @typedef {{ items: { c: string, n?: string }[], h?: { c: string, n?: string }[] }} Index */

/** @returns {Promise<Index>} */
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
    const { items, h = [] } = await index()
    return [...items, ...h].filter(({ n }) => n === national).map(({ c }) => c)
  } catch { return [] }
}
