/* Material reads its configuration from the page: here it is, with the addresses of this site. MaterialX
   knows several searches, and asks for more addresses than the worker's. */
import { root } from "../shared/root.js"

/** @type {{ search?: object, translations?: Record<string, string> }} As the frame had it. */
export const material = MATERIAL_CONFIG

/** @param {string} workerUrl */
const ofMaterialX = workerUrl => {
  const indexUrl = `${root}search/search_index.json`
  return { provider: "lunr", options: { workerUrl, indexUrl, offlineIndexUrl: indexUrl } }
}

export const configure = () => {
  const worker = `${root}search/worker.js`
  const search = "search" in material ? ofMaterialX(worker) : worker
  const config = { ...material, base: root, search }
  const element = document.createElement("script")
  element.id = "__config"
  element.type = "application/json"
  element.textContent = JSON.stringify(config)
  document.head.append(element)
}
