/* What the search needs once it is touched, before Material's own script comes. */
import { configure } from "./on-search/config.js"
import { keepInAddress } from "./on-search/address.js"
import { guardKeys } from "./on-search/keys.js"
import { completeHeader } from "./on-search/later.js"
import { fillOpened } from "./on-search/opened.js"
import { hearEveryInput } from "./on-search/query.js"
import { tendResults } from "./on-search/results.js"

configure()
completeHeader()
hearEveryInput()
guardKeys()
tendResults()
fillOpened()
keepInAddress()
