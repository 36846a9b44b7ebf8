/* A whole file: YAML, or a page of Markdown with YAML at its head. What stands below the head is the
   value `body`. */
import { edited, readYaml } from "./edit.js"
import { written } from "./write.js"

/** @typedef {import("./values.js").Value} Value */

const HEAD = /^(\uFEFF?---\r?\n)([^]*?\r?\n)(---[ \t]*(?:\r?\n(?:[ \t]*\r?\n)?)?)([^]*)$/

/** Whether a file has nothing but notes so far. */
const isBare = (/** @type {string} */ text) =>
  text.replace(/^\uFEFF/, "").split(/\r?\n/).every(line => /^\s*(#|$)/.test(line))

/** @type {(text: string) => RegExpMatchArray | null} */
const headed = text => text.match(HEAD)

/**
 * What the file holds; throws where it cannot be read.
 * @param {string} text
 * @param {boolean} page whether it is a page of Markdown
 * @returns {Record<string, Value>}
 */
export const readWhole = (text, page) => {
  if (!page) return isBare(text) ? {} : readYaml(text).toJS()
  const parts = headed(text)
  if (!parts) throw new SyntaxError("no head")
  return { ...readYaml(parts[2]).toJS(), ...parts[4] ? { body: parts[4] } : {} }
}

/**
 * `text` with `next` as what it holds; a new file where there is none.
 * @param {string | undefined} text
 * @param {Record<string, Value>} next
 * @param {boolean} page
 * @param {string} [comment] the first line of a new file
 */
export const writeWhole = (text, next, page, comment) => {
  if (!page) {
    const anew = (/** @type {Record<string, Value>} */ data) => written(data, comment)
    if (text !== undefined && isBare(text)) return Object.keys(next).length ? text + written(next, "") : text
    return text === undefined ? anew(next) : edited(text, next, anew)
  }
  const { body = "", ...head } = next
  const parts = text === undefined ? null : headed(text)
  if (!parts) return `---\n${written(head, "")}---\n\n${closed(body)}`
  return parts[1] + edited(parts[2], head, data => written(data, "")) + parts[3] + (body === parts[4] ? body : closed(body))
}

const closed = (/** @type {string} */ text) => text.endsWith("\n") ? text : `${text}\n`
