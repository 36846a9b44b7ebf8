/* What comes from others is what the lock file says. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { vendoredYaml, yamlFile } from "./vendor.js"

test("the YAML parser is the one of the lock file; else run: npm run vendor", () =>
  assert.ok(readFileSync(yamlFile, "utf8") === vendoredYaml()))
