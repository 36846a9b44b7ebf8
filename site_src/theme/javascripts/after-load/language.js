/* A reader whose phone does not speak Vietnamese is offered the English page, once, and not pushed. */
import { $ } from "../shared/dom.js"
import { recall, remember } from "../shared/memory.js"

const REFUSED = "motcham.english-refused"

export const offerEnglish = () => {
  /** @type {HTMLAnchorElement} */
  const link = $(".mc-language[hreflang=en]")
  const first = (navigator.languages && navigator.languages[0] || navigator.language || "vi").toLowerCase()
  if (!link || first.startsWith("vi") || recall(REFUSED)) return
  const offer = document.createElement("aside")
  offer.className = "mc-offer"
  offer.lang = "en"
  offer.setAttribute("aria-label", "Language")
  const read = document.createElement("a")
  read.href = link.href
  read.textContent = "Read this page in English"
  const close = document.createElement("button")
  close.type = "button"
  close.textContent = "No, thanks"
  close.addEventListener("click", () => { remember(REFUSED, true); offer.remove() })
  offer.append(read, close)
  document.body.append(offer)
}
