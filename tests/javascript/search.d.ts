/* What search/engine.js leaves to the scripts that load it. */

declare var makeAnswers: typeof import("../../site_src/theme/search/engine/answers.js").makeAnswers

/** The index, as guide/offline.py writes it into the offline copy. */
declare const motchamIndex: import("../../site_src/theme/search/engine/index.js").Packed
