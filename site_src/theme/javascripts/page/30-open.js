/* Is the ward open now? By the clock of Vietnam, wherever the reader is. */
{
  const open = $(".mc-open")
  if (open) {
    const clock = Object.fromEntries(new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Ho_Chi_Minh", weekday: "long", hour: "2-digit", minute: "2-digit",
    }).formatToParts(new Date()).map(part => [part.type, part.value]))
    const now = `${clock.hour}:${clock.minute}`
    const today = JSON.parse(open.dataset.hours)[clock.weekday.toLowerCase()] || []
    const short = time => time.slice(0, 5).replace(/^0/, "")
    const current = today.find(span => span.opens.slice(0, 5) <= now && now < span.closes.slice(0, 5))
    const next = today.find(span => now < span.opens.slice(0, 5))
    open.textContent = current ? _("Đang mở cửa, đến {time}").replace("{time}", short(current.closes))
      : next ? _("Đang đóng cửa, mở lại lúc {time}").replace("{time}", short(next.opens)) : _("Hôm nay không còn giờ làm việc")
    open.classList.add(current ? "mc-yes" : "mc-no")
    open.hidden = false
  }
}
