/* The line that says whether people are received now, and if not, when again. It goes by the minute, with
   the clock of Vietnam wherever the reader is. Of several counters it speaks of the first, and names
   another one that is open while the first is not. What it cannot know it does not say: the hours in
   words stand there again. */
import { $ } from "../shared/dom.js"
import { refill } from "../shared/refill.js"
import { _ } from "../shared/words.js"
import { DAY, dayAt, dayOffOn, nextAfter, nowInVietnam, stretchesOn, timeAt } from "./hours.js"
import { known } from "./known.js"

/**
 * @typedef {import("./hours.js").Receives} Receives
 * @typedef {import("./hours.js").Said} Said
 * @typedef {string | Node} Words
 */
const MINUTE = 6e4

/**
 * `text` with the values in the place of its names.
 * @param {string} text
 * @param {Record<string, Words>} values
 */
const filled = (text, values) =>
  text.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? values[part] : part))

/** @param {Said} words */
const said = words => {
  if (typeof words === "string") return words
  const other = document.createElement("bdi")
  other.lang = "vi"
  other.textContent = words[0]
  return other
}

/** @param {string} day */
const dateOf = day => document.documentElement.lang === "vi" ? `${day.slice(8)}/${day.slice(5, 7)}`
  : new Date(day).toLocaleDateString("en-GB", { timeZone: "UTC", day: "numeric", month: "long" })

/**
 * Which day that of `at` is, seen from `now`: «thứ Hai», further ahead «thứ Hai 14/12».
 * @param {number} at
 * @param {number} now
 * @param {string} tomorrow
 */
const dayFrom = (at, now, tomorrow) => {
  if (dayAt(at) === dayAt(now + DAY)) return tomorrow
  const name = _("Chủ nhật|thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu|thứ Bảy").split("|")[new Date(at).getUTCDay()]
  return dayAt(at) > dayAt(now + 6 * DAY) ? `${name} ${dateOf(dayAt(at))}` : name
}

/**
 * @param {number} opens
 * @param {number} now
 */
const againWords = (opens, now) => {
  const time = timeAt(opens)
  return dayAt(opens) === dayAt(now) ? filled(_("Mở lại lúc {time}"), { time })
    : filled(_("Mở lại {day} {time}"), { day: dayFrom(opens, now, _("ngày mai")), time })
}

/**
 * Why it is closed, and when it opens again where that is not said with it: over noon one line has both.
 * Days off in lieu of others belong to them.
 * @param {Receives} receives
 * @param {number} now
 * @param {number} opens
 * @returns {[Words[], Words[]]}
 */
const closedWords = (receives, now, opens) => {
  const today = dayAt(now), off = dayOffOn(known, receives, today)
  if (off) {
    const [, last] = known.off.filter(([first, , reason]) =>
      String(reason) === String(off[2]) && first < dayAt(opens)).pop() || off
    return [filled(last > today ? _("Nghỉ {reason} đến hết {day}") : _("Nghỉ {reason}"),
      { reason: said(off[2]), day: dateOf(last) }), againWords(opens, now)]
  }
  const hours = stretchesOn(known, receives, today)
  const noon = dayAt(opens) === today && hours.some(([, closes]) => closes <= now)
  return noon ? [filled(_("Nghỉ trưa đến {time}"), { time: timeAt(opens) }), []]
    : [[_("Đóng cửa")], againWords(opens, now)]
}

/**
 * When a file is ready that is handed in now, or later today; and whether the hour is over after which
 * it is so a day later. Nothing where that hour does not come today.
 * @param {Receives} receives
 * @param {string | undefined} late
 * @param {number} now
 * @returns {[Words[], boolean]}
 */
const readyWords = (receives, late, now) => {
  const today = dayAt(now), hours = stretchesOn(known, receives, today)
  const until = Date.parse(`${today}T${late}Z`)
  const [next] = nextAfter(known, receives, Date.parse(today) + DAY)
  if (!late || !next || until >= hours[hours.length - 1][1]) return [[], false]
  const day = dayFrom(next, now, _("mai"))
  return until <= now ? [filled(_("Nộp giờ này thì {day} lấy"), { day }), true]
    : [filled(_("Nộp sau {time} thì {day} lấy"), { day, time: timeAt(until) }), false]
}

/**
 * @param {Words[]} children
 * @param {string} [kind]
 */
const lineOf = (children, kind = "span") => {
  const element = document.createElement(kind)
  element.append(...children)
  return element
}

/**
 * What is said at `now`, as lines, and how it looks: open, soon over or closed. No line where nothing
 * is known.
 * @param {Receives[]} all
 * @param {string | undefined} late
 * @param {number} now
 * @returns {[Words[][], string]}
 */
const linesAt = ([first, ...others], late, now) => {
  const [opens, closes] = nextAfter(known, first, now)
  if (!opens) return [[], ""]
  const name = first[0] ? [said(first[0]), " · "] : []
  if (opens <= now) {
    const [ready, isLate] = readyWords(first, late, now)
    const until = filled(_("Đang mở đến {time}"), { time: timeAt(closes) })
    return [[[...name, ...until], ready], isLate ? "soon" : "open"]
  }
  const elsewhere = others.map(each => ({ each, stretch: nextAfter(known, each, now) }))
    .filter(({ stretch }) => stretch[0] <= now)
    .map(({ each, stretch }) =>
      filled(_("{place} còn mở đến {time}"), { place: said(each[0]), time: timeAt(stretch[1]) }))
  const [why, again] = closedWords(first, now, opens)
  return [[[...name, ...why], again, ...elsewhere], ""]
}

/**
 * Let `line` say what is so, from now on.
 * @param {HTMLElement} line
 */
export const live = line => {
  const { now: data = "[]", late } = line.dataset
  const all = JSON.parse(data)
  const place = $("span", line)
  const hours = [...place.childNodes]
  const built = $("[data-built]")
  const day = (built ? built.dataset.built : document.documentElement.dataset.kept) || ""
  let shown = "", timer = 0
  const show = () => {
    const now = nowInVietnam()
    clearTimeout(timer)
    if (!line.isConnected) return
    timer = window.setTimeout(show, MINUTE - now % MINUTE)
    const wrong = dayAt(now) < day
    const [lines, look] = wrong ? [[], ""] : linesAt(all, late, now)
    const [title, ...rest] = lines
    const content = title ? [lineOf(title, "b"), ...rest.filter(each => each.length).flatMap(each => [" ", lineOf(each)])]
      : wrong ? [lineOf([_("Đồng hồ máy này sai, xem giờ dưới đây.")], "b"), " ", ...hours] : hours
    const text = content.map(each => (typeof each === "string" ? each : each.textContent)).join("")
    if (text === shown) return
    shown = text
    line.classList.toggle("open", look === "open")
    line.classList.toggle("soon", look === "soon")
    refill(place, content)
  }
  addEventListener("visibilitychange", show) // timers rest while the phone does
  show()
}
