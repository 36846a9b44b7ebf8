/* What the scripts must keep to. Each part of the guide knows the names of the place where it runs. */
import js from "@eslint/js"
import es from "eslint-plugin-es-x"
import globals from "globals"

const theme = "site_src/theme"

/** Rules beyond ESLint's own, each for a fault that has been met. */
const strict = {
  "consistent-return": "error",
  "eqeqeq": "error",
  "no-console": "error",
  "no-duplicate-imports": "error",
  "no-else-return": "error",
  "no-empty": ["error", { allowEmptyCatch: false }],
  "no-eval": "error",
  "no-implicit-globals": "error",
  "no-param-reassign": "error",
  "no-restricted-globals": ["error", "structuredClone", "scheduler", "event", "name"],
  "no-restricted-properties": ["error",
    { property: "replaceChildren", message: "Younger than many phones: use refill." },
    { property: "innerHTML", message: "Build elements: text must stay text." },
    { property: "outerHTML", message: "Build elements: text must stay text." }],
  "no-shadow": "error",
  "no-unused-vars": ["error", { args: "none" }],
  "no-use-before-define": ["error", { functions: false, variables: false }],
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-template": "off",
  "max-len": ["error", { code: 110, ignoreTemplateLiterals: true, ignoreStrings: true }],
}

export default [
  { ignores: [`${theme}/vendor/`, "site/", ".venv/", ".cache/"] },
  { ...js.configs.recommended, rules: { ...js.configs.recommended.rules, ...strict } },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: [`${theme}/javascripts/**/*.js`, "generator/guide/templates/*.js"],
    languageOptions: {
      globals: {
        ...globals.browser,
        // What the page's inline script has, and what the build puts in the place of a name.
        __md_scope: "readonly", mcPaint: "readonly", MATERIAL_CONFIG: "readonly", LATER_HTML: "readonly",
        PARTS_HTML: "readonly", LATER_FILES: "readonly",
        // The offline copy has the index of the search as a script.
        motchamIndex: "readonly",
      },
    },
  },
  {
    // Residents' phones are old: what they run is ES2019, in its syntax and in its library.
    ...es.configs["flat/restrict-to-es2019"],
    files: [`${theme}/**/*.js`, "generator/guide/templates/*.js"],
    ignores: [`${theme}/javascripts/form.js`, `${theme}/javascripts/form/**`],
  },
  {
    files: [`${theme}/sw*.js`, `${theme}/sw/*.js`, `${theme}/search/**/*.js`],
    languageOptions: { globals: globals.serviceworker },
  },
  {
    files: [`${theme}/search/*.js`],
    languageOptions: {
      globals: { ...globals.browser, makeAnswers: "readonly", motchamIndex: "readonly" },
    },
  },
  { files: ["tests/javascript/**/*.js", "eslint.config.js"], languageOptions: { globals: globals.node } },
  {
    files: ["tests/bench/*.js"],
    languageOptions: { globals: globals.node },
    rules: { "no-console": "off" },
  },
]
