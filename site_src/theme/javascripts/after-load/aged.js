/* A page that nobody has built anew for a month says so, by this phone's clock: it may be a copy, or
   the guide stands still. The line comes below the facts, which stay where they are. */
import { $ } from "../shared/dom.js"
import { page } from "../shared/page.js"
import { _ } from "../shared/words.js"

const LONG = 30 * 864e5

export const tellAged = () => {
  const built = $("[data-built]")
  // Of what phones keep of the whole guide, kept.js says the day.
  const day = built ? built.dataset.built : document.documentElement.dataset.kept
  const today = new Date().toLocaleDateString("sv")
  if (!day || Date.parse(today) - Date.parse(day) <= LONG) return
  const line = document.createElement("p")
  line.className = "mc-aged"
  const [before, after] = _("Hỏi {unit} {phone} trước khi đi.")
    .replace("{unit}", $(".mc-footer b").textContent || "").split("{phone}")
  const when = built ? `${built.textContent} ` : ""
  line.append(when + before, $(".mc-footer [href^=tel]").cloneNode(true), after)
  // By its element, not by its class: a class that is named here brings its style to every page.
  const facts = [...page.children].find(({ tagName }) => tagName === "DL")
  if (facts) facts.after(line)
  else $(".md-content__inner").append(line)
}
