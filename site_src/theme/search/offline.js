/* In the offline copy there is no server, and browsers refuse workers from a folder: this stands in
   for the worker, on the page itself. It is part of the copy only. */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const hints = "BroadcastChannel" in window ? new BroadcastChannel("motcham.hints") : null

/** @type {ReturnType<typeof makeAnswers> | undefined} */
let answers

class FolderWorker extends EventTarget {
  /** @param {{ type: number, data: string }} message */
  postMessage({ type, data }) {
    const reply = (/** @type {object} */ message) => setTimeout(() =>
      this.dispatchEvent(new MessageEvent("message", { data: message })))
    if (type === SETUP) reply({ type: READY })
    if (type !== QUERY) return
    if (!answers) answers = makeAnswers(motchamIndex, "index.html")
    const { items, ...hint } = data.trim() ? answers(data) : { items: [], meant: [], unknown: [] }
    reply({ type: RESULT, data: { items } })
    if (hints) hints.postMessage({ ...hint, query: data })
  }
}
window.Worker = /** @type {any} */ (FolderWorker)
