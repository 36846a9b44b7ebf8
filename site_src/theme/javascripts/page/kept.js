/* A page shown from the phone says so, for its facts may have changed since. */
import { $ } from "../shared/dom.js"
import { _, dayOf } from "../shared/words.js"

export const tellKept = () => {
  const { kept } = document.documentElement.dataset
  if (!kept) return
  const note = document.createElement("p")
  note.className = "state mc-kept"
  note.textContent = _("Đang xem bản lưu trên máy, ngày {day}.").replace("{day}", dayOf(kept))
  $("#noi-dung").after(note)
}
