/* The guide without a network: a service worker keeps it on the phone. The reader can take it back. */
import { $, $$ } from "../shared/dom.js"
import { forget, recall, remember } from "../shared/memory.js"
import { root } from "../shared/root.js"
import { _ } from "../shared/words.js"

const CHOICE = "motcham.offline"
const wanted = () => recall(CHOICE) !== false
const language = `/${document.documentElement.lang}/`
/** The one worker lies at the top of the first language's site. */
const top = language !== "/vi/" && root.endsWith(language) ? new URL("../", root).href : root

/**
 * Say something to the worker; done when it has answered.
 * @param {object} message
 * @param {ServiceWorker} to
 */
const tellWorker = (message, to) => new Promise(resolve => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }) => resolve(data)
  to.postMessage(message, [port2])
})

const keep = async () => {
  await navigator.serviceWorker.register(`${top}sw.js`, { scope: top })
  const { active } = await navigator.serviceWorker.ready
  const { connection } = navigator
  const light = Boolean(connection && connection.saveData)
  // A page that came from what is kept is no news.
  const seen = document.documentElement.dataset.kept ? []
    : [location.href, ...$$("script[src]").map(script => /** @type {any} */ (script).src)]
  if (active) await tellWorker({ keep: root, light, seen }, active)
}

const erase = async () => {
  const registration = await navigator.serviceWorker.getRegistration(top)
  if (registration && registration.active) await tellWorker({ forget: true }, registration.active)
  location.reload() // the worker stays with a page as long as it is open
}

export const keepGuide = () => {
  if (!location.protocol.startsWith("http") || !navigator.serviceWorker) return
  if (wanted()) keep().catch(() => {})
  const choice = $(".mc-keep")
  if (!choice) return
  const [state, button] = choice.children
  const show = () => {
    state.textContent = wanted()
      ? _("Máy này tự lưu trang tra cứu để xem khi không có mạng.")
      : _("Máy này không lưu gì của trang tra cứu.")
    button.textContent = wanted() ? _("Xóa bản lưu trên máy") : _("Lưu lại trên máy")
  }
  button.addEventListener("click", () => {
    if (wanted()) remember(CHOICE, false)
    else forget(CHOICE)
    show()
    ;(wanted() ? keep() : erase()).catch(() => {})
  })
  show()
  choice.hidden = false
}
