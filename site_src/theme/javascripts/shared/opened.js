/* The pages that were last opened on this phone. They stay on it; whoever uses it can have them forgotten. */
import { recall } from "./memory.js"

/** @typedef {{ code: string, title: string, lang: string }} Opened */

export const OPENED = "motcham.opened"

/** @returns {Opened[]} those of all languages, the last first */
export const allOpened = () => {
  const kept = recall(OPENED)
  const isPage = (/** @type {Opened} */ each) => each && /^[A-Z0-9]{2,8}$/.test(each.code) && each.title
  return Array.isArray(kept) ? kept.filter(isPage) : []
}
