/* Are people received now? And which days off are coming: each of those that are listed is told from
   thirty days before until it is there; one of another place until it is over. */
import { $, $$ } from "./shared/dom.js"
import { DAY, dayAt, nowInVietnam } from "./open/hours.js"
import { live } from "./open/live.js"

let timer = 0
const tellComing = () => {
  const now = nowInVietnam(), today = dayAt(now)
  for (const each of $$(".mc-off li")) {
    const { from = "", to = "", place } = each.dataset
    each.hidden = (place ? to < today : from <= today) || from > dayAt(now + 30 * DAY)
  }
  clearTimeout(timer)
  timer = window.setTimeout(tellComing, Date.parse(today) + DAY - now)
}
live($("[data-now]"))
addEventListener("visibilitychange", tellComing)
tellComing()
