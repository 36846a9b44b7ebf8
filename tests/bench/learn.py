"""Learn what each word tells of pages, and write it where the search index is made from.

    python -m tests.bench.learn [--without NAME…] [--to FILE]

It learns from what people are known to say: the situations, names and keywords of the library, and
the lists in `tests/bench/queries/`, but for those `--without` (UNLEARNED, where none is said), and
`tests/browser/searches.yml`.
For each page and language a straight line is laid between what is said of it and all else (a
support vector machine with squared loss, found by coordinate descent over its dual). What it weighs
of a word, rounded to few levels, is what the word tells of the page. The heaviest weights are kept,
so that the index keeps within 40 KB. It takes a quarter of a minute; the same texts give the same
file.

Run it after much of `procedures/situations.yml` has changed: a test says so.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path

import yaml

from generator.clock import today
from generator.guide.fragments import Context
from generator.guide.languages import languages
from generator.guide.search_index import known_items
from generator.guide.search_learned import (
    FILE,
    LEVELS,
    UNITS,
    Learned,
    learned_text,
    mark_of,
    words_of,
)
from generator.library.checked.library import Library, load_library
from generator.library.forms import reporters
from generator.library.forms.paths import SAMPLE
from generator.library.language.folding import fold
from generator.library.language.locale import NAMES, use_locale
from generator.library.loading.units import roots_of

ROOT = Path(__file__).parents[2]
QUERIES = Path(__file__).parent / "queries"
PROVED = ROOT / "tests/browser/searches.yml"
PROVED_TIMES = 5
"""What must lead where it does counts so often."""
UNLEARNED = ("short-7",)
"""The lists of which nothing is learned, so that something is left to judge by."""
ENGLISH = "english"
KEPT = {"vi": 6900, "en": 6000}
"""How many weights of each language are kept."""
PENALTY = 0.5
"""Of what lies on the wrong side: more of it fits what is known better, and the unknown worse."""
OFTEN = {"vi": 0.0, "en": 0.3}
"""How much more a weight is worth where its word is said more often: to this power."""
ROUNDS = 20
NEAR = 0.3
"""What lies on its side and is further from the line than this is looked at no more."""
STEADY = 0.01
"""No step of a round was longer: the line lies still."""
LEAST_SAID = 2
"""A word that is said less often tells nothing."""
NOTHING = ""
"""What no page answers."""

Said = tuple[str, str]
"""What is said, and the page or other office of which."""
Bags = list[tuple[list[int], float]]
"""Of each thing said its words by number, and what each of them counts there."""


def alike_in(library: Library, language: str) -> dict[str, str]:
    """One word for one word of the thesaurus; a Vietnamese one means too much without accents."""
    if language != "en":
        return {}
    return {
        fold(said): fold(each.mean)
        for each in library.english_synonyms
        for said in each.say
        if " " not in said and " " not in each.mean
    }


def said_in(library: Library, language: str, without: Sequence[str]) -> Iterator[Said]:
    """All that is known to be said in a language, and of what; not what `without` names."""
    published = library.on(today(), drafts=False)
    context = Context(published, languages(ROOT), roots_of(ROOT, SAMPLE)).in_language(language)
    lists = [
        (file.stem, json.loads(file.read_text("utf-8"))) for file in sorted(QUERIES.glob("*.json"))
    ]
    left_out = {fold(q["query"]) for name, queries in lists if name in without for q in queries}
    with use_locale(language, published.ward.level):
        for item in known_items(context.guide):
            yield from ((name, str(item["c"] or item["a"])) for name in (item["t"], *item["k"]))
    for code, situations in published.situations.items():
        yield from (
            (each, code) for each in situations.said_in(language) if fold(each) not in left_out
        )
    for name, queries in lists:
        for q in queries if name not in without else ():
            if (q["kind"] == ENGLISH) == (language == "en") and fold(q["query"]) not in left_out:
                yield q["query"], q["gold"][0] if q["gold"] else NOTHING
    if language == "vi":
        for leads in yaml.safe_load(PROVED.read_text("utf-8")).values():
            for codes, queries in leads.items():
                of = NOTHING if codes == "nothing" else codes.split()[0].removeprefix("#")
                yield from ((query, of) for query in queries for _ in range(PROVED_TIMES))


def learn(
    said: Iterable[Said], language: str, alike: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    """What each word tells of each page, on its level, for the heaviest of all.

    A word that is `alike` another is read as that.
    """
    # In English a unit is called by words that mean nothing else, and each by its own.
    besides = UNITS if language == "en" else frozenset()
    texts = [
        ({alike.get(word, word) for word in words_of(text)} - besides, of) for text, of in said
    ]
    times = Counter(word for words, _ in texts for word in words)
    numbers = {word: n for n, word in enumerate(sorted(w for w in times if times[w] >= LEAST_SAID))}
    bags: Bags = []
    of_what = []
    for words, of in texts:
        if known := sorted(numbers[word] for word in words if word in numbers):
            bags.append((known, 1 / sqrt(len(known))))
            of_what.append(of)
    weights = {
        (of, word): weight
        for of in sorted({*of_what} - {NOTHING})
        for word, weight in zip(
            numbers, _line(bags, [each == of for each in of_what], len(numbers)), strict=False
        )
    }
    worth = {
        (of, word): abs(weight) * times[word] ** OFTEN[language]
        for (of, word), weight in weights.items()
    }
    heaviest = sorted(weights, key=lambda each: (-worth[each], each))[: KEPT[language]]
    told: dict[str, dict[str, int]] = {}
    for of, word in sorted(heaviest):
        told.setdefault(word, {})[of] = _level(weights[of, word])
    return {word: told[word] for word in sorted(told)}


def _level(weight: float) -> int:
    return min(range(len(LEVELS)), key=lambda level: abs(LEVELS[level] - weight))


def _line(bags: Bags, isit: Sequence[bool], words: int) -> list[float]:
    """What each word weighs on the line between the bags that are of it and the others."""
    weights = [0.0] * (words + 1)  # the last is what stands in every bag
    duals = [0.0] * len(bags)
    slack = 1 / (2 * PENALTY)
    active = list(range(len(bags)))
    order = random.Random(0)  # noqa: S311 - it only mixes, alike each time
    for _ in range(ROUNDS):
        order.shuffle(active)
        kept, furthest = [], 0.0
        for n in active:
            known, share = bags[n]
            total = 0.0
            for word in known:
                total += weights[word]
            total = total * share + weights[words]
            sign = 1 if isit[n] else -1
            dual = duals[n]
            slope = sign * total - 1 + slack * dual
            if slope >= 0 and not dual:
                if slope < NEAR:
                    kept.append(n)
                continue
            kept.append(n)
            new = max(0.0, dual - slope / (2 + slack))
            step = (new - dual) * sign
            if not step:
                continue
            furthest = max(furthest, abs(step))
            duals[n] = new
            weights[words] += step
            step *= share
            for word in known:
                weights[word] += step
        active = kept
        if furthest < STEADY:
            break
    return weights


def main() -> None:
    """Learn both languages and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=UNLEARNED)
    parser.add_argument("--to", type=Path, default=FILE)
    asked = parser.parse_args()
    library, problems = load_library(roots_of(ROOT, SAMPLE), site_url=None)
    if library is None:
        raise SystemExit(reporters.text(problems))
    learned = {
        language: Learned(
            learn(said_in(library, language, asked.without), language, alike_in(library, language)),
            {code: mark_of(each.said_in(language)) for code, each in library.situations.items()},
        )
        for language in NAMES
    }
    asked.to.write_text(learned_text(learned), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
