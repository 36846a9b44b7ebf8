/* The page that is open, and its code where it has one. */
import { $ } from "./dom.js"

export const page = $(".mc-page") || document.body
export const code = /** @type {string} */ (page.dataset.code)
