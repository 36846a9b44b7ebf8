/* The page of the form by which a unit begins: it writes the ward.yml that `motcham start` writes, and
   opens GitHub with it. What it knows is unit.json, made by generator/guide/unit_form.py. */
import { allRight, calm, say } from "./form/alarm.js"
import { describe } from "./form/description.js"
import { drawEntries } from "./form/draw.js"
import { hideResult, showResult } from "./form/result.js"
import { isText } from "./form/values.js"
import { groupLines, scalar, useStyle } from "./form/write.js"
import { $ } from "./shared/dom.js"
import { fold } from "./shared/fold.js"

/**
 * @typedef {object} Unit
 * @property {string} repository
 * @property {string} folder
 * @property {string[]} units the names of the folders that are there
 * @property {string} site the address of the guide that shows the form, in small letters
 * @property {string} text the file, each part's name in braces in its place
 * @property {Record<string, any>} parts what each part holds, each answer's name in braces
 * @property {Record<string, string>} unsaid what stands for a part of which nothing is known
 * @property {Record<string, string[]>} days the days of each answer about hours
 * @property {string[]} nobodys ends of hosts that nobody can have
 * @property {string} no_phone the pattern of numbers that only fill their place
 * @property {Record<string, string>} of_the_sample
 */

const form = $(".mc-form")

/** @type {Unit} */
let unit

/** @type {ReturnType<typeof drawEntries>} */
let entries

/** @returns {any} */
const entryOf = (/** @type {string} */ key) => entries.parts.get(key)
/** @returns {string} */
const answer = (/** @type {string} */ key) => entryOf(key).value || ""
const spansOf = (/** @type {string} */ key) => answer(key).split(" ").filter(Boolean)

/**
 * `value` with the answers in their places.
 * @type {(value: any) => any}
 */
const filled = value => {
  if (Array.isArray(value)) return value.map(filled)
  if (!isText(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]))
  const [, key] = value.match(/^\{(\w+)\}$/) || []
  return key ? answer(key) : value
}

/** The twin of `ward_text` in generator/library/desk/new_unit.py. */
const wardFile = () => {
  const hours = Object.entries(unit.days).filter(([key]) => spansOf(key).length)
    .flatMap(([key, days]) => days.map(day => `  ${day}: [${spansOf(key).map(span => scalar(span)).join(", ")}]`))
  /** @type {Record<string, string>} */
  const texts = { hours: hours.length ? ["hours:", ...hours].join("\n") : unit.unsaid.hours }
  for (const [name, part] of Object.entries(unit.parts))
    texts[name] = groupLines(filled(part), 0).join("\n") || unit.unsaid[name]
  return unit.text.replace(/\{\{|\}\}|\{(\w+)\}/g, (brace, name) => name ? texts[name] : brace[0])
}

const minutes = (/** @type {string} */ time) => {
  const [hour, minute] = time.split(":")
  return Number(hour) * 60 + Number(minute)
}

/** What the check refuses beyond what one entry can say of itself. */
const tellUnreal = () => {
  for (const [key, value] of Object.entries(unit.of_the_sample))
    if (answer(key) === value) entryOf(key).tell("Đây là của trang mẫu, không có thật. Ghi của đơn vị mình.")
  const site = answer("site_url").toLowerCase(), host = site.replace(/^https:\/\/|[:/].*$/g, "")
  if (unit.nobodys.some(end => host === end || host.endsWith(`.${end}`)))
    entryOf("site_url").tell("Không ai có được tên máy này. Ghi địa chỉ thật của trang.")
  if (unit.site === site.replace(/\/?$/, "/"))
    entryOf("site_url").tell("Địa chỉ này đã là của đơn vị khác. Mỗi đơn vị một địa chỉ riêng.")
  if (new RegExp(unit.no_phone, "u").test(answer("phone")))
    entryOf("phone").tell("Số này không có thật. Ghi số của đơn vị.")
  if (unit.units.includes(answer("id"))) entryOf("id").tell("Đã có đơn vị mang tên thư mục này.")
  for (const key of Object.keys(unit.days)) {
    const times = spansOf(key).flatMap(span => span.split("-")).map(minutes)
    // A stretch lasts; the next one may begin as it ends.
    const wrong = times.some((time, place) => place % 2 ? time <= times[place - 1] : time < times[place - 1])
    if (wrong && !entryOf(key).element.querySelector("[data-wrong]"))
      entryOf(key).tell("Giờ sai thứ tự. Viết buổi sáng trước, buổi chiều sau.")
  }
}

/** What one answer says of another, as long as nobody writes it. */
const propose = () => {
  entryOf("id").propose(fold(answer("name")).replace(/ /g, "-").slice(0, 40).replace(/-$/, ""))
  const [, owner, kept] = answer("repository").match(/^https:\/\/github\.com\/([\w-]+)\/([\w.-]+?)(?:\.git)?\/?$/) || []
  if (owner) entryOf("site_url").propose(`https://${owner.toLowerCase()}.github.io/${kept}/`)
  /** @type {HTMLSelectElement} */
  const level = $("select", entryOf("level").element)
  const name = `${fold(answer("name")).replace(/^(ubnd|uy ban nhan dan) /, "")} `
  const said = [...level.options].find(({ value, text }) => value && name.startsWith(`${fold(text)} `))
  if (said && !level.value) level.value = said.value
}

form.addEventListener("input", () => { hideResult(); calm(); propose() })
form.addEventListener("submit", event => {
  event.preventDefault()
  hideResult()
  calm()
  entries.check()
  tellUnreal()
  if (!allRight(form)) return
  const repository = answer("repository") || unit.repository
  showResult(`${unit.folder}/${answer("id")}/ward.yml`, wardFile(), repository.replace(/\/$/, ""))
})

fetch("unit.json").then(answered => answered.json()).then(read => {
  unit = read
  describe(read)
  useStyle(read.style)
  entries = drawEntries("Unit")
  $(".mc-sections", form).append(...entries.elements)
  form.hidden = false
}).catch(() => say("Biểu mẫu cần mạng. Mở lại trang khi có mạng."))
