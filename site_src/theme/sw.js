/* The guide without a network. After one visit the phone keeps the whole guide of a language:
   offline.json names the files that belong together, offline-library.json holds every page, packed.

   What is kept, by cache:
   - `motcham-SCOPE|LANGUAGE VERSION`: one whole version. A page and all it loads always come from one
     of these.
   - `motcham-SCOPE|seen`: the pages opened from the network since then, with their scripts. */
import { isForStaff, isPage, LIBRARY, MANIFEST, SCOPE } from "./sw/addresses.js"
import { answerFile, answerPage } from "./sw/answers.js"
import { forgetAll, isForgotten, keepAgain } from "./sw/choice.js"
import { rememberLoaded } from "./sw/seen.js"
import { renewOnce } from "./sw/versions.js"
import { worker } from "./sw/worker.js"

worker.addEventListener("install", () => { worker.skipWaiting() })
worker.addEventListener("activate", event => event.waitUntil((async () => {
  // An earlier worker has switched it on. Where it fails, Firefox shows nothing that is kept, and it
  // takes the browser's own copy.
  const { navigationPreload } = worker.registration
  if (navigationPreload) await navigationPreload.disable()
  await worker.clients.claim()
})()))

worker.addEventListener("fetch", event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || isForStaff(url) || isForgotten() || !url.href.startsWith(SCOPE.href)) return
  if (/** @type {any[]} */ ([MANIFEST, LIBRARY]).includes(url.pathname.split("/").pop())) return
  event.respondWith(isPage(request, url) ? answerPage(event, url) : answerFile(event, url))
})

/** What pages ask for: to keep the guide whose top is `keep`, or to forget it. */
worker.addEventListener("message", event => {
  const { keep, forget, seen, light } = event.data
  const done = (/** @type {void} */ result) => { if (event.ports[0]) event.ports[0].postMessage(result) }
  if (forget) event.waitUntil(forgetAll().then(done))
  if (!keep || !keep.startsWith(SCOPE.href)) return
  keepAgain()
  event.waitUntil((async () => {
    await rememberLoaded(seen).catch(() => {})
    if (!light) await renewOnce(keep)
  })().catch(() => {}).then(done))
})
