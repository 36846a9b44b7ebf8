/* The results: told to screen readers, filtered by field, and never an empty page. */
{
  const list = $(".md-search-result__list")
  if (list) {
    const query = $(".md-search__input")
    const meta = $(".md-search-result__meta"), nothing = $(".mc-nothing")
    meta.setAttribute("role", "status")
    const chips = document.createElement("div")
    chips.className = "mc-chips"
    meta.after(chips)
    list.parentElement.after(nothing) // outside: Enter opens the first link within
    const MOST_CHIPS = 4
    const meant = document.createElement("p")
    meant.className = "mc-meant md-typeset"
    meant.hidden = true
    meta.after(meant)
    const suggestions = "BroadcastChannel" in window
      ? new BroadcastChannel("motcham.suggest") : new EventTarget()
    suggestions.addEventListener("message", ({ data }) => {
      if (!query.matches(":focus")) return
      meant.hidden = !data.length
      refill(meant, [_("Ý bạn là:") + " ", ...data.map(text => {
        const button = document.createElement("button")
        button.type = "button"
        button.className = "mc-link"
        button.textContent = text
        button.addEventListener("click", () => {
          query.value = text
          query.focus()
          query.dispatchEvent(new Event("input"))
        })
        return button
      })])
    })
    let chosen = ""
    const fieldOf = result => $("[data-field]", result)?.dataset.field || ""
    const filter = () => {
      for (const result of list.children) result.hidden = Boolean(chosen) && fieldOf(result) !== chosen
      for (const chip of chips.children) {
        const pressed = chip.textContent === chosen
        chip.setAttribute("aria-pressed", pressed)
        chip.classList.toggle("mc-pressed", pressed)
      }
    }
    const offer = () => { nothing.hidden = Boolean(list.children.length) || !query.value.trim() }
    new MutationObserver(() => {
      offer()
      const fields = [...new Set([...list.children].map(fieldOf).filter(Boolean))]
      if (!fields.includes(chosen)) chosen = ""
      refill(chips, (fields.length > 1 ? fields.slice(0, MOST_CHIPS) : []).map(field => {
        const chip = document.createElement("button")
        chip.type = "button"
        chip.textContent = field
        chip.addEventListener("click", () => { chosen = chosen === field ? "" : field; filter() })
        return chip
      }))
      filter()
    }).observe(list, { childList: true })
    new MutationObserver(offer).observe(meta, { childList: true, characterData: true, subtree: true })
  }
}
