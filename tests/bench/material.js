/* The search that Material for MkDocs brings, its own worker run as it is, over a site's pages. */
import fs from "node:fs"
import path from "node:path"
import vm from "node:vm"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3 // Material's kinds of messages
const CONFIG = { separator: "[\\s\\-]+", pipeline: ["stopWordFilter"], fields: { title: { boost: 1e3 }, text: { boost: 1 }, tags: { boost: 1e6 } } }
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: "\"", nbsp: "\u00a0", "#39": "'" }

/** @param {string} html */
const said = html => html.replace(/<(script|style|svg)\b.*?<\/\1>/gs, " ").replace(/<[^>]*>/g, " ")
  .replace(/&([#\w]+);/g, (all, name) => ENTITIES[name] || all).replace(/\s+/g, " ").trim()

/**
 * What Material's plugin indexes: a page, and each of its headings that has an address.
 * @param {string} site the folder of one language's site
 * @param {string[]} locations the pages' addresses below it
 */
const documents = (site, locations) => locations.flatMap(location => {
  const html = fs.readFileSync(path.join(site, location, "index.html"), "utf8")
  const main = html.slice(html.indexOf("<main"), html.lastIndexOf("</main>"))
  const [top, ...sections] = main.split(/(?=<h2[^>]*\sid=)/)
  const title = said(/<h1.*?<\/h1>/s.exec(main)?.[0] || "")
  return [
    { location, title, text: said(top.replace(/.*<\/h1>/s, "")) },
    ...sections.map(section => ({
      location: `${location}#${/\sid="?([^"\s>]+)/.exec(section)[1]}`,
      title: said(/<h2.*?<\/h2>/s.exec(section)[0]),
      text: said(section.replace(/.*?<\/h2>/s, "")),
    })),
  ]
})

/**
 * Material's search over a site; a question gives the addresses of its pages, the best first.
 * @param {string} javascripts Material's folder of scripts
 * @param {string} lang
 * @param {string} site
 * @param {string[]} locations
 */
export const materialSearch = async (javascripts, lang, site, locations) => {
  const workers = path.join(javascripts, "workers")
  const [worker] = fs.readdirSync(workers).filter(name => /^search\..*\.js$/.test(name))
  let hear, heard
  const context = vm.createContext({
    addEventListener: (_, listener) => { hear = listener },
    postMessage: message => heard(message),
    importScripts: (...scripts) => { for (const script of scripts) run(script) },
    console: { warn() {} }, // it complains of each word that stops it
  })
  context.self = context
  const run = script => vm.runInContext(fs.readFileSync(path.join(workers, script), "utf8"), context)
  run(worker)
  const ask = message => new Promise(done => { heard = done; hear({ data: message }) })
  const docs = documents(site, locations), config = { lang: [lang], ...CONFIG }
  const setUp = await ask({ type: SETUP, data: { config, docs, options: { suggest: false } } })
  if (setUp.type !== READY) throw new Error("Material's search did not begin")
  return async query => {
    const { type, data } = await ask({ type: QUERY, data: query })
    if (type !== RESULT) throw new Error("Material's search did not answer")
    return data.items.map(([{ location }]) => location)
  }
}
