/* Sending to GitHub from here: what main holds now is read, put together with what was written, shown
   in words, and then proposed. The token stays in its box and goes when the page does. */
import { $, $$ } from "../shared/dom.js"
import { refill } from "../shared/refill.js"
import { today } from "../shared/day.js"
import { dayOf } from "../shared/words.js"
import { description } from "./description.js"
import { made } from "./draw.js"
import { BY_HAND, propose, Refusal, repositoryAt, STILL_HERE, whereNow } from "./github.js"
import { isPageFile, own } from "./kinds.js"
import { merged } from "./merge.js"
import { withFreeNames } from "./photos.js"
import { hideByHand, nameByHand } from "./result.js"
import { changesIn, entryAt, inWords, sentence, whereIs } from "./told.js"
import { beforeLast, keepIssued } from "./undo.js"
import { same } from "./values.js"
import { readWhole, writeWhole } from "./whole.js"

/**
 * @typedef {import("./values.js").Value} Value
 * @typedef {object} Sending what is to be sent
 * @property {string} file
 * @property {string} title
 * @property {Record<string, Value>} data
 * @property {string} [base] the text that the form began from; nothing for a new file
 * @property {import("./kinds.js").Row[]} rows codes that the ledger has not yet
 * @property {{ file: string, bytes: Uint8Array }[]} others pictures beside it
 * @property {() => void} sent called when it is
 * @property {boolean} [undo] whether what stood before the last change is sent, and not `data`
 */

const sendBox = $(".mc-send")
/** @type {HTMLInputElement} */
const token = sendBox && $("input", sendBox)

const tellSender = (/** @type {string} */ words) => {
  const alarm = $(".mc-send-alarm", sendBox)
  alarm.textContent = words
  alarm.hidden = !words
}
const busy = (/** @type {boolean} */ is) => {
  for (const button of /** @type {HTMLButtonElement[]} */ (/** @type {any} */ ($$("button", sendBox)))) button.disabled = is
  $(".mc-send-state", sendBox).textContent = is ? "Đang hỏi GitHub…" : ""
}

/** @type {(list: Element, lines: string[]) => void} */
const fill = (list, lines) => {
  const holder = /** @type {HTMLElement} */ (list.parentElement)
  holder.hidden = !lines.length
  refill(list, lines.map(line => {
    const item = document.createElement("li")
    item.textContent = line
    return item
  }))
}

const nameOfBranch = (/** @type {string} */ file) => {
  const bytes = crypto.getRandomValues(new Uint8Array(4))
  const end = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("")
  return `sua/${file.replace(/^.*\/|\.[a-z]+$/g, "").toLowerCase()}-${today()}-${end}`
}

const MOST_MOVES = 5

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text)

export const hideSending = () => {
  if (!sendBox) return
  sendBox.hidden = true
  $(".mc-review", sendBox).hidden = true
  tellSender("")
}

/**
 * Show below `place` the way to send; nothing where the unit has not turned it on.
 * @param {Sending} sending
 * @param {HTMLElement} place
 */
export const offerSending = (sending, place) => {
  if (!sendBox || !description.api) return
  hideSending()
  place.after(sendBox)
  sendBox.hidden = false
  if (!sending.undo) nameByHand()
  const branch = nameOfBranch(sending.file), page = isPageFile()
  const [owner, name] = description.repository.split("/").slice(-2)
  const here = () => repositoryAt(description.api, `${owner}/${name.replace(/\.git$/, "")}`, token.value.trim())
  /** @type {Map<string, "mine" | "theirs">} */
  const chosen = new Map()
  /** @type {{ text: string, sha: string } | undefined} */
  let now
  let { file, data, others } = sending
  /** @type {string | undefined} the whole file as it was, where it is to be so again */
  let before
  const base = sending.base === undefined ? {} : readWhole(sending.base, page)
  const theirs = () => now ? readWhole(now.text, page) : base
  const together = () => before !== undefined ? { value: readWhole(before, page), conflicts: [] } : merged(base, data, theirs(), path => chosen.get(JSON.stringify(path)) || "mine")

  const review = () => {
    const onMain = theirs(), { conflicts } = together()
    const moved = file === sending.file ? [] : [`Tệp ${sending.file} nay là ${file}`]
    const showMine = () => fill($(".mc-mine", sendBox), changesIn(onMain, together().value).map(sentence))
    fill($(".mc-theirs", sendBox), sending.undo ? [] : [...moved, ...changesIn(base, onMain).map(sentence)])
    showMine()
    const holder = $(".mc-conflicts", sendBox)
    holder.hidden = !conflicts.length
    refill($("div", holder), conflicts.map(({ path, mine, theirs: their }) => {
      const element = made("ticks"), key = JSON.stringify(path), entry = entryAt(path)
      $("legend", element).textContent = whereIs(path, data)
      refill($(".mc-choices", element), /** @type {const} */ (["mine", "theirs"]).map(whose => {
        const label = made("tick")
        /** @type {HTMLInputElement} */
        const input = $("input", label)
        input.type = "radio"
        input.name = key
        input.checked = (chosen.get(key) || "mine") === whose
        input.addEventListener("change", () => { chosen.set(key, whose); showMine() })
        const words = inWords(whose === "mine" ? mine : their, entry) || "bỏ đi"
        $("span", label).textContent = `${whose === "mine" ? "Của bạn" : "Của người kia"}: ${words}`
        return label
      }))
      return element
    }))
    $(".mc-review", sendBox).hidden = false
    $(".mc-review h3", sendBox).focus()
  }

  /** @param {() => Promise<void>} work */
  const asked = async work => {
    tellSender("")
    if (!token.value.trim()) { tellSender("Dán mã của GitHub vào ô trên."); token.focus(); return }
    busy(true)
    try { await work() } catch (error) {
      tellSender(error instanceof Refusal ? error.message
        : `GitHub trả lời điều mà trang này không hiểu. Bấm lại; vẫn thế thì ${BY_HAND}. ${STILL_HERE}`)
      if (error instanceof Refusal && error.status === 409) $(".mc-review", sendBox).hidden = true
    } finally { busy(false) }
  }

  /**
   * What main holds now of the file, at the place to which somebody may have moved it.
   * @param {import("./github.js").Repository} repository
   */
  const readNow = async repository => {
    file = sending.file
    now = await repository.read(file)
    for (let moves = 0; !now && sending.base !== undefined && moves < MOST_MOVES; moves += 1) {
      const { file: moved, who, on } = await whereNow(repository, file)
      if (!moved) throw new Refusal(`${who || "Có người"} đã bỏ tệp này trên GitHub${on ? ` ngày ${dayOf(on)}` : ""}. Hỏi người ấy; vẫn cần tệp thì ${BY_HAND}. ${STILL_HERE}`)
      file = moved
      now = await repository.read(file)
    }
    try { theirs() } catch { throw new Refusal(`Tệp trên GitHub đang hỏng, không đọc được. Nhờ người giữ kho xem lại. ${STILL_HERE}`) }
  }

  /**
   * The ledger, and the rows that it has not yet.
   * @param {import("./github.js").Repository} repository
   * @returns {Promise<{ ledger?: { text: string, sha: string }, fresh: string[] }>}
   */
  const ledgerRows = async repository => {
    const ledger = sending.rows.length ? await repository.read(description.ledger || "") : undefined
    if (!ledger) return { fresh: [] }
    const issued = new Map(ledger.text.split(/\r?\n/).map(line => [line.split(",")[0], line.split(",")[2]]))
    for (const [code, , target] of sending.rows) if (issued.has(code) && issued.get(code) !== target)
      throw new Refusal(`Mã ${code} vừa được cấp cho tệp khác, «${issued.get(code)}». Đổi ô «Mã một chạm» sang mã khác rồi bấm «Xem tệp và gửi»; ô ấy khoá thì nhờ người giữ kho. ${STILL_HERE}`)
    return { ledger, fresh: sending.rows.filter(([code]) => !issued.has(code)).map(row => [...row, today(), ""].join(",")) }
  }

  const look = async () => {
    const repository = here()
    await repository.ask("GET", "")
    await readNow(repository)
    if (now && sending.base === undefined && !own().oneName)
      throw new Refusal(`Đã có tệp tên này trên GitHub. Đặt tên khác rồi gửi lại. ${STILL_HERE}`)
    await ledgerRows(repository)
    ;({ data, others } = withFreeNames(sending.data, base, theirs(), sending.others))
    if (sending.undo && now) {
      before = await beforeLast(repository, file)
      keepIssued(together().value, description.codes)
      if (before === now.text) throw new Refusal("Tệp đang giống hệt bản trước lần sửa cuối: không có gì để hoàn tác.")
    } else if (now && same(together().value, theirs()) && !others.length)
      throw new Refusal("Trên GitHub đã có đúng điều bạn viết: không phải gửi nữa.")
    review()
  }

  const send = async () => {
    const repository = here()
    const text = before ?? writeWhole(now?.text, together().value, page, description.comment)
    /** @type {import("./github.js").Written[]} */
    const files = [{ file, bytes: bytesOf(text), sha: now?.sha }]
    const { ledger, fresh } = await ledgerRows(repository)
    if (ledger && fresh.length) {
      const whole = ledger.text.endsWith("\n") ? ledger.text : `${ledger.text}\n`
      files.push({ file: description.ledger || "", bytes: bytesOf(`${whole}${fresh.join("\n")}\n`), sha: ledger.sha })
    }
    files.push(...others)
    const changes = changesIn(theirs(), together().value).map(each => `- ${sentence(each)}`)
    const address = await propose(repository, owner, branch, sending.title, changes.join("\n"), files)
    const link = $(".mc-sent a", sendBox)
    link.setAttribute("href", address)
    $(".mc-review", sendBox).hidden = true
    $(".mc-sent", sendBox).hidden = false
    if (!sending.undo) hideByHand()
    sending.sent()
    link.focus()
  }

  $(".mc-sent", sendBox).hidden = true
  $(".mc-look", sendBox).onclick = () => asked(look)
  $(".mc-do-send", sendBox).onclick = () => asked(send)
  $("h3", sendBox).textContent = sending.undo ? "Hoàn tác lần sửa cuối" : "Gửi ngay từ đây"
  $(".mc-look", sendBox).textContent = sending.undo ? "Xem bản trước" : "Xem và gửi"
  if (sending.undo) asked(look)
}

// Neither this page's copy in the browser nor a form that fills itself in gives the token back.
if (token) addEventListener("pagehide", () => { token.value = "" })
