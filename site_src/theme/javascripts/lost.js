/* An address that leads nowhere: where it says a code that there is, the reader is brought to its page;
   where it only may, the page is offered. */
import { wayOn } from "./lost/address.js"
import { $ } from "./shared/dom.js"
import { fetchPage } from "./shared/fetched.js"
import { offerPages } from "./shared/meant.js"
import { codesOfNational } from "./shared/national.js"
import { root } from "./shared/root.js"

/**
 * The page of a code, where the host has it.
 * @param {string} address
 * @param {string} code
 */
const pageAt = async (address, code) => {
  if (address === location.pathname) return null // the host has just said so
  const page = await fetchPage(address)
  const heading = $(`[data-code="${code}"] h1`, page)
  return heading && { address, code, title: heading.textContent || "" }
}

const goOn = async () => {
  const { lead, near } = await wayOn(location.pathname, new URL(root).pathname, pageAt, codesOfNational)
  if (!lead) { if (near.length) offerPages($(".mc-answer"), near) }
  else if (lead !== location.pathname) location.replace(lead)
}

if ($(".mc-lost")) goOn().catch(() => { /* without a network the page itself says how to go on */ })
