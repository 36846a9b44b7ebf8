/* The page: choose, fill in, look at the file, and go to GitHub with it. */
const LONGEST_ADDRESS = 6000
const form = $(".mc-form"), opener = $(".mc-open-file"), result = $(".mc-result"), alarm = $(".mc-alarm")
let opened // { text, file, code } of an existing file; nothing for a new procedure
let entries, fileName

const changed = () => { result.hidden = true; alarm.hidden = true }
const today = () => new Date().toLocaleDateString("sv")
const slug = text => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "")
  .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").split("-").slice(0, 6).join("-")
const say = words => { alarm.textContent = words; alarm.hidden = false; alarm.focus() }

/* The form with `initial` in it. */
const show = initial => {
  forCases.clear()
  changed()
  entries = drawEntries("Procedure", initial)
  const { parts } = entries
  const titled = value => (value || []).filter(each => each.id && each.title).map(each => [each.id, each.title])
  casesNow = () => titled(parts.get("cases").value)
  const inSections = description.sections.map(({ title, keys }) => {
    const section = made("section")
    $("h2", section).textContent = title
    section.append(...keys.map(key => parts.get(key).element))
    return section
  })
  fileName = undefined
  if (opened) {
    parts.get("code").lock()
    parts.get("field").lock()
  } else {
    fileName = drawText({
      kind: "line", label: "Tên tệp", hint: "Chữ thường không dấu, như khai-sinh. Đặt rồi thì không đổi nữa.",
      required: true, pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 60,
    })
    inSections[0].append(fileName.element)
    parts.get("title").element.addEventListener("input", () => fileName.propose(slug(parts.get("title").value || "")))
    parts.get("field").element.addEventListener("change", () => {
      const field = description.fields.find(each => each.id === parts.get("field").value)
      if (field) parts.get("code").propose(field.next)
    })
  }
  refill($(".mc-sections", form), inSections)
  showCases()
  form.hidden = false
  document.dispatchEvent(new Event("motcham:form"))
}
const showCases = () => { for (const part of forCases) part.show() }

/* An existing file, from the guide or from this machine. */
const open = (text, code, file) => {
  try {
    const initial = readYaml(text).toJS()
    opened = { text, code: code || initial.code, file: file || `${description.folder}/${initial.field}/${initial.code}.yml` }
    show(initial)
  } catch {
    form.hidden = true
    say("Không đọc được tệp này. Mở tệp trên GitHub và sửa chỗ hỏng trước.")
  }
}
const openCode = async code => {
  const { file } = description.procedures[code]
  try {
    const answer = await fetch(`../../Q/${code}/source.yml`, { cache: "no-cache" })
    if (!answer.ok) throw new Error(answer.status)
    // Every byte counts, a mark at the beginning too.
    open(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()), code, file)
  } catch {
    form.hidden = true
    say("Không tải được tệp. Xem lại mạng rồi chọn lại.")
  }
}
const openNew = () => {
  opened = undefined
  show({ status: "draft", source: { checked_on: today() } })
}

/* Whether all is well; else each entry says what is not. */
const sound = () => {
  const { parts } = entries
  entries.check()
  if (!opened) {
    fileName.check()
    const code = parts.get("code").value
    const field = description.fields.find(each => each.id === parts.get("field").value)
    if (code && description.codes.includes(code)) parts.get("code").tell(`Mã ${code} đã dùng. Chọn mã khác, như ${field?.next || "mã kế tiếp"}.`)
    else if (code && field && !new RegExp(`^${field.prefix}[0-9]+$`).test(code))
      parts.get("code").tell(`Mã của lĩnh vực này bắt đầu bằng ${field.prefix}, như ${field.next}.`)
    const file = `${description.folder}/${field?.id}/${fileName.value}.yml`
    if (Object.values(description.procedures).some(each => each.file === file)) fileName.tell("Đã có tệp tên này. Đặt tên khác.")
  }
  const wrong = $$("[data-wrong]", form)
  if (!wrong.length) return true
  const link = document.createElement("a")
  alarm.textContent = `Còn ${wrong.length} chỗ phải sửa. `
  link.href = `#${wrong[0].id}`
  link.textContent = "Đến chỗ đầu tiên"
  link.addEventListener("click", event => { event.preventDefault(); goTo(wrong[0]) })
  alarm.append(link)
  alarm.hidden = false
  goTo(wrong[0])
  return false
}
const goTo = input => {
  for (let fold = input.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
  const target = input.matches("fieldset") ? $("input", input) || input : input
  target.focus()
  target.scrollIntoView({ block: "center" })
}

/* The finished file, and the way to GitHub. */
const finish = () => {
  changed()
  if (!sound()) return
  const data = entries.value
  const text = opened ? edited(opened.text, data) : written(data, `${data.title} — sửa tệp này khi quy định thay đổi`)
  const file = opened ? opened.file : `${description.folder}/${data.field}/${fileName.value}.yml`
  const { repository } = description
  const filled = `${repository}/new/main?filename=${encodeURIComponent(file)}`
  const whole = `${filled}&value=${encodeURIComponent(text)}`
  const unchanged = opened?.text === text
  const way = unchanged ? "same" : !repository ? "alone" : opened ? "edit" : whole.length > LONGEST_ADDRESS ? "long" : "new"
  for (const steps of $$("[data-way]", result)) {
    steps.hidden = steps.dataset.way !== way
    const link = $("a", steps)
    if (link) link.href = way === "new" ? whole : way === "long" ? filled : `${repository}/edit/main/${file}`
  }
  // A code that is used for the first time goes into the ledger with its file.
  const ledger = $("[data-ledger]", result)
  ledger.hidden = unchanged || data.status === "draft" || description.codes.includes(data.code)
  $("p + p code", ledger).textContent = `${data.code},procedure,${file.replace(/^.*\/|\.yml$/g, "")},${today()},`
  $(".mc-file", result).textContent = file
  $("textarea", result).value = text
  $(".mc-copied", result).textContent = ""
  $(".mc-copy", result).hidden = unchanged || way === "new"
  $(".mc-copy", result).onclick = () => copy(text)
  result.hidden = false
  $("h2", result).focus()
}
const copy = async text => {
  const place = $("textarea", result)
  let done = false
  try {
    await navigator.clipboard.writeText(text)
    done = true
  } catch {
    place.select()
    done = document.execCommand("copy")
  }
  $(".mc-copied", result).textContent = done ? "Đã chép." : "Máy không cho chép: giữ ngón tay trên ô bên dưới, chọn tất cả rồi chép."
}

form.addEventListener("input", changed)
form.addEventListener("change", () => { if (forCases.size) showCases() })
form.addEventListener("submit", event => { event.preventDefault(); finish() })
$("select", opener).addEventListener("change", ({ target }) => {
  if (target.value === "new") openNew()
  else if (target.value) openCode(target.value)
})
$("input", opener).addEventListener("change", async ({ target }) => {
  const [chosen] = target.files
  if (!chosen) return
  const text = await chosen.text()
  open(text)
  if (opened) opened.file = opened.file.replace(/[^/]+$/, chosen.name)
})
opener.addEventListener("submit", event => event.preventDefault())

fetch("form.json").then(answer => answer.json()).then(read => {
  description = read
  const field = description.groups.Procedure.find(entry => entry.key === "field")
  Object.assign(field, { kind: "choice", choices: description.fields.map(({ id, title }) => [id, title]) })
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
