/* Material reads its configuration from the page: here it is, with the addresses of this site. */
{
  const from = path => new URL(`../${path}`, document.currentScript.src).href
  const config = { ...MATERIAL_CONFIG, base: from(""), search: from("search/worker.js") }
  const element = document.createElement("script")
  element.id = "__config"
  element.type = "application/json"
  element.textContent = JSON.stringify(config)
  document.head.append(element)
}
