"""The rules of a sheet that a page can have use for: their classes stand in it, or come by script.

Only classes are looked at: a rule that names none, or asks for one in `:not()` or `:has()` alone,
stays. Pages of one kind have the same rules, so each set of classes is cut once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
_ATTRIBUTE = re.compile(r'\bclass="([^"]*)"')
_BY_SCRIPT = re.compile(
    r"""class(?:Name\s*=\s*|List\.\w+\(\s*)(["'`])([^"'`]*)\1|class=\\?"([^"\\]*)"""
)
"""`className = "state"`, `classList.toggle("open", …)`, and classes in HTML that a script holds."""
_NO_CONDITION = re.compile(r":(?:not|has)\([^()]*\)")
_EITHER = re.compile(r":is\(([^()]*)\)")
_COMMA = re.compile(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))")
"""Between selectors, not inside `:is(…)`; brackets stand two deep at most."""
_QUOTED = re.compile(r'"[^"]*"')


class _Rule(NamedTuple):
    """`selectors{body}`; of a rule such as `@media …`, the `rules` that stand in it."""

    head: str
    body: str
    rules: tuple[_Rule, ...]

    def cut(self, classes: frozenset[str]) -> str:
        """As much of it as pages with these `classes` need."""
        if self.rules:
            inside = "".join(rule.cut(classes) for rule in self.rules)
            return f"{self.head}{{{inside}}}" if inside else ""
        needed = [one for one in _COMMA.split(self.head) if _is_needed(one, classes)]
        return f"{','.join(needed)}{{{self.body}}}" if needed else ""


def classes_of_page(html: str) -> set[str]:
    """The classes that stand in a page."""
    return _words(set(_ATTRIBUTE.findall(html)))


def classes_by_script(scripts: Iterable[str]) -> set[str]:
    """The classes that scripts give to what stands in a page, or bring with HTML of their own."""
    found = {match for text in scripts for match in _BY_SCRIPT.findall(text)}
    return _words({given or brought for _, given, brought in found})


@lru_cache(maxsize=256)
def needed_rules(sheet: str, classes: frozenset[str]) -> str:
    """`sheet`, which is minified, without the rules that pages with these classes do not need."""
    return "".join(rule.cut(classes) for rule in _rules(sheet))


@lru_cache(maxsize=8)
def classes_of_sheet(sheet: str) -> frozenset[str]:
    """The classes that the rules of `sheet` ask for."""
    return frozenset(_CLASS.findall(_QUOTED.sub("", sheet)))


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


def _is_needed(selector: str, classes: frozenset[str]) -> bool:
    shorter = _NO_CONDITION.sub("", selector)
    while shorter != selector:
        selector, shorter = shorter, _NO_CONDITION.sub("", shorter)
    groups = _EITHER.findall(selector)
    either = (any(_is_needed(one, classes) for one in group.split(",")) for group in groups)
    return classes.issuperset(_CLASS.findall(_EITHER.sub("", selector))) and all(either)


def _words(attributes: Iterable[str]) -> set[str]:
    return {word for attribute in attributes for word in attribute.split()}
