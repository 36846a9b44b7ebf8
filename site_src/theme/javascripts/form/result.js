/* The finished file, and the way to GitHub. */
import { $, $$ } from "../shared/dom.js"

const LONGEST_ADDRESS = 6000
const result = $(".mc-result")
/** @type {HTMLTextAreaElement} */
const shown = $("textarea", result)

export const hideResult = () => { result.hidden = true }

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
  $(".mc-copied", result).textContent = done ? "Đã chép." : "Máy không cho chép: giữ ngón tay trên ô bên dưới, chọn tất cả rồi chép."
}

/**
 * @param {string} file
 * @param {string} text
 * @param {string} repository empty where no place is named
 * @param {string} [before] what the file holds now; nothing for a new one
 */
export const showResult = (file, text, repository, before) => {
  const filled = `${repository}/new/main?filename=${encodeURIComponent(file)}`
  const whole = `${filled}&value=${encodeURIComponent(text)}`
  const old = before !== undefined
  const way = before === text ? "same" : !repository ? "alone" : old ? "edit" : whole.length > LONGEST_ADDRESS ? "long" : "new"
  for (const steps of $$("[data-way]", result)) {
    steps.hidden = steps.dataset.way !== way
    /** @type {HTMLAnchorElement} */
    const link = $("a", steps)
    if (link) link.href = way === "new" ? whole : way === "long" ? filled : `${repository}/edit/main/${file}`
  }
  $(".mc-file", result).textContent = file
  shown.value = text
  $(".mc-copied", result).textContent = ""
  $(".mc-copy", result).hidden = way === "same" || way === "new"
  $(".mc-copy", result).onclick = () => copy(text)
  result.hidden = false
  $("h2", result).focus()
}
