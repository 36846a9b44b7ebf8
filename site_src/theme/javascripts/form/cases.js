/* The cases that stand in the form now, for the entries that hold for some of them only. */

/** @type {Set<{ show: () => void }>} */
const followers = new Set()

/** @type {() => [id: string, title: string][]} */
let read = () => []

export const casesNow = () => read()

/** @param {{ show: () => void }} entry which shows the cases */
export const followCases = entry => { followers.add(entry) }

export const showCases = () => { for (const entry of followers) entry.show() }

export const forgetCases = () => { followers.clear(); read = () => [] }

/** @param {typeof read} from where the form has its cases */
export const takeCases = from => { read = from }
