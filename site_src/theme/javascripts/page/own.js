/* What the page's script is told on its own element: the addresses of all that comes later. */

/** @type {DOMStringMap & { touch?: string, style: string, after?: string }} */
export const own = /** @type {any} */ (document.currentScript).dataset
