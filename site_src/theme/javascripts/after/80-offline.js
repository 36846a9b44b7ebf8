/* The guide without a network: a service worker keeps it on the phone. The reader can take it back. */
{
  const own = document.currentScript.src
  const root = new URL("../", own).href
  const language = `/${document.documentElement.lang}/`
  // The one worker lies at the top of the first language's site.
  const top = language !== "/vi/" && root.endsWith(language) ? new URL("../", root).href : root
  const CHOICE = "motcham.offline"
  const wanted = () => recall(CHOICE) !== false

  const worker = location.protocol.startsWith("http") ? navigator.serviceWorker : undefined
  const tell = (message, to) => new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    to.postMessage(message, [port2])
  })
  const keep = async () => {
    await worker.register(`${top}sw.js`, { scope: top })
    const { active } = await worker.ready
    const light = Boolean(navigator.connection?.saveData)
    // A page that came from what is kept is no news.
    const seen = document.documentElement.dataset.kept ? []
      : [location.href, ...$$("script[src]").map(script => script.src)]
    return tell({ keep: root, light, seen }, active)
  }
  const erase = async () => {
    const registration = await worker.getRegistration(top)
    if (registration?.active) await tell({ forget: true }, registration.active)
    location.reload() // the worker stays with a page as long as it is open
  }

  if (worker && wanted()) keep().catch(() => {})

  const choice = $(".mc-keep")
  if (choice && worker) {
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
}
