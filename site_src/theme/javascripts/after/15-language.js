/* A reader whose phone does not speak Vietnamese is offered the English page, once, and not pushed. */
{
  const REFUSED = "motcham.english-refused"
  const link = $(".mc-language[hreflang=en]")
  const first = (navigator.languages && navigator.languages[0] || navigator.language || "vi").toLowerCase()
  if (link && !first.startsWith("vi") && !recall(REFUSED)) {
    const offer = document.createElement("aside")
    offer.className = "mc-offer"
    offer.lang = "en"
    offer.setAttribute("aria-label", "Language")
    const read = document.createElement("a")
    read.href = link.href
    read.textContent = "Read this page in English"
    const close = document.createElement("button")
    close.type = "button"
    close.textContent = "No, thanks"
    close.addEventListener("click", () => { remember(REFUSED, true); offer.remove() })
    offer.append(read, close)
    document.body.append(offer)
  }
}
