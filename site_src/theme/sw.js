/* The guide without a network. After one visit the phone keeps the whole guide of a language:
   offline.json names the files that belong together, offline-library.json holds every page, packed.

   What is kept, by cache:
   - `motcham-SCOPE|LANGUAGE VERSION`: one whole version. It counts once offline.json itself lies in
     it, which is put there last. A page and all it loads always come from one of these.
   - `motcham-SCOPE|seen`: the pages opened from the network since then, with their scripts.

   A page is asked of the network first, for a fee may have changed today, and past the browser's own
   copy, which may be of yesterday; where the network is slow or gone, the kept page is shown, and
   says so. A file with its version in its address never changes, so it is taken from the phone
   first. */
"use strict"

const SCOPE = new URL(self.registration.scope)
const PREFIX = `motcham-${SCOPE.pathname}|`
const SEEN = `${PREFIX}seen`
const MANIFEST = "offline.json", LIBRARY = "offline-library.json", NOT_FOUND = "404.html"
/** Pages of renovations are never kept; one page says so for each, `{code}` being the code. */
const RENOVATION = /^Q\/(R[0-9A-Z]{6})(\/?)$/, ANY_RENOVATION = "Q/{code}/"
const PATIENCE_MS = 3000
const MOST_SEEN = 60

/** Switched off by the reader, until this worker ends. */
let forgotten = false

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil((async () => {
  // An earlier worker has switched it on. Where it fails, Firefox shows nothing that is kept, and it
  // takes the browser's own copy.
  await self.registration.navigationPreload?.disable()
  await self.clients.claim()
})()))

/* --- Addresses ---------------------------------------------------------------------------- */

/** The language's own top: the folder that holds Q/. */
const rootOf = url => {
  const language = url.pathname.slice(SCOPE.pathname.length).match(/^[a-z]{2}\//)
  return SCOPE.href + (language ? language[0] : "")
}

/** A page's address without what does not change the page: ?utm…, #…, index.html. */
const plain = url => url.origin + url.pathname.replace(/\/index\.html$/, "/")

const isPage = (request, url) =>
  request.mode === "navigate" ? !/\.(?!html$)[a-z0-9]+$/.test(url.pathname) : url.pathname.endsWith("/")

const isVersioned = url => Boolean(url.search) || /\.[0-9a-f]{8}\./.test(url.pathname)

/* --- One version: fetched whole, then shown ----------------------------------------------- */

const isWhole = async (name, root) => Boolean(await (await caches.open(name)).match(root + MANIFEST))

const versionsOf = async root => {
  const start = `${PREFIX}${root.slice(SCOPE.href.length)} `
  return (await caches.keys()).filter(name => name.startsWith(start))
}

/** The whole versions of a language, the newest last. */
const wholeOf = async root => {
  const names = []
  for (const name of await versionsOf(root)) if (await isWhole(name, root)) names.push(name)
  return names
}

const hash = async bytes =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].slice(0, 8)
    .map(byte => byte.toString(16).padStart(2, "0")).join("")

const fetchWhole = async (root, files, cache, before) => {
  for (const [file, wanted] of Object.entries(files)) {
    if (forgotten) throw new Error("forgotten")
    if (await cache.match(root + file)) continue
    const old = await before?.match(root + file)
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

const renew = async root => {
  const answer = await fetch(root + MANIFEST, { cache: "no-cache" })
  if (!answer.ok || forgotten) return
  const { version, files } = await answer.clone().json()
  const name = `${PREFIX}${root.slice(SCOPE.href.length)} ${version}`
  const kept = await wholeOf(root)
  const newest = kept[kept.length - 1]
  if (newest === name) {
    await (await caches.open(name)).put(root + MANIFEST, answer) // the same guide, true on a later day
    // Older versions serve the pages that were open before; with one page left, there is none.
    const pages = await self.clients.matchAll({ type: "window" })
    if (pages.length < 2)
      for (const other of await versionsOf(root)) if (other !== name) await caches.delete(other)
    return
  }
  // What another download left unfinished, or a version that has come back: begun anew, as newest.
  for (const other of await versionsOf(root))
    if (other === name ? kept.includes(name) : !kept.includes(other)) await caches.delete(other)
  const cache = await caches.open(name)
  await fetchWhole(root, files, cache, newest && await caches.open(newest))
  if (forgotten) return
  await cache.put(root + MANIFEST, answer)
  // Pages seen before are in the new version, and newer there.
  const seen = await caches.open(SEEN)
  for (const request of await seen.keys())
    if (rootOf(new URL(request.url)) === root) await seen.delete(request)
}

const renewing = new Map()
const renewOnce = root => {
  if (!renewing.has(root)) renewing.set(root, renew(root).finally(() => renewing.delete(root)))
  return renewing.get(root)
}

/* --- The library -------------------------------------------------------------------------- */

/* These are as in generator/guide/packing.py. */
const LETTERS = 93, ONE = 50, TWO = 36, THREE = 6, SHORTEST = 16, COPY = 0
const END = "\0", JOINT = "\x7f"

/** Text by its number. */
const unpack = ({ words, size, text, back, count }) => {
  const digits = new Uint8Array(128)
  for (let code = 32, digit = 0; code < 127; code++)
    if (code !== 34 && code !== 92) digits[code] = digit++
  const reader = letters => {
    let at = 0
    const number = length => {
      let value = 0
      while (length--) value = value * LETTERS + digits[letters.charCodeAt(at++)]
      return value
    }
    return { number, more: () => at < letters.length }
  }
  const names = reader(text), counts = reader(count)
  const copies = back.length / 4
  const letter = at => digits[back.charCodeAt(at)]
  const far = copy => ((letter(copy) * LETTERS + letter(copies + copy)) * LETTERS
    + letter(2 * (copies + copy))) * LETTERS + letter(2 * (copies + copy) + 1)
  const syllables = words.map(word => word.split(JOINT))
  const afterTwo = ONE + TWO * LETTERS, afterThree = afterTwo + THREE * LETTERS ** 2
  const all = new Array(size)
  let end = 0, copy = 0
  while (names.more()) {
    const first = names.number(1)
    const word = first < ONE ? first
      : first < ONE + TWO ? ONE + (first - ONE) * LETTERS + names.number(1)
      : first < ONE + TWO + THREE ? afterTwo + (first - ONE - TWO) * LETTERS ** 2 + names.number(2)
      : afterThree + (first - ONE - TWO - THREE) * LETTERS ** 3 + names.number(3)
    if (word !== COPY) {
      for (const syllable of syllables[word]) all[end++] = syllable
      continue
    }
    let place = end - far(copy++)
    const short = counts.number(1)
    for (let left = SHORTEST + (short < LETTERS - 1 ? short : counts.number(4)); left; left--)
      all[end++] = all[place++]
  }
  const starts = [0]
  all.forEach((syllable, at) => { if (syllable === END) starts.push(at + 1) })
  return number => all.slice(starts[number], starts[number + 1] - 1).join("")
}

/** A paper's name as its tick's key is made of; as `fold` in generator/library/text.py. */
const fold = text => text.toLowerCase().replace(/đ/g, "d").normalize("NFD")
  .replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim()

const crc32 = text => {
  let crc = -1
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at)
    for (let bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (~crc >>> 0).toString(16)
}

const unescape = text => text
  .replace(/&#(\d+);/g, (_, number) => String.fromCharCode(number))
  .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&")

const OF_NAME = /\x01(?=[^\x01]*?mc-name">([^<]*))/g
const whole = text => text.replace(OF_NAME, (_, name) => crc32(fold(unescape(name))))

/** The opened library: one at a time, unpacked once, when the first page is asked of it. */
let opened = { name: "", page: null }

const open = (name, root) => {
  if (opened.name !== name) {
    const page = unpacked(name, root)
    opened = { name, page }
    page.catch(() => { opened = { name: "", page: null } })
  }
  return opened.page
}

const unpacked = async (name, root) => {
  const cache = await caches.open(name)
  const library = await (await cache.match(root + LIBRARY)).json()
  const text = unpack(library)
  const { slots, framed, drawn } = library
  /** A page by its address; nothing where there is none. */
  return path => {
    const place = framed.indexOf(path)
    if (place >= 0) {
      const content = slots.map((_, at) => text(1 + place * slots.length + at))
      return whole(text(0).replace(/<!--motcham:([a-z-]+)-->/g,
        (_, slot) => content[slots.indexOf(slot)]))
    }
    const at = drawn.indexOf(path)
    return at < 0 ? undefined : whole(text(1 + framed.length * slots.length + at))
  }
}

/* --- Kept pages --------------------------------------------------------------------------- */

/** The kept page, marked with the day it is of, so that it can say so. */
const marked = (html, day, status = 200) => new Response(
  html.replace("<html", `<html data-kept="${day}"`),
  { status, headers: { "Content-Type": "text/html; charset=utf-8" } })

/** The day in Vietnam. */
const dayOf = response => {
  const date = Date.parse(response.headers.get("Date")) || Date.now()
  return new Date(date + 7 * 3600e3).toISOString().slice(0, 10)
}

/** The kept page of an address; undefined where none is kept. */
const keptPage = async url => {
  const address = plain(url)
  const seen = await (await caches.open(SEEN)).match(address)
  if (seen) return marked(await seen.text(), dayOf(seen))
  const root = rootOf(url)
  const name = (await wholeOf(root)).pop()
  if (!name) {
    // Only another language is kept: the same page in it is better than none.
    if (root === SCOPE.href || !(await wholeOf(SCOPE.href)).length) return undefined
    return Response.redirect(SCOPE.href + address.slice(root.length))
  }
  const page = await open(name, root)
  const path = address.slice(root.length)
  const [, code, slash] = path.match(RENOVATION) || []
  if (page(`${path}/`) || code && !slash) return Response.redirect(`${address}/`)
  const { day } = await (await (await caches.open(name)).match(root + MANIFEST)).json()
  const found = page(path) || code && page(ANY_RENOVATION)?.replace(/\{code\}/g, code)
  return found ? marked(found, day) : marked(page(NOT_FOUND), day, 404)
}

/* --- What has been seen ------------------------------------------------------------------- */

const remember = async (address, response) => {
  if (forgotten || !response.ok || response.type !== "basic") return
  const seen = await caches.open(SEEN)
  await seen.delete(address)
  await seen.put(address, response)
  const kept = await seen.keys()
  for (const request of kept.slice(0, Math.max(0, kept.length - MOST_SEEN))) await seen.delete(request)
}

/** Whether a page is the guide's own (below the same address another site may stand), and one that
    may be kept: the facts of a renovation leave the site one day. */
const isToKeep = async response => {
  const html = await response.text()
  return html.includes("javascripts/motcham.js") && !/<meta name="?robots"? content="noindex/.test(html)
}

const rememberPage = async (url, response) => {
  if (response.ok && !response.redirected && await isToKeep(response.clone()))
    await remember(plain(url), response)
}

/** What a page has loaded before this worker was there; the browser itself still has it. */
const rememberLoaded = async loaded => {
  const seen = await caches.open(SEEN)
  for (const each of loaded) {
    const url = new URL(each)
    const isFile = url.pathname.endsWith(".js")
    const address = isFile ? url.href : plain(url)
    if (!address.startsWith(SCOPE.href) || isFile && !isVersioned(url)) continue
    if (!isFile && (await wholeOf(rootOf(url))).length) continue // it is kept, and may be newer there
    if (await seen.match(address)) continue
    const response = await fetch(address, { cache: "force-cache" })
    await (isFile ? remember(address, response) : rememberPage(url, response))
  }
}

/* --- Answers ------------------------------------------------------------------------------ */

/** What the host has now: the browser's own copy counts only where the host says that it still holds. */
const ask = ({ url, redirect }) => fetch(url, { cache: "no-cache", redirect })

/** The network's answer; where it is slow, gone or broken, the kept one if there is one. */
const networkFirst = async (asked, kept) => {
  let late
  const patience = new Promise(resolve => { late = setTimeout(resolve, PATIENCE_MS) })
  const good = asked.then(response => response.status < 500 ? response : undefined, () => undefined)
  const soon = await Promise.race([good, patience])
  clearTimeout(late)
  return soon || await kept().catch(() => undefined) || asked
}

const answerPage = (event, url) => {
  const asked = ask(event.request)
  const copy = asked.then(response => response.clone())
  event.waitUntil(copy.then(response => rememberPage(url, response)).catch(() => {}))
  return networkFirst(asked, () => keptPage(url))
}

/** The kept file, of the newest version that has it. */
const keptFile = async url => {
  const names = [...await wholeOf(rootOf(url))].reverse()
  for (const name of [...names, SEEN]) {
    const found = await (await caches.open(name)).match(url.href)
    if (found) return found
  }
  return undefined
}

const answerFile = async (event, url) => {
  if (!isVersioned(url)) return networkFirst(ask(event.request), () => keptFile(url))
  const kept = await keptFile(url).catch(() => undefined)
  if (kept) return kept
  const response = await fetch(event.request)
  if (/\.(?:js|css)$/.test(url.pathname)) {
    const copy = response.clone()
    event.waitUntil(remember(url.href, copy).catch(() => {}))
  }
  return response
}

self.addEventListener("fetch", event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || forgotten || !url.href.startsWith(SCOPE.href)) return
  if ([MANIFEST, LIBRARY].includes(url.pathname.split("/").pop())) return
  event.respondWith(isPage(request, url) ? answerPage(event, url) : answerFile(event, url))
})

/* --- What pages ask for ------------------------------------------------------------------- */

const forget = async () => {
  forgotten = true
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
  await self.registration.unregister()
}

self.addEventListener("message", event => {
  const { keep, forget: stop, seen, light } = event.data
  const done = result => event.ports[0]?.postMessage(result)
  if (stop) event.waitUntil(forget().then(done))
  if (!keep || !keep.startsWith(SCOPE.href)) return
  forgotten = false
  event.waitUntil((async () => {
    await rememberLoaded(seen).catch(() => {})
    if (!light) await renewOnce(keep)
  })().catch(() => {}).then(done))
})
