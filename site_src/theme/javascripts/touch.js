/* What the search needs once it is touched, before Material's own script comes. */
import { configure } from "./touch/config.js"
import { guardKeys } from "./touch/keys.js"
import { completeHeader } from "./touch/later.js"
import { hearEveryInput } from "./touch/query.js"
import { tendResults } from "./touch/results.js"

configure()
completeHeader()
hearEveryInput()
guardKeys()
tendResults()
