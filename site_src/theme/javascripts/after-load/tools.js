/* Print, share, copy the address or the code. */
import { $, $$ } from "../shared/dom.js"
import { code, page } from "../shared/page.js"
import { _ } from "../shared/words.js"

/** @param {Element} element */
const textOf = element => (element.textContent || "").trim()

/** The answer in one message: the title, how long, how much. The address goes with it. */
const answer = () => [
  textOf($("h1")),
  ...$$(".mc-fact:not(.mc-wide)").map(fact => {
    const shown = $$("dd p", fact).find(each => !each.matches(".mc-other-case, .mc-case-chosen .mc-case"))
    const label = $(".mc-label", shown)
    const words = `${textOf($("dt", fact))}: ${textOf($("b, .calm", shown))}`
    return label ? `${words} (${textOf(label)})` : words
  }),
].join("\n")

/**
 * @param {HTMLElement} button which says for a while that it is `done`
 * @param {string} text
 * @param {string} done
 * @param {string} ask where the browser refuses
 */
const copyFrom = async (button, text, done, ask) => {
  const label = $("span", button)
  const words = label.textContent
  try {
    await navigator.clipboard.writeText(text)
    label.textContent = done
    setTimeout(() => { label.textContent = words }, 4000)
  } catch { prompt(ask, text) }
}

/**
 * The buttons of a page, after the ways to report a mistake and before the staff's own way.
 * @param {Element} tools
 */
const drawButtons = tools => {
  const staff = $("[rel=nofollow]", tools)
  for (const [what, words] of [["print", _("In")], ["share", _("Gửi")], ["copy", _("Chép địa chỉ")]]) {
    const button = document.createElement("button"), label = document.createElement("span")
    button.type = "button"
    button.className = "b"
    button.dataset.do = what
    button.hidden = true
    label.textContent = words
    button.append(label)
    tools.insertBefore(button, staff)
  }
}

export const offerTools = () => {
  /** @type {HTMLLinkElement} */
  const canonical = $("link[rel=canonical]")
  const plain = canonical ? canonical.href : location.href.replace(/[?#].*/, "")
  /** The case that is chosen goes with the page. */
  const address = () => plain + (location.hash.startsWith("#ca=") ? location.hash : "")
  /** @type {Record<string, (button: HTMLElement) => void>} */
  const doing = {
    print: () => window.print(),
    share: () => {
      navigator.share({ title: document.title, text: answer(), url: address() }).catch(() => {})
    },
    copy: button => copyFrom(button, address(), _("Đã chép địa chỉ"), _("Chép địa chỉ này:")),
    code: button => copyFrom(button, code, _("Đã chép mã"), _("Chép mã này:")),
  }
  $$(".mc-tools").forEach(drawButtons)
  for (const button of $$("[data-do]")) {
    const what = button.dataset.do || ""
    if (what === "share" && !navigator.share) continue
    button.hidden = false
    button.addEventListener("click", () => doing[what](button))
  }
}

/** On paper nothing is folded away; afterwards everything is as it was. */
export const openForPaper = () => {
  /** @type {HTMLDetailsElement[]} */
  let opened = []
  addEventListener("beforeprint", () => {
    opened = $$("details:not([open])", page)
    for (const fold of opened) fold.open = true
  })
  addEventListener("afterprint", () => { for (const fold of opened) fold.open = false })
}
