/* Material closes the search at Tab and sends every other key to the box: the buttons and links in the
   panel could not be reached, nor pressed. */
import { $ } from "../shared/dom.js"

export const guardKeys = () => {
  const search = $(".md-search")
  if (search) search.addEventListener("keydown", event => {
    const pressed = /** @type {Element} */ (event.target).closest("button, .mc-nothing a, .mc-close")
    if (event.key === "Tab" || pressed && [" ", "Enter"].includes(event.key)) event.stopPropagation()
  })
}
