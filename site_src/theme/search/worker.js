/* Speaks Material's search protocol: 0 set up → 1 ready, 2 query → 3 result.
   The engine and its index are loaded with the first letter typed: a page that is only read fetches
   neither.
   Material puts titles and texts into the page as HTML, so everything is escaped here. */
"use strict"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const MOST_RESULTS = 30

let engine

const load = async () => {
  importScripts("engine.js")
  const response = await fetch(new URL("index.json", self.location))
  if (!response.ok) throw new Error(`index.json: ${response.status}`)
  return makeEngine(await response.json())
}

const escape = text =>
  text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

/** `text` as HTML with the words that answer the query marked. */
const marked = (found, text, query) =>
  found.mark(text, query).map(([part, hit]) => hit ? `<mark>${escape(part)}</mark>` : escape(part)).join("")

const answer = async query => {
  if (!query.trim()) return []
  engine ||= load()
  const found = await engine
  return found.search(query).slice(0, MOST_RESULTS).map(({ item, score }) => [{
    location: `Q/${item.c}/`,
    title: marked(found, item.t, query),
    text: `<span data-field="${escape(item.f)}">${escape(item.f)}</span> · ${escape(item.s)} `
      + `<b class="mc-code">${escape(item.c)}</b>`,
    score,
    terms: {},
  }])
}

/** Where the page hears what else may have been meant; Material's protocol has no place for it. */
const suggestions = new BroadcastChannel("motcham.suggest")

let latest = 0
self.addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) self.postMessage({ type: READY })
  if (message.type !== QUERY) return
  const turn = ++latest
  let items = []
  try { items = await answer(message.data) } catch { engine = undefined }
  if (turn !== latest) return
  self.postMessage({ type: RESULT, data: { items } })
  const found = await engine
  suggestions.postMessage(found && message.data.trim() ? found.suggest(message.data) : [])
})
