"""Learn what each word tells of pages, and write it where the search index is made from.

    python -m tests.bench.learn [--without NAME…] [--to FILE]

It learns from what people are known to say: the situations, names and keywords of the library, and the
lists in `tests/bench/queries/`, but for those `--without`. For each page and language a straight line
is laid between what is said of it and all else (a support vector machine with squared loss, found by
coordinate descent over its dual); what it weighs of a word, rounded to few levels, is what the word
tells of the page. Of all weights the heaviest are kept, so that the index keeps within 40 KB.

Run it after `procedures/situations.yml` has changed: a test says so. The same texts give the same file.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path

from generator.clock import today
from generator.guide.fragments import Context
from generator.guide.languages import languages
from generator.guide.search_learned import (
    FILE,
    LEVELS,
    Learned,
    key_of,
    learned_text,
    mark_of,
    words_of,
)
from generator.guide.search_index import known_items
from generator.library.checked.library import load_library
from generator.library.forms.paths import SAMPLE
from generator.library.language.locale import NAMES, use_locale
from generator.library.loading.units import roots_of

ROOT = Path(__file__).parents[2]
QUERIES = Path(__file__).parent / "queries"
ENGLISH = "english"
KEPT = {"vi": 7200, "en": 4800}
"""How many weights of each language are kept."""
PENALTY = 0.5
ROUNDS = 20
LEAST_SAID = 2
"""A word that is said less often tells nothing."""
NOTHING = ""
"""What no page answers."""

Said = tuple[str, str]
"""What is said, and the page or other office of which."""
Bags = list[tuple[list[int], float]]
"""Of each thing said its words by number, and what each of them counts there."""


def said_in(language: str, without: Sequence[str]) -> Iterator[Said]:
    """All that is known to be said in a language, and of what; not what `without` names."""
    library, _ = load_library(roots_of(ROOT, SAMPLE), site_url=None)
    published = library.on(today(), drafts=False)
    context = Context(published, languages(ROOT), roots_of(ROOT, SAMPLE)).in_language(language)
    lists = [(file.stem, json.loads(file.read_text("utf-8"))) for file in sorted(QUERIES.glob("*.json"))]
    left_out = {key_of(q["query"]) for name, queries in lists if name in without for q in queries}
    with use_locale(language, published.ward.level):
        for item in known_items(context.guide):
            yield from ((name, str(item["c"] or item["a"])) for name in (item["t"], *item["k"]))
    for code, situations in published.situations.items():
        yield from ((each, code) for each in situations.said_in(language) if key_of(each) not in left_out)
    for name, queries in lists:
        for q in queries if name not in without else ():
            if (q["kind"] == ENGLISH) == (language == "en") and key_of(q["query"]) not in left_out:
                yield q["query"], q["gold"][0] if q["gold"] else NOTHING


def learn(said: Iterable[Said], kept: int) -> Learned:
    """What each word tells of each page: a level of LEVELS by its place, for the `kept` heaviest."""
    texts = [({*words_of(text)}, of) for text, of in said]
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
        for word, weight in zip(numbers, _line(bags, [each == of for each in of_what], len(numbers)))
    }
    heaviest = sorted(weights, key=lambda each: (-abs(weights[each]), each))[:kept]
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
    order = random.Random(0)
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
                if slope < 0.3:
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
        if furthest < 0.01:
            break
    return weights


def main() -> None:
    """Learn both languages and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--to", type=Path, default=FILE)
    asked = parser.parse_args()
    learned = {}
    for language in NAMES:
        said = [*said_in(language, asked.without)]
        learned[language] = learn(said, KEPT[language])
    library, _ = load_library(roots_of(ROOT, SAMPLE), site_url=None)
    asked.to.write_text(learned_text(learned, mark_of(library.situations)), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
