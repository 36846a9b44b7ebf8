/* A code as people type it: spaces, hyphens and small letters are forgiven. */

/** @param {string} text */
const digits = text => text.replace(/O/g, "0").replace(/[IL]/g, "1")

/**
 * What may have been meant, the likeliest first. The whole address may be typed; O is read as 0 and I
 * or L as 1 where a number belongs, and HT1 as HT01.
 * @param {string} text
 */
export const codesIn = text => {
  const typed = text.toUpperCase().replace(/^.*Q\//, "").replace(/[^A-Z0-9]/g, "")
  const number = typed.replace(/^(.{2})(.+)$/, (whole, letters, rest) =>
    letters + digits(rest).replace(/^(\d)$/, "0$1"))
  return [typed, number]
}

/**
 * The code of a renovation, where the text may be one; such codes are in no list.
 * @param {string} typed
 */
export const renovationIn = typed => {
  const works = digits(typed)
  return /^R[0-9A-HJKMNP-TV-Z]{6}$/.test(works) ? works : ""
}
