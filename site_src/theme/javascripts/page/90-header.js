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
    if (underway) return
    if (own.dataset.touch && !$("[data-mc-touch]")) {
      const style = document.createElement("link")
      style.rel = "stylesheet"
      style.href = own.dataset.style
      style.dataset.mcTouch = ""
      style.onload = () => document.documentElement.classList.remove("mc-asleep")
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

  // A label opens its panel without a script too; with it, what stands in the label is a button.
  for (const press of $$(".mc-press")) {
    const toggle = press.parentElement.control
    const opens = toggle.type === "checkbox" && !press.matches(".mc-close")
    const tell = () => { if (opens) press.setAttribute("aria-expanded", toggle.checked) }
    press.setAttribute("role", "button")
    press.tabIndex = 0
    press.addEventListener("click", event => {
      event.preventDefault()
      toggle.click()
      // The switch of the colours gives its place to the one that switches back.
      if (toggle.type === "radio") $(`label:not([for=${toggle.id}]) .mc-press`, toggle.form).focus()
    })
    press.addEventListener("keydown", event => {
      if (event.key !== " " && event.key !== "Enter") return
      event.preventDefault()
      press.click()
    })
    toggle.addEventListener("change", tell)
    tell()
  }

  // What is closed is out of reach of the keyboard; what opens takes the focus and gives it back.
  // Where the focus goes on to the page, the panel closes: it would lie above what is being read.
  for (const [toggle, panel, first] of [
    [drawer, $(".md-sidebar--primary"), $(".md-nav--primary .md-nav__link[href]")],
    [search, $(".md-search"), query],
  ]) {
    if (!toggle || !panel) continue
    let opener
    addEventListener("focusout", ({ target }) => {
      if (target.matches(`[for=${toggle.id}] .mc-press:not(.mc-close)`)) opener = target
    })
    toggle.addEventListener("change", () => {
      const focused = document.activeElement
      if (toggle.checked) first.focus()
      else if (focused === document.body || panel.contains(focused)) {
        (opener || $(`[for=${toggle.id}] .mc-press`)).focus()
        if (document.activeElement === focused) focused.blur() // the opener is not shown any more
      }
    })
    panel.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (toggle.checked && next && !panel.contains(next)) toggle.click()
    })
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !toggle.checked) return
      event.stopImmediatePropagation() // Material would close it again
      toggle.click()
    })
  }

  // The search: the first touch, by finger, mouse or key, opens it and wakes the rest.
  const openSearch = () => {
    if (!search.checked) search.click()
    query.focus()
    wake()
  }
  for (const label of $$("[for=__search]"))
    for (const touch of ["pointerdown", "touchstart", "keydown"])
      label.addEventListener(touch, wake, { passive: true })
  search?.addEventListener("change", wake)
  query?.addEventListener("focus", () => { if (asleep()) openSearch() })
  // Enter opens the first result; what was typed never goes to a server.
  query?.form.addEventListener("submit", event => event.preventDefault())
  // Material opens the search at a single letter: who dictates, or trembles, meets it by chance.
  addEventListener("keydown", event => {
    if (event.key.length === 1 && !search?.checked) event.stopImmediatePropagation()
  })
  if (query && new URLSearchParams(location.search).has("q")) wake()

  // The theme switch: Material takes it over once it is awake.
  $$("[name=__palette]").forEach((input, index) => {
    input.addEventListener("change", () => {
      if (asleep()) __md_set("__palette", mcPaint(index))
    })
  })
}
