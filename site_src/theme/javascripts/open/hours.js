/* When the ward is open, by the clock of Vietnam. A time of day here is one of Vietnam, written into UTC's
   fields: there is no summer time. */

/**
 * @typedef {[name: string, ...stretches: string[][]]} Weekday its name, then when it opens and closes
 * @typedef {{ from: string, to: string, place?: string }} Closing the first and the last day off, and the
 *   other place that alone is closed
 */

export const DAY = 864e5
const VIETNAM = 7 * 36e5

export const nowInVietnam = () => Date.now() + VIETNAM

/** @param {number} at */
export const dayAt = at => new Date(at).toISOString().slice(0, 10)

/** @param {number} at */
export const timeAt = at => new Date(at).toISOString().slice(11, 16).replace(/^0/, "")

/**
 * The stretch that runs at `now`, or else the next one: when it opens and when it closes. Nothing
 * where the page does not know so far ahead.
 * @param {Weekday[]} week from Sunday
 * @param {(day: string) => unknown} off whether a day is off
 * @param {string} until the last day that is known
 * @param {number} now
 * @returns {number[]}
 */
export const nextAfter = (week, off, until, now) => {
  for (let at = now; dayAt(at) <= until; at += DAY) {
    const day = dayAt(at)
    const [, ...stretches] = off(day) ? [""] : week[new Date(day).getUTCDay()]
    const next = /** @type {string[][]} */ (stretches)
      .map(stretch => stretch.map(time => Date.parse(`${day}T${time}Z`)))
      .find(([, closes]) => now < closes)
    if (next) return next
  }
  return []
}
