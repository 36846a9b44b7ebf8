/* Speaks Material's search protocol: 0 set up → 1 ready, 2 query → 3 result. MaterialX numbers what it asks,
   hears only the answer of the same number, and asks with an object.
   The engine and its index are loaded with the first letter typed: a page that is only read fetches
   neither. */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const worker = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self))

/** @type {Promise<ReturnType<typeof makeAnswers>> | undefined} */
let answers

const load = async () => {
  // What stands behind the ? of the worker's own address is the version of all three.
  const { search, href } = worker.location
  worker.importScripts(`engine.js${search}`)
  const response = await fetch(new URL(`index.json${search}`, href).href)
  if (!response.ok) throw new Error(`index.json: ${response.status}`)
  return makeAnswers(await response.json(), "")
}

/** Where the page hears which query is answered, what else may have been meant, which words stand
    nowhere, and that the index was lost on its way; Material's protocol has no place for it. */
const hints = "BroadcastChannel" in self ? new BroadcastChannel("motcham.hints") : null

let latest = 0
worker.addEventListener("message", async ({ data: message }) => {
  const { id } = message
  if (message.type === SETUP) worker.postMessage({ id, type: READY })
  if (message.type !== QUERY) return
  const turn = ++latest
  /** @type {string} */
  const query = message.data.query === undefined ? message.data : message.data.query
  /** @type {ReturnType<ReturnType<typeof makeAnswers>> & { lost?: boolean }} */
  let answer = { items: [], meant: [], unknown: [], answer: "" }
  try {
    if (query.trim()) {
      if (!answers) answers = load()
      answer = (await answers)(query)
    }
  } catch {
    answers = undefined
    answer = { ...answer, lost: true }
  }
  if (turn !== latest) return
  const { items, ...hint } = answer
  worker.postMessage({ id, type: RESULT, data: { items } })
  if (hints) hints.postMessage({ ...hint, query })
})
