/* What the page's script is told on its own element: the addresses of all that comes later. */

/** @typedef {{ afterLoad?: string, afterLoadStyle?: string }} AfterLoad */
/** @typedef {{ onSearch?: string, onSearchStyle: string }} OnSearch */

/** @type {DOMStringMap & AfterLoad & OnSearch} */
export const own = /** @type {any} */ (document.currentScript).dataset
