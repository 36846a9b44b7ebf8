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
    const hint = document.createElement("p")
    hint.className = "mc-meant md-typeset"
    hint.hidden = true
    meta.after(hint)
    const hints = "BroadcastChannel" in window
      ? new BroadcastChannel("motcham.hints") : new EventTarget()
    hints.addEventListener("message", ({ data: { meant, unknown } }) => {
      if (!query.matches(":focus")) return
      hint.hidden = !meant.length && !unknown.length
      const strange = unknown.map(word => `«${word}»`).join(", ")
      const told = strange && _("Ô tìm không biết chữ:") + ` ${strange}. `
      refill(hint, [told, meant.length ? _("Ý bạn là:") : "", ...meant.map(text => {
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
