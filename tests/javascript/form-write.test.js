/* The form writes YAML as the guide's files are written: the cases of tests/library/test_writer.py. */
import assert from "node:assert/strict"
import test from "node:test"
import { parseDocument } from "../../site_src/theme/vendor/yaml.js"
import { typed } from "../../site_src/theme/javascripts/form/values.js"
import { scalar, useStyle, written } from "../../site_src/theme/javascripts/form/write.js"
import { casesOf, style } from "./cases.js"

useStyle(style)

for (const { text, key, flow, written: expected } of casesOf("yaml_scalars"))
  test(`«${text}» is quoted as in Python${flow ? ", in brackets" : ""}`, () => {
    assert.equal(scalar(text, key, flow), expected)
    const line = flow ? `[${expected}]` : expected
    const read = parseDocument(line, { schema: "failsafe" }).toJS()
    assert.deepEqual(read, flow ? [text] : text, "and read back the same")
  })

for (const { of, data, lines } of casesOf("yaml_files"))
  test(`written as in Python: ${of}`, () =>
    assert.deepEqual(written(data).split("\n").slice(1), [...lines, ""]))

test("a new file says on top what it is for", () =>
  assert.match(written({ title: "Khai sinh" }), /^# Khai sinh — sửa tệp này khi quy định thay đổi\n/))

for (const [pasted, kept] of [
  ["Xã\u00a0Thử", "Xã Thử"],
  ["a\tb\u3000c\u2009d", "a b c d"],
  ["\ufeffgiấy\u200b khai\u00ad sinh\u200e", "giấy khai sinh"],
  ["một\r\nhai\rba\u2028bốn\vnăm", "một\nhai\nba\nbốn\nnăm"],
  ["\u202eđảo\u202c \u0000\u001b[1m", "đảo [1m"],
  ["Thử".normalize("NFD"), "Thử"],
  ["\ud800lẻ 😀", "lẻ 😀"],
  ["“Giấy” – ‘tờ’ … 8.000 đ", "“Giấy” – ‘tờ’ … 8.000 đ"],
])
  test(`what is pasted is kept as the check takes it: ${JSON.stringify(kept)}`, () => {
    assert.equal(typed(pasted), kept)
    assert.equal(parseDocument(scalar(kept), { schema: "failsafe" }).toJS(), kept)
  })
