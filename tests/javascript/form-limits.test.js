/* What the form says of a text. */
import assert from "node:assert/strict"
import test from "node:test"
import { MEANT } from "../../site_src/theme/javascripts/form/meant.js"
import { wrongIn } from "../../site_src/theme/javascripts/form/limits.js"

const RIGHT = ""
for (const [entry, text, says] of [
  [{ kind: "line", maxLength: 3 }, "abc", RIGHT],
  [{ kind: "line", maxLength: 3 }, "😀😀😀", RIGHT],
  [{ kind: "line", maxLength: 3 }, "abcd", /Dài 4 ký tự, nhiều nhất 3/],
  [{ kind: "line", pattern: "^[A-Z]+$", hint: "Như HT." }, "ht", /^Chưa đúng dạng. Như HT.$/],
  [{ kind: "line", pattern: "^[^\\n]*$" }, "a\nb", /một dòng/],
  [{ kind: "whole" }, "8000", RIGHT],
  [{ kind: "whole" }, "8.000", /chữ số/],
  [{ kind: "whole" }, "8000đ", /chữ số/],
  [{ kind: "decimal" }, "7.5", RIGHT],
  [{ kind: "decimal" }, "7,5", /số lớn hơn 0/],
  [{ kind: "decimal" }, "0", /số lớn hơn 0/],
  [{ kind: "whole", ge: 1, le: 60 }, "60", RIGHT],
  [{ kind: "whole", ge: 1, le: 60 }, "61", /Từ 1 đến 60/],
])
  test(`${entry.kind} «${text}»`, () => {
    if (says === RIGHT) assert.equal(wrongIn(entry, text), RIGHT)
    else assert.match(wrongIn(entry, text), says)
  })

for (const [kind, written, meant] of [
  ["hours", "07:30-11:30 13:00–17:00", "07:30-11:30 13:00-17:00"],
  ["hours", "7h30 - 11h30, 13h - 17h", "7:30-11:30 13:00-17:00"],
  ["hours", "Sáng: 7g30 đến 11 giờ 30; chiều: từ 13 giờ tới 16.30", "7:30-11:30 13:00-16:30"],
  ["hours", "7:30–11:30 và 13:00—17:00", "7:30-11:30 13:00-17:00"],
  ["hours", "7h30–11h30 (sáng) / 13h–17h (chiều)", "7:30-11:30 13:00-17:00"],
  ["hours", "cả ngày", "cả ngày"],
  ["hours", "", ""],
  ["phone", "(0210) 3800.123", "0210 3800 123"],
  ["phone", "+84-210 3800 123", "+84 210 3800 123"],
  ["phone", "gọi ông Tư", "gọi ông Tư"],
  ["decimal", "7,5", "7.5"],
  ["decimal", "7,5,1", "7,5,1"],
])
  test(`${kind} «${written}»`, () => assert.equal(MEANT[kind](written), meant))
