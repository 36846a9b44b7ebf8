/* When people are received, by the clock of Vietnam. A time of day here is one of Vietnam, written into
   UTC's fields: there is no summer time. */

/**
 * @typedef {string | [string]} Said words; in a list where they are not in the language of the page
 * @typedef {[first: string, last: string, reason: Said, place?: string]} DayOff `place` alone is closed
 * @typedef {{ until: string, off: DayOff[] }} Known the days off up to the last day that is known
 * @typedef {[name: Said, week: string, place?: string]} Receives a counter or a house. Of its week each
 *   day from Sunday: `|07:30-11:30 13:00-17:00|…`
 */

export const DAY = 864e5
const VIETNAM = 7 * 36e5

export const nowInVietnam = () => Date.now() + VIETNAM

/** @param {number} at */
export const dayAt = at => new Date(at).toISOString().slice(0, 10)

/** @param {number} at */
export const timeAt = at => new Date(at).toISOString().slice(11, 16).replace(/^0/, "")

/**
 * The day off that `day` is, if it is one.
 * @param {Known} known
 * @param {Receives} receives
 * @param {string} day
 */
export const dayOffOn = ({ off }, [, , place], day) =>
  off.find(([first, last, , of]) => (!of || of === place) && first <= day && day <= last)

/**
 * When it opens and closes on `day`, each stretch.
 * @param {Known} known
 * @param {Receives} receives
 * @param {string} day
 */
export const stretchesOn = (known, receives, day) =>
  dayOffOn(known, receives, day) ? []
  : receives[1].split("|")[new Date(day).getUTCDay()].split(" ").filter(Boolean)
    .map(stretch => stretch.split("-").map(time => Date.parse(`${day}T${time}Z`)))

/**
 * The stretch that runs at `now`, or else the next one: when it opens and when it closes. Nothing
 * where the page does not know so far ahead.
 * @param {Known} known
 * @param {Receives} receives
 * @param {number} now
 * @returns {number[]}
 */
export const nextAfter = (known, receives, now) => {
  for (let at = now; dayAt(at) <= known.until; at += DAY) {
    const next = stretchesOn(known, receives, dayAt(at)).find(([, closes]) => now < closes)
    if (next) return next
  }
  return []
}
