/* What this phone remembers. A private window may refuse; the page works all the same. */

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether it is kept: the memory may be full, too
 */
export const remember = (key, value) => {
  try { localStorage.setItem(key, JSON.stringify(value)); return true } catch { return false }
}

/** @param {string} key */
export const forget = key => { try { localStorage.removeItem(key) } catch { /* refused */ } }

/**
 * @param {string} key
 * @returns {any} nothing where nothing can be read
 */
export const recall = key => {
  try { return JSON.parse(/** @type {string} */ (localStorage.getItem(key))) } catch { return null }
}
