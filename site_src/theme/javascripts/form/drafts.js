/* Drafts: what was written and not sent yet stays in this browser until it is sent or thrown away. */
import { forget, recall, remember } from "../shared/memory.js"

/**
 * @typedef {object} Draft
 * @property {string} key the file, or a name of its own where the file is new
 * @property {string} kind
 * @property {string} title
 * @property {string} file empty where it is new
 * @property {string} [base] the text that the form began from; nothing where it is new
 * @property {Record<string, any>} data
 * @property {string} [name] of a new file
 * @property {import("./photos.js").Photo[]} [photos] beside it
 * @property {number} at when it was last written, in milliseconds
 */

const PREFIX = "motcham.draft."
const keyOf = (/** @type {string} */ key) => PREFIX + key

/**
 * Keep a draft. Says false where the browser refuses.
 * @param {Draft} draft
 */
export const keepDraft = draft => {
  remember(keyOf(draft.key), draft)
  return recall(keyOf(draft.key))?.at === draft.at
}

/** @param {string} key */
export const dropDraft = key => forget(keyOf(key))

/**
 * @param {string} key
 * @returns {Draft | null}
 */
export const draftOf = key => recall(keyOf(key))

/**
 * The drafts of these kinds, the newest first.
 * @param {string[]} kinds
 * @returns {Draft[]}
 */
export const draftsOf = kinds => {
  /** @type {string[]} */
  let keys = []
  try { keys = Object.keys(localStorage) } catch { /* refused */ }
  return keys.filter(key => key.startsWith(PREFIX)).map(recall)
    .filter(draft => draft && kinds.includes(draft.kind)).sort((one, other) => other.at - one.at)
}
