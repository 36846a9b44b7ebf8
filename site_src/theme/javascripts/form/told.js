/* What changed in a file, in words: which box, what it said, what it says. */
import { description } from "./description.js"
import { paired } from "./edit.js"
import { isGroup, isText, same } from "./values.js"
import { dayOf } from "../shared/words.js"

/**
 * @typedef {import("./values.js").Value} Value
 * @typedef {import("./description.js").Entry} Entry
 * @typedef {{ where: string, before: string, after: string }} Change
 */

/** @type {(group: string | undefined, key: string) => Entry | undefined} */
const entryIn = (group, key) =>
  group ? (description.groups[group] || []).find(entry => entry.key === key) : undefined

/**
 * The entry one step further: of a group the one with this key, of places what stands at this name.
 * @type {(entry: Entry | undefined, step: string) => Entry | undefined}
 */
const stepIn = (entry, step) => entry?.kind === "places"
  ? { .../** @type {Entry} */ (entry.each), label: entry.names?.find(each => each[0] === step)?.[1] || step }
  : entryIn(entry?.of, step)

/** @returns {Entry} */
const whole = () => ({ key: "", label: "", kind: "group", of: description.root })

const NAMING = ["title", "name", "text", "id", "reason", "number", "via", "kind", "on"]

/**
 * What an item of a group is called, in words.
 * @type {(item: Value, group: string | undefined) => string}
 */
const titleOf = (item, group) => {
  if (isText(item)) return item
  if (!isGroup(item)) return ""
  const key = NAMING.find(each => isText(item[each])) || Object.keys(item).find(each => isText(item[each]))
  return key ? inWords(item[key], entryIn(group, key)) : ""
}
const short = (/** @type {string} */ text) => [...text].length > 60 ? `${[...text].slice(0, 59).join("")}…` : text

/**
 * A value in words; nothing where there is none.
 * @param {Value} value
 * @param {Entry} [entry]
 * @returns {string}
 */
export const inWords = (value, entry) => {
  if (value === undefined || value === null || value === "") return ""
  if (Array.isArray(value)) return value.map(each => isGroup(each) ? titleOf(each, entry?.of) : inWords(each, entry)).join("; ")
  if (isGroup(value)) return Object.entries(value).map(([key, each]) => inWords(each, entryIn(entry?.of, key))).filter(Boolean).join(", ")
  const choice = entry?.choices?.find(each => each[0] === value)
  if (choice) return choice[1]
  if (entry?.kind === "yes") return value === "true" ? "có" : "không"
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayOf(value) : value
}

/**
 * The boxes on the way to a value, as people read them.
 * @param {(string | number)[]} path
 * @param {Value} data of the whole file, which has what the path names
 */
export const whereIs = (path, data) => {
  /** @type {string[]} */
  const words = []
  /** @type {Entry | undefined} */
  let entry = whole()
  let inside = data
  for (const step of path) {
    inside = inside?.[step]
    if (typeof step === "number") {
      const title = isText(inside) ? "" : titleOf(inside, entry?.of)
      if (title) words[words.length - 1] += ` «${short(title)}»`
      continue
    }
    entry = stepIn(entry, step)
    words.push(entry?.label || step)
  }
  return words.join(" › ")
}

/** @type {(path: (string | number)[]) => Entry | undefined} */
export const entryAt = path => path.reduce(
  (/** @type {Entry | undefined} */ entry, step) => typeof step === "number" ? entry : stepIn(entry, step), whole())

/**
 * @param {Value} before
 * @param {Value} after
 * @returns {Change[]}
 */
export const changesIn = (before, after) => {
  /** @type {Change[]} */
  const found = []
  /** @type {(path: (string | number)[], old: Value, now: Value, root: Value) => void} */
  const look = (path, old, now, root) => {
    if (same(old, now)) return
    if (isGroup(old) && isGroup(now)) {
      for (const key of new Set([...Object.keys(old), ...Object.keys(now)]))
        look([...path, key], old[key], now[key], key in now ? after : before)
    } else if (Array.isArray(old) && Array.isArray(now) && [...old, ...now].some(isGroup)) {
      const of = paired(old, now)
      now.forEach((value, place) => {
        const index = of[place]
        if (index === undefined) told([...path, place], undefined, value, after)
        else look([...path, place], old[index], value, after)
      })
      old.forEach((value, index) => {
        if (!of.includes(index)) told([...path, index], value, undefined, before)
      })
      if (!found.length) found.push({ where: whereIs(path, after), before: "", after: "thứ tự mới" })
    } else told(path, old, now, root)
  }
  /** @type {(path: (string | number)[], old: Value, now: Value, root: Value) => void} */
  const told = (path, old, now, root) => {
    const entry = entryAt(path)
    found.push({ where: whereIs(path, root), before: inWords(old, entry), after: inWords(now, entry) })
  }
  look([], before, after, after)
  return found
}

/** @param {Change} change */
export const sentence = ({ where, before, after }) =>
  before && after ? `${where}: ${before} → ${after}`
    : after ? `${where}: thêm ${after}` : `${where}: bỏ ${before}`
