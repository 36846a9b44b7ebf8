/* The form writes YAML as the guide's files are written: the cases of tests/library/test_writer.py. */
import assert from "node:assert/strict"
import test from "node:test"
import { parseDocument } from "../../site_src/theme/vendor/yaml.js"
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
