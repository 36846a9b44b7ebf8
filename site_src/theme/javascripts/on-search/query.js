/* When the search is asked. Material listens to keys only: pasted, spoken and autocorrected text must
   search too, and text that a keyboard is still composing must not, before it rests: most phones
   compose each word, so it may not wait for the word's end. */
import { $ } from "../shared/dom.js"
import { atRest, box, list, panel } from "./box.js"

/** Longer than the keys of one composed letter are apart. */
const COMPOSED_MS = 300

let asked = "", answered = ""

/** Whether what stands in the list answers what stands in the box: its first result says what it
    answers, and of an empty one the worker has told. */
export const isAnswered = () => {
  const first = $("[data-query]", list)
  return (first ? first.dataset.query : answered) === box.value
}

/**
 * `query` is answered, or what was asked last where nobody says. The list is drawn before or after.
 * @param {string} [query]
 */
export const noteAnswer = (query = asked) => { answered = query }

const ask = () => {
  asked = box.value
  box.dispatchEvent(new KeyboardEvent("keyup"))
}

/**
 * Put `text` into the box, and ask.
 * @param {string} text
 */
export const askFor = text => {
  box.value = text
  box.dispatchEvent(new Event("input"))
}

export const hearEveryInput = () => {
  const askComposed = atRest(() => { if (box.value !== asked) ask() }, COMPOSED_MS)
  asked = box.value
  box.addEventListener("input", event => {
    if (/** @type {InputEvent} */ (event).isComposing) askComposed()
    else ask()
  })
  box.addEventListener("compositionend", ask)
  // What a key has changed was heard as input.
  panel.addEventListener("keyup", event => { if (event.isTrusted) event.stopPropagation() }, true)
  if (box.form) box.form.addEventListener("reset", () => setTimeout(() => askFor("")))
}
