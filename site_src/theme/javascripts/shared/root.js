/* Where the site of this language lies, as the script that runs knows it from its own address. */

/** The address of the site's top, with a slash at its end. */
export const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href
