/* Modules of others, made into files that the build takes as they are: `npm run vendor` writes them.
   A test compares, so that an update which a bot proposes is not forgotten here. */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { buildSync } from "esbuild"

const root = new URL("../../", import.meta.url)
export const yamlFile = new URL("site_src/theme/vendor/yaml.js", root)

/** The YAML parser of the staff's form. */
export const vendoredYaml = () => {
  const names = "isMap, isScalar, isSeq, parseDocument"
  const read = path => readFileSync(new URL(`node_modules/yaml/${path}`, root), "utf8")
  const { version } = JSON.parse(read("package.json"))
  const licence = read("LICENSE").trim().split("\n").map(line => `   ${line}`.trimEnd()).join("\n")
  const { outputFiles: [{ text }] } = buildSync({
    stdin: { contents: `export { ${names} } from "yaml"`, resolveDir: fileURLToPath(root) },
    absWorkingDir: fileURLToPath(root),
    bundle: true, write: false, format: "iife", globalName: "YAML", target: "es2019",
    conditions: ["browser"], legalComments: "none", charset: "utf8",
  })
  return `/*! yaml ${version} (https://eemeli.org/yaml/), made by \`npm run vendor\`; not to be edited.\n`
    + `${licence} */\n${text}export const { ${names} } = YAML\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(yamlFile, vendoredYaml())
