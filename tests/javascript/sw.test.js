/* What the service worker reckons. */
import assert from "node:assert/strict"
import test from "node:test"

const SCOPE = "https://phuong.tinh.vn/mot/"
globalThis.self = { registration: { scope: SCOPE } }
const { asPrinted, isPage, isVersioned, plain, rootOf } = await import("../../site_src/theme/sw/addresses.js")
const { pagesOf } = await import("../../site_src/theme/sw/library.js")

const at = path => new URL(path, SCOPE)

for (const [path, root] of [
  ["Q/HT01/", "https://phuong.tinh.vn/mot/"],
  ["en/Q/HT01/", "https://phuong.tinh.vn/mot/en/"],
  ["enQ/", "https://phuong.tinh.vn/mot/"],
  ["", "https://phuong.tinh.vn/mot/"],
])
  test(`the top of «${path}»`, () => assert.equal(rootOf(at(path)), root))

test("what does not change a page is no part of its address", () =>
  assert.equal(plain(at("Q/HT01/index.html?utm=1#giay-to")), "https://phuong.tinh.vn/mot/Q/HT01/"))

for (const [path, printed] of [
  ["q/r7k2qxm/", "Q/R7K2QXM/"],
  ["q/ht01", "Q/HT01"],
  ["Q/HT01/", "Q/HT01/"],
  ["q/", "q/"],
  ["q/ht01/index.json", "q/ht01/index.json"],
  ["lien-he/", "lien-he/"],
])
  test(`${path} is printed as ${printed}`, () => assert.equal(asPrinted(path), printed))

for (const [mode, path, page] of [
  ["navigate", "Q/HT01/", true],
  ["navigate", "Q/HT01", true],
  ["navigate", "Q/HT01/index.html", true],
  ["navigate", "Q/HT01/index.json", false],
  ["cors", "Q/HT01/", true],
  ["no-cors", "javascripts/after-load.js", false],
])
  test(`${path || "the top"} by ${mode}: ${page ? "a page" : "a file"}`, () =>
    assert.equal(isPage({ mode }, at(path)), page))

for (const [path, versioned] of [
  ["javascripts/after-load.js?1a2b3c4d", true],
  ["assets/javascripts/bundle.a5f9d56c.min.js", true],
  ["favicon.svg", false],
])
  test(`${path} ${versioned ? "never changes" : "may change"}`, () =>
    assert.equal(isVersioned(at(path)), versioned))

const pages = pagesOf({
  pieces: ["<main>", "<!--motcham:body-->", "<!--motcham:other-->", "</main>", "$& HT01", "HT02", "404"],
  texts: [[0, 1, 2, 3], [4], [], [5], [4], [6, 6]],
  slots: ["body", "head"],
  framed: ["Q/HT01/", "Q/HT02/"],
  drawn: ["404.html"],
})
for (const [path, html] of [
  ["Q/HT01/", "<main>$& HT01<!--motcham:other--></main>"],
  ["Q/HT02/", "<main>HT02<!--motcham:other--></main>"],
  ["404.html", "404404"],
  ["Q/HT03/", undefined],
])
  test(`the kept page of ${path}`, () => assert.equal(pages(path), html))
