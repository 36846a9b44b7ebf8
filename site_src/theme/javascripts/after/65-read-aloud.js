/* "Read to me": the page's facts through the phone's own voice, where it has one of the page's
   language. Sentence by sentence, because some phones stop in the middle of a long text. */
{
  const button = $(".mc-read")
  const voices = window.speechSynthesis
  const voice = language => voices.getVoices().find(one => one.lang.toLowerCase().startsWith(language))
  const READ = "h1, .mc-lead, .mc-warn, .mc-fact, .mc-papers h2, .mc-papers h3, .mc-papers .mc-name,"
    + ".mc-papers .mc-case, .mc-papers .mc-when, #cac-buoc, .mc-steps > li"
  const blockOf = element => getComputedStyle(element).display === "inline" ? blockOf(element.parentElement) : element

  /** What is read of a part: its texts that are shown, cut where a block or the language ends. */
  const texts = part => {
    const found = []
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    let before
    while (walker.nextNode()) {
      const text = walker.currentNode.data.replace(/\s+/g, " ")
      const parent = walker.currentNode.parentElement
      if (!text.trim() || !parent.getClientRects().length) continue
      const { lang } = parent.closest("[lang]")
      const block = blockOf(parent)
      if (found.length && block === before && found[found.length - 1].lang === lang)
        found[found.length - 1].text += text
      else found.push({ text, lang })
      before = block
    }
    return found
  }
  /** All that is read, in the order of the page; what no voice can speak is left out. */
  const sentences = () => $$(READ, page).flatMap(texts).filter(({ lang }) => voice(lang)).flatMap(
    ({ text, lang }) => text.trim().replace(/([.!?;]) /g, "$1\n").split("\n").map(sentence => {
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.voice = voice(lang)
      utterance.lang = utterance.voice.lang
      utterance.rate = 0.9
      return utterance
    }))

  // Held here, because a browser may forget what is still to be spoken.
  let reading = []
  const label = text => { $("span", button).textContent = text }
  const stop = () => {
    reading = []
    voices.cancel()
    label(_("Đọc cho tôi nghe"))
  }
  const read = () => {
    voices.cancel()
    reading = sentences()
    for (const sentence of reading) {
      const { length } = reading
      sentence.onend = () => { if (sentence === reading[length - 1]) stop() }
      voices.speak(sentence)
    }
    if (reading.length) label(_("Dừng đọc"))
  }
  const offer = () => { button.hidden = !voice(document.documentElement.lang) }
  if (button && voices) {
    offer()
    if (voices.addEventListener) voices.addEventListener("voiceschanged", offer)
    button.addEventListener("click", () => { if (reading.length) stop(); else read() })
    addEventListener("pagehide", stop)
  }
}
