/* The code that only paper shows is fetched when the page has been drawn. */
import { $$ } from "../shared/dom.js"

export const bringPaperCode = () => {
  const reachable = navigator.onLine || location.protocol === "file:"
  if (!reachable || document.documentElement.dataset.kept) return
  for (const image of $$("img[data-src]"))
    /** @type {HTMLImageElement} */ (image).src = image.dataset.src || ""
}
