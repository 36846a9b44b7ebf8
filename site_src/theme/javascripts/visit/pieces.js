/* What the visit is drawn of: the page brings one of each piece, in its place, and it is repeated. */
import { $, $$ } from "../shared/dom.js"
import { _, dayOf } from "../shared/words.js"
import { addressOf, concerns, wordsOf } from "./pages.js"
import { refill } from "../shared/refill.js"

/** @typedef {import("./pages.js").Read} Read */

export const place = $(".mc-visit-list")

/** @param {string} selector */
const taken = selector => {
  /** @type {HTMLTemplateElement} */
  const template = $(`${selector} template`, place)
  template.remove()
  return /** @type {HTMLElement} */ (template.content.firstElementChild)
}
const ticket = taken(".mc-ticket"), paperPiece = taken(".papers"), answerPiece = taken(".mc-answers")
const need = $(".mc-need", paperPiece)
need.remove()

/** @param {HTMLElement} piece */
const made = piece => document.importNode(piece, true)

/** @param {import("./papers.js").Paper} paper */
export const paperItem = ({ key, name, needs }) => {
  const item = made(paperPiece)
  const tick = $("[data-tick]", item)
  tick.dataset.tick = key
  tick.dataset.for = [...new Set(needs.map(each => each.code))].join(" ")
  $(".mc-name", item).append(...wordsOf(name))
  for (const { code, item: source, always } of needs) {
    const line = made(need)
    $("b", line).textContent = code
    const said = [$(".mc-sheets", source), $(".mc-when", source)]
    if (!always) said.push(...$$(".mc-case", source))
    said.filter(Boolean).forEach((each, index) => line.append(index ? " · " : "", ...wordsOf(each)))
    item.append(line)
  }
  return item
}

/** @param {Read} entry */
const caseTitle = ({ chosen, body }) => {
  const radio = chosen && body && $(`.mc-cases [value="${chosen}"]`, body)
  return radio && radio.nextElementSibling ? wordsOf(radio.nextElementSibling) : []
}

/**
 * Why a procedure's papers may be missing, or old.
 * @param {Read} entry
 */
const faultOf = ({ body, kept, awaited }) =>
  awaited ? ""
  : kept ? _("Đang xem bản lưu trên máy, ngày {day}.").replace("{day}", dayOf(kept))
  : body ? ""
  : location.protocol === "file:"
    ? _("Bản chép trong thư mục không gộp giấy tờ được. Mở trang này để xem.")
    : _("Chưa mở được trang này nên chưa gộp giấy tờ. Có mạng thì mở lại.")

/**
 * @param {Read} entry
 * @param {() => void} leave what is done where the procedure is to leave the visit
 */
export const ticketItem = (entry, leave) => {
  const { code, title, body } = entry
  const item = made(ticket)
  /** @type {HTMLAnchorElement} */
  const link = $("a", item)
  $("b", item).textContent = code
  link.href = addressOf(code)
  link.append(...(body ? wordsOf($("h1", body)) : [title]))
  $(".mc-chosen-case", item).append(...caseTitle(entry))
  if (body && !entry.chosen && $(".mc-cases", body)) $(".mc-advice", item).textContent =
    _("Chọn trường hợp của bạn ở trang này thì danh sách ngắn lại.")
  $(".mc-fault", item).textContent = faultOf(entry)
  $("button", item).addEventListener("click", leave)
  $("button", item).setAttribute("aria-label", `${_("Bỏ khỏi chuyến đi")}: ${code}`)
  return item
}

/**
 * How long, how much, where: what the page of a procedure answers.
 * @param {string} code
 * @param {string} chosen
 * @param {HTMLElement} body
 */
export const answersOf = (code, chosen, body) => {
  const section = made(answerPiece)
  $("h3", section).append(`${code} · `, ...wordsOf($("h1", body)))
  refill($("dl", section), [])
  for (const caution of $$(".mc-caution", body)) {
    const first = document.createElement("p")
    first.append(...wordsOf(caution))
    $("dl", section).before(first)
  }
  const rowOf = (/** @type {Element} */ named) => {
    const row = document.createElement("div"), name = document.createElement("dt")
    const answers = document.createElement("dd")
    name.textContent = named.textContent
    row.append(name, answers)
    $("dl", section).append(row)
    return answers
  }
  for (const fact of $$(".mc-fact", body)) {
    const answers = rowOf($("dt", fact))
    for (const each of $$("dd p", fact).filter(one => concerns(one, chosen) && !(chosen && one.matches(".mc-case")))) {
      const answer = document.createElement("p")
      answer.append(...wordsOf($("b, .calm", each)))
      for (const more of $$("small", each)) {
        const line = document.createElement("small")
        line.append(...wordsOf(more))
        answer.append(line)
      }
      answers.append(answer)
    }
  }
  // Why the list above has no paper of it; for which cases, where none is chosen.
  for (const unsaid of $$(".mc-papers .warn", body).filter(one => concerns(one, chosen)))
    rowOf($("#giay-to", body)).append(
      ...wordsOf($("span", unsaid)).filter(one => !chosen || one.nodeName !== "SMALL"))
  const gone = $(".mc-withdrawn strong", body)
  if (gone) section.append(...wordsOf(gone))
  return section
}
