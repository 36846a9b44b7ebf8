/* A page of its own kind brings a script of its own, or a style; a part of a page as soon as the page has
   loaded, so that no page waits for its parts. */
import { $$ } from "../shared/dom.js"
import { bring } from "./bring.js"
import { onceLoaded } from "./once-loaded.js"

export const bringOwnScripts = () => {
  for (const { dataset } of $$("[data-style]")) bring("link", { rel: "stylesheet", href: dataset.style })
  for (const { dataset } of $$(".mc-page[data-script]")) bring("script", { src: dataset.script })
  onceLoaded(() => {
    for (const { dataset } of $$("[data-script]:not(.mc-page)")) bring("script", { src: dataset.script })
  })
}
