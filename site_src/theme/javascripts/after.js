/* What a page can do without while it opens: loaded when it has been drawn and the phone is idle. */
import { offerEnglish } from "./after/language.js"
import { keepGuide } from "./after/offline.js"
import { bringPaperCode } from "./after/paper.js"
import { offerReading } from "./after/read-aloud.js"
import { offerTools, openForPaper } from "./after/tools.js"
import { offerVisit } from "./after/visit.js"

offerEnglish()
offerVisit()
bringPaperCode()
offerTools()
openForPaper()
offerReading()
keepGuide()
