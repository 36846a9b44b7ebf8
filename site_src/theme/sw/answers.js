/* Answers. A page is asked of the network first, for a fee may have changed today, and past the
   browser's own copy, which may be of yesterday; where the network is slow or gone, the kept page is
   shown. A file with its version in its address never changes: it is taken from the phone first. */
import { isVersioned } from "./addresses.js"
import { keptFile, keptInOtherLanguage, keptPage } from "./kept.js"
import { rememberFile, rememberPage } from "./seen.js"

const PATIENCE_MS = 3000

/**
 * What the host has now: the browser's own copy counts only where the host says that it still holds.
 * @param {Request} request
 */
const ask = ({ url, redirect }) => fetch(url, { cache: "no-cache", redirect })

/**
 * The network's answer; where it is slow, gone or broken, the kept one if there is one; where it is not
 * only slow, else what stands in for it.
 * @param {Promise<Response>} asked
 * @param {() => Promise<Response | undefined>} kept
 * @param {() => Promise<Response | undefined>} [instead]
 */
const networkFirst = async (asked, kept, instead = kept) => {
  let late = 0
  /** @type {Promise<undefined>} */
  const patience = new Promise(resolve => { late = setTimeout(resolve, PATIENCE_MS) })
  const good = asked.then(response => response.status < 500 ? response : undefined, () => undefined)
  const soon = await Promise.race([good, patience])
  clearTimeout(late)
  return soon || await kept().catch(() => undefined)
    || await good || await instead().catch(() => undefined) || asked
}

/**
 * @param {FetchEvent} event
 * @param {URL} url
 */
export const answerPage = (event, url) => {
  const asked = ask(event.request)
  const copy = asked.then(response => response.clone())
  event.waitUntil(copy.then(response => rememberPage(url, response)).catch(() => {}))
  return networkFirst(asked, () => keptPage(url), () => keptInOtherLanguage(url))
}

/**
 * @param {FetchEvent} event
 * @param {URL} url
 */
export const answerFile = async (event, url) => {
  if (!isVersioned(url)) return networkFirst(ask(event.request), () => keptFile(url))
  const kept = await keptFile(url).catch(() => undefined)
  if (kept) return kept
  const response = await fetch(event.request)
  if (/\.(?:js|css)$/.test(url.pathname)) {
    const copy = response.clone()
    event.waitUntil(rememberFile(url.href, copy).catch(() => {}))
  }
  return response
}
