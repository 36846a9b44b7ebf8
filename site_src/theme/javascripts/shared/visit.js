/* The procedures chosen for one visit to the ward, in their order. */
import { forget, recall, remember } from "./memory.js"

/** @typedef {{ code: string, title: string, chosen?: string }} Entry `chosen`: the id of the case */

const VISIT = "motcham.visit"

/** @returns {Entry[]} */
export const chosenVisit = () => {
  const kept = recall(VISIT)
  return Array.isArray(kept) ? kept.filter(each => each && /^[A-Z0-9]{2,8}$/.test(each.code)) : []
}

/** @param {Entry[]} list */
export const keepVisit = list => { if (list.length) remember(VISIT, list); else forget(VISIT) }
