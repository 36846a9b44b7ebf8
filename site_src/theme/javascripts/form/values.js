/* What a file holds: texts, lists and groups. */

/** @typedef {any} Value a text, a list of values, or a group of them by their keys */

/** @param {Value} value */
export const isText = value => typeof value === "string"

/** @param {Value} value */
export const isGroup = value => Boolean(value) && typeof value === "object" && !Array.isArray(value)

/** @param {Value} value */
export const isEmpty = value => value === undefined || value === null || value === ""
  || (Array.isArray(value) && !value.length) || (isGroup(value) && !Object.keys(value).length)

/**
 * `text`, typed or pasted, as files hold it: letters composed, the spaces and line ends of Word and of
 * web pages plain, and nothing that nobody sees.
 * @param {string} text
 */
export const typed = text => text.normalize("NFC")
  .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
  .replace(/\t|(?! )\p{Zs}/gu, " ")
  .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
  .trim()

/** @type {(one: Value, other: Value) => boolean} */
export const same = (one, other) => {
  if (one === other) return true
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length
    && one.every((value, index) => same(value, other[index]))
  if (!isGroup(one) || !isGroup(other)) return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every(key => same(one[key], other[key]))
}
