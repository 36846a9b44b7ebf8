/* A page of its own kind, or a part of a page, brings a script of its own, or a style. */
import { $$ } from "../shared/dom.js"
import { bring } from "./bring.js"

export const bringOwnScripts = () => {
  for (const { dataset } of $$("[data-style]")) bring("link", { rel: "stylesheet", href: dataset.style })
  for (const { dataset } of $$("[data-script]")) bring("script", { src: dataset.script })
}
