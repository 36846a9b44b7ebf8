"""The rules of a sheet that a page can have use for: what they name stands there, or is brought.

Classes and elements are looked at, written as a selector has them (`.now`, `table`): a rule that
names none, or asks for one in `:not()`, `:has()` or `:nth-child()` alone, stays. Pages of one kind
have the same rules, so each set of names is cut once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.library.language.kept import kept_together

_CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
_ATTRIBUTE = re.compile(r'class="([^"]*)"')
"""No flag at its start: so `re` goes from one c to the next, ten times as fast."""
_ELEMENT = re.compile(r"(?:^|[\s>+~,])([a-z][a-z0-9]*)")
"""In a selector without its brackets."""
_BRACKETS = re.compile(r"\[[^\]]*\]|:[\w-]+\([^()]*\)")
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_MADE = re.compile(r"""(["'`])([a-z][a-z0-9]*)\1|<([a-z][a-z0-9]*)""")
"""In a script: a word that could be an element's, and one in HTML."""
_FRAMES = ("from", "to")
"""Where a rule in `@keyframes` stands for its selector."""
_BY_SCRIPT = re.compile(
    r"""class(?:Name\s*=\s*|List\.\w+\(\s*)(["'`])([^"'`]*)\1|class=\\?"([^"\\]*)"""
)
"""`className = "state"`, `classList.toggle("open", …)`, and classes in HTML that a script holds."""
_NO_CONDITION = re.compile(r":(?:not|has|nth-[\w-]+)\([^()]*\)")
_EITHER = re.compile(r":is\(([^()]*)\)")
_COMMA = re.compile(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))")
"""Between selectors, not inside `:is(…)`; brackets stand two deep at most."""


class _Rule(NamedTuple):
    """`selectors{body}`; of a rule such as `@media …`, the `rules` that stand in it."""

    head: str
    body: str
    rules: tuple[_Rule, ...]

    def cut(self, names: frozenset[str]) -> str:
        """As much of it as pages with these `names` need."""
        if self.rules:
            inside = "".join(rule.cut(names) for rule in self.rules)
            return f"{self.head}{{{inside}}}" if inside else ""
        needed = [one for one in _COMMA.split(self.head) if _is_needed(one, names)]
        return f"{','.join(needed)}{{{self.body}}}" if needed else ""


def names_of_page(html: str) -> set[str]:
    """The classes and elements that stand in a page."""
    return _classes(set(_ATTRIBUTE.findall(html))) | set(_TAG.findall(html))


def names_by_script(scripts: Iterable[str]) -> set[str]:
    """The classes that scripts give to what stands in a page, or bring with HTML of their own.

    Of elements, all that they could make.
    """
    texts = list(scripts)
    found = {match for text in texts for match in _BY_SCRIPT.findall(text)}
    made = {word or tag for text in texts for _, word, tag in _MADE.findall(text)}
    return _classes({given or brought for _, given, brought in found}) | made


@lru_cache(maxsize=256)
def needed_rules(sheet: str, names: frozenset[str]) -> str:
    """`sheet`, which is minified, without the rules that pages with these names do not need."""
    return _needed(sheet, tuple(sorted(names)))


@kept_together
def _needed(sheet: str, names: tuple[str, ...]) -> str:
    asked = frozenset(names)
    return "".join(rule.cut(asked) for rule in _rules(sheet))


@lru_cache(maxsize=8)
def names_of_sheet(sheet: str) -> frozenset[str]:
    """The classes and elements that the rules of `sheet` ask for."""
    return frozenset(name for rule in _rules(sheet) for name in _names_of(rule))


def _names_of(rule: _Rule) -> Iterator[str]:
    for inner in rule.rules:
        yield from _names_of(inner)
    if not rule.rules:
        for part in _parts(rule.head):
            yield from _named(part)


@lru_cache(maxsize=8)
def _rules(sheet: str) -> tuple[_Rule, ...]:
    return tuple(_each_rule(sheet))


def _each_rule(sheet: str) -> Iterator[_Rule]:
    start = depth = 0
    head = ""
    for match in re.finditer(r"[{}]", sheet):
        at = match.start()
        if match[0] == "{":
            if not depth:
                head, start = sheet[start:at], at + 1
            depth += 1
            continue
        depth -= 1
        if not depth:
            body = sheet[start:at]
            rules = tuple(_each_rule(body)) if head.startswith("@") else ()
            yield _Rule(head, body, rules)
            start = at + 1


def _is_needed(selector: str, names: frozenset[str]) -> bool:
    asked, groups = _asked(selector)
    return names.issuperset(asked) and all(
        any(_is_needed(one, names) for one in group) for group in groups
    )


@lru_cache(maxsize=4096)
def _asked(selector: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The names that a selector asks for, and the groups of each of which it asks for one."""
    shorter = _without_conditions(selector)
    groups = tuple(tuple(group.split(",")) for group in _EITHER.findall(shorter))
    return tuple(_named(_EITHER.sub("", shorter))), groups


def _parts(head: str) -> Iterator[str]:
    """A rule's selectors, then what stands in their `:is(…)`."""
    shorter = _without_conditions(head)
    yield from _EITHER.sub("", shorter).split(",")
    for group in _EITHER.findall(shorter):
        yield from group.split(",")


def _without_conditions(selector: str) -> str:
    shorter = _NO_CONDITION.sub("", selector)
    while shorter != selector:
        selector, shorter = shorter, _NO_CONDITION.sub("", shorter)
    return shorter


def _named(selector: str) -> list[str]:
    """The classes and elements that a selector without `:is()` asks for."""
    bare = _BRACKETS.sub("", selector)
    elements = [name for name in _ELEMENT.findall(bare) if name not in _FRAMES]
    return [*(f".{name}" for name in _CLASS.findall(bare)), *elements]


def _classes(attributes: Iterable[str]) -> set[str]:
    return {f".{word}" for attribute in attributes for word in attribute.split()}
