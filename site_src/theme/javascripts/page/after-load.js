/* What a page can do without while it opens comes after it: when it has been drawn and the phone is
   idle, or at last where it never is. The style comes first, for what the script adds and for paper. */
import { bring } from "./bring.js"
import { onceLoaded } from "./once-loaded.js"
import { own } from "./own.js"

const AT_LAST_MS = 5000

export const bringRest = () => {
  const { afterLoad, afterLoadStyle } = own
  const idle = window.requestIdleCallback || (/** @param {() => void} run */ run => setTimeout(run, 500))
  const script = () => bring("script", { src: afterLoad })
  const rest = () => idle(() =>
    bring("link", { rel: "stylesheet", href: afterLoadStyle, onload: script, onerror: script }),
  { timeout: AT_LAST_MS })
  onceLoaded(rest)
}
