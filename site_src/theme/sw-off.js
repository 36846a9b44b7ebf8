/* Takes back what the service worker has kept on phones: it stands in for sw.js where the ward wants
   none. Phones ask for sw.js by themselves at their next visit. */
"use strict"

const PREFIX = `motcham-${new URL(self.registration.scope).pathname}|`

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
  await self.registration.unregister()
})()))
