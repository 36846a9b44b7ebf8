/* The checklist: ticks stay on this phone, for each procedure by itself. A paper that several
   procedures need (`data-for` names them) is ticked for each of them. */
{
  const store = procedure => `motcham.ticks.${procedure}`
  const papers = new Map()
  const ticked = procedure => {
    if (!papers.has(procedure)) {
      const kept = recall(store(procedure))
      papers.set(procedure, new Set(Array.isArray(kept) ? kept : []))
    }
    return papers.get(procedure)
  }
  const needing = tick => (tick.dataset.for || code).split(" ")
  const set = (tick, done) => {
    for (const procedure of needing(tick)) {
      const own = ticked(procedure)
      if (done) own.add(tick.dataset.tick)
      else own.delete(tick.dataset.tick)
      if (own.size) remember(store(procedure), [...own])
      else forget(store(procedure))
    }
  }
  const show = () => {
    const line = $(".mc-ticks")
    if (!line) return
    const done = new Set()
    for (const tick of $$("[data-tick]")) {
      tick.hidden = false
      // A screen reader hears the paper's name and its condition, not all that stands beside them.
      const said = $$(".mc-name, .mc-when", tick.parentElement)
      tick.setAttribute("aria-label", said.map(part => part.textContent.trim()).join(", "))
      if ($("[lang]", said[0])) tick.lang = $("[lang]", said[0]).lang
      tick.checked = needing(tick).every(procedure => ticked(procedure).has(tick.dataset.tick))
      if (tick.checked) done.add(tick.dataset.tick)
    }
    line.hidden = !done.size
    $("[data-count]", line).textContent =
      _("Đã có {number} giấy tờ. Chỉ ghi trên máy này.").replace("{number}", done.size)
  }
  document.addEventListener("change", ({ target }) => {
    if (target.dataset.tick === undefined) return
    papers.clear() // another tab may have written
    set(target, target.checked)
    show()
  })
  document.addEventListener("click", ({ target }) => {
    if (!target.closest(".mc-ticks button")) return
    papers.clear()
    for (const tick of $$("[data-tick]")) set(tick, false)
    show()
  })
  // A page that comes back, or that has drawn its list anew, shows what is kept now.
  addEventListener("pageshow", event => { if (event.persisted) papers.clear(); show() })
  document.addEventListener("motcham:papers", show)
  show()
}
