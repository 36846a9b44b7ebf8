/* "Read to me": the page's facts through the phone's own voice, where it has one of the page's
   language. Sentence by sentence, because some phones stop in the middle of a long text. */
import { $, $$ } from "../shared/dom.js"
import { page } from "../shared/page.js"
import { _ } from "../shared/words.js"
import { sentencesOf } from "./sentences.js"

const READ = "h1, .mc-lead, .warn, .stop, .mc-fact, .mc-papers h2, .mc-papers h3, .mc-papers .mc-name,"
  + ".mc-papers .mc-case, .mc-papers .mc-when, #cac-buoc, .steps > li"
const voices = window.speechSynthesis

/** @param {string} language */
const voiceFor = language =>
  voices.getVoices().find(one => one.lang.toLowerCase().startsWith(language))

/** @type {(element: Element) => Element} */
const blockOf = element =>
  getComputedStyle(element).display === "inline" && element.parentElement
    ? blockOf(element.parentElement) : element

/**
 * What is read of a part: its texts that are shown, cut where a block or the language ends.
 * @param {Element} part
 */
const textsOf = part => {
  /** @type {{ text: string, lang: string }[]} */
  const found = []
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  let before
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode)
    const text = node.data.replace(/\s+/g, " ")
    const parent = /** @type {Element} */ (node.parentElement)
    if (!text.trim() || !parent.getClientRects().length) continue
    const { lang } = /** @type {HTMLElement} */ (parent.closest("[lang]"))
    const block = blockOf(parent)
    if (found.length && block === before && found[found.length - 1].lang === lang)
      found[found.length - 1].text += text
    else found.push({ text, lang })
    before = block
  }
  return found
}

/** All that is read, in the order of the page; what no voice can speak is left out. */
const utterances = () => $$(READ, page).flatMap(textsOf).flatMap(({ text, lang }) => {
  const voice = voiceFor(lang)
  return voice ? sentencesOf(text).map(sentence => {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.9
    return utterance
  }) : []
})

export const offerReading = () => {
  const button = $(".mc-read")
  if (!button || !voices) return
  /** @type {SpeechSynthesisUtterance[]} Held here, because a browser may forget what is to be spoken. */
  let reading = []
  /** @param {string} text */
  const label = text => { $("span", button).textContent = text }
  const stop = () => {
    reading = []
    voices.cancel()
    label(_("Đọc cho tôi nghe"))
  }
  const read = () => {
    voices.cancel()
    reading = utterances()
    for (const sentence of reading) {
      const { length } = reading
      sentence.onend = () => { if (sentence === reading[length - 1]) stop() }
      voices.speak(sentence)
    }
    if (reading.length) label(_("Dừng đọc"))
  }
  const offer = () => { button.hidden = !voiceFor(document.documentElement.lang) }
  offer()
  if (voices.addEventListener) voices.addEventListener("voiceschanged", offer)
  button.addEventListener("click", () => { if (reading.length) stop(); else read() })
  addEventListener("pagehide", stop)
}
