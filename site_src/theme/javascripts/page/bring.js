/* Bringing a script or a style to the page. */

/**
 * @param {"script" | "link"} tag
 * @param {object} values
 */
export const bring = (tag, values) =>
  document.head.append(Object.assign(document.createElement(tag), values))
