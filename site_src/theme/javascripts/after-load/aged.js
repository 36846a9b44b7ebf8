/* A page that nobody has built anew for a month says so, by this phone's clock: it may be a copy, or
   the guide stands still. The line comes below what is pressed first, which stays where it is. */
import { today } from "../shared/day.js"
import { $ } from "../shared/dom.js"
import { page } from "../shared/page.js"
import { _ } from "../shared/words.js"

const LONG = 30 * 864e5

export const tellAged = () => {
  const built = $("[data-built]")
  // Of what phones keep of the whole guide, kept.js says the day.
  const day = built ? built.dataset.built : document.documentElement.dataset.kept
  if (!day || Date.parse(today()) - Date.parse(day) <= LONG) return
  const line = document.createElement("p")
  line.className = "mc-aged"
  const [before, after] = _("Hỏi {unit} {phone} trước khi đi.")
    .replace("{unit}", $(".mc-footer b").textContent || "").split("{phone}")
  const when = built ? `${built.textContent} ` : ""
  const call = $(".mc-footer [href^=tel]").cloneNode(true)
  call.textContent = (call.textContent || "").replace(/^[^\d+]+/, "") // the number alone
  line.append(when + before, call, after)
  const actions = $("aside .acts", page)
  if (actions) actions.after(line)
  else $("main .w").append(line)
}
