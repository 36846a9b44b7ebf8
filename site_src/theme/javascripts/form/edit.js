/* Changing a file where its data changed, and nowhere else: comments, order and quotes stay. */
import { isMap, isScalar, isSeq, parseDocument } from "../../vendor/yaml.js"
import { isGroup, isText, same } from "./values.js"
import { flowList, groupLines, listLines, scalar, written } from "./write.js"

/**
 * @typedef {import("./values.js").Value} Value
 * @typedef {[from: number, to: number, text: string]} Edit
 * @typedef {object} Node what the parser says of a place in the text; see npm's yaml
 * @property {number[]} range
 * @property {boolean} flow written on one line, in brackets
 * @property {Item[]} items
 * @property {(read: object) => Value} toJS
 * @typedef {Node & { key: Node & { value: string }, value: Node }} Item
 *   A pair of a group; or an item of a list, which is a node and has no key.
 */

/**
 * The file, read with the place of each value. Throws where it holds no group.
 * @param {string} text
 * @returns {any}
 */
export const readYaml = text => {
  const read = parseDocument(text, { schema: "failsafe" })
  if (read.errors.length || !isMap(read.contents)) throw new SyntaxError("no group")
  return read
}
/**
 * `text` with `next` as its data.
 * @param {string} text
 * @param {Record<string, Value>} next
 * @param {(data: Record<string, Value>) => string} [anew] writes the file where no edit can
 */
export const edited = (text, next, anew = written) => {
  const read = readYaml(text)
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n"
  const lines = (/** @type {string[]} */ some) => some.join(lineBreak)
  const lineStart = (/** @type {number} */ at) => text.lastIndexOf("\n", at - 1) + 1
  const lineEnd = (/** @type {number} */ at) => {
    if (text[at - 1] === "\n") return at
    const found = text.indexOf("\n", at)
    return found < 0 ? text.length : found + 1
  }
  /** @type {(node: Node) => number} */
  const lastOf = node => {
    if (!isScalar(node) && !node.flow && node.items.length) {
      const last = node.items[node.items.length - 1]
      return lastOf(last.key ? last.value || last.key : last)
    }
    return node.range[1]
  }
  const data = (/** @type {Node} */ node) => node.toJS(read)
  const closed = (/** @type {string} */ chunk) => chunk.endsWith("\n") ? chunk : chunk + lineBreak
  // An edit keeps the line break that stood at its end.
  /** @type {(edits: Edit[], from: number, to: number, words: string) => void} */
  const edit = (edits, from, to, words) =>
    edits.push([from, to, text[to - 1] === "\n" && to > from && words ? closed(words) : words])
  /** @type {(edits: Edit[], from: number, to: number) => string} */
  const applied = (edits, from, to) => {
    let out = "", at = from
    for (const [start, stop, words] of [...edits].sort((one, other) => one[0] - other[0])) {
      out += text.slice(at, start) + words
      at = stop
    }
    return out + text.slice(at, to)
  }

  /**
   * Put the edits that give `node` its new value into `edits`. Says false, and leaves `edits`, where
   * the whole pair or item around it has to be written anew.
   * @type {(node: Node, value: Value, key: string, flow: boolean, edits: Edit[]) => boolean}
   */
  const change = (node, value, key, flow, edits) => {
    if (same(data(node), value)) return true
    if (isScalar(node) && isText(value)) {
      edit(edits, node.range[0], node.range[1], scalar(value, key, flow))
      return true
    }
    if (isSeq(node) && node.flow && Array.isArray(value) && value.length && value.every(isText)
      && !text.slice(node.range[0], node.range[1]).includes("\n")) {
      edit(edits, node.range[0], node.range[1], flowList(value))
      return true
    }
    /** @type {Edit[]} */
    const own = []
    const inside = isMap(node) && isGroup(value) ? node.flow ? changeFlow : changeGroup
      : isSeq(node) && !node.flow && Array.isArray(value) && value.length ? changeList : () => false
    if (!inside(node, value, own)) return false
    edits.push(...own)
    return true
  }
  /** @type {(node: Node, value: Value, edits: Edit[]) => boolean} */
  const changeFlow = (group, value, own) => {
    const keys = group.items.map(pair => pair.key.value)
    return keys.length === Object.keys(value).length && keys.every(key => key in value)
      && group.items.every(pair => change(pair.value, value[pair.key.value], pair.key.value, true, own))
  }
  /** @type {(node: Node, value: Value, edits: Edit[]) => boolean} */
  const changeGroup = (group, value, edits) => {
    /** @type {Map<string, Item>} */
    const pairs = new Map(group.items.map(pair => [pair.key.value, pair]))
    const first = group.items[0].key.range[0]
    const indent = first - lineStart(first)
    for (const [key, pair] of pairs) {
      const from = pair.key.range[0], to = lastOf(pair.value || pair.key)
      if (key in value) {
        if (!change(pair.value, value[key], key, false, edits))
          edit(edits, from, to, lines(groupLines({ [key]: value[key] }, indent)).trimStart())
      } else if (text.slice(lineStart(from), from).trim()) return false
      else edits.push([lineStart(from), lineEnd(to), ""])
    }
    let before = group.items[0]
    for (const key of Object.keys(value)) {
      const pair = pairs.get(key)
      if (pair) { before = pair; continue }
      const at = lineEnd(lastOf(before.value || before.key))
      const added = closed(lines(groupLines({ [key]: value[key] }, indent)))
      edits.push([at, at, text[at - 1] === "\n" ? added : lineBreak + added])
    }
    return true
  }
  /** @type {(node: Node, value: Value, edits: Edit[]) => boolean} */
  const changeList = (list, value, edits) => {
    const leads = list.items.map(item => text.slice(lineStart(item.range[0]), item.range[0]))
    if (!leads.every(lead => /^ *- +$/.test(lead))) return false
    const dash = leads[0].indexOf("-")
    const ends = list.items.map(item => lineEnd(lastOf(item)))
    const starts = [lineStart(list.items[0].range[0]), ...ends.slice(0, -1)]
    const olds = paired(list.items.map(data), value)
    /** @type {string[]} */
    const chunks = value.map((/** @type {Value} */ item, /** @type {number} */ index) => {
      const fresh = closed(lines(listLines([item], dash)))
      const old = olds[index]
      if (old === undefined) return fresh
      const node = list.items[old]
      /** @type {Edit[]} */
      const own = []
      if (change(node, item, "", false, own)) return applied(own, starts[old], ends[old])
      return text.slice(starts[old], lineStart(node.range[0])) + fresh
    })
    const end = ends[ends.length - 1]
    const whole = chunks.slice(0, -1).map(closed).join("")
    const last = chunks[chunks.length - 1]
    edits.push([starts[0], end, whole + (end === text.length ? last : closed(last))])
    return true
  }

  /** @type {Edit[]} */
  const edits = []
  change(read.contents, next, "", false, edits)
  const out = applied(edits, 0, text.length)
  return same(readYaml(out).toJS(), next) ? out : anew(next)
}

/**
 * For each new item, the index of the old one that it was; nothing for an item that is new. Equal
 * ones first; then, in their order, those that have the same name, or all where as many are left.
 * @param {Value[]} olds
 * @param {Value[]} news
 */
export const paired = (olds, news) => {
  const free = new Set(olds.keys())
  /** @type {(number | undefined)[]} */
  const found = news.map(() => undefined)
  /** @param {(old: Value, item: Value, at: number, index: number) => boolean} fits */
  const match = fits => news.forEach((item, index) => {
    if (found[index] !== undefined) return
    const old = [...free].find(each => fits(olds[each], item, each, index))
    if (old !== undefined) { found[index] = old; free.delete(old) }
  })
  const nameOf = (/** @type {Value} */ item) => isGroup(item) ? Object.values(item)[0] : item
  match((old, item, at, index) => at === index && same(old, item))
  match((old, item) => same(old, item))
  if (free.size === found.filter(old => old === undefined).length) match(() => true)
  else match((old, item) => same(nameOf(old), nameOf(item)))
  return found
}
