/* «Did you mean»: what is near, to be chosen by the reader. */
import { refill } from "./refill.js"
import { _ } from "./words.js"

/**
 * @param {Element} answer where it is said
 * @param {{ address: string, code: string, title: string }[]} pages
 */
export const offerPages = (answer, pages) => {
  const links = pages.map(({ address, code, title }) => {
    const link = document.createElement("a")
    link.href = address
    link.textContent = `${code} – ${title}`
    return [" ", link]
  })
  refill(answer, [_("Ý bạn là:"), ...links.flat()])
}
