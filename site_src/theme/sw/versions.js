/* One version of the guide in one language: fetched whole, checked, and only then shown. Its cache
   counts once offline.json itself lies in it, which is put there last. */
import { MANIFEST, PREFIX, rootOf, SCOPE, SEEN } from "./addresses.js"
import { isForgotten } from "./choice.js"
import { worker } from "./worker.js"

/**
 * @param {string} name
 * @param {string} root
 */
const isWhole = async (name, root) => Boolean(await (await caches.open(name)).match(root + MANIFEST))

/**
 * What the names of a language's caches begin with; behind it is the version.
 * @param {string} root
 */
const cachesOf = root => `${PREFIX}${root.slice(SCOPE.href.length)} `

/** @param {string} root */
const versionsOf = async root =>
  (await caches.keys()).filter(name => name.startsWith(cachesOf(root)))

/**
 * The whole versions of a language, the newest last.
 * @param {string} root
 */
export const wholeOf = async root => {
  const names = []
  for (const name of await versionsOf(root)) if (await isWhole(name, root)) names.push(name)
  return names
}

/** @param {ArrayBuffer} bytes */
const hash = async bytes =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].slice(0, 8)
    .map(byte => byte.toString(16).padStart(2, "0")).join("")

/**
 * @param {string} root
 * @param {Record<string, string>} files the hash of each
 * @param {Cache} cache
 * @param {Cache | undefined} before the version before, for what has not changed
 */
const fetchWhole = async (root, files, cache, before) => {
  for (const [file, wanted] of Object.entries(files)) {
    if (isForgotten()) throw new Error("forgotten")
    if (await cache.match(root + file)) continue
    const old = before && await before.match(root + file)
    if (old && await hash(await old.clone().arrayBuffer()) === wanted) {
      await cache.put(root + file, old)
      continue
    }
    const response = await fetch(root + file, { cache: "no-cache" })
    const found = response.ok && await hash(await response.clone().arrayBuffer())
    if (found !== wanted) throw new Error(`${file}: ${response.status} ${found}`)
    await cache.put(root + file, response)
  }
}

/** @param {string} root */
const renew = async root => {
  const answer = await fetch(root + MANIFEST, { cache: "no-cache" })
  if (!answer.ok || isForgotten()) return
  const { version, files } = await answer.clone().json()
  const name = cachesOf(root) + version
  const kept = await wholeOf(root)
  const newest = kept[kept.length - 1]
  if (newest === name) {
    await (await caches.open(name)).put(root + MANIFEST, answer) // the same guide, true on a later day
    // Older versions serve the pages that were open before; with one page left, there is none.
    const pages = await worker.clients.matchAll({ type: "window" })
    if (pages.length < 2)
      for (const other of await versionsOf(root)) if (other !== name) await caches.delete(other)
    return
  }
  // What another download left unfinished, or a version that has come back: begun anew, as newest.
  for (const other of await versionsOf(root))
    if (other === name ? kept.includes(name) : !kept.includes(other)) await caches.delete(other)
  const cache = await caches.open(name)
  await fetchWhole(root, files, cache, newest ? await caches.open(newest) : undefined)
  if (isForgotten()) return
  await cache.put(root + MANIFEST, answer)
  // Pages seen before are in the new version, and newer there.
  const seen = await caches.open(SEEN)
  for (const request of await seen.keys())
    if (rootOf(new URL(request.url)) === root) await seen.delete(request)
}

/** @type {Map<string, Promise<void>>} */
const renewing = new Map()

/**
 * Have the newest version of a language whole; one download at a time.
 * @param {string} root
 */
export const renewOnce = root => {
  const underway = renewing.get(root) || renew(root).finally(() => renewing.delete(root))
  renewing.set(root, underway)
  return underway
}
