/* Whether scripts can be read by an engine of a year: node tests/javascript/parse.js 2019 FILES… */
import { readFileSync } from "node:fs"
import { parse } from "acorn"

const [, , year, ...files] = process.argv
for (const file of files)
  try {
    parse(readFileSync(file, "utf8"), { ecmaVersion: Number(year), sourceType: "script" })
  } catch (error) {
    process.stderr.write(`${file}: ${error.message}\n`)
    process.exitCode = 1
  }
