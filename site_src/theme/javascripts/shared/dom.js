/* Finding the elements of a page. */

/**
 * The first element that `selector` finds. What type it has is known where it is asked for; where a
 * page may be without it, it is asked whether it is there.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T}
 */
export const $ = (selector, root = document) => /** @type {any} */ (root.querySelector(selector))

/**
 * All elements that `selector` finds.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T[]}
 */
export const $$ = (selector, root = document) => [.../** @type {any} */ (root.querySelectorAll(selector))]
