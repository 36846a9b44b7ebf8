/* Text as people type it without accents; the twin of `fold` in generator/library/text.py. Both are
   held together by tests/cases/fold.json. */

/** @param {string} text */
export const fold = text => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "")
  .replace(/[^a-z0-9]+/g, " ").trim()
