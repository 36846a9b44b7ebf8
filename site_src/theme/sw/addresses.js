/* Addresses: where things lie, and by what names the browser's caches know them. */
import { worker } from "./worker.js"

export const SCOPE = new URL(worker.registration.scope)
export const PREFIX = `motcham-${SCOPE.pathname}|`
/** The cache of the pages opened from the network since the last whole version, with their scripts. */
export const SEEN = `${PREFIX}seen`
export const MANIFEST = "offline.json"
export const LIBRARY = "offline-library.json"

/**
 * The language's own top: the folder that holds Q/.
 * @param {URL} url
 */
export const rootOf = url => {
  const language = url.pathname.slice(SCOPE.pathname.length).match(/^[a-z]{2}\//)
  return SCOPE.href + (language ? language[0] : "")
}

/**
 * A page's address without what does not change the page: ?utm…, #…, index.html.
 * @param {URL} url
 */
export const plain = url => url.origin + url.pathname.replace(/\/index\.html$/, "/")

/**
 * The address of a code's page as it is printed; some hosts send all letters small.
 * @param {string} path below the language's top
 */
export const asPrinted = path => path.replace(/^q\/[a-z0-9]{2,8}(?=\/?$)/i, code => code.toUpperCase())

/**
 * @param {Request} request
 * @param {URL} url
 */
export const isPage = (request, url) =>
  request.mode === "navigate" ? !/\.(?!html$)[a-z0-9]+$/.test(url.pathname) : url.pathname.endsWith("/")

/**
 * Whether an address is of the pages for staff: the worker has no part in them.
 * @param {URL} url
 */
export const isForStaff = url => url.pathname.startsWith(`${SCOPE.pathname}huong-dan-bien-tap/`)

/**
 * Whether a file's address has its version in it: such a file never changes.
 * @param {URL} url
 */
export const isVersioned = url => Boolean(url.search) || /\.[0-9a-f]{8}\./.test(url.pathname)
