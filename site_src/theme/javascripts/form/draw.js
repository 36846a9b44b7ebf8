/* Drawing: each piece is a copy of one that the page brings. */
import { $, $$ } from "../shared/dom.js"
import { casesNow, followCases } from "./cases.js"
import { description } from "./description.js"
import { wrongIn } from "./limits.js"
import { MEANT } from "./meant.js"
import { RULES } from "./rules.js"
import { isEmpty, isGroup, isText, typed } from "./values.js"
import { refill } from "../shared/refill.js"

/**
 * @typedef {import("./description.js").Entry} Entry
 * @typedef {import("./values.js").Value} Value
 *
 * @typedef {object} Part a part of the form
 * @property {HTMLElement} element
 * @property {Value} value nothing where it is empty
 * @property {() => void} check says beside each entry what is wrong
 * @property {(words: string) => void} [tell] says what is wrong; nothing, with no words
 * @property {string} [text] what it shows
 * @property {Map<string, any>} [parts]
 * @property {() => void} [show]
 * @property {() => void} [lock]
 * @property {(text: string) => void} [propose]
 * @property {(value: Value) => void} [add] puts one more into a list
 */

/** @type {Record<string, HTMLElement>} */
const pieces = Object.fromEntries($$("template[data-piece]").map(each =>
  [each.dataset.piece, /** @type {any} */ (each).content.firstElementChild]))

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} name
 * @returns {T}
 */
export const made = name => /** @type {any} */ (document.importNode(pieces[name], true))

let pieceNumber = 0

/**
 * Put label, hint and the place for what is wrong around `input`, all tied together.
 * @param {Entry} entry
 * @param {HTMLElement} element
 * @param {HTMLElement} input
 */
const named = (entry, element, input) => {
  const label = $("label, legend", element), help = $(".mc-help", element), wrong = $(".mc-wrong", element)
  const id = `o-${++pieceNumber}`
  label.textContent = entry.required ? `${entry.label} (bắt buộc)` : entry.label
  help.textContent = entry.hint || ""
  help.hidden = !entry.hint || Boolean(entry.quiet)
  help.id = `${id}-help`
  if (wrong) wrong.id = `${id}-wrong`
  if (label.matches("label")) { input.id = id; label.setAttribute("for", id) }
  const tell = (/** @type {string} */ words) => {
    wrong.textContent = words
    wrong.hidden = !words
    input.toggleAttribute("data-wrong", Boolean(words))
    if (words && !input.matches("fieldset")) input.setAttribute("aria-invalid", "true")
    else input.removeAttribute("aria-invalid")
    const said = [entry.hint ? help.id : "", words ? wrong.id : ""].filter(Boolean).join(" ")
    if (said) input.setAttribute("aria-describedby", said)
    else input.removeAttribute("aria-describedby")
  }
  if (wrong) tell("")
  return tell
}

/** @type {(entry: Entry, initial: Value) => Part} */
export const drawText = (entry, initial) => {
  const many = entry.kind === "lines" || entry.kind === "spans"
  const between = entry.kind === "spans" ? " " : "\n"
  const element = made("entry")
  const tall = ["lines", "area"].includes(entry.kind)
  /** @type {HTMLInputElement} */
  const input = made(tall ? "area" : "line")
  $(".mc-help", element).after(input)
  const tell = named(entry, element, input)
  if (entry.kind === "date") input.type = "date"
  if (entry.kind === "whole") input.inputMode = "numeric"
  if (entry.kind === "decimal") input.inputMode = "decimal"
  input.addEventListener("change", () => { if (input.value !== shown && text() !== typed(input.value)) input.value = text() })
  input.value = many ? (initial || []).join(between) : initial || ""
  let shown = input.value, before = initial
  const meant = MEANT[entry.meant || entry.kind] || (words => words)
  const text = () => meant(tall ? typed(input.value) : typed(input.value).replace(/\n+/g, " "))
  const texts = () => text().split(between).map(part => part.trim()).filter(Boolean)
  return {
    element, tell,
    get text() { return text() },
    // What nobody touched is as it was, to the last space.
    get value() { return input.value === shown ? before : many ? texts() : text() },
    check() {
      const wrong = (many ? texts() : [text()].filter(Boolean))
        .map(one => wrongIn(entry, one) && (many ? `«${one}»: ${wrongIn(entry, one)}` : wrongIn(entry, one)))
      const unfinished = input.validity.badInput ? "Ngày chưa đủ: chọn ngày, tháng, năm." : ""
      const missing = entry.required && !text() ? "Chưa điền." : ""
      tell(unfinished || missing || wrong.find(Boolean) || "")
    },
    // A value proposed, which stands as long as nobody writes another.
    propose(words) { if (input.value === shown) { input.value = words; shown = words; before = words } },
    lock() { input.readOnly = true },
  }
}

/** @type {(entry: Entry, initial: Value) => Part} */
const drawChoice = (entry, initial) => {
  const element = made("entry")
  /** @type {HTMLSelectElement} */
  const input = made("choice")
  $(".mc-help", element).after(input)
  const tell = named(entry, element, input)
  if (!entry.default) input.append(new Option(entry.required ? "– Chọn –" : "–", ""))
  for (const [value, words] of entry.choices || [])
    input.append(new Option(words[0].toUpperCase() + words.slice(1), value))
  input.value = initial || entry.default || ""
  return {
    element, tell,
    get text() { return input.selectedOptions[0]?.textContent || "" },
    get value() { return input.value === entry.default && initial === undefined ? undefined : input.value },
    check() { tell(entry.required && !input.value ? "Chưa chọn." : "") },
    propose(value) { input.value = value },
    lock() { input.disabled = true },
  }
}

/**
 * @param {Entry} entry
 * @param {string[]} initial
 * @param {() => [value: string, words: string][]} [choices]
 */
const drawTicks = (entry, initial = [], choices = () => entry.choices || []) => {
  const element = made("ticks")
  const tell = named(entry, element, element)
  let chosen = [...initial]
  const show = () => {
    const all = [...choices()]
    for (const value of chosen) if (!all.some(each => each[0] === value)) all.push([value, value])
    element.hidden = !all.length
    refill($(".mc-choices", element), all.map(([value, words]) => {
      const label = made("tick")
      /** @type {HTMLInputElement} */
      const input = $("input", label)
      input.value = value
      input.checked = chosen.includes(value)
      $("span", label).textContent = words
      return label
    }))
  }
  element.addEventListener("change", event => {
    const target = /** @type {HTMLInputElement} */ (event.target)
    chosen = chosen.filter(value => value !== target.value)
    if (target.checked) chosen.push(target.value)
    if (initial.length === chosen.length && initial.every(value => chosen.includes(value)))
      chosen = [...initial]
  })
  show()
  return {
    element, tell, show,
    get value() { return chosen },
    check() { tell(entry.required && !chosen.length ? "Chọn ít nhất một." : "") },
  }
}

/** @type {(entry: Entry, initial: Value) => Part} */
const drawYes = (entry, initial) => {
  const element = made("tick")
  /** @type {HTMLInputElement} */
  const input = $("input", element)
  $("span", element).textContent = entry.label
  input.checked = initial === "true"
  return {
    element,
    get value() { return input.checked ? "true" : initial === "false" ? initial : undefined },
    check() {},
  }
}

/**
 * The entries of a group, by their keys; keys that the form does not show stay as they are.
 * @param {string} name
 * @param {Record<string, Value>} [initial]
 */
export const drawEntries = (name, initial = {}) => {
  /** @type {Map<string, Part>} */
  const parts = new Map(description.groups[name].map(entry => [entry.key, draw(entry, initial[entry.key])]))
  return {
    parts,
    elements: [...parts.values()].map(part => part.element),
    get value() {
      const values = [...parts].map(([key, part]) => [key, part.value])
      const others = Object.entries(initial).filter(([key]) => !parts.has(key))
      // What stood there empty stays so: a list that waits for its first item.
      return Object.fromEntries([...values, ...others]
        .map(([key, value]) => [key, isEmpty(value) && isEmpty(initial[key]) ? initial[key] : value])
        .filter(([key, value]) => value !== undefined && (!isEmpty(value) || isEmpty(initial[key]))))
    },
    check() {
      for (const part of parts.values()) part.check()
      if (RULES[name]) RULES[name](parts)
    },
    calm() { for (const part of parts.values()) part.tell?.("") },
  }
}

/** @type {(entry: Entry, initial: Value) => Part} */
const drawGroup = (entry, initial) => {
  const element = made("group"), inside = drawEntries(entry.of || "", initial)
  named(entry, element, element)
  element.append(...inside.elements)
  return {
    element, parts: inside.parts,
    get value() { return inside.value },
    check() { if (entry.required || !isEmpty(inside.value)) inside.check(); else inside.calm() },
  }
}

/** @param {Entry} entry */
const oneMore = ({ label }) => `Thêm: ${label.toLowerCase().replace(/^các /, "")}`

/** @type {(entry: Entry, initial: Value) => Part} */
const drawList = (entry, initial) => {
  const element = made("list"), holder = $(".mc-items", element), more = $(".mc-more-items", element)
  named(entry, element, element)
  /** @type {Map<Element, { inside: ReturnType<typeof drawEntries>, value: Value }>} */
  const items = new Map()
  const itemOf = (/** @type {Element} */ item) => /** @type {any} */ (items.get(item))
  const titleOf = (/** @type {Map<string, Part>} */ parts) =>
    ["title", "name", "text", ...parts.keys()].map(key => parts.get(key)?.text).find(Boolean) || "Mục mới"
  const changed = () => element.dispatchEvent(new Event("input", { bubbles: true }))
  const add = (/** @type {Value} */ value, /** @type {boolean} */ open) => {
    /** @type {HTMLDetailsElement} */
    const item = made("item")
    const inside = drawEntries(
      entry.of || "", isText(value) ? { [entry.short || ""]: value } : value)
    const title = () => { $("summary b", item).textContent = titleOf(inside.parts) }
    $(".mc-inside", item).append(...inside.elements)
    item.addEventListener("input", title)
    title()
    item.open = open
    holder.append(item)
    items.set(item, { inside, get value() {
      const whole = inside.value, keys = Object.keys(whole)
      const short = entry.short && !isGroup(value) && keys.length === 1 && keys[0] === entry.short
      return short ? whole[entry.short || ""] : whole
    } })
    return item
  }
  for (const value of initial || []) add(value, false)
  more.textContent = oneMore(entry)
  more.addEventListener("click", () => {
    $("input, select, textarea", add(undefined, true)).focus()
    changed()
  })
  holder.addEventListener("click", event => {
    const target = /** @type {HTMLElement} */ (event.target)
    /** @type {HTMLElement | null} */
    const acting = target.closest("[data-act]")
    const item = target.closest(".mc-item")
    if (!acting || !item || item.parentElement !== holder) return
    if (acting.dataset.act === "up") {
      item.previousElementSibling?.before(item)
      target.focus()
    } else {
      items.delete(item)
      item.remove()
      more.focus()
    }
    changed()
  })
  return {
    element,
    add: (/** @type {Value} */ value) => { add(value, false) },
    get value() {
      return [...holder.children].map(item => itemOf(item).value).filter(value => !isEmpty(value))
    },
    check() {
      for (const { inside } of items.values())
        if (isEmpty(inside.value)) inside.calm(); else inside.check()
    },
  }
}

/**
 * A value at each of several names: of the names that there are, or of any.
 * @type {(entry: Entry, initial: Value) => Part}
 */
const drawPlaces = (entry, initial = {}) => {
  const element = made("list"), holder = $(".mc-items", element), more = $(".mc-more-items", element)
  // What is said of each of the names is said once, above all of them.
  const each = /** @type {Entry} */ (entry.names ? { ...entry.each, quiet: true } : entry.each)
  named(entry.names ? { ...entry, hint: each.hint || entry.hint } : entry, element, element)
  /** @type {{ name: () => string, part: Part, naming?: Part }[]} */
  const places = []
  /** @type {(name: string, label: string, value: Value) => void} */
  const add = (name, label, value) => {
    const part = draw({ ...each, key: name, label }, value)
    places.push({ name: () => name, part })
    holder.append(part.element)
  }
  const begin = () => {
    const naming = drawText({ key: "", kind: "line", label: "Tên mục", required: true }, undefined)
    const part = draw({ ...each, key: "", label: "Nội dung" }, undefined)
    places.push({ name: () => naming.value || "", part, naming })
    holder.append(naming.element, part.element)
    $("input", naming.element).focus()
  }
  if (entry.names) for (const [name, words] of entry.names)
    add(name, words[0].toUpperCase() + words.slice(1), initial[name])
  else for (const [name, value] of Object.entries(initial)) add(name, name, value)
  more.textContent = oneMore(entry)
  more.hidden = Boolean(entry.names)
  more.addEventListener("click", begin)
  return {
    element,
    get value() {
      const values = Object.fromEntries(places.map(({ name, part }) => [name(), part.value]))
      // What was there stays in its order.
      const names = Object.keys({ ...initial, ...values })
      return Object.fromEntries(
        names.map(name => [name, values[name]]).filter(([name, value]) => name && !isEmpty(value)))
    },
    check() {
      for (const { part, naming } of places) {
        if (isEmpty(part.value)) { part.tell?.(""); naming?.tell?.(""); continue }
        part.check()
        naming?.check()
      }
    },
  }
}

/** @type {(entry: Entry, initial: Value) => Part} */
const drawCases = (entry, initial) => {
  const part = drawTicks(entry, initial, casesNow)
  followCases(part)
  return part
}

/** @type {Record<string, (entry: Entry, initial: Value) => Part>} */
const DRAWN = {
  choice: drawChoice, choices: drawTicks, cases: drawCases, yes: drawYes, group: drawGroup, list: drawList,
  places: drawPlaces,
}

/** @type {(entry: Entry, initial: Value) => Part} */
export const draw = (entry, initial) =>
  (DRAWN[entry.kind] || drawText)(entry, initial === null ? undefined : initial)
