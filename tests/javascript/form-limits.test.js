/* What the form says of a text. */
import assert from "node:assert/strict"
import test from "node:test"
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
