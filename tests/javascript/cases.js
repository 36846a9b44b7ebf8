/* The tables of cases that Python's tests and these read. */
import { readFileSync } from "node:fs"

const read = path => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"))

export const casesOf = name => read(`../cases/${name}.json`)
export const style = read("../../generator/library/forms/writer.json")
