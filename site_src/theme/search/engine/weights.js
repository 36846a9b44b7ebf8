/* Weights: tried against lists of real queries, see tests/bench/search.py. */

export const TITLE = 1
export const PART = 0.98
export const KEYWORD = 0.94
export const OTHER = 0.72
export const MOST_PARTS = 4
/** A life event or a field ranks below a procedure that answers as well. */
export const GROUP = 0.6
export const PREFIX = 0.85
export const SLIP = 0.6
export const WRONG_ACCENT = 0.72
export const WRONG_TONE = 0.85
export const NO_TONE = 0.98
export const ALTERNATIVE = 0.93
/** How far a meaning is trusted. Two that stand side by side in a name bear each other out where
    their trust adds up to that of a sure one: a slip (0) needs a sure word beside it. */
export const SURE = 2
export const BEARS = 1
/** Letters of a word that is trusted in spite of a slip, among others and alone. */
export const LONG = 7
export const LONG_ALONE = 5
/** Below this, an answer is none; from there on, nothing else is offered. */
export const LEAST = 0.12
export const STRONG = 0.6
export const LIGHTER = 0.35
/** A word that stands nowhere is said to the reader; the others may still answer. */
export const UNKNOWN = 0.5
export const UNNAMED_SECOND = 0.86
