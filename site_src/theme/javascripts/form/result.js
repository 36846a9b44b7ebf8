/* The finished file, and the way to GitHub by hand. */
import { $, $$ } from "../shared/dom.js"

const LONGEST_ADDRESS = 6000
const result = $(".mc-result")
/** @type {HTMLTextAreaElement} */
const shown = $("textarea", result)

export const hideResult = () => { result.hidden = true }

/** @param {string} words */
const tell = words => { $(".mc-copied", result).textContent = words }

/** @param {string} text */
const copy = async text => {
  let done
  try {
    await navigator.clipboard.writeText(text)
    done = true
  } catch {
    shown.select()
    done = document.execCommand("copy")
  }
  tell(done ? "Đã chép." : "Máy không cho chép: bấm «Tải tệp về», hoặc giữ ngón tay trên ô bên dưới, chọn tất cả rồi chép.")
}

/**
 * Hand `data` to this machine as a file.
 * @param {string} name
 * @param {BlobPart} data
 */
export const download = (name, data) => {
  const link = document.createElement("a")
  // No kind that a phone knows: it would give the name another end.
  link.href = URL.createObjectURL(new Blob([data], { type: "application/octet-stream" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

const byHand = $(".mc-by-hand", result)

/** Say that what follows is another way than to send from here. */
export const nameByHand = () => { $("h3", byHand).hidden = false }

/** It is sent: nothing is left to be done by hand. */
export const hideByHand = () => { byHand.hidden = true }

/**
 * @param {string} file
 * @param {string} text
 * @param {string} repository empty where no place is named; of another one than GitHub's we know no addresses
 * @param {string} [before] what the file holds now; nothing for a new one
 * @param {boolean} [same] whether nothing has changed
 * @param {string[]} [others] names of the pictures that go with it
 */
export const showResult = (file, text, repository, before, same = before === text, others = []) => {
  const folder = file.slice(0, file.lastIndexOf("/")), name = file.slice(folder.length + 1)
  const filled = `${repository}/new/main?filename=${encodeURIComponent(file)}`
  const whole = `${filled}&value=${encodeURIComponent(text)}`
  const old = before !== undefined, known = repository.startsWith("https://github.com/")
  const way = same ? "same" : !known ? "alone" : old || others.length || whole.length > LONGEST_ADDRESS ? "upload" : "new"
  const addresses = {
    new: whole, upload: `${repository}/upload/main/${folder}`, paste: old ? `${repository}/edit/main/${file}` : filled,
  }
  for (const steps of $$("[data-way]", result)) {
    steps.hidden = steps.dataset.way !== way
    for (const link of /** @type {HTMLAnchorElement[]} */ (/** @type {any} */ ($$("a[data-to]", steps))))
      link.href = /** @type {Record<string, string>} */ (addresses)[link.dataset.to || way]
  }
  for (const place of $$(".mc-file", result)) place.textContent = file
  for (const place of $$(".mc-file-name", result)) place.textContent = name
  const photos = $("[data-photos]", result)
  photos.hidden = !others.length
  $("span", photos).textContent = others.join(", ")
  shown.value = text
  tell("")
  byHand.hidden = false
  $("h3", byHand).hidden = true
  $(".mc-take", result).hidden = way === "same"
  $(".mc-copy", result).onclick = () => copy(text)
  $(".mc-download", result).onclick = () => { download(name, text); tell(`Đã tải ${name}.`) }
  result.hidden = false
  $("h2", result).focus()
}
