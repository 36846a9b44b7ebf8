/* Material reads its configuration from the page: here it is, with the addresses of this site. */
import { root } from "../shared/root.js"

export const configure = () => {
  const config = { ...MATERIAL_CONFIG, base: root, search: `${root}search/worker.js` }
  const element = document.createElement("script")
  element.id = "__config"
  element.type = "application/json"
  element.textContent = JSON.stringify(config)
  document.head.append(element)
}
