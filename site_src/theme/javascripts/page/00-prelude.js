/* What the parts share. The parts of a folder are joined in the order of their names into one
   function: a name declared here is known in all of them, a name declared in a part's own braces is not.
   Every fact of a page is there without these scripts. */
const $ = (selector, root = document) => root.querySelector(selector)
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]
const _ = text => words[text] || text
const refill = (element, children) => { element.textContent = ""; element.append(...children) }
const dayOf = date => date.split("-").reverse().map(Number).join("/")
const page = $(".mc-page") || document.body
const code = page.dataset.code

// A private window may refuse storage; the page works all the same.
const remember = (key, value) => {
  try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* refused */ }
}
const forget = key => { try { localStorage.removeItem(key) } catch { /* refused */ } }
const recall = key => { try { return JSON.parse(localStorage.getItem(key)) } catch { return null } }

// The procedures chosen for one visit to the ward, in their order: [{ code, title, chosen }], `chosen`
// being the id of the case, or nothing.
const visit = {
  get list() {
    const kept = recall("motcham.visit")
    return Array.isArray(kept) ? kept.filter(each => each && /^[A-Z0-9]{2,8}$/.test(each.code)) : []
  },
  set list(list) { if (list.length) remember("motcham.visit", list); else forget("motcham.visit") },
}
