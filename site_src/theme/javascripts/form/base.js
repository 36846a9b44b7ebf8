/* The line by which a file says from which text the form began: see CONTRIBUTING.md, «The base of a
   file». The check refuses a file whose base is no longer the newest, where lines would be lost. */

const BASE = /^(---\n)?# bản gốc: [^\n]*\n/
const SAID = /^(\uFEFF?)(---\r?\n)?# bản gốc: [^\n]*\n/
const BYTES = 6

/** @param {string} text */
const withoutBase = text => text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n").replace(BASE, "$1")

/** @param {string} text */
export const baseOf = async text => [...new Uint8Array(await crypto.subtle.digest("SHA-256",
  new TextEncoder().encode(withoutBase(text))))].slice(0, BYTES)
  .map(byte => byte.toString(16).padStart(2, "0")).join("")

/**
 * `text` which does not say from what it began; else untouched.
 * @param {string} text
 */
export const bare = text => text.replace(SAID, (_, mark, head = "") => mark + head)

/**
 * `text` which says that it began from `base`; nothing for a new file.
 * @param {string} text
 * @param {string} [base]
 */
export const withBase = async (text, base) => {
  const line = `# bản gốc: ${base === undefined ? "chưa có" : await baseOf(base)}`
  const rest = bare(text)
  const end = rest.includes("\r\n") ? "\r\n" : "\n"
  const [head] = rest.match(/^\uFEFF?(---\r?\n)?/) || [""]
  return head + line + end + rest.slice(head.length)
}
