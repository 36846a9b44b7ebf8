/* The reader may want nothing kept. */
import { PREFIX } from "./addresses.js"
import { worker } from "./worker.js"

let forgotten = false

/** Whether the reader has switched it off, until this worker ends. */
export const isForgotten = () => forgotten

/** The reader wants the guide kept, again. */
export const keepAgain = () => { forgotten = false }

/** Take back all that is kept. */
export const forgetAll = async () => {
  forgotten = true
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
  await worker.registration.unregister()
}
