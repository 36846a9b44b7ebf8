/* What a page can do without while it opens: loaded when it has been drawn and the phone is idle. */
import { tellAged } from "./after-load/aged.js"
import { keepGuide } from "./after-load/offline.js"
import { keepOpened } from "./after-load/opened.js"
import { bringPaperCode, dayForPaper } from "./after-load/paper.js"
import { offerReading } from "./after-load/read-aloud.js"
import { keepTicks } from "./after-load/ticks.js"
import { offerTools, openForPaper } from "./after-load/tools.js"
import { tellUnkept } from "./after-load/unkept.js"
import { offerVisit } from "./after-load/visit.js"

tellUnkept()
tellAged()
keepTicks()
keepOpened()
offerVisit()
dayForPaper()
bringPaperCode()
offerTools()
openForPaper()
offerReading()
keepGuide()
