/* Every file of the repository goes through unchanged; and says from what it began. */
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import test from "node:test"
import { baseOf, withBase } from "../../site_src/theme/javascripts/form/base.js"
import { readWhole, writeWhole } from "../../site_src/theme/javascripts/form/whole.js"
import { useStyle } from "../../site_src/theme/javascripts/form/write.js"
import { style } from "./cases.js"

useStyle(style)

const ROOT = new URL("../../", import.meta.url)
const filesIn = folder => readdirSync(new URL(folder, ROOT), { recursive: true })
  .map(file => `${folder}/${file}`).filter(file => !file.includes("/."))
const FILES = [
  ...["procedures", "provinces", "wards"].flatMap(filesIn).filter(file => file.endsWith(".yml")),
  ...filesIn("wards").filter(file => /\/pages\/.*\.md$/.test(file)),
]

test("every file goes through unchanged, and with its base", async () => {
  assert.ok(FILES.length > 300, String(FILES.length))
  for (const file of FILES) {
    const text = readFileSync(new URL(file, ROOT), "utf8"), page = file.endsWith(".md")
    const data = readWhole(text, page)
    assert.equal(writeWhole(text, data, page), text, file)
    const said = await withBase(text, text)
    assert.deepEqual(readWhole(said, page), data, file)
    assert.equal(await baseOf(said), await baseOf(text), file)
    assert.equal(await withBase(said, text), said, file)
  }
})

test("the base is the hash of the text that the form began from", async () => {
  const title = "title: Khai sinh\n"
  const said = await withBase(title, title)
  assert.match(said, /^# bản gốc: [0-9a-f]{12}\ntitle/)
  for (const same of [said, title.replace("\n", "\r\n"), `\uFEFF${title}`])
    assert.equal(await baseOf(same), await baseOf(title))
  assert.equal(await withBase("---\na: 1\n---\n"), "---\n# bản gốc: chưa có\na: 1\n---\n")
})

test("a page of Markdown changes where it was changed", () => {
  const text = "---\ncode: TT001  # mã\ntitle: Tin\n---\n\nMột.\n"
  const data = readWhole(text, true)
  assert.equal(data.body, "Một.\n")
  assert.equal(writeWhole(text, { ...data, body: "Hai." }, true), text.replace("Một.", "Hai."))
  assert.equal(writeWhole(text, { ...data, title: "Mới" }, true), text.replace("Tin", "Mới"))
})

test("a file with notes alone keeps them", () => {
  assert.deepEqual(readWhole("# chưa có gì\n", false), {})
  assert.equal(writeWhole("# chưa có gì\n", { a: "1" }, false), "# chưa có gì\na: 1\n")
})
