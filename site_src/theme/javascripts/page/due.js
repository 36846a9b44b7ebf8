/* What a page says of days holds on the reader's day, though it was built, or kept, long before. */
import { today } from "../shared/day.js"
import { $, $$ } from "../shared/dom.js"
import { _ } from "../shared/words.js"

/** Past its review date it says so. */
export const tellOverdue = () => {
  const due = $("[data-due]")
  if (!due || today() <= /** @type {string} */ (due.dataset.due)) return
  due.textContent = _("Đã quá ngày kiểm tra lại. Gọi {phường} hỏi trước khi đi.")
  due.classList.add("mc-overdue")
}

/** Works whose first or last day has come meanwhile stand otherwise, each as of its latest day. */
export const tellStanding = () => {
  /** @type {HTMLTemplateElement[]} */
  const later = $$("template[data-since]")
  for (const each of later)
    if (/** @type {string} */ (each.dataset.since) <= today())
      $(".mc-standing", /** @type {Element} */ (each.parentElement)).replaceWith(each.content)
}
