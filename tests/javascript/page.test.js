/* What residents' pages reckon. */
import assert from "node:assert/strict"
import test from "node:test"
import { wayOn } from "../../site_src/theme/javascripts/lost/address.js"
import { dayAt, nextAfter, timeAt } from "../../site_src/theme/javascripts/open/hours.js"
import { codesIn, isRenovation } from "../../site_src/theme/javascripts/shared/codes.js"
import { sentencesOf } from "../../site_src/theme/javascripts/after-load/sentences.js"
import { casesOf } from "./cases.js"

const day = "07:30-11:30 13:30-17:00"
const COUNTER = ["Quầy 1", ["", day, day, day, day, day, "07:30-11:30"].join("|"), "Trụ sở"]
const KNOWN = { until: "2026-12-06", off: [
  ["2026-11-24", "2026-11-24", "tập huấn", "Trụ sở"],
  ["2026-11-23", "2026-11-28", "sửa mái", "Cơ sở 2"],
] }

for (const [now, opens, closes] of [
  ["2026-11-23T07:29", "2026-11-23T07:30", "2026-11-23T11:30"],
  ["2026-11-23T07:30", "2026-11-23T07:30", "2026-11-23T11:30"],
  ["2026-11-23T11:29", "2026-11-23T07:30", "2026-11-23T11:30"],
  ["2026-11-23T11:30", "2026-11-23T13:30", "2026-11-23T17:00"],
  ["2026-11-23T17:00", "2026-11-25T07:30", "2026-11-25T11:30"],
  ["2026-11-24T09:00", "2026-11-25T07:30", "2026-11-25T11:30"],
  ["2026-11-28T11:30", "2026-11-30T07:30", "2026-11-30T11:30"],
  ["2026-12-05T11:30"],
  ["2027-03-01T09:00"],
])
  test(`from ${now} the ward is open ${opens || "nobody knows when"}`, () => {
    const found = nextAfter(KNOWN, COUNTER, Date.parse(`${now}Z`))
    assert.deepEqual(found.map(at => `${dayAt(at)} ${timeAt(at)}`),
      [opens, closes].filter(Boolean).map(at => at.replace("T", " ").replace(" 0", " ")))
  })

for (const [text, sure, maybe = []] of [
  ["HT01", ["HT01"]],
  ["ht 01", ["HT01"], ["HT"]],
  ["HTO1", ["HTO1", "HT01", "HTO01"]],
  ["ht-1", ["HT1", "HT01"]],
  ["htl2", ["HTL2", "HT12", "HTL02"]],
  ["N001", ["N001", "NO01"]],
  ["https://phuong.tinh.vn/Q/HT01/", ["HT01"]],
  ["phuong.tinh.vn/Q/HT01?utm_source=zalo", ["HT01"]],
  ["mã HT01", ["MAHT01"], ["MA", "HT01"]],
  ["HT01 và HT02", [], ["HT01", "HT02"]],
  ["R7K2QX0", ["R7K2QX0"]],
  ["R7K2QXO", ["R7K2QXO", "R7K2QX0"]],
  ["r7k2-qxm.", ["R7K2QXM"]],
  ["", []],
])
  test(`«${text}» typed as a code`, () => {
    const read = codesIn(text)
    assert.deepEqual([read.sure, read.maybe], [sure, maybe])
  })

for (const [text, national] of [
  ["1.001193", "1.001193"], ["1001193", "1.001193"], ["1 001 193.", "1.001193"], ["1.OO1193", "1.001193"],
  ["https://phuong.tinh.vn/Q/1.001193/", "1.001193"],
  ["0912345678", ""], ["100119", ""], ["1.001193 HT01", ""], ["HT01", ""], ["", ""],
])
  test(`«${text}» ${national ? `is ${national}` : "is no national code"}`, () =>
    assert.equal(codesIn(text).national, national))

for (const [text, ...whole] of [
  ["ht 1", "HT1", "HT01"], ["xe 2 bánh", "XE2BANH"], ["HT01 khai sinh"], ["HT01/HT02"],
])
  test(`all of «${text}» spells ${whole.length ? whole : "no code"}`, () =>
    assert.deepEqual(codesIn(text).whole, whole))

test("a national code leads to the page that has it; several are offered", async () => {
  const pageAt = async (address, code) => ({ address, code, title: "" })
  const codesOf = async national => ({ "1.001193": ["HT01"], "2.000815": ["SY01", "SY02"] })[national] || []
  assert.equal((await wayOn("/Q/1001193", "/", pageAt, codesOf)).lead, "/Q/HT01/")
  const { lead, near } = await wayOn("/2.000815", "/", pageAt, codesOf)
  assert.deepEqual([lead, near.map(({ code }) => code)], [undefined, ["SY01", "SY02"]])
})

for (const [typed, is] of [["R7K2QX0", true], ["R7K2QXO", false], ["HT01", false], ["R7K2QXU", false]])
  test(`«${typed}» ${is ? "may be" : "is not"} a renovation`, () => assert.equal(isRenovation(typed), is))

const EXISTING = ["HT01", "HT02", "CT01", "NHA", "TTGOI", "R7K2QXM"]

for (const top of ["/", "/phuong/"])
  for (const [address, meant] of casesOf("lost_addresses"))
    test(`${top}${address} means ${meant || "nothing"}`, async () => {
      const path = new URL(`https://phuong.tinh.vn${top}${address}`).pathname
      const asked = []
      const pageAt = async (at, code) => {
        asked.push(at)
        return EXISTING.includes(code) ? { address: at, code, title: "" } : null
      }
      const { lead, near } = await wayOn(path, top, pageAt)
      const offered = near.map(({ code }) => code).join(" ")
      assert.equal(lead || offered && `?${offered}`, meant && (meant[0] === "?" ? meant : top + meant))
      assert.ok(asked.length < 8, asked.join(" "))
      for (const at of [...asked, ...lead ? [lead] : []])
        assert.match(at, /^(?:\/phuong)?\/(?:en\/)?Q\/(?:[A-Z0-9]{2,8}\/)?$/)
    })

test("where a code may be spelled in two ways and there are both, neither is taken by itself", async () => {
  const both = async (address, code) => ["HT01", "HTO01"].includes(code) ? { address, code, title: "" } : null
  const { lead, near } = await wayOn("/Q/HTO1/", "/", both)
  assert.deepEqual([lead, near.map(({ code }) => code)], [undefined, ["HT01", "HTO01"]])
})

test("a text is read sentence by sentence", () =>
  assert.deepEqual(sentencesOf(" Nộp ở quầy; mang căn cước. Lệ phí 7.500 đồng "),
    ["Nộp ở quầy;", "mang căn cước.", "Lệ phí 7.500 đồng"]))
