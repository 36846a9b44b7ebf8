/* Takes back what the service worker has kept on phones: it stands in for sw.js where the ward wants
   none. Phones ask for sw.js by themselves at their next visit. */
import { forgetAll } from "./sw/choice.js"
import { worker } from "./sw/worker.js"

worker.addEventListener("install", () => { worker.skipWaiting() })
worker.addEventListener("activate", event => event.waitUntil(forgetAll()))
