/* The form changes a file where its data changed, and nowhere else. */
import assert from "node:assert/strict"
import test from "node:test"
import { edited, paired, readYaml } from "../../site_src/theme/javascripts/form/edit.js"
import { useStyle } from "../../site_src/theme/javascripts/form/write.js"
import { style } from "./cases.js"

useStyle(style)

const FILE = `# Khai sinh: sửa khi quy định đổi
code: HT01
title: "Đăng ký khai sinh"   # như người dân nói
keywords: [sinh con, em bé]
channels:
  # tại quầy
  - via: counter
    time: {value: 1, unit: working_day}
    fees: [{kind: charge, amount: 0}]
  - via: online
    url: https://dichvucong.gov.vn/
notes:
  - Một.   # giữ
  - Hai.
`

/** [what is done, how the data changes, what the text becomes] */
const CHANGES = [
  ["nothing", () => {}, text => text],
  ["a text", data => { data.title = "Khai sinh" },
    text => text.replace('"Đăng ký khai sinh"', "Khai sinh")],
  ["a text that needs quotes", data => { data.title = "Sinh: hai bé" },
    text => text.replace('"Đăng ký khai sinh"', '"Sinh: hai bé"')],
  ["a value in brackets", data => { data.channels[0].time.value = "2" },
    text => text.replace("value: 1", "value: 2")],
  ["a new key, after the one before it", data => {
    const { code, ...rest } = data
    for (const key of Object.keys(data)) delete data[key]
    Object.assign(data, { code, national_code: "1.001193" }, rest)
  }, text => text.replace("code: HT01\n", 'code: HT01\nnational_code: "1.001193"\n')],
  ["a key gone", data => { delete data.channels[1].url },
    text => text.replace("    url: https://dichvucong.gov.vn/\n", "")],
  ["an item added at the end", data => { data.notes.push("Ba.") }, text => `${text}  - Ba.\n`],
  ["an item gone", data => { data.notes.shift() }, text => text.replace("  - Một.   # giữ\n", "")],
  ["two items change places, with their notes", data => { data.notes.reverse() },
    text => text.replace("  - Một.   # giữ\n  - Hai.\n", "  - Hai.\n  - Một.   # giữ\n")],
  ["one item of several", data => { data.notes[1] = "Hai bản." },
    text => text.replace("- Hai.", "- Hai bản.")],
]

for (const [end, name] of [["\n", "lines as on Linux"], ["\r\n", "lines as on Windows"]])
  for (const [what, change, becomes] of CHANGES)
    test(`${what}: ${name}`, () => {
      const text = FILE.replace(/\n/g, end)
      const next = readYaml(text).toJS()
      change(next)
      const out = edited(text, next)
      assert.equal(out, becomes(FILE).replace(/\n/g, end))
      assert.deepEqual(readYaml(out).toJS(), next)
    })

test("a file without a line break at its end keeps it so", () => {
  const text = FILE.trimEnd()
  const next = readYaml(text).toJS()
  next.notes[1] = "Hai bản."
  assert.equal(edited(text, next), text.replace("- Hai.", "- Hai bản."))
})

for (const wrong of ["- một\n- hai\n", "a: [\n", "a: 1\na: 2\n", ""])
  test(`what is no procedure is refused: ${JSON.stringify(wrong)}`, () =>
    assert.throws(() => readYaml(wrong)))

for (const [what, olds, news, expected] of [
  ["the same", ["a", "b"], ["a", "b"], [0, 1]],
  ["changed places", ["a", "b"], ["b", "a"], [1, 0]],
  ["one changed", ["a", "b"], ["a", "c"], [0, 1]],
  ["one new in front", ["a", "b"], ["x", "a", "b"], [undefined, 0, 1]],
  ["the same name", [{ name: "a", n: "1" }, { name: "b" }], [{ name: "b" }, { name: "a", n: "2" }, { name: "c" }],
    [1, 0, undefined]],
])
  test(`each item is known again: ${what}`, () => assert.deepEqual(paired(olds, news), expected))
