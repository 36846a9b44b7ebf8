/* Is the ward open now, and if not, when again? By the clock of Vietnam, wherever the reader is, and with the
   days off that stand below the hours. It goes with the clock while the page stays open. A page kept for so
   long that it knows of no day off any more says nothing. Of several places it speaks of the first, under
   which it stands; days off of another one are only listed, until they are over. */
import { $, $$ } from "./shared/dom.js"
import { refill } from "./shared/refill.js"
import { _ } from "./shared/words.js"
import { DAY, dayAt, nextAfter, nowInVietnam, timeAt } from "./open/hours.js"

/**
 * @param {number} opens
 * @param {number} now
 * @param {import("./open/hours.js").Weekday[]} week
 */
const again = (opens, now, week) => {
  const time = timeAt(opens), day = dayAt(opens), on = new Date(opens)
  if (day === dayAt(now)) return _("mở lại lúc {time}").replace("{time}", time)
  if (day === dayAt(now + DAY)) return _("mở lại lúc {time} ngày mai").replace("{time}", time)
  const date = on.toLocaleDateString(
    document.documentElement.lang, { timeZone: "UTC", day: "numeric", month: "long" })
  return _("mở lại lúc {time} {day}").replace("{time}", time)
    .replace("{day}", `${week[on.getUTCDay()][0]}, ${date}`)
}

const open = $(".mc-open")
const week = JSON.parse(/** @type {string} */ (open.dataset.week))
const until = /** @type {string} */ (open.dataset.until)
/** @type {(HTMLElement & { dataset: import("./open/hours.js").Closing })[]} */
const closings = $$(".mc-off li")
const off = (/** @type {string} */ day) =>
  closings.find(({ dataset: { from, to, place } }) => !place && from <= day && day <= to)
let timer = 0
const show = () => {
  const now = nowInVietnam(), today = dayAt(now), closing = off(today)
  const [opens, closes] = nextAfter(week, off, until, now), runs = opens <= now
  open.hidden = !opens
  open.classList.toggle("mc-yes", runs)
  open.classList.toggle("mc-no", !runs)
  if (runs) open.textContent = _("Đang mở cửa, đến {time}").replace("{time}", timeAt(closes))
  else if (opens) {
    const [before, after] = closing ? _("Nghỉ {reason}").split("{reason}") : [_("Đang đóng cửa"), ""]
    const reason = closing ? $("span", closing).cloneNode(true) : ""
    refill(open, [before, reason, `${after}, ${again(opens, now, week)}`])
  }
  for (const each of closings) {
    const { from, to, place } = each.dataset
    each.hidden = (place ? to < today : from <= today) || from > dayAt(now + 30 * DAY)
  }
  clearTimeout(timer)
  const change = Math.min(runs ? closes : opens || Infinity, Date.parse(today) + DAY)
  timer = window.setTimeout(show, change - now)
}
addEventListener("visibilitychange", show) // timers rest while the phone does
show()
