/* A text, cut so that no voice stops in the middle. */

/**
 * A text in sentences, none of which is long.
 * @param {string} text
 */
export const sentencesOf = text => text.trim().replace(/([.!?;]) /g, "$1\n").split("\n")
