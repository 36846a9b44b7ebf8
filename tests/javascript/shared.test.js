/* What all scripts share. */
import assert from "node:assert/strict"
import test from "node:test"
import { fold } from "../../site_src/theme/javascripts/shared/fold.js"
import { dayOf } from "../../site_src/theme/javascripts/shared/words.js"
import { casesOf } from "./cases.js"

for (const [text, folded] of casesOf("fold"))
  test(`«${text}» is folded as in Python`, () => assert.equal(fold(text), folded))

for (const [date, written] of [["2026-11-05", "5/11/2026"], ["2027-01-31", "31/1/2027"]])
  test(`${date} is written as people do`, () => assert.equal(dayOf(date), written))
