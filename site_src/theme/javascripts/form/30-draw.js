/* Drawing: each piece is a copy of one that the page brings. A part of the form has its `element`,
   its `value` (nothing where it is empty) and a `check`, which says beside each entry what is wrong. */
const pieces = Object.fromEntries(
  $$("template[data-piece]").map(each => [each.dataset.piece, each.content.firstElementChild]))
const made = name => document.importNode(pieces[name], true)
let description
let pieceNumber = 0

/* Put label, hint and the place for what is wrong around `input`, all tied together. */
const named = (entry, element, input) => {
  const label = $("label, legend", element), help = $(".mc-help", element), wrong = $(".mc-wrong", element)
  const id = `o-${++pieceNumber}`
  label.textContent = entry.required ? `${entry.label} (bắt buộc)` : entry.label
  help.textContent = entry.hint || ""
  help.hidden = !entry.hint
  help.id = `${id}-help`
  if (wrong) wrong.id = `${id}-wrong`
  if (label.matches("label")) { input.id = id; label.htmlFor = id }
  const tell = words => {
    wrong.textContent = words
    wrong.hidden = !words
    input.toggleAttribute("data-wrong", Boolean(words))
    if (words && !input.matches("fieldset")) input.setAttribute("aria-invalid", "true")
    else input.removeAttribute("aria-invalid")
    const said = [entry.hint && help.id, words && wrong.id].filter(Boolean).join(" ")
    if (said) input.setAttribute("aria-describedby", said)
    else input.removeAttribute("aria-describedby")
  }
  if (wrong) tell("")
  return tell
}

/* What is wrong with one text; nothing where it is right. */
const wrongIn = (entry, text) => {
  const length = [...text].length
  if (entry.maxLength && length > entry.maxLength) return `Dài ${length} ký tự, nhiều nhất ${entry.maxLength}.`
  if (entry.pattern && !new RegExp(entry.pattern, "u").test(text))
    return text.includes("\n") ? "Phải viết trên một dòng." : `Chưa đúng dạng. ${entry.hint || ""}`.trim()
  if (entry.kind === "whole" && !/^[0-9]{1,12}$/.test(text))
    return "Chỉ viết chữ số, như 8000: không dấu chấm, không dấu phẩy, không «đ»."
  if (entry.kind === "decimal" && !(/^[0-9]{1,4}(\.[0-9]{1,2})?$/.test(text) && Number(text) > 0))
    return "Chỉ viết một số lớn hơn 0, như 3 hoặc 7.5; phần lẻ sau dấu chấm."
  if (Number(text) < entry.ge || Number(text) > entry.le) return `Từ ${entry.ge} đến ${entry.le}.`
  return ""
}

const drawText = (entry, initial) => {
  const many = entry.kind === "lines"
  const element = made("entry"), input = made(many || entry.kind === "area" ? "area" : "line")
  $(".mc-help", element).after(input)
  const tell = named(entry, element, input)
  if (entry.kind === "date") input.type = "date"
  if (entry.kind === "whole") input.inputMode = "numeric"
  if (entry.kind === "decimal") input.inputMode = "decimal"
  input.value = many ? (initial || []).join("\n") : initial || ""
  let shown = input.value
  const texts = () => input.value.split("\n").map(text => text.trim()).filter(Boolean)
  return {
    element, tell,
    get text() { return input.value.trim() },
    // What nobody touched is as it was, to the last space.
    get value() { return input.value === shown ? initial : many ? texts() : input.value.trim() },
    check() {
      const wrong = (many ? texts() : [input.value.trim()].filter(Boolean))
        .map(text => wrongIn(entry, text) && (many ? `«${text}»: ${wrongIn(entry, text)}` : wrongIn(entry, text)))
      const unfinished = input.validity.badInput ? "Ngày chưa đủ: chọn ngày, tháng, năm." : ""
      const missing = entry.required && !input.value.trim() ? "Chưa điền." : ""
      tell(unfinished || missing || wrong.find(Boolean) || "")
    },
    // A value proposed, which stands as long as nobody writes another.
    propose(text) { if (input.value === shown) { input.value = text; shown = text; initial = text } },
    lock() { input.readOnly = true },
  }
}

const drawChoice = (entry, initial) => {
  const element = made("entry"), input = made("choice")
  $(".mc-help", element).after(input)
  const tell = named(entry, element, input)
  if (!entry.default) input.append(new Option(entry.required ? "– Chọn –" : "–", ""))
  for (const [value, words] of entry.choices) input.append(new Option(words[0].toUpperCase() + words.slice(1), value))
  input.value = initial || entry.default || ""
  return {
    element, tell, input,
    get text() { return input.selectedOptions[0]?.textContent || "" },
    get value() { return input.value === entry.default && initial === undefined ? undefined : input.value },
    check() { tell(entry.required && !input.value ? "Chưa chọn." : "") },
    lock() { input.disabled = true },
  }
}

const drawTicks = (entry, initial = [], choices = () => entry.choices) => {
  const element = made("ticks")
  const tell = named(entry, element, element)
  let chosen = [...initial]
  const show = () => {
    const all = [...choices()]
    for (const value of chosen) if (!all.some(each => each[0] === value)) all.push([value, value])
    element.hidden = !all.length
    refill($(".mc-choices", element), all.map(([value, words]) => {
      const label = made("tick"), input = $("input", label)
      input.value = value
      input.checked = chosen.includes(value)
      $("span", label).textContent = words
      return label
    }))
  }
  element.addEventListener("change", ({ target }) => {
    chosen = chosen.filter(value => value !== target.value)
    if (target.checked) chosen.push(target.value)
    if (initial.length === chosen.length && initial.every(value => chosen.includes(value))) chosen = [...initial]
  })
  show()
  return {
    element, tell, show,
    get value() { return chosen },
    check() { tell(entry.required && !chosen.length ? "Chọn ít nhất một." : "") },
  }
}

const drawYes = (entry, initial) => {
  const element = made("tick"), input = $("input", element)
  $("span", element).textContent = entry.label
  input.checked = initial === "true"
  return {
    element,
    get value() { return input.checked ? "true" : initial === "false" ? initial : undefined },
    check() {},
  }
}

/* The entries of a group, by their keys; keys that the form does not show stay as they are. */
const drawEntries = (name, initial = {}) => {
  const parts = new Map(description.groups[name].map(entry => [entry.key, draw(entry, initial[entry.key])]))
  return {
    parts,
    elements: [...parts.values()].map(part => part.element),
    get value() {
      const values = [...parts].map(([key, part]) => [key, part.value])
      const others = Object.entries(initial).filter(([key]) => !parts.has(key))
      return Object.fromEntries([...values, ...others].filter(([, value]) => !isEmpty(value)))
    },
    check() {
      for (const part of parts.values()) part.check()
      RULES[name]?.(parts)
    },
    calm() { for (const part of parts.values()) part.tell?.("") },
  }
}

const drawGroup = (entry, initial) => {
  const element = made("group"), inside = drawEntries(entry.of, initial)
  named(entry, element, element)
  element.append(...inside.elements)
  return {
    element, parts: inside.parts,
    get value() { return inside.value },
    check() { if (entry.required || !isEmpty(inside.value)) inside.check(); else inside.calm() },
  }
}

const drawList = (entry, initial = []) => {
  const element = made("list"), holder = $(".mc-items", element), more = $(".mc-more-items", element)
  named(entry, element, element)
  const items = new Map()
  const titleOf = ({ parts }) =>
    ["title", "name", "text", ...parts.keys()].map(key => parts.get(key)?.text).find(Boolean) || "Mục mới"
  const add = (value, open) => {
    const item = made("item")
    const inside = drawEntries(entry.of, isText(value) ? { [entry.short]: value } : value)
    const title = () => { $("summary b", item).textContent = titleOf(inside) }
    $(".mc-inside", item).append(...inside.elements)
    item.addEventListener("input", title)
    title()
    item.open = open
    holder.append(item)
    items.set(item, { inside, get value() {
      const whole = inside.value, keys = Object.keys(whole)
      return entry.short && !isGroup(value) && keys.length === 1 && keys[0] === entry.short ? whole[entry.short] : whole
    } })
    return item
  }
  for (const value of initial) add(value, false)
  more.textContent = `Thêm: ${entry.label.toLowerCase()}`
  more.addEventListener("click", () => {
    $("input, select, textarea", add(undefined, true)).focus()
    changed()
  })
  holder.addEventListener("click", ({ target }) => {
    const act = target.closest("[data-act]")?.dataset.act, item = target.closest(".mc-item")
    if (!act || item.parentElement !== holder) return
    if (act === "up") {
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
    get value() { return [...holder.children].map(item => items.get(item).value).filter(value => !isEmpty(value)) },
    check() { for (const { inside } of items.values()) if (isEmpty(inside.value)) inside.calm(); else inside.check() },
  }
}

/* The cases that stand in the form now, for the entries that hold for some of them only. */
const forCases = new Set()
let casesNow = () => []
const drawCases = (entry, initial) => {
  const part = drawTicks(entry, initial, () => casesNow())
  forCases.add(part)
  return part
}

const DRAWN = { choice: drawChoice, choices: drawTicks, cases: drawCases, yes: drawYes, group: drawGroup, list: drawList }
const draw = (entry, initial) => (DRAWN[entry.kind] || drawText)(entry, initial === null ? undefined : initial)
