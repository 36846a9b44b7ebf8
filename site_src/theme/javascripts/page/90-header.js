/* The header answers at once, by styles and these lines. What the search needs beyond them is
   fetched when it is first touched: Material's script, which draws the results, and their style. */
{
  const own = document.currentScript
  const drawer = $("#__drawer"), search = $("#__search"), query = $(".md-search__input")

  // Fetched in order; what a bad network lost is asked for again at the next touch.
  const missing = new Set(own.dataset.touch?.split(" "))
  let underway = 0
  const settled = src => { underway--; if (src) missing.delete(src) }
  const wake = () => {
    if (underway || !missing.size) return
    if (!$("[data-mc-touch]")) {
      const style = document.createElement("link")
      style.rel = "stylesheet"
      style.href = own.dataset.style
      style.dataset.mcTouch = ""
      style.onerror = () => style.remove()
      document.head.append(style)
      $(".md-search-result__meta").textContent = _("Gõ tên việc cần làm, hoặc mã trên thẻ")
    }
    for (const src of missing) {
      const script = document.createElement("script")
      underway++
      script.src = src
      script.async = false
      script.onload = () => settled(src)
      script.onerror = () => settled()
      document.head.append(script)
    }
  }
  const asleep = () => missing.size > 0

  // A label is a button to the keyboard too. Material would answer Enter once more.
  for (const label of $$("label[role=button]"))
    label.addEventListener("keydown", event => {
      if (event.key !== " " && event.key !== "Enter") return
      event.preventDefault()
      event.stopPropagation()
      label.click()
    })

  // What is closed is out of reach of the keyboard; what opens takes the focus and gives it back.
  for (const [toggle, opener, first] of [
    [drawer, $(".mc-menu"), $(".md-nav--primary .md-nav__link[href]")],
    [search, $(".mc-find"), query],
  ]) {
    toggle?.addEventListener("change", () => (toggle.checked ? first : opener)?.focus())
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !toggle?.checked) return
      toggle.checked = false
      first?.blur()
      setTimeout(() => opener?.focus())
    })
  }

  // The search: the first touch, by finger, mouse, key or letter, opens it and wakes the rest.
  const openSearch = () => {
    search.checked = true
    query.focus()
    wake()
  }
  for (const label of $$("[for=__search]"))
    for (const touch of ["pointerdown", "touchstart", "keydown"])
      label.addEventListener(touch, wake, { passive: true })
  search?.addEventListener("change", wake)
  query?.addEventListener("focus", () => { if (asleep()) openSearch() })
  addEventListener("keydown", event => {
    if (!asleep() || event.ctrlKey || event.metaKey || event.altKey) return
    if (!["/", "s", "f"].includes(event.key) || event.target.closest("input, textarea, select")) return
    event.preventDefault()
    openSearch()
  })
  if (query && new URLSearchParams(location.search).has("q")) wake()

  // The theme switch: Material takes it over once it is awake.
  $$("[name=__palette]").forEach((input, index, all) => {
    input.addEventListener("change", () => {
      if (asleep()) __md_set("__palette", mcPaint(index))
    })
    input.addEventListener("keydown", event => {
      if (!asleep() || event.key !== "Enter") return
      const next = all[(index + 1) % all.length]
      next.click()
      next.focus()
    })
  })
}
