/* Material listens to keys only: pasted, spoken and autocorrected text must search too. */
import { $ } from "../shared/dom.js"

export const hearEveryInput = () => {
  const query = $(".md-search__input")
  if (query) query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")))
}
