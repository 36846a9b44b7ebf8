/* What the header keeps for the search, and a page that is only read does without. */
import { $ } from "../shared/dom.js"
import { root } from "../shared/root.js"

export const completeHeader = () => {
  const file = location.protocol === "file:" ? "index.html" : ""
  const html = LATER_HTML.replace(/ROOT\/([^"]*)/g, (found, path) => root + path + file)
  $(".md-header__inner").insertAdjacentHTML("beforeend", html)
}
