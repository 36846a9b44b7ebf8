/* The page of the staff's form: choose, fill in, look at the file, and go to GitHub with it. */
import { allRight, calm, say } from "./form/alarm.js"
import { forgetCases, showCases, takeCases } from "./form/cases.js"
import { describe, description } from "./form/description.js"
import { drawEntries, drawText, made } from "./form/draw.js"
import { edited, readYaml } from "./form/edit.js"
import { hideResult, showResult } from "./form/result.js"
import { useStyle, written } from "./form/write.js"
import { today } from "./shared/day.js"
import { $ } from "./shared/dom.js"
import { fold } from "./shared/fold.js"
import { refill } from "./shared/refill.js"

const form = $(".mc-form"), opener = $(".mc-open-file")

/** @type {{ text: string, file: string, code: string } | undefined} Nothing for a new procedure. */
let opened

/** @type {ReturnType<typeof drawEntries>} */
let entries

/** @type {any} */
let fileName

/** @returns {any} the entry of the procedure that has this key */
const entryOf = (/** @type {string} */ key) => entries.parts.get(key)

const changed = () => { hideResult(); calm() }
const slug = (/** @type {string} */ text) => fold(text).split(" ").slice(0, 6).join("-")

/**
 * The form with `initial` in it.
 * @param {Record<string, any>} initial
 */
const show = initial => {
  forgetCases()
  changed()
  entries = drawEntries("Procedure", initial)
  takeCases(() => (entryOf("cases").value || [])
    .filter((/** @type {any} */ each) => each.id && each.title)
    .map((/** @type {any} */ each) => [each.id, each.title]))
  const inSections = description.sections.map(({ title, keys }) => {
    const section = made("section")
    $("h2", section).textContent = title
    section.append(...keys.map(key => entryOf(key).element))
    return section
  })
  if (opened) {
    entryOf("code").lock()
    entryOf("field").lock()
  } else {
    fileName = drawText({
      key: "file", kind: "line", label: "Tên tệp", hint: "Chữ thường không dấu, như khai-sinh. Đặt rồi thì không đổi nữa.",
      required: true, pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 60,
    }, undefined)
    inSections[0].append(fileName.element)
    entryOf("title").element.addEventListener("input", () => fileName.propose(slug(entryOf("title").value || "")))
    entryOf("field").element.addEventListener("change", () => {
      const field = description.fields.find(each => each.id === entryOf("field").value)
      if (field) entryOf("code").propose(field.next)
    })
  }
  refill($(".mc-sections", form), inSections)
  showCases()
  form.hidden = false
  document.dispatchEvent(new Event("motcham:form"))
}

/**
 * An existing file, from the guide or from this machine.
 * @param {string} text
 * @param {string} [code]
 * @param {string} [file]
 */
const openFile = (text, code, file) => {
  try {
    const initial = readYaml(text).toJS()
    opened = { text, code: code || initial.code, file: file || `${description.folder}/${initial.field}/${initial.code}.yml` }
    show(initial)
  } catch {
    form.hidden = true
    say("Không đọc được tệp này. Mở tệp trên GitHub và sửa chỗ hỏng trước.")
  }
}
const openCode = async (/** @type {string} */ code) => {
  const { file } = description.procedures[code]
  try {
    const answer = await fetch(`../../Q/${code}/source.yml`, { cache: "no-cache" })
    if (!answer.ok) throw new Error(String(answer.status))
    // Every byte counts, a mark at the beginning too.
    openFile(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()), code, file)
  } catch {
    form.hidden = true
    say("Không tải được tệp. Xem lại mạng rồi chọn lại.")
  }
}
const openNew = () => {
  opened = undefined
  show({ status: "draft", source: { checked_on: today() } })
}

/** Whether all is well; else each entry says what is not. */
const sound = () => {
  entries.check()
  if (!opened) {
    fileName.check()
    const code = entryOf("code").value
    const field = description.fields.find(each => each.id === entryOf("field").value)
    if (code && description.codes.includes(code)) entryOf("code").tell(`Mã ${code} đã dùng. Chọn mã khác, như ${field?.next || "mã kế tiếp"}.`)
    else if (code && field && !new RegExp(`^${field.prefix}[0-9]+$`).test(code))
      entryOf("code").tell(`Mã của lĩnh vực này bắt đầu bằng ${field.prefix}, như ${field.next}.`)
    const file = `${description.folder}/${field?.id}/${fileName.value}.yml`
    if (Object.values(description.procedures).some(each => each.file === file)) fileName.tell("Đã có tệp tên này. Đặt tên khác.")
  }
  return allRight(form)
}

/** The finished file, and the way to GitHub. */
const finish = () => {
  changed()
  if (!sound()) return
  const data = entries.value
  const text = opened ? edited(opened.text, data) : written(data)
  const file = opened ? opened.file : `${description.folder}/${data.field}/${fileName.value}.yml`
  showResult(file, text, description.repository, opened?.text)
  // A code that is used for the first time goes into the ledger with its file.
  const ledger = $("[data-ledger]")
  ledger.hidden = opened?.text === text || data.status === "draft" || description.codes.includes(data.code)
  $("p + p code", ledger).textContent = `${data.code},procedure,${file.replace(/^.*\/|\.yml$/g, "")},${today()},`
}

form.addEventListener("input", changed)
form.addEventListener("change", showCases)
form.addEventListener("submit", event => { event.preventDefault(); finish() })
$("select", opener).addEventListener("change", event => {
  const { value } = /** @type {HTMLSelectElement} */ (event.target)
  if (value === "new") openNew()
  else if (value) openCode(value)
})
$("input", opener).addEventListener("change", async event => {
  const [chosen] = /** @type {HTMLInputElement} */ (event.target).files || []
  if (!chosen) return
  const text = await chosen.text()
  openFile(text)
  if (opened) opened.file = opened.file.replace(/[^/]+$/, chosen.name)
})
opener.addEventListener("submit", event => event.preventDefault())

fetch("form.json").then(answer => answer.json()).then(read => {
  describe(read)
  useStyle(read.style)
  for (const entry of description.groups.Procedure)
    if (entry.key === "field") {
      entry.kind = "choice"
      entry.choices = description.fields.map(({ id, title }) => [id, title])
    }
  /** @type {HTMLSelectElement} */
  const choice = $("select", opener)
  for (const [code, { title }] of description.repository ? Object.entries(description.procedures) : [])
    choice.append(new Option(`${code} · ${title}`, code))
  opener.hidden = false
  const asked = new URLSearchParams(location.search).get("ma")
  if (asked && [...choice.options].some(option => option.value === asked)) {
    choice.value = asked
    openCode(asked)
  }
}).catch(() => say("Biểu mẫu cần mạng. Mở lại trang khi có mạng."))
