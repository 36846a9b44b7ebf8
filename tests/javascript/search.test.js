/* What the search takes for the same word. */
import assert from "node:assert/strict"
import test from "node:test"
import { agreement, foldForSearch, forms, near, says, spell, split } from "../../site_src/theme/search/engine/letters.js"
import { makeAnswers } from "../../site_src/theme/search/engine/answers.js"
import { NO_TONE, WRONG_ACCENT, WRONG_TONE } from "../../site_src/theme/search/engine/weights.js"
import { casesOf } from "./cases.js"

const words = text => text.replace(/[^a-z0-9]+/g, " ").trim()

for (const [text, folded] of casesOf("fold"))
  test(`«${text}» is folded as everywhere, but for a y that sounds like i`, () =>
    assert.equal(words(foldForSearch(text)), words(folded.replace(/([^aeou\W])y(?![a-z])/g, "$1i"))))

for (const [text, parts] of [
  ["Đăng ký (lại) khai sinh", ["Đăng", "ký", "lại", "khai", "sinh"]],
  ["60/2014/QH13", ["60", "2014", "QH13"]],
  [" … ", []],
])
  test(`the words of «${text}»`, () => assert.deepEqual(split(text), parts))

for (const [one, other] of [["hoà", "hòa"], ["thuỷ", "thủy"], ["ký", "kí"], ["TÚY", "túy"]])
  test(`${one} is ${other}`, () => assert.equal(spell(one), spell(other)))

for (const [typed, meant, how] of [
  ["khai", "khai", 1],
  ["ket", "kết", 1],
  ["kêt", "kết", NO_TONE],
  ["kềt", "kết", WRONG_TONE],
  ["kít", "kết", WRONG_ACCENT],
])
  test(`the accents of ${typed} for ${meant}`, () =>
    assert.equal(agreement(spell(typed), spell(meant)), how))

for (const [a, b, slip] of [
  ["sinh", "sihn", true], ["sinh", "sin", true], ["sinh", "sinhh", true], ["sinh", "sanh", true],
  ["sinh", "snah", false], ["sinh", "si", false],
])
  test(`${slip ? "one slip" : "more than a slip"} from ${a} to ${b}`, () =>
    assert.equal(near(a, b), slip))

for (const [typed, said, same] of [["ddăng", "đăng", true], ["dang9", "đăng", true], ["đang", "lại", false]])
  test(`${typed} ${same ? "says" : "does not say"} ${said}`, () =>
    assert.equal(says(forms(typed)[0], forms(said)[0]), same))

/** An index of these items, as guide/search_packing.py writes it. */
const packed = (items, { y = [], r, w = ["", "", ""] } = {}) => {
  const values = (key, of = value => value || "") => items.map(item => of(item[key]))
  const column = (key, of) => values(key, of).join("^")
  const list = names => (names || []).join("|")
  return {
    i: {
      c: values("c", code => code || "-").join(" "),
      n: values("n", code => (code || "-").replace(".", "")).join(" "),
      t: column("t"), v: column("v"), f: column("f"), s: column("s"), p: column("p"), a: column("a"),
      k: column("k", list), o: column("o", list),
    },
    h: { c: "" },
    w,
    u: "noi-khac-lam/",
    l: ["tôi có gì", "họ", "cưới mất bao lâu|mất bao lâu"],
    y: y.map(([say, mean]) => `${say}=${mean}`).join("^"),
    r,
  }
}

const ask = makeAnswers(packed([
    { c: "HT01", n: "1.001193", t: "Đăng ký khai sinh", f: "Hộ tịch", s: "Làm giấy", k: ["giấy khai sinh"], p: 1 },
    { c: "HT02", t: "Đăng ký kết hôn", f: "Hộ tịch", s: "<b>", k: ["cưới"], p: 1 },
    { c: "", a: "viec-ly-hon", t: "Ly hôn", f: "Nơi khác làm", s: "Tòa án", k: ["kết hôn xong bỏ"], p: 0.9 },
], { y: [["lấy vợ", "kết hôn"]], r: ["Công trình", "R7K2QX0 RAQVTXW"] }), "index.html")
const places = query => ask(query).items.map(([{ location }]) => location)

for (const [query, ...found] of [
  ["khai sinh", "Q/HT01/index.html"],
  ["ket hon", "Q/HT02/index.html", "noi-khac-lam/index.html"],
  ["lấy vợ", "Q/HT02/index.html", "noi-khac-lam/index.html"],
  ["ht02", "Q/HT02/index.html"],
  ["ly hôn", "noi-khac-lam/index.html", "Q/HT02/index.html"],
  ["???"],
  ["1.001193", "Q/HT01/index.html"],
  ["1001193", "Q/HT01/index.html"],
  ["1 001.193", "Q/HT01/index.html"],
  ["HTO1", "Q/HT01/index.html"],
  ["ht 1", "Q/HT01/index.html"],
  ["HT01 khai sinh", "Q/HT01/index.html"],
  ["https://phuong.tinh.vn/Q/HT02/", "Q/HT02/index.html"],
  ["r7k2qxo", "Q/R7K2QX0/index.html"],
  ["r7k2 qxo", "Q/R7K2QX0/index.html"],
  ["raqvtxw", "Q/RAQVTXW/index.html"],
  ["https://phuong.tinh.vn/Q/R7K2QX0/", "Q/R7K2QX0/index.html"],
  ["R7K2QXA"],
  ["rác thải"],
  ["rac thai"],
  ["ro ri khi"],
  ["records"],
  ["xyzzy"],
])
  test(`«${query}» finds ${found.length ? found : "nothing"}`, () => assert.deepEqual(places(query), found))

for (const [query, answer] of [
  ["khai sinh", "sure"], ["ht 1", "sure"], ["r7k2qx0", "sure"], ["ly hôn", "elsewhere"], ["xyzzy", "none"],
])
  test(`the answer to «${query}» is ${answer}, and says so in its first result`, () => {
    const found = ask(query)
    assert.equal(found.answer, answer)
    const told = found.items.map(([{ text }]) => (text.match(/ data-answer="(.*?)"/) || [])[1])
    assert.deepEqual(told, found.items.map((_, at) => at ? undefined : answer))
  })

test("a way of asking says nothing beside other words, and is all there is where it stands alone", () => {
  const score = query => ask(query).items[0][0].score
  assert.equal(score("khai sinh mat bao lau"), score("khai sinh"))
  assert.deepEqual(places("cưới mất bao lâu"), places("cưới"))
})

test("what is just called as it was typed comes first, whatever a saying makes of a part of it", () => {
  const found = makeAnswers(packed([
    { c: "KD03", t: "Chấm dứt hộ kinh doanh", f: "", s: "", k: ["nghỉ bán có"], p: 1 },
    { c: "KD04", t: "Tạm ngừng hộ kinh doanh", f: "", s: "", p: 1 },
  ], { y: [["nghỉ bán", "tạm ngừng hộ kinh doanh"]] }), "")
  assert.deepEqual(["nghi ban", "nghi ban co"].map(query => found(query).items[0][0].location), ["Q/KD04/", "Q/KD03/"])
})

test("what may be a syllable is not taken for two words", () => {
  const found = makeAnswers(packed([
    { c: "HA02", t: "Giữ ông", f: "", s: "", p: 1 }, { c: "HA03", t: "Khai sinh", f: "", s: "", p: 1 },
  ]), "")
  assert.deepEqual(["giuong", "khaisinh"].map(query => found(query).items.length), [0, 1])
})

test("where the letters of a renovation's code spell words, these are meant first, and the code comes after", () => {
  const found = makeAnswers(packed([
    { c: "XR01", t: "Gom rác thải", f: "", s: "", p: 1 }, { c: "XR02", t: "Khí thải", f: "", s: "", p: 1 },
  ], { r: ["Công trình", "RACTHA1"] }), "")
  const [asWords, asCode] = ["rác thải", "ractha1"].map(query => found(query).items.map(([{ location }]) => location))
  assert.deepEqual(asWords, ["Q/XR01/", "Q/RACTHA1/", "Q/XR02/"])
  assert.deepEqual(asCode, ["Q/RACTHA1/"])
})

test("a record whose title begins with what was typed comes before what only tells of a word of it", () => {
  const written = packed([{ c: "BT05", t: "Người cao tuổi", f: "", s: "", p: 1 }])
  const found = makeAnswers({ ...written, h: { c: "HS007", n: "-", t: "Tố cáo công an ở cấp xã", f: "", s: "" } }, "")
  assert.deepEqual(["tố cáo", "cao"].map(query => found(query).items[0][0].location), ["Q/HS007/", "Q/BT05/"])
})

test("another number, or words turned round, is no sure answer", () => {
  const items = ["Cho con học lớp 6", "Mai táng dân công", "Cấp giấy xe", "Tiếp tục trọ"]
  const found = makeAnswers(packed(items.map((t, at) => ({ c: `A${at}`, t, f: "", s: "", k: [], p: 1 }))), "")
  for (const [query, code, answer] of [
    ["học lớp 6", "A0", "sure"], ["học lớp 1", "A0", "maybe"], ["dân công", "A1", "sure"],
  ]) {
    const { items: [[{ location }]], answer: told } = found(query)
    assert.deepEqual([query, location, told], [query, `Q/${code}/`, answer])
  }
})

test("the list of renovations is found by its names, and is no page with a code", () => {
  const found = makeAnswers(packed([{ c: "XD01", t: "Công trình mới", f: "", s: "", p: 1 }], {
    r: ["Công trình sửa nhà", "R7K2QX0", "cong-trinh/", "công trình|danh sách công trình"],
  }), "index.html")
  for (const query of ["cong trinh", "danh sach cong trinh"])
    assert.equal(found(query).items[0][0].location, "cong-trinh/index.html")
  assert.match(found("cong trinh").items[0][0].text, /Công trình sửa nhà<\/span>$/)
})

test("what is found is text, whatever it holds", () => {
  const [[{ title, text }]] = ask("kết hôn").items
  assert.equal(title, "Đăng ký <mark>kết</mark> <mark>hôn</mark>")
  assert.ok(text.includes("&#60;b&#62;"))
})

test("a title of another language says which", () => {
  const found = makeAnswers(packed([{ c: "HC039", t: "Giải thể trường", v: "vi", f: "", s: "", p: 1 }]), "")
  const [[{ title }]] = found("HC039").items
  assert.equal(title, '<span lang="vi">Giải thể trường</span>')
})

test("what no unit does has a place on a page in the stead of a code", () => {
  const [[{ text }]] = ask("ly hôn").items
  assert.equal(text, '<span data-field="Nơi khác làm" data-at="viec-ly-hon" data-answer="elsewhere" data-query="ly hôn">Nơi khác làm</span> · Tòa án')
})

test("what no unit does leaves the weights of words as they are", () => {
  const items = ["Giấy phép xây dựng", "Giấy phép quảng cáo"].map((t, at) => ({ c: `A${at}`, t, f: "", s: "", k: [], p: 1 }))
  const other = { c: "", a: "x", t: "Mất giấy phép xây", f: "", s: "", k: ["xây xong", "xây lại"], p: 0.9 }
  const [alone, beside] = [items, [...items, other]].map(index =>
    makeAnswers(packed(index), "")("giấy phép xây dựng").items[0][0])
  assert.deepEqual([beside.location, beside.score], ["Q/A0/", alone.score])
})

test("words lead to the item that they tell of, first where they tell most", () => {
  const items = ["Khai sinh", "Kết hôn"].map((t, at) => ({ c: `A${at}`, t, f: "", s: "", p: 1 }))
  // Level 2 of the first item, level 5 of the one after it.
  const found = makeAnswers(packed(items, { w: ["be", "Ao", "   "] }), "")
  assert.deepEqual(found("em bé").items.map(([{ location }]) => location), ["Q/A1/", "Q/A0/"])
})

test("of two that are called alike, the other words of a sentence say which is meant", () => {
  const items = ["Giấy sinh", "Giấy cưới"].map((t, at) => ({ c: `A${at}`, t, f: "", s: "", k: ["làm giấy"], p: 1 }))
  // «bé» speaks against the second and for the first, «vợ» the other way.
  const w = ["be vo", "o# #o", "    "]
  const found = makeAnswers(packed(items, { w }), "")
  for (const [query, first] of [["giấy cho bé", "Q/A0/"], ["giấy của vợ", "Q/A1/"], ["giay cua vo", "Q/A1/"]])
    assert.equal(found(query).items[0][0].location, first, query)
})

test("what others do and the query names nearly as well leaves no page sure", () => {
  const page = { c: "A0", t: "Thẻ bảo hiểm cho bé", f: "", s: "", k: [], p: 1 }
  const other = { c: "", a: "x", t: "Đổi thẻ bảo hiểm xe", f: "", s: "", k: [], p: 1 }
  const answerOf = items => makeAnswers(packed(items), "")("thẻ bảo hiểm cho").answer
  assert.deepEqual([answerOf([page]), answerOf([page, other])], ["sure", "maybe"])
})

test("a word that may be light says less where no accents were typed", () => {
  const found = makeAnswers(packed([
    { c: "A0", t: "Hộ nghèo", f: "", s: "", p: 1 }, { c: "A1", t: "Khai sinh", f: "", s: "", p: 1 },
  ]), "")
  assert.equal(found("ho sinh").items[0][0].location, "Q/A1/")
})

test("who names any step of a title means it", () => {
  const found = makeAnswers(packed([
    { c: "A0", t: "Sửa cư trú, đổi chủ", f: "", s: "", p: 1 }, { c: "A1", t: "Đổi chủ quán", f: "", s: "", p: 1 },
  ]), "")
  assert.equal(found("doi chu").items[0][0].location, "Q/A0/")
})

test("what is said of anybody who died is no lost paper, and what is lost is no death", () => {
  const found = makeAnswers(packed([
    { c: "A0", t: "Khai tử", f: "", s: "", k: ["người chết"], p: 1 },
    { c: "A1", t: "Cấp lại thẻ", f: "", s: "", k: ["mất thẻ", "mất ở quê"], p: 1 },
  ], { y: [["ông|ngoại|mẹ", "người"], ["NGƯỜI mất", "người chết"]] }), "")
  const first = query => found(query).items[0][0].location
  assert.deepEqual(["ông ngoại tôi mất", "me toi mat", "mẹ mất, ở quê", "mẹ tôi mất thẻ", "me mat the"].map(first),
    ["Q/A0/", "Q/A0/", "Q/A0/", "Q/A1/", "Q/A1/"])
})

test("among words with accents, one without is taken as it is typed", () => {
  const found = makeAnswers(packed([
    { c: "A0", t: "Nhà tặng", f: "", s: "", p: 1 }, { c: "A1", t: "Nhà tang", f: "", s: "", p: 1 },
  ]), "")
  assert.deepEqual(["nhà tang", "nha tang"].map(query => found(query).items[0][0].location), ["Q/A1/", "Q/A0/"])
})
