/* The list of units, narrowed by what is typed, with accents or without. */
const box = document.getElementById("tim")
const said = document.getElementById("thay")
const rows = [...document.querySelectorAll("li")]
const fold = text =>
  text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "").trim()

box.parentElement.hidden = false
box.addEventListener("input", () => {
  const words = fold(box.value).split(/\s+/)
  for (const row of rows) {
    row.hidden = !words.every(word => row.dataset.name.includes(word))
  }
  const count = rows.filter(row => !row.hidden).length
  said.textContent = count ? `${count} đơn vị` : "Không có đơn vị nào tên như vậy."
})
