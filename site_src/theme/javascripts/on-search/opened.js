/* The search, opened and empty: whether the ward is open, and what was last opened on this phone. */
import { $, $$ } from "../shared/dom.js"
import { forget } from "../shared/memory.js"
import { allOpened, OPENED } from "../shared/opened.js"
import { code } from "../shared/page.js"
import { refill } from "../shared/refill.js"
import { root } from "../shared/root.js"
import { box, toggle } from "./box.js"

const MOST_LAST = 3

/** @param {import("../shared/opened.js").Opened} page */
const rowOf = page => {
  const row = document.createElement("li"), link = document.createElement("a")
  link.href = `${root}Q/${page.code}/${location.protocol === "file:" ? "index.html" : ""}`
  link.textContent = page.title
  row.append(link)
  return row
}

export const fillOpened = () => {
  const last = $(".mc-last"), now = $(".mc-opened .now")
  const [line] = $$(".now").filter(each => each !== now)
  const sayNow = () => {
    now.className = line.className
    refill(now, [.../** @type {Element} */ (line.cloneNode(true)).childNodes])
  }
  const fill = () => {
    const { lang } = document.documentElement
    const pages = allOpened().filter(page => page.lang === lang && page.code !== code).slice(0, MOST_LAST)
    refill($("ul", last), pages.map(rowOf))
    last.hidden = !pages.length
  }
  $("button", last).addEventListener("click", () => {
    forget(OPENED)
    fill()
    box.focus()
  })
  toggle.addEventListener("change", () => { if (toggle.checked) fill() })
  fill()
  if (!line) return
  // The page's own line comes alive, and changes by the minute, whether the search is open or not.
  sayNow()
  new MutationObserver(sayNow)
    .observe(line, { attributes: true, characterData: true, childList: true, subtree: true })
}
