/* Print, share, copy the address or the code. */
{
  const canonical = $("link[rel=canonical]")
  const address = canonical ? canonical.href : location.href.replace(/[?#].*/, "")
  // The answer in one message: the title, how long, how much. The address goes with it.
  const answer = () => [
    $("h1").textContent.trim(),
    ...$$(".mc-fact:not(.mc-wide)").map(fact => {
      const shown = $$("dd", fact).find(each => !each.matches(".mc-other-case"))
      const label = $(".mc-label", shown)
      const words = `${$("dt", fact).textContent.trim()}: ${$("strong", shown).textContent.trim()}`
      return label ? `${words} (${label.textContent.trim()})` : words
    }),
  ].join("\n")
  const copy = async (button, text, done, ask) => {
    const words = button.textContent
    try {
      await navigator.clipboard.writeText(text)
      button.textContent = done
      setTimeout(() => { button.textContent = words }, 4000)
    } catch { prompt(ask, text) }
  }
  const doing = {
    print: () => window.print(),
    share: () => navigator.share({ title: document.title, text: answer(), url: address }).catch(() => {}),
    copy: button => copy(button, address, _("Đã chép địa chỉ"), _("Chép địa chỉ này:")),
    code: button => copy(button, code, _("Đã chép mã"), _("Chép mã này:")),
  }
  for (const button of $$("[data-do]")) {
    if (button.dataset.do === "share" && !navigator.share) continue
    button.hidden = false
    button.addEventListener("click", () => doing[button.dataset.do](button))
  }
  // On paper nothing is folded away; afterwards everything is as it was.
  let opened = []
  addEventListener("beforeprint", () => {
    opened = $$("details:not([open])", page)
    for (const fold of opened) fold.open = true
  })
  addEventListener("afterprint", () => { for (const fold of opened) fold.open = false })
}
