/* Cases: what belongs to another case steps back. The page comes with the ordinary case chosen, where
   there is one. */
{
  const cases = $(".mc-cases")
  if (cases) {
    cases.hidden = false
    const choose = () => {
      const chosen = new FormData(cases).get("case")
      page.classList.toggle("mc-case-chosen", Boolean(chosen))
      // Paper says of which case it is where the reader has not chosen it.
      const { defaultChecked, nextElementSibling: title } = $("input:checked", cases)
      $(".mc-for-case").textContent = chosen && defaultChecked ? title.textContent : ""
      for (const part of $$("[data-cases]", page))
        part.classList.toggle(
          "mc-other-case", Boolean(chosen) && !part.dataset.cases.split(" ").includes(chosen))
    }
    cases.addEventListener("change", choose)
    choose()
    // Going back, the browser brings the choice again; what is shown must follow it.
    addEventListener("pageshow", choose)
  }
}
