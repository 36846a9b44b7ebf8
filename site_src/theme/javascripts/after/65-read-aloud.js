/* "Read to me": the page's facts through the phone's own voice, where it has one of the page's
   language. One sentence at a time, because some phones stop in the middle of a long text. */
{
  const button = $(".mc-read")
  const voices = window.speechSynthesis
  const spoken = document.documentElement.lang
  const voice = () => voices.getVoices().find(one => one.lang.replace("_", "-").toLowerCase().startsWith(spoken))
  const shown = part => part.offsetParent !== null
  const words = part => part.textContent.replace(/\s+/g, " ").trim()

  /** What is read, in order: title, summary, facts, papers, steps; nothing that is not shown. */
  const sentences = () => [
    ...$$("h1, .mc-lead", page).map(words),
    ...$$(".mc-fact", page).map(fact => [...fact.children].filter(shown).map(words).join(": ")),
    ...$$(".mc-papers h2, .mc-papers h3, .mc-name, .mc-when, .mc-steps > li", page).filter(shown).map(words),
  ].filter(Boolean)

  const offer = () => { button.hidden = !voice() }
  const stop = () => {
    voices.cancel()
    button.setAttribute("aria-pressed", "false")
  }
  const read = () => {
    const last = sentences().map(text => {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice()
      utterance.lang = utterance.voice.lang
      voices.speak(utterance)
      return utterance
    }).pop()
    last.addEventListener("end", stop)
    button.setAttribute("aria-pressed", "true")
  }
  if (button && voices) {
    offer()
    if (voices.addEventListener) voices.addEventListener("voiceschanged", offer)
    button.addEventListener("click", () => button.getAttribute("aria-pressed") === "true" ? stop() : read())
    addEventListener("pagehide", stop)
  }
}
