/* What only paper shows: the day on which the page was built, and the code, which is fetched when the
   page has been drawn. */
import { $, $$ } from "../shared/dom.js"

export const dayForPaper = () => {
  const address = $(".mc-paper-address p"), built = $("[data-built]")
  if (address && built) address.append(` · ${built.textContent}`)
}

export const bringPaperCode = () => {
  const reachable = navigator.onLine || location.protocol === "file:"
  if (!reachable || document.documentElement.dataset.kept) return
  for (const image of $$("img[data-src]"))
    /** @type {HTMLImageElement} */ (image).src = image.dataset.src || ""
}
