/* Filling an element anew. */

/**
 * Put `children` in the place of all that `element` holds.
 * @param {Element} element
 * @param {(Node | string)[]} children
 */
export const refill = (element, children) => { element.textContent = ""; element.append(...children) }
