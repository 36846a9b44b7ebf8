/* Drawing a list anew around the finger: what is said already stays the same element, so that a press that
   begins before and ends after is one press. */

/**
 * @param {Element} one
 * @param {Element} other
 */
const isSameTag = (one, other) => one.nodeName === other.nodeName
  && one.cloneNode(false).isEqualNode(other.cloneNode(false))

/**
 * Make `element` hold what `fresh` says. Elements of the same tag and attributes stay, with what
 * listens to them.
 * @param {Element} element
 * @param {Node[]} fresh
 */
export const renew = (element, fresh) => {
  const old = [...element.childNodes]
  fresh.forEach((node, at) => {
    const before = old[at]
    if (!before) element.append(node)
    else if (before.isEqualNode(node)) return
    else if (before instanceof Element && node instanceof Element && isSameTag(before, node))
      renew(before, [...node.childNodes])
    else before.replaceWith(node)
  })
  for (const rest of old.slice(fresh.length)) rest.remove()
}
