/* Material listens to keys only: pasted, spoken and autocorrected text must search too. */
{
  const query = $(".md-search__input")
  query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")))
}
