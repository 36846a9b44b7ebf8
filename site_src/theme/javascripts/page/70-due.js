/* A page kept in a cache past its review date says so. */
{
  const due = $("[data-due]")
  if (due && new Date().toLocaleDateString("sv") > due.dataset.due) {
    due.textContent = _("Đã quá ngày kiểm tra lại. Gọi phường hỏi trước khi đi.")
    due.classList.add("mc-overdue")
  }
}
