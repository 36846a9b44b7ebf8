/* The library: every page of a language in one file, as guide/offline/kept_guide.py writes it. */
import { LIBRARY } from "./addresses.js"

/**
 * @typedef {object} Library
 * @property {string[]} pieces each piece of the texts, once; see generator/guide/offline/packing.py
 * @property {number[][]} texts of each text, the places of its pieces: the frame's, those of the
 *   slots of each framed page, those of the drawn pages
 * @property {string[]} slots
 * @property {string[]} framed the addresses of the pages made from the frame
 * @property {string[]} drawn the addresses of the other pages
 *
 * @typedef {(path: string) => string | undefined} Pages a page by its address, where there is one
 */

/**
 * @param {Library} library
 * @returns {Pages}
 */
export const pagesOf = ({ pieces, texts, slots, framed, drawn }) => {
  const text = (/** @type {number} */ number) =>
    texts[number].map(place => pieces[place]).join("")
  return path => {
    const place = framed.indexOf(path)
    if (place >= 0) {
      const first = 1 + place * slots.length
      return text(0).replace(/<!--motcham:([a-z-]+)-->/g,
        (whole, slot) => slots.includes(slot) ? text(first + slots.indexOf(slot)) : whole)
    }
    const at = drawn.indexOf(path)
    return at < 0 ? undefined : text(1 + framed.length * slots.length + at)
  }
}

/** @type {{ name: string, pages: Promise<Pages> | null }} One library at a time is kept open. */
let opened = { name: "", pages: null }

/**
 * The pages of the version whose cache has this name.
 * @param {string} name
 * @param {string} root
 */
export const openLibrary = (name, root) => {
  if (opened.name === name && opened.pages) return opened.pages
  const pages = (async () => {
    const file = await (await caches.open(name)).match(root + LIBRARY)
    return pagesOf(await /** @type {Response} */ (file).json())
  })()
  opened = { name, pages }
  pages.catch(() => { opened = { name: "", pages: null } })
  return pages
}
