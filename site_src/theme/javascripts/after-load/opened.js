/* The search names what was last opened on this phone; never a renovation, whose facts leave one day. */
import { $ } from "../shared/dom.js"
import { remember } from "../shared/memory.js"
import { allOpened, OPENED } from "../shared/opened.js"
import { code, page } from "../shared/page.js"

const KEPT = 8
const NOT_KEPT = /^(?:NHA|R[0-9A-Z]{6})$/

export const keepOpened = () => {
  const heading = $("h1", page)
  if (!code || !heading || NOT_KEPT.test(code)) return
  const { lang } = document.documentElement
  const others = allOpened().filter(each => each.code !== code || each.lang !== lang)
  const title = (heading.textContent || "").trim()
  remember(OPENED, [{ code, title, lang }, ...others].slice(0, KEPT))
}
