/* How sure the answer is, as the engine says it with the list: what stands beside the list follows it. */
import { $, $$ } from "../shared/dom.js"
import { material } from "./config.js"
import { box, list, panel } from "./box.js"

/** @typedef {"sure" | "maybe" | "elsewhere" | "none"} Answer */

/**
 * The answer that is shown: empty where nothing is typed, nothing while it is awaited.
 * @param {string} told what Material says above the list
 * @returns {Answer | "" | undefined}
 */
const answerShown = told => {
  if (!box.value.trim()) return ""
  const first = list.firstElementChild
  const { "search.result.none": none } = material.translations || {}
  if (!first) return told === none ? "none" : undefined
  const { answer } = /** @type {HTMLElement} */ ($("[data-field]", first) || first).dataset
  // An index without certainty: an answer in another page's place is one of other offices.
  return /** @type {any} */ (answer) || ($("[data-at]", first) ? "elsewhere" : "sure")
}

/** Show what belongs to the answer, and hide what does not. */
export const showCertainty = () => {
  const result = /** @type {HTMLElement} */ (list.parentElement)
  const answer = answerShown($(".md-search-result__meta").textContent || "")
  if (answer) result.dataset.mcAnswer = answer
  else delete result.dataset.mcAnswer
  for (const part of $$("[data-for]", panel))
    part.hidden = answer === undefined || !/** @type {string} */ (part.dataset.for).split(" ").includes(answer)
}
