/* Typing a code by hand: spaces, hyphens and small letters are forgiven. */
{
  const form = $(".mc-code-form")
  if (form) {
    form.hidden = false
    const links = $$("[data-for-code]")
    form.addEventListener("submit", event => {
      event.preventDefault()
      // The whole address may be typed; O is read as 0 and I or L as 1 where a number belongs.
      const typed = form.code.value.toUpperCase().replace(/^.*Q\//, "").replace(/[^A-Z0-9]/g, "")
      const number = typed.replace(/^(.{2})(.+)$/, (_, letters, rest) =>
        letters + rest.replace(/O/g, "0").replace(/[IL]/g, "1").replace(/^(\d)$/, "0$1"))
      const find = code => links.find(link => link.dataset.forCode === code)
      const found = find(typed) || find(number)
      // Codes of renovations are in no list; their pages leave one day.
      const works = typed.replace(/O/g, "0").replace(/[IL]/g, "1")
      if (found) location.href = found.href
      else if (/^R[0-9A-HJKMNP-TV-Z]{6}$/.test(works) && location.protocol !== "file:")
        location.href = new URL(`${works}/`, location)
      else $(".mc-answer").textContent =
        _("Không có mã {code}. Xem lại chữ và số in dưới ô vuông, hoặc tìm trong danh sách dưới đây.")
          .replace("{code}", typed || "–")
    })
  }
}
