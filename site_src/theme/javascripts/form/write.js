/* YAML as the guide's files are written; the twin of generator/library/forms/writer.py. What both must
   know alike stands in generator/library/forms/writer.json, which reaches the form in form.json. */
import { isEmpty, isGroup, isText } from "./values.js"

/**
 * @typedef {import("./values.js").Value} Value
 * @typedef {object} Style
 * @property {number} width columns that a group or list on one line may fill
 * @property {string[]} one_line_lists
 * @property {string[]} block_groups
 * @property {string[]} quoted_words
 * @property {string} unsafe
 * @property {string} unsafe_in_flow
 * @property {string} number
 * @property {string} plain_number
 */

/** @type {Style} */
let style

/** @param {Style} given */
export const useStyle = given => { style = given }

/**
 * One value on one line, in double quotes where YAML or a reader could misunderstand it.
 * @param {string} text
 * @param {string} [key]
 * @param {boolean} [flow] within a list or group on one line
 */
export const scalar = (text, key = "", flow = false) => {
  const is = (/** @type {string} */ pattern) => new RegExp(`^(?:${pattern})$`).test(text)
  const safe = /^[\p{L}\p{N}]/u.test(text)
    && !new RegExp(style.unsafe).test(text)
    && !style.quoted_words.includes(text.toLowerCase())
    && !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text)
    && (key === "value" || !is(style.number) || is(style.plain_number))
    && !(flow && new RegExp(style.unsafe_in_flow).test(text))
  if (safe || text === "true" || text === "false") return text
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`
}

/** @type {(values: Value[]) => string} */
export const flowList = values =>
  `[${values.map(value => isText(value) ? scalar(value, "", true) : flowGroup(value)).join(", ")}]`

/** @type {(value: Value, key: string) => string} */
const flowValue = (value, key) => isText(value) ? scalar(value, key, true)
  : Array.isArray(value) ? flowList(value) : flowGroup(value)

/** @type {(group: Record<string, Value>) => string} */
const flowGroup = group =>
  `{${Object.entries(group).map(([key, value]) => `${key}: ${flowValue(value, key)}`).join(", ")}}`

/**
 * `value` on one line where the files' style writes it so; empty where it does not.
 * @param {Value} value
 * @param {string} key
 */
const onOneLine = (value, key) => isGroup(value)
  ? !style.block_groups.includes(key) && Object.values(value).every(isText) ? flowGroup(value) : ""
  : value.every(isText) && style.one_line_lists.includes(key) ? flowList(value) : ""

/**
 * @param {number} before columns that are taken already
 * @param {string} short
 */
const fits = (before, short) => before + [...short].length + 2 <= style.width

/** @type {(group: Record<string, Value>, indent: number) => string[]} */
export const groupLines = (group, indent) => {
  const pad = " ".repeat(indent)
  return Object.entries(group).filter(([, value]) => !isEmpty(value)).flatMap(([key, value]) => {
    if (isText(value)) return [`${pad}${scalar(key)}: ${scalar(value, key)}`]
    const short = onOneLine(value, key)
    if (short && fits(indent + key.length, short)) return [`${pad}${scalar(key)}: ${short}`]
    return [`${pad}${scalar(key)}:`, ...(isGroup(value) ? groupLines : listLines)(value, indent + 2)]
  })
}

/** @type {(values: any, indent: number) => string[]} */
export const listLines = (values, indent) => {
  const pad = " ".repeat(indent)
  return values.flatMap((/** @type {Value} */ value) => {
    if (isText(value)) return [`${pad}- ${scalar(value)}`]
    const short = onOneLine(value, "")
    if (short && fits(indent, short)) return [`${pad}- ${short}`]
    const [first, ...rest] = groupLines(value, indent + 2)
    return [`${pad}- ${first.trimStart()}`, ...rest]
  })
}

/**
 * A whole new file.
 * @param {Record<string, Value>} data
 * @param {string} [comment] its first line
 */
export const written = (data, comment = `${data.title} — sửa tệp này khi quy định thay đổi`) =>
  [...comment ? [`# ${comment}`] : [], ...groupLines(data, 0)].join("\n") + "\n"
