/* What only a script can answer, the box of the search and the switch of the colours, stands in no page: it
   is the same in all of them, and this script has it from the frame (guide/assets/page_assets.py). */
import { $ } from "../shared/dom.js"

/** @type {[place: string, html: string][]} Each goes to the end of the place that its selector names. */
const parts = PARTS_HTML

export const drawParts = () => {
  for (const [place, html] of parts) $(place).insertAdjacentHTML("beforeend", html)
}
