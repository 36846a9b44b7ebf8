/* The days off, as the build knew them: the same for all pages. */

/** @type {import("./hours.js").Known} The build puts them in here. */
export const known = { until: "", off: [] }
