/* The worker itself, and what its site is. */

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))
