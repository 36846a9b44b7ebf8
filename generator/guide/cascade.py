"""Which declarations can never win: worked out once for all pages of a site.

Most of Material's rules are overruled by the guide's own on every element that a page really has. A
declaration goes where, on each element that its selector can meet, a later or more specific one
with no conditions sets the same property. A selector goes where no element can meet it. Elements are
told apart by their paths: what they and their ancestors are. What a script may make or change is
never taken for certain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import tinycss2
from tinycss2 import ast

from generator.guide.stylesheet import (
    Condition,
    Declaration,
    Node,
    Rule,
    Selector,
    Stylesheet,
    Tokens,
    html_tokens,
)

Path = tuple[Tokens, ...]
"""What an element's ancestors are, from the root, and at last what it is itself."""

_PIECE = re.compile(r"<(/?)([a-z][a-z0-9-]*)((?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>|(<!--motcham:body-->)")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})
_COVERED = {
    "margin": ("margin-left", "margin-right", "margin-top", "margin-bottom"),
    "padding": ("padding-left", "padding-right", "padding-top", "padding-bottom"),
    "border": tuple(
        f"border-{part}" for part in ("left", "right", "top", "bottom", "width", "style", "color")
    ),
    "background": ("background-color", "background-image", "background-size"),
    "font": ("font-size", "font-family", "font-weight", "font-style", "line-height"),
    "flex": ("flex-grow", "flex-shrink", "flex-basis"),
    "overflow": ("overflow-x", "overflow-y"),
    "list-style": ("list-style-type",),
    "text-decoration": ("text-decoration-line", "text-decoration-color"),
}
"""What a shorthand sets beyond itself."""
_YOUNG = re.compile(r"color-mix|light-dark|clamp|\d[dsl]v[hw]|\dlh")
"""Values that an old browser passes over, so that the older declaration counts there."""


@dataclass(frozen=True)
class _Compound:
    """One part of a selector; `near` where it must be the parent of what follows."""

    tokens: Tokens
    near: bool


@dataclass(frozen=True)
class _Reading:
    """A selector understood: what it asks for along a path, how specific it is."""

    parts: tuple[_Compound, ...]
    """From left to right."""
    pseudo: str
    certain: bool
    """It matches wherever its path does, whatever the page's state."""
    weight: tuple[int, int, int]


def paths(html: str, start: Path = ()) -> tuple[set[Path], Path]:
    """The paths of all elements of `html`, whose parent has the path `start`, and the body slot's."""
    found: set[Path] = set()
    slot: Path = start
    stack: list[tuple[str, Path]] = [("", start)]
    for closing, tag, attributes, body in _PIECE.findall(html):
        if body:
            slot = stack[-1][1]
        elif not closing:
            path = _step(stack[-1][1], tag, attributes)
            found.add(path)
            if tag not in _VOID and not attributes.endswith("/"):
                stack.append((tag, path))
        elif any(name == tag for name, _ in stack):
            while stack.pop()[0] != tag:
                pass
    return found, slot


@lru_cache(maxsize=None)
def _step(parent: Path, tag: str, attributes: str) -> Path:
    return _joined(parent, _element(tag, attributes))


@lru_cache(maxsize=None)
def _element(tag: str, attributes: str) -> Tokens:
    kept = (t for t in html_tokens(f"<{tag}{attributes}>") if not t.startswith("[") or "dir=" in t)
    return frozenset(kept)


@lru_cache(maxsize=None)
def _joined(parent: Path, element: Tokens) -> Path:
    return (*parent, element)


def lasting(sheet: Stylesheet, found: Iterable[Path], slot: Path, scripted: Tokens) -> Stylesheet:
    """`sheet` without what can never show on elements with the paths `found`.

    `scripted` is what scripts may make, at any place below `slot`, or give to any element.
    """
    made = [frozenset({token}) for token in scripted if token[0] not in ".[#"]
    known = [*set(found), *(_joined(slot, one) for one in made)]
    known += [_joined(path, one) for path in known[-len(made) :] for one in made] if made else []
    readings = {s: _read(s.text) for rule, _ in _rules(sheet.nodes, "") for s in rule.selectors}
    meets = {s: _meets(reading, known, scripted) for s, reading in readings.items()}
    return Stylesheet(tuple(_pruned(sheet, readings, meets, scripted)))


def _pruned(
    sheet: Stylesheet,
    readings: dict[Selector, _Reading],
    meets: dict[Selector, frozenset[int] | None],
    scripted: Tokens,
) -> Iterator[Node]:
    # For each property, element and pseudo-element: the strongest declaration with no conditions.
    order = {id(rule): place for place, (rule, _) in enumerate(_rules(sheet.nodes, ""))}
    strongest: dict[tuple[str, str, str, int], tuple[object, ...]] = defaultdict(tuple)
    for rule, condition in _rules(sheet.nodes, ""):
        for selector in rule.selectors:
            reading, elements = readings[selector], meets[selector]
            if not reading.certain or elements is None or _touched(reading, scripted):
                continue
            for declaration in rule.declarations:
                if declaration.name.startswith("--") or _YOUNG.search(declaration.value):
                    continue
                rank = _rank(declaration, reading, order[id(rule)])
                for name in (declaration.name, *_COVERED.get(declaration.name, ())):
                    for element in elements:
                        key = (condition, reading.pseudo, name, element)
                        strongest[key] = max(strongest[key], rank)

    def beaten(rule: Rule, condition: str, declaration: Declaration) -> bool:
        for selector in rule.selectors:
            reading, elements = readings[selector], meets[selector]
            if elements is None:
                return False
            rank = _rank(declaration, reading, order[id(rule)])
            for element in elements:
                places = {condition, ""}
                keys = ((place, reading.pseudo, declaration.name, element) for place in places)
                if not any(strongest[key] > rank for key in keys):
                    return False
        return True

    def kept(nodes: Iterable[Node], condition: str) -> Iterator[Node]:
        for node in nodes:
            if isinstance(node, Condition):
                yield replace(node, nodes=tuple(kept(node.nodes, condition + node.head)))
            elif isinstance(node, Rule):
                alive = tuple(s for s in node.selectors if meets[s] is None or meets[s])
                left = tuple(
                    d
                    for d in node.declarations
                    if d.name.startswith("--") or not beaten(node, condition, d)
                )
                if alive and left:
                    yield Rule(alive, left)
            else:
                yield node

    return kept(sheet.nodes, "")


def _rules(nodes: Iterable[Node], condition: str) -> Iterator[tuple[Rule, str]]:
    for node in nodes:
        if isinstance(node, Condition):
            yield from _rules(node.nodes, condition + node.head)
        elif isinstance(node, Rule):
            yield node, condition


def _rank(declaration: Declaration, reading: _Reading, order: int) -> tuple[object, ...]:
    return (declaration.value.endswith("!important"), reading.weight, order)


def _touched(reading: _Reading, scripted: Tokens) -> bool:
    """Whether a script may take from an element what the selector asks for."""
    return any(token in scripted and token[0] in ".#" for part in reading.parts for token in part.tokens)


def _meets(reading: _Reading, known: Sequence[Path], scripted: Tokens) -> frozenset[int] | None:
    """The places in `known` of the paths it can match; None where a script may bring others."""
    if _touched(reading, scripted) or not reading.parts:
        return None
    return frozenset(i for i, path in enumerate(known) if _matches(reading.parts, path))


def _matches(parts: Sequence[_Compound], path: Path) -> bool:
    if not parts[-1].tokens <= path[-1]:
        return False
    if len(parts) == 1:
        return True
    above, rest = path[:-1], parts[:-1]
    if rest[-1].near:
        return bool(above) and _matches(rest, above)
    return any(_matches(rest, above[:end]) for end in range(len(above), 0, -1))


@lru_cache(maxsize=None)
def _read(text: str) -> _Reading:
    tokens = [t for t in tinycss2.parse_component_value_list(text) if t.type != "comment"]
    parts: list[_Compound] = []
    current: set[str] = set()
    certain, pseudo = True, ""
    weight = _weight(tokens)
    before: ast.Node | None = None
    for index, token in enumerate(tokens):
        combinator = token.type == "whitespace" or token in (">", "+", "~")
        if combinator:
            if token in ("+", "~"):
                # A sibling: nothing is asked of the element itself, its ancestors are the same.
                certain = False
                current = set()
            elif index and not (token.type == "whitespace" and before is None):
                parts.append(_Compound(frozenset(current), near=token == ">"))
                current = set()
        elif token.type == "hash":
            current.add(f"#{token.value}")
        elif token.type == "ident" and before == ".":
            current.add(f".{token.value}")
        elif token.type == "ident" and before == ":":
            double = tokens[index - 2] == ":" if index > 1 else False
            if double or token.lower_value in {"before", "after"}:
                pseudo = token.lower_value
            elif token.lower_value == "root":
                current.add("html")
            else:
                certain = False
        elif token.type == "ident":
            current.add(token.lower_value)
        elif token.type == "[] block":
            if token.serialize() == "[dir=ltr]" or token.serialize() == "[dir=rtl]":
                current.add(token.serialize())
            elif token.serialize() != "[dir]":
                certain = False
        elif token.type == "function":
            certain = False
        before = token
    parts.append(_Compound(frozenset(current), near=False))
    return _Reading(tuple(parts), pseudo, certain, weight)


def _weight(tokens: Sequence[ast.Node]) -> tuple[int, int, int]:
    """The selector's specificity."""
    ids = classes = types = 0
    before: ast.Node | None = None
    for index, token in enumerate(tokens):
        inner = (0, 0, 0)
        if token.type == "hash":
            ids += 1
        elif token.type == "[] block" or (token.type == "ident" and before == "."):
            classes += 1
        elif token.type == "ident" and before == ":":
            double = index > 1 and tokens[index - 2] == ":"
            if double or token.lower_value in {"before", "after"}:
                types += 1
            else:
                classes += 1
        elif token.type == "ident":
            types += 1
        elif token.type == "function" and token.lower_name not in {"where"}:
            if token.lower_name.startswith("nth"):
                classes += 1
            else:
                inner = max(_weight(part) for part in _split(token.arguments))
        ids, classes, types = ids + inner[0], classes + inner[1], types + inner[2]
        before = token
    return ids, classes, types


def _split(tokens: Sequence[ast.Node]) -> list[list[ast.Node]]:
    parts: list[list[ast.Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
