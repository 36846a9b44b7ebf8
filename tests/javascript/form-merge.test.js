/* Two people have changed one file: nothing of either is lost. */
import assert from "node:assert/strict"
import test from "node:test"
import { merged } from "../../site_src/theme/javascripts/form/merge.js"

const BASE = {
  title: "Khai sinh", summary: "Một câu.", keywords: ["a", "b"],
  channels: [
    { via: "counter", fees: [{ kind: "fee", amount: "8000" }] },
    { via: "online" }, { via: "post" },
  ],
  notes: ["Một.", "Hai."],
}
const copy = value => JSON.parse(JSON.stringify(value))
const changed = change => { const data = copy(BASE); change(data); return data }

/** [what is done, mine, theirs, what comes of it, how many conflicts] */
const CASES = [
  ["nothing", () => {}, () => {}, () => {}, 0],
  ["different keys", data => { data.title = "T" }, data => { data.summary = "S" },
    data => { data.title = "T"; data.summary = "S" }, 0],
  ["the same change", data => { data.title = "T" }, data => { data.title = "T" },
    data => { data.title = "T" }, 0],
  ["one thing differently", data => { data.title = "T" }, data => { data.title = "U" },
    data => { data.title = "T" }, 1],
  ["a new key each", data => { data.mine = "1" }, data => { data.theirs = "2" },
    data => { data.mine = "1"; data.theirs = "2" }, 0],
  ["a key gone, another changed", data => { delete data.summary }, data => { data.title = "U" },
    data => { delete data.summary; data.title = "U" }, 0],
  ["a key gone that the other changed", data => { delete data.summary },
    data => { data.summary = "S" }, data => { delete data.summary }, 1],
  ["items of one list", data => { data.channels[0].fees[0].amount = "9000" },
    data => { data.channels[1].url = "https://a.vn" },
    data => { data.channels[0].fees[0].amount = "9000"; data.channels[1].url = "https://a.vn" }, 0],
  ["items of one list that both lengthen", data => { data.notes.push("Của tôi.") },
    data => { data.notes.push("Của người kia.") },
    data => { data.notes.push("Của tôi.", "Của người kia.") }, 0],
  ["an item gone, another changed", data => { data.channels.pop() },
    data => { data.channels[1].url = "https://a.vn" },
    data => { data.channels.pop(); data.channels[1].url = "https://a.vn" }, 0],
  ["an item gone by theirs, another new by mine", data => { data.keywords.push("c") },
    data => { data.keywords.shift() }, data => { data.keywords = ["b", "c"] }, 0],
  ["an order of mine, a change of theirs", data => { data.notes.reverse() },
    data => { data.title = "U" }, data => { data.notes.reverse(); data.title = "U" }, 0],
]

for (const [what, mine, theirs, both, count] of CASES)
  test(`two people: ${what}`, () => {
    const { value, conflicts } = merged(copy(BASE), changed(mine), changed(theirs))
    assert.deepEqual(value, changed(both))
    assert.equal(conflicts.length, count)
  })

test("of a conflict the other side can be chosen", () => {
  const mine = changed(data => { data.title = "T" }), theirs = changed(data => { data.title = "U" })
  assert.equal(merged(BASE, mine, theirs, () => "theirs").value.title, "U")
})

test("whatever two people add is there", () => {
  const words = ["a", "b", "c", "d", "e", "f"]
  let seed = 7
  const dice = many => { seed = seed * 48271 % 2147483647; return seed % many }
  for (let round = 0; round < 500; round += 1) {
    const base = { list: words.slice(0, dice(5)).map(name => ({ name })) }
    const turn = who => {
      const data = copy(base)
      data.list.splice(dice(data.list.length + 1), 0, { name: `${who}${round}` })
      return data
    }
    const { value, conflicts } = merged(base, turn("mine"), turn("theirs"))
    const names = value.list.map(each => each.name)
    assert.deepEqual(conflicts, [])
    for (const name of [...base.list.map(each => each.name), `mine${round}`, `theirs${round}`])
      assert.equal(names.filter(each => each === name).length, 1, JSON.stringify(names))
  }
})
