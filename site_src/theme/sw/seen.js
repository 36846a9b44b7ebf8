/* What has been seen since the last whole version: pages opened from the network, and their scripts. */
import { isVersioned, plain, rootOf, SCOPE, SEEN } from "./addresses.js"
import { isForgotten } from "./choice.js"
import { wholeOf } from "./versions.js"

const MOST_SEEN = 60

/**
 * @param {string} address
 * @param {Response} response
 */
export const rememberFile = async (address, response) => {
  if (isForgotten() || !response.ok || response.type !== "basic") return
  const seen = await caches.open(SEEN)
  await seen.delete(address)
  await seen.put(address, response)
  const kept = await seen.keys()
  for (const request of kept.slice(0, Math.max(0, kept.length - MOST_SEEN))) await seen.delete(request)
}

/**
 * Whether a page is the guide's own (below the same address another site may stand), and one that may
 * be kept: the facts of a renovation leave the site one day.
 * @param {Response} response
 */
const isToKeep = async response => {
  const html = await response.text()
  return html.includes("javascripts/motcham.js") && !/<meta name="?robots"? content="noindex/.test(html)
}

/**
 * @param {URL} url
 * @param {Response} response
 */
export const rememberPage = async (url, response) => {
  if (response.ok && !response.redirected && await isToKeep(response.clone()))
    await rememberFile(plain(url), response)
}

/**
 * What a page has loaded before this worker was there; the browser itself still has it.
 * @param {string[]} loaded
 */
export const rememberLoaded = async loaded => {
  const seen = await caches.open(SEEN)
  for (const each of loaded) {
    const url = new URL(each)
    const isFile = url.pathname.endsWith(".js")
    const address = isFile ? url.href : plain(url)
    if (!address.startsWith(SCOPE.href) || isFile && !isVersioned(url)) continue
    if (!isFile && (await wholeOf(rootOf(url))).length) continue // it is kept, and may be newer there
    if (await seen.match(address)) continue
    const response = await fetch(address, { cache: "force-cache" })
    await (isFile ? rememberFile(address, response) : rememberPage(url, response))
  }
}
