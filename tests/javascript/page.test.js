/* What residents' pages reckon. */
import assert from "node:assert/strict"
import test from "node:test"
import { codesIn, renovationIn } from "../../site_src/theme/javascripts/codes/typed.js"
import { meantBy } from "../../site_src/theme/javascripts/lost/address.js"
import { dayAt, nextAfter, timeAt } from "../../site_src/theme/javascripts/open/hours.js"
import { sentencesOf } from "../../site_src/theme/javascripts/after-load/sentences.js"

/** From Sunday; the page's own form of a week. */
const day = ["ngày làm việc", ["07:30", "11:30"], ["13:30", "17:00"]]
const WEEK = [["Chủ Nhật"], day, day, day, day, day, ["Thứ Bảy", ["07:30", "11:30"]]]
const isOff = each => each === "2026-11-24"

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
    const found = nextAfter(WEEK, isOff, "2026-12-06", Date.parse(`${now}Z`))
    assert.deepEqual(found.map(at => `${dayAt(at)} ${timeAt(at)}`),
      [opens, closes].filter(Boolean).map(at => at.replace("T", " ").replace(" 0", " ")))
  })

for (const [text, ...codes] of [
  ["HT01", "HT01", "HT01"],
  ["ht 01", "HT01", "HT01"],
  ["HTO1", "HTO1", "HT01"],
  ["ht-1", "HT1", "HT01"],
  ["htl2", "HTL2", "HT12"],
  ["https://phuong.example/Q/HT01/", "HT01", "HT01"],
  ["", "", ""],
])
  test(`«${text}» typed as a code`, () => assert.deepEqual(codesIn(text), codes))

for (const [typed, code] of [["R7K2QX0", "R7K2QX0"], ["R7K2QXO", "R7K2QX0"], ["HT01", ""], ["R7K2QXU", ""]])
  test(`«${typed}» as a renovation`, () => assert.equal(renovationIn(typed), code))

for (const [path, meant] of [
  ["/q/ht01", "/Q/HT01/"],
  ["/phuong/Q/ht01/", "/phuong/Q/HT01/"],
  ["/Q/HT01/", null],
  ["/q/khai-sinh/", null],
  ["/lien-he/", null],
])
  test(`the address ${path}`, () => assert.equal(meantBy(path), meant))

test("a text is read sentence by sentence", () =>
  assert.deepEqual(sentencesOf(" Nộp ở quầy; mang căn cước. Lệ phí 7.500 đồng "),
    ["Nộp ở quầy;", "mang căn cước.", "Lệ phí 7.500 đồng"]))
