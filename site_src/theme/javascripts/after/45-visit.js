/* The button that puts a procedure into the visit, with the case that is chosen on its page. */
{
  const box = $(".mc-visit")
  if (box) {
    const button = $("button", box)
    const link = $("a", box)
    const cases = $(".mc-cases")
    const mine = () => visit.list.find(each => each.code === code)
    const put = wanted => {
      const others = visit.list
      const at = others.findIndex(each => each.code === code)
      const chosen = cases ? new FormData(cases).get("case") : ""
      const entry = wanted ? [{ code, title: $("h1").textContent, chosen }] : []
      if (at < 0) others.push(...entry)
      else others.splice(at, 1, ...entry)
      visit.list = others
    }
    const show = () => {
      const count = visit.list.length
      button.textContent = mine() ? _("Bỏ khỏi chuyến đi") : _("Thêm vào chuyến đi")
      button.classList.toggle("mc-chosen", Boolean(mine()))
      link.textContent = _("Chuyến đi của tôi: {number} thủ tục").replace("{number}", count)
      link.hidden = !count
    }
    button.addEventListener("click", () => {
      const wanted = !mine()
      put(wanted)
      show()
      if (wanted && !mine()) button.textContent = _("Máy này không cho ghi nhớ, nên chưa thêm được.")
    })
    if (cases) {
      const { chosen } = mine() || {}
      const radio = $$("input", cases).find(each => each.value === chosen)
      // What the reader has chosen meanwhile is the newer word.
      if (mine() && !$("input:checked", cases).defaultChecked) put(true)
      else if (radio) {
        radio.checked = true
        cases.dispatchEvent(new Event("change"))
      }
      cases.addEventListener("change", () => { if (mine()) put(true) })
    }
    addEventListener("pageshow", show)
    box.hidden = false
    show()
  }
}
