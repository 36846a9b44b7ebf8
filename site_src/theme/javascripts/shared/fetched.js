/* Another page of the guide, fetched to be read: its own style and scripts have no business here. */

/**
 * @param {string} address
 * @returns {Promise<Document>} empty where the host has no such page
 */
export const fetchPage = async address => {
  const answer = await fetch(address)
  const text = answer.ok ? await answer.text() : ""
  const html = text.replace(/<(style|script)\b[^]*?<\/\1>/g, "")
  return new DOMParser().parseFromString(html, "text/html")
}
