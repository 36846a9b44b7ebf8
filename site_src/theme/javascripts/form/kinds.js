/* What each kind of file has of its own: how a new one begins, what it is called, what its codes are. */
import { description } from "./description.js"
import { fold } from "../shared/fold.js"
import { today } from "../shared/day.js"

/**
 * @typedef {import("./description.js").Entry} Entry
 * @typedef {import("./values.js").Value} Value
 * @typedef {(key: string) => any} PartOf the entry that has this key
 * @typedef {[code: string, kind: string, target: string]} Row of the ledger
 *
 * @typedef {object} Own
 * @property {() => Record<string, Value>} [fresh] what a new file holds already
 * @property {() => Entry} [naming] how a new file gets its name
 * @property {boolean} [namedFirst] whether that is asked before all else
 * @property {(part: PartOf, name: any) => void} [begun] ties the entries of a new file together
 * @property {(part: PartOf, name: any) => void} [sound] says what is wrong in a new file
 * @property {(data: Record<string, Value>, name: string) => string} [place] where a new file goes
 * @property {(data: Record<string, Value>, file: string) => Row[]} [rows] the codes of a file
 * @property {boolean} [oneName] whether two who make one about the same thing make the same file
 * @property {string[]} [fixed] keys that nobody changes in an old file
 */

const SLUG = { kind: "line", key: "file", required: true, pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 60 }
const slug = (/** @type {string} */ text) => fold(text).split(" ").slice(0, 6).join("-")
const nameOf = (/** @type {string} */ file) => file.replace(/^.*\/|\.(yml|md)$/g, "")
const isTakenCode = (/** @type {string} */ code) =>
  description.codes.includes(code) || description.files.some(each => each.id === code)
const isTaken = (/** @type {string} */ file) => description.files.some(each => each.file === file)

const newCode = () => {
  const { letters, length } = /** @type {{ letters: string, length: number }} */ (description.code)
  // 32 letters: every value of five bits is one, each as likely.
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return `R${[...bytes].map(byte => letters[byte % letters.length]).join("")}`
}

/** @type {(key: string, kind: string) => (data: Record<string, Value>) => Row[]} */
const rowsIn = (key, kind) => data =>
  (data[key] || []).map((/** @type {Value} */ one) => [one.code, kind, one.id])

/** @type {Record<string, Own>} */
export const KINDS = {
  procedure: {
    fixed: ["code", "field"],
    fresh: () => ({ status: "draft", source: { checked_on: today() } }),
    naming: () => ({ ...SLUG, label: "Tên tệp", hint: "Chữ thường không dấu, như khai-sinh. Đặt rồi thì không đổi nữa." }),
    begun(part, name) {
      part("title").element.addEventListener("input", () => name.propose(slug(part("title").value || "")))
      part("field").element.addEventListener("change", () => {
        const field = description.fields.find(each => each.id === part("field").value)
        if (field) part("code").propose(field.next)
      })
    },
    sound(part, name) {
      const code = part("code").value
      const field = description.fields.find(each => each.id === part("field").value)
      if (code && isTakenCode(code)) part("code").tell(`Mã ${code} đã dùng. Chọn mã khác, như ${field?.next || "mã kế tiếp"}.`)
      else if (code && field && !new RegExp(`^${field.prefix}[0-9]+$`).test(code))
        part("code").tell(`Mã của lĩnh vực này bắt đầu bằng ${field.prefix}, như ${field.next}.`)
      if (isTaken(`${description.folder}/${field?.id}/${name.value}.yml`)) name.tell("Đã có tệp tên này. Đặt tên khác.")
    },
    place: (data, name) => `${description.folder}/${data.field}/${name || data.code}.yml`,
    rows: (data, file) => data.status === "draft" ? [] : [[data.code, "procedure", nameOf(file)]],
  },
  renovation: {
    fixed: ["code"],
    fresh: () => ({ code: newCode(), status: "planned" }),
    begun: part => part("code").lock(),
    place: data => `${description.folder}/${data.starts_on.slice(0, 4)}/${data.code}.yml`,
    rows: data => [[data.code, "renovation", data.code]],
  },
  overlay: {
    fixed: ["of"],
    namedFirst: true,
    oneName: true,
    fresh: () => ({ of: "", checked_on: today() }),
    naming: () => ({
      kind: "choice", key: "file", label: "Thủ tục nào", required: true,
      choices: Object.keys(description.marks || {}).map(code => [code, `${code} · ${description.procedures[code]}`]),
    }),
    begun(part, name) {
      part("of").lock()
      const answer = () => part("of").propose((description.marks || {})[name.value] || "")
      name.element.addEventListener("change", answer)
      if (!part("of").value) answer()
    },
    sound(part, name) {
      if (isTaken(`${description.folder}/${name.value}.yml`)) name.tell("Đã có tệp cho thủ tục này: chọn tệp ấy ở «Tệp nào?».")
    },
    place: (_, name) => `${description.folder}/${name}.yml`,
  },
  page: {
    fixed: ["code"],
    fresh: () => ({ code: description.next, icon: "newspaper-variant-outline", on: today() }),
    naming: () => ({ ...SLUG, label: "Tên tệp", hint: "Chữ thường không dấu, như nghi-tet. Đặt rồi thì không đổi nữa." }),
    begun(part, name) {
      part("title").element.addEventListener("input", () => name.propose(slug(part("title").value || "")))
    },
    sound(part, name) {
      if (description.codes.includes(part("code").value)) part("code").tell(`Mã này đã dùng. Chọn mã khác, như ${description.next}.`)
      if (isTaken(`${description.folder}/${name.value}.md`)) name.tell("Đã có tệp tên này. Đặt tên khác.")
    },
    place: (_, name) => `${description.folder}/${name}.md`,
    rows: (data, file) => [[data.code, "page", nameOf(file)]],
  },
  "life-events": { rows: rowsIn("life_events", "life_event") },
  fields: { rows: rowsIn("fields", "field") },
}

/** @returns {Own} */
export const own = () => KINDS[description.kind] || {}

/** Whether the open file is a page of Markdown. */
export const isPageFile = () => description.kind === "page"
