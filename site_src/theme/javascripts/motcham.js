/* What a page needs to open: every page loads this first. Every fact of a page is there without it;
   class `js`, which styles ask for, says that all of this has worked. */
import { bringRest } from "./page/after-load.js"
import { offerCases } from "./page/cases.js"
import { tellOverdue, tellStanding } from "./page/due.js"
import { wakeHeader } from "./page/header.js"
import { tellKept } from "./page/kept.js"
import { bringOwnScripts } from "./page/own-script.js"
import { drawParts } from "./page/parts.js"

drawParts()
tellKept()
offerCases()
tellOverdue()
tellStanding()
wakeHeader()
bringOwnScripts()
bringRest()
document.documentElement.classList.add("js")
