/* Is the ward open now, and if not, when again? By the clock of Vietnam, wherever the reader is, and with the days
   off that stand below the hours. It goes with the clock while the page stays open. A page kept for so long that
   it knows of no day off any more says nothing. */
{
  const open = $(".mc-open")
  if (open) {
    const DAY = 864e5, VIETNAM = 7 * 36e5 // no summer time; from here on UTC's fields are Vietnam's
    const week = JSON.parse(open.dataset.week) // from Sunday: the day's name, then its stretches
    const closings = $$(".mc-off li")
    const dayAt = at => new Date(at).toISOString().slice(0, 10)
    const timeAt = at => new Date(at).toISOString().slice(11, 16).replace(/^0/, "")
    const off = day => closings.find(({ dataset: { from, to } }) => from <= day && day <= to)
    const stretches = day => off(day) ? [] : week[new Date(day).getUTCDay()].slice(1)
      .map(stretch => stretch.map(time => Date.parse(`${day}T${time}Z`)))

    // The stretch that runs, or else the next one; none where the page does not know so far ahead.
    const nextAfter = now => {
      for (let at = now; dayAt(at) <= open.dataset.until; at += DAY) {
        const next = stretches(dayAt(at)).find(([, closes]) => now < closes)
        if (next) return next
      }
      return []
    }
    const again = (opens, now) => {
      const time = timeAt(opens), day = dayAt(opens), on = new Date(opens)
      if (day === dayAt(now)) return _("mở lại lúc {time}").replace("{time}", time)
      if (day === dayAt(now + DAY)) return _("mở lại lúc {time} ngày mai").replace("{time}", time)
      const date = on.toLocaleDateString(document.documentElement.lang, { timeZone: "UTC", day: "numeric", month: "long" })
      return _("mở lại lúc {time} {day}").replace("{time}", time).replace("{day}", `${week[on.getUTCDay()][0]}, ${date}`)
    }

    let timer
    const show = () => {
      const now = Date.now() + VIETNAM, today = dayAt(now), closing = off(today)
      const [opens, closes] = nextAfter(now), runs = opens <= now
      open.hidden = !opens
      open.classList.toggle("mc-yes", runs)
      open.classList.toggle("mc-no", !runs)
      if (runs) open.textContent = _("Đang mở cửa, đến {time}").replace("{time}", timeAt(closes))
      else if (opens) {
        const [before, after] = closing ? _("Nghỉ {reason}").split("{reason}") : [_("Đang đóng cửa"), ""]
        refill(open, [before, closing ? $("span", closing).cloneNode(true) : "", `${after}, ${again(opens, now)}`])
      }
      for (const each of closings) {
        const { from } = each.dataset
        each.hidden = from <= today || from > dayAt(now + 30 * DAY)
      }
      clearTimeout(timer)
      timer = setTimeout(show, Math.min(runs ? closes : opens || Infinity, Date.parse(today) + DAY) - now)
    }
    addEventListener("visibilitychange", show) // timers rest while the phone does
    show()
  }
}
