/* Weights: tried against queries that were put aside for it, see tests/bench/search.py. */

/** Of the kinds of names; each kind has one of its own. */
export const TITLE = 1
export const PART = 0.98
export const KEYWORD = 0.99
export const SAID = 0.9
export const OTHER = 0.2
export const MOST_PARTS = 4
/** Of the kinds of items: a life event or a field ranks below a procedure that answers as well, a
    record that nobody has put into plain words below all. */
export const GROUP = 0.94
export const RECORD = 0.35
/** Of what a word means. */
export const PREFIX = 0.88
export const RELATED = 0.88
export const SLIP = 0.72
export const WRONG_ACCENT = 0.72
export const WRONG_TONE = 0.85
export const NO_TONE = 0.98
export const BARE = 0.9
export const ALTERNATIVE = 0.93
export const SAYING = 1
/** How far a meaning is trusted. Two that stand side by side in a name bear each other out where
    their trust adds up to that of a sure one: a slip (0) needs a sure word beside it. */
export const SURE = 2
export const BEARS = 1
/** Letters of a word that is trusted in spite of a slip, among others and alone. */
export const LONG = 7
export const LONG_ALONE = 5
/** What a number tells at most; a word that says little; that others say too; that stands nowhere. */
export const NUMBER = 1.2
export const LITTLE = 0.58
export const KIN = 0.45
export const UNKNOWN = 0.6
/** Of a name: how much of the query it must answer, be filled by it, and have its words side by side. */
export const COVERED = 1.4
export const FILLED = 0.95
export const BESIDE = 0.8
/** How far a word is trusted that people say of an item. */
export const SPOKEN = 0.95
/** What a name does not answer and another of the item does; and so much may a query tell before what
    nothing answers is forgiven by and by. */
export const FORGIVEN = 0.36
export const TOLD = 20
/** The second name of an item that answers, and all of them together. */
export const SECOND_NAME = 0.23
export const TOGETHER = 0.6
export const UNNAMED_SECOND = 0.8
export const HINTED_SECOND = 0.96
/** From there on, nothing else is offered. */
export const STRONG = 1.7
/** Below it, an answer may be another's: of the right ones one in thirty is, of what no page answers
    most. An answer gains so much at most by being clear of the second, by what its words tell, and loses by
    what others do. */
export const CERTAIN = 2.5
export const CLEAR = 4.5
export const SPOKEN_FOR = 8
export const RIVALLED = 25
export const HALF = 0.4
/** Of so many words at most a name that turns them round says something else, where it answers less than
    so much. */
export const MOST_TURNED = 3
export const ANSWERED = 0.75
/** So much of a query and of a record's name must agree for the record to be what is meant. */
export const WHOLE = 0.85
/** What gains who does something else, where the query says all of what that is called. */
export const WHOLE_OTHER = 1.2
/** What a name gains that is just what was typed. */
export const EXACT = 1.12
/** What is left of a word that may be a light one where no accents were typed. */
export const MAYBE_LIGHT = 0.6
/** What a word tells of an item at least where people say it of that. */
export const SPEAKS = 0.3
