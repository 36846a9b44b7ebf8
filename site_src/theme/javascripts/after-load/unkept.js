/* Where the phone keeps only the other language, its page stands in (sw/kept.js). It says so in both: who
   asked for the one may not read the other. */
import { $ } from "../shared/dom.js"
import { refill } from "../shared/refill.js"
import { _ } from "../shared/words.js"

export const tellUnkept = () => {
  const note = $(".mc-kept")
  if (!note || location.search !== "?chua-luu") return
  const words = document.createElement("span"), wanted = document.createElement("span")
  wanted.lang = document.documentElement.lang === "vi" ? "en" : "vi"
  wanted.textContent = _("English is not kept on this device. Open it again when there is a network.")
  words.append(_("Máy này chưa lưu bản tiếng Anh. Có mạng thì mở lại."), wanted, note.textContent || "")
  refill(note, [words])
  history.replaceState(null, "", location.pathname + location.hash)
}
