/* The page of the staff's forms: choose a file, fill in, look at what changes, and go to GitHub with it.
   What is written stays in this browser until it is sent or thrown away. */
import { allRight, calm, say } from "./form/alarm.js"
import { withBase } from "./form/base.js"
import { forgetCases, showCases, takeCases } from "./form/cases.js"
import { describe, describeKind, description } from "./form/description.js"
import { draftOf, draftsOf, dropDraft, keepDraft } from "./form/drafts.js"
import { draw, drawEntries, made } from "./form/draw.js"
import { isPageFile, own } from "./form/kinds.js"
import { bytesOfPhoto, hidePhotos, photosDrawn, photosNow, takePhotos } from "./form/photos.js"
import { hideResult, showResult } from "./form/result.js"
import { hideSending, offerSending } from "./form/send.js"
import { changesIn, sentence } from "./form/told.js"
import { same } from "./form/values.js"
import { readWhole, writeWhole } from "./form/whole.js"
import { TAPS } from "./form/works.js"
import { useStyle } from "./form/write.js"
import { $, $$ } from "./shared/dom.js"
import { refill } from "./shared/refill.js"

/** @typedef {import("./form/drafts.js").Draft} Draft */

const form = $(".mc-form"), opener = $(".mc-open-file"), drafts = $(".mc-drafts"), resumed = $(".mc-resumed")
/** @type {HTMLSelectElement} */
const which = $("#mc-which")
/** @type {HTMLSelectElement} */
const kindChoice = $("#mc-kind")
const page = $(".mc-form-page"), undoBox = $(".mc-undo")
const SAVE_AFTER_MS = 400

/**
 * @type {{ key: string, text?: string, file: string, title: string } | undefined} What is open; `text` is
 *   what the form began from, nothing for a new file, whose place is not known yet.
 */
let opened

/** @type {ReturnType<typeof drawEntries>} */
let entries

/** @type {any} */
let fileName

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saving

/** @returns {any} the entry that has this key */
const entryOf = (/** @type {string} */ key) => entries.parts.get(key)

const clock = (/** @type {number} */ at) =>
  new Date(at).toLocaleString("vi", { hour: "2-digit", minute: "2-digit", day: "numeric", month: "numeric" })

/** What the open file holds as the form has it now. */
const dataNow = () => entries.value
const initialNow = () => opened?.text === undefined ? {} : readWhole(opened.text, isPageFile())

/** Keep what is written; nothing is kept where nothing has changed. */
const save = () => {
  clearTimeout(saving)
  saving = undefined
  if (!opened) return
  const data = dataNow(), photos = photosNow()
  if (opened.text !== undefined && same(data, initialNow())) { dropDraft(opened.key); return }
  const kept = keepDraft({
    key: opened.key, kind: description.kind, title: data.title || opened.title, file: opened.file,
    base: opened.text, data, name: fileName?.value, at: Date.now(), photos,
  })
  $(".mc-unkept").hidden = kept
}
const saveSoon = () => { clearTimeout(saving); saving = setTimeout(save, SAVE_AFTER_MS) }
const saveNow = () => { if (saving !== undefined) save() }

const changed = () => { hideResult(); hideSending(); calm() }

/** The drafts that are waiting, but for the open one. */
const showDrafts = () => {
  const waiting = draftsOf(Object.keys(description.kinds)).filter(draft => draft.key !== opened?.key)
  drafts.hidden = !waiting.length
  refill($("ul", drafts), waiting.map(draft => {
    const item = made("draft")
    $("b", item).textContent = draft.title || "Tệp mới"
    $("small", item).textContent = `${description.kinds[draft.kind].title} · viết lúc ${clock(draft.at)}`
    $("[data-act=open]", item).onclick = () => { saveNow(); openDraft(draft) }
    $("[data-act=drop]", item).onclick = () => drop(draft)
    return item
  }))
}

/** @param {Draft} draft */
const drop = draft => {
  dropDraft(draft.key)
  showDrafts()
  const undo = $(".mc-dropped")
  undo.hidden = false
  $("span", undo).textContent = `Đã bỏ bản nháp «${draft.title || "Tệp mới"}». `
  $("button", undo).onclick = () => { keepDraft(draft); undo.hidden = true; showDrafts() }
  $("button", undo).focus()
}

/**
 * The form with `initial` in it.
 * @param {Record<string, any>} initial
 * @param {string} [name] of a new file
 */
const show = (initial, name) => {
  clearTimeout(saving)
  saving = undefined
  forgetCases()
  changed()
  hidePhotos()
  resumed.hidden = true
  entries = drawEntries(description.root, initial)
  takeCases(() => (entryOf("cases")?.value || [])
    .filter((/** @type {any} */ each) => each.id && each.title)
    .map((/** @type {any} */ each) => [each.id, each.title]))
  const inSections = description.sections.map(({ title, keys }) => {
    const section = made("section")
    $("h2", section).textContent = title || description.title
    section.append(...keys.map(key => entryOf(key).element))
    return section
  })
  const { fixed = [], naming, namedFirst, begun } = own()
  fileName = undefined
  if (opened?.text !== undefined) for (const key of fixed) entryOf(key).lock()
  else {
    if (naming) {
      fileName = draw(naming(), name)
      if (namedFirst) $("h2", inSections[0]).after(fileName.element)
      else inSections[0].append(fileName.element)
    }
    begun?.(entryOf, fileName)
  }
  refill($(".mc-sections", form), inSections)
  showCases()
  showTaps(initial)
  undoBox.hidden = !description.api || opened?.text === undefined
  form.hidden = false
  showDrafts()
  document.dispatchEvent(new Event("motcham:form"))
}

/**
 * What one tap does to a renovation, and the box for its pictures.
 * @param {Record<string, any>} initial
 */
const showTaps = initial => {
  const taps = $(".mc-taps")
  if (taps) taps.hidden = description.kind !== "renovation" || opened?.text === undefined
  if (description.kind !== "renovation") return
  const taken = (initial.attachments || []).map((/** @type {any} */ each) => each.file)
  const kept = opened ? draftOf(opened.key)?.photos || [] : []
  takePhotos(kept, taken, initial.code, photo => {
    entryOf("attachments").add({ file: photo.name, title: photo.title })
    changed()
    save()
  })
}

/** @param {Draft} draft */
const openDraft = draft => {
  openKind(draft.kind)
  opened = { key: draft.key, text: draft.base, file: draft.file, title: draft.title }
  which.value = draft.file ? draft.file : "new"
  show(draft.data, draft.name)
  resumed.hidden = false
  $("span", resumed).textContent = `Đang mở bản nháp viết lúc ${clock(draft.at)}, chưa gửi. `
  const throwAway = () => {
    opened = undefined
    form.hidden = resumed.hidden = undoBox.hidden = true
    changed()
    hidePhotos()
    which.value = ""
    drop(draft)
  }
  $("button", resumed).onclick = throwAway
  page.scrollIntoView()
}

/**
 * An existing file, from the guide or from this machine; its draft where one is waiting.
 * @param {string} text
 * @param {string} file
 * @param {string} title
 */
const openFile = (text, file, title) => {
  try {
    const initial = readWhole(text, isPageFile())
    const draft = draftOf(file)
    // What was written has arrived: nothing waits any more.
    if (draft && same(draft.data, initial)) dropDraft(file)
    else if (draft) { openDraft(draft); return }
    opened = { key: file, text, file, title: initial.title || title }
    show(initial)
  } catch {
    form.hidden = undoBox.hidden = true
    opened = undefined
    say("Không đọc được tệp này. Mở tệp trên GitHub và sửa chỗ hỏng trước.")
  }
}

/** @param {{ file: string, title: string, page?: string }} listed */
const openListed = async ({ file, title, page: folder }) => {
  try {
    const answer = await fetch(folder ? `../../${folder}source.yml` : `goc/${file}.txt`, { cache: "no-cache" })
    if (!answer.ok) throw new Error(String(answer.status))
    // Every byte counts, a mark at the beginning too.
    openFile(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()), file, title)
  } catch {
    form.hidden = undoBox.hidden = true
    opened = undefined
    const draft = draftOf(file)
    if (draft) openDraft(draft)
    else say("Không tải được tệp. Xem lại mạng rồi chọn lại.")
  }
}
/** @param {string} [name] what it is called, where that is known */
const openNew = name => {
  opened = { key: `new ${description.kind} ${Date.now()}`, file: "", title: "" }
  show(own().fresh?.() || {}, name)
}

/** @param {string} kind */
const openKind = kind => {
  if (description.kind === kind && which.dataset.kind === kind) return
  describeKind(kind)
  which.dataset.kind = kind
  if (kindChoice) kindChoice.value = kind
  const first = new Option("– Chọn –", "")
  const fresh = description.new ? [new Option(description.new, "new")] : []
  // Where nobody can read the files here, a form still writes new ones and takes those of this machine.
  const listed = description.repository ? description.files : []
  refill(which, [first, ...fresh, ...listed.map(({ file, title }) => new Option(title, file))])
  $("label", /** @type {Element} */ (which.parentElement)).textContent = kindChoice ? "Tệp nào?" : "Làm gì?"
  // Where there is nothing to choose, nothing is asked.
  $("#mc-which-box").hidden = Boolean(onlyFile())
}

/** The one file of a kind of which there can be but one. */
const onlyFile = () => {
  const [only, ...others] = description.repository && !description.new ? description.files : []
  return others.length ? undefined : only
}

/** Whether all is well; else each entry says what is not. */
const sound = () => {
  entries.check()
  if (opened?.text === undefined) {
    fileName?.check()
    own().sound?.(entryOf, fileName)
  }
  return allRight(form)
}

/** The finished file, and the ways to GitHub. */
const finish = async () => {
  changed()
  await photosDrawn()
  if (!opened || !sound()) return
  save()
  const { text: base, key } = opened
  const data = dataNow(), markdown = isPageFile(), { place, rows } = own()
  const file = opened.file || place?.(data, fileName?.value) || ""
  const comment = description.comment?.replace(/\{(\w+)\}/g, (_, name) => data[name] || fileName?.value || "")
  const text = writeWhole(base, data, markdown, comment)
  const changes = changesIn(base === undefined ? {} : readWhole(base, markdown), data)
  const unchanged = base === text
  const shownText = unchanged ? text : await withBase(text, base)
  const named = (data.attachments || []).map((/** @type {any} */ each) => each.file)
  const photos = photosNow().filter(photo => named.includes(photo.name))
  showResult(file, shownText, description.repository, base, unchanged, photos.map(photo => photo.name))
  const list = $(".mc-changes")
  list.hidden = base === undefined || unchanged
  refill($("ul", list), changes.map(change => {
    const item = document.createElement("li")
    item.textContent = sentence(change)
    return item
  }))
  // A code that is used for the first time goes into the ledger with its file.
  const fresh = unchanged ? [] : (rows?.(data, file) || []).filter(([code, kind]) =>
    code && !description.codes.includes(code) && !(kind === "renovation" && base !== undefined))
  const ledger = $("[data-ledger]")
  ledger.hidden = !fresh.length || Boolean(description.api)
  $("[data-new-codes]", ledger).textContent = fresh.map(([code]) => code).join(", ")
  const sent = () => {
    dropDraft(key)
    if (opened?.key === key && !same(dataNow(), data)) save() // written while it was being sent
    resumed.hidden = true
    $(".mc-done").hidden = true
    showDrafts()
  }
  const done = $(".mc-done")
  done.hidden = unchanged
  $("button", done).onclick = () => { sent(); $(".mc-copied").textContent = "Đã bỏ bản nháp." }
  const folder = file.slice(0, file.lastIndexOf("/") + 1)
  if (!unchanged) offerSending({
    file, data, base, rows: fresh, sent,
    title: `${description.title}: ${data.title || opened.title || data.code || fileName?.value || file}`,
    others: photos.map(photo => ({ file: folder + photo.name, bytes: bytesOfPhoto(photo) })),
  }, list)
}

/** Offer to put back what stood in the open file before its last change; what is written here stays. */
const undoLast = () => {
  if (!opened) return
  saveNow()
  changed()
  const { file, text: base, title } = opened
  offerSending({ file, base, data: {}, rows: [], others: [], sent: () => {}, undo: true,
    title: `Hoàn tác · ${description.title}: ${title || file}` }, undoBox)
}

/** One tap on a renovation: what it writes, and the finished file at once. */
const tap = (/** @type {string} */ name) => {
  const next = TAPS[name](dataNow())
  if (typeof next === "string") { say(next); return }
  show(next)
  save()
  finish()
}

form.addEventListener("input", () => { changed(); saveSoon() })
form.addEventListener("change", () => { showCases(); saveSoon() })
form.addEventListener("submit", event => { event.preventDefault(); finish() })
addEventListener("pagehide", saveNow)
document.addEventListener("visibilitychange", saveNow)
for (const button of $$(".mc-taps button")) button.addEventListener("click", () => tap(button.dataset.tap || ""))

$("button", undoBox).addEventListener("click", undoLast)

which.addEventListener("change", () => {
  saveNow()
  const { value } = which
  const listed = description.files.find(each => each.file === value)
  if (value === "new") openNew()
  else if (listed) openListed(listed)
})
if (kindChoice) kindChoice.addEventListener("change", () => {
  saveNow()
  if (!kindChoice.value) return
  openKind(kindChoice.value)
  form.hidden = undoBox.hidden = true
  opened = undefined
  changed()
  const only = onlyFile()
  if (only) { which.value = only.file; openListed(only) }
})
$("input", opener).addEventListener("change", async event => {
  const [chosen] = /** @type {HTMLInputElement} */ (event.target).files || []
  if (!chosen || !description.root) return
  saveNow()
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await chosen.arrayBuffer())
  const known = description.files.find(each => each.file.endsWith(`/${chosen.name}`))
  let folder = description.folder
  try {
    const data = readWhole(text, isPageFile())
    if (description.kind === "procedure") folder = `${description.folder}/${data.field}`
    if (description.kind === "renovation") folder = `${description.folder}/${data.starts_on.slice(0, 4)}`
  } catch { /* said where it is opened */ }
  openFile(text, known ? known.file : `${folder}/${chosen.name}`, chosen.name)
})
opener.addEventListener("submit", event => event.preventDefault())

fetch(page.dataset.form || "form.json").then(answer => answer.json()).then(read => {
  describe(read)
  useStyle(read.style)
  for (const { groups } of Object.values(description.kinds)) {
    const field = (groups.Procedure || []).find(entry => entry.key === "field")
    if (field) {
      field.kind = "choice"
      field.choices = description.fields.map(({ id, title }) => [id, title])
    }
    const counter = (groups.Counter || []).find(entry => entry.key === "fields")
    if (counter) {
      counter.kind = "choices"
      counter.choices = description.fields.map(({ id, title }) => [id, title])
    }
  }
  const kinds = Object.keys(description.kinds)
  if (kindChoice) for (const kind of kinds) kindChoice.append(new Option(description.kinds[kind].title, kind))
  else openKind(kinds[0])
  opener.hidden = false
  showDrafts()
  const asked = new URLSearchParams(location.search)
  const kind = asked.get("loai") || ""
  if (kindChoice && kinds.includes(kind)) openKind(kind)
  const name = asked.get("ma") || asked.get("tep")
  const listed = description.root && description.repository
    && description.files.find(each => each.id === name || each.file === name)
  if (listed) {
    which.value = listed.file
    openListed(listed)
  } else if (description.new && name === "moi") { which.value = "new"; openNew(asked.get("ten") || undefined) }
}).catch(() => say("Biểu mẫu cần mạng. Mở lại trang khi có mạng."))
