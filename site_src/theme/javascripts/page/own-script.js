/* A page of its own kind brings a script of its own. */
import { page } from "../shared/page.js"
import { bring } from "./bring.js"

export const bringOwnScript = () => {
  const { script } = page.dataset
  if (script) bring("script", { src: script })
}
