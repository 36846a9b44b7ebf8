/* A page kept in a cache past its review date says so. */
import { $ } from "../shared/dom.js"
import { _ } from "../shared/words.js"

export const tellOverdue = () => {
  const due = $("[data-due]")
  if (!due || new Date().toLocaleDateString("sv") <= /** @type {string} */ (due.dataset.due)) return
  due.textContent = _("Đã quá ngày kiểm tra lại. Gọi {phường} hỏi trước khi đi.")
  due.classList.add("mc-overdue")
}
