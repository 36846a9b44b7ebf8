/* An address typed in small letters, /q/ht01, is brought to its page. */
import { meantBy } from "./lost/address.js"
import { $ } from "./shared/dom.js"

const wanted = $(".mc-lost") && meantBy(location.pathname)
if (wanted) location.replace(wanted)
