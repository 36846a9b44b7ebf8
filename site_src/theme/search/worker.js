/* Speaks Material's search protocol: 0 set up → 1 ready, 2 query → 3 result.
   The engine and its index are loaded with the first letter typed: a page that is only read fetches
   neither. */
"use strict"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

let answers

const load = async () => {
  // What stands behind the ? of the worker's own address is the version of all three.
  importScripts(`engine.js${self.location.search}`)
  const response = await fetch(new URL(`index.json${self.location.search}`, self.location))
  if (!response.ok) throw new Error(`index.json: ${response.status}`)
  return makeAnswers(await response.json(), "")
}

/** Where the page hears what else may have been meant; Material's protocol has no place for it. */
const suggestions = "BroadcastChannel" in self ? new BroadcastChannel("motcham.suggest") : null

let latest = 0
self.addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) self.postMessage({ type: READY })
  if (message.type !== QUERY) return
  const turn = ++latest
  let items = [], meant = []
  try {
    if (message.data.trim()) {
      const loaded = await (answers ||= load())
      items = loaded.items(message.data)
      meant = loaded.suggest(message.data)
    }
  } catch { answers = undefined }
  if (turn !== latest) return
  self.postMessage({ type: RESULT, data: { items } })
  suggestions?.postMessage(meant)
})
