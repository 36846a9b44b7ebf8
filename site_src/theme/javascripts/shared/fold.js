/* Text as people type it without accents; the twin of `fold` in generator/library/language/folding.py.
   Both are held together by tests/cases/fold.json. */

/**
 * Lower case, no marks, đ as d.
 * @param {string} text
 */
export const unaccented = text =>
  text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "")

/**
 * `unaccented`, in letters and digits with single spaces.
 * @param {string} text
 */
export const fold = text => unaccented(text).replace(/[^a-z0-9]+/g, " ").trim()
