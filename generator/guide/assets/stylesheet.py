"""Style sheets, cut down to what a page uses.

A rule stays where all that its selector names is on the page: classes, ids, elements, attributes.
`:not(…)` asks for nothing; of `:is(…)` and its kin one way must be possible. Custom properties and
keyframes stay where something that stays refers to them. The order of rules never changes, so the
cut sheet draws what the whole one would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import tinycss2
from tinycss2 import ast

from generator.errors import MotchamError

Tokens = frozenset[str]
"""What a page has, as selectors write it: `div`, `.mc-page`, `#__search`, `[dir]`, `[dir=ltr]`."""

_EITHER = {"is", "where", "matches", "-webkit-any", "-moz-any", "has"}
_CUSTOM = re.compile(r"(?<![\w-])--[\w-]+")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_NAMED_IN_SCRIPT = re.compile(r"\b((?:mc|md)-[\w-]+)")
_DATA_IN_SCRIPT = re.compile(r"\bdata-[a-z-]+")
_MADE_IN_SCRIPT = re.compile(r"(?:createElement\(|\bx\()[\"']([a-z0-9]+)[\"']|<([a-z][a-z0-9]*)\b")
_SEARCH = re.compile(r"\.md-search|\.md-header__button\[for=__search\]|\.mc-find\.mc-find")
_ANY_TIME = frozenset({"[hidden]", "[open]", "[class]", ".js"})
"""What comes and goes on any page."""


@dataclass(frozen=True)
class Selector:
    """One of the selectors of a rule."""

    text: str
    ways: tuple[Tokens, ...]
    """It can match where all tokens of one of these are on the page."""


@dataclass(frozen=True)
class Declaration:
    """A property and its value, with the custom properties that the value asks for."""

    name: str
    value: str
    variables: Tokens


@dataclass(frozen=True)
class Rule:
    """Declarations for all that one of the selectors matches."""

    selectors: tuple[Selector, ...]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True)
class Condition:
    """`@media` or `@supports`."""

    head: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Keyframes:
    """The steps of an animation, by its name."""

    name: str
    text: str
    variables: Tokens


@dataclass(frozen=True)
class Raw:
    """`@page` and the like: always kept."""

    text: str


Node = Rule | Condition | Keyframes | Raw


@dataclass(frozen=True, eq=False)  # the same sheet is the same object: cheap to remember by
class Stylesheet:
    """Style sheets read as one."""

    nodes: tuple[Node, ...]

    @cached_property
    def short_names(self) -> dict[str, str]:
        """A short name for each custom property, to be written in its place."""
        properties = {d.name for d in _declarations(self.nodes) if d.name.startswith("--")}
        return {name: f"--{number:x}" for number, name in enumerate(sorted(properties))}

    def shortened(self, css: str) -> str:
        """`css`, which is cut from this sheet, with the short names."""
        names = self.short_names
        return _CUSTOM.sub(lambda match: names.get(match[0], match[0]), css)

    @cached_property
    def named(self) -> Tokens:
        """All tokens that any selector asks for."""
        return frozenset().union(*_named(self.nodes))

    def reduced(self, present: Tokens) -> Stylesheet:
        """The rules that can match on a page that has `present`."""
        return Stylesheet(tuple(_alive(self.nodes, present | _ANY_TIME)))

    def beyond(self, present: Tokens) -> Stylesheet:
        """The rules that cannot match on a page that has `present`, and would with more."""
        return Stylesheet(tuple(_beyond(self.nodes, present | _ANY_TIME)))

    def only(self, head: str) -> Stylesheet:
        """The rules under the condition `head` alone, such as `@media print`."""
        return Stylesheet(tuple(n for n in self.nodes if getattr(n, "head", "") == head))

    def before_its_script(self) -> Stylesheet:
        """All rules but those for the search, which come with its script; see `.mc-not-loaded`."""
        return Stylesheet(tuple(_before_its_script(self.nodes)))

    def without(self, head: str) -> Stylesheet:
        """All rules but those under the condition `head`."""
        return Stylesheet(tuple(n for n in self.nodes if getattr(n, "head", "") != head))

    @property
    def variables(self) -> Tokens:
        """The custom properties that its rules ask for."""
        return frozenset(_used_variables(self.nodes))

    def cut(self, present: Tokens, *, still: bool = False, asked: Tokens = frozenset()) -> str:
        """CSS with what can match on a page that has `present`.

        `still`: at rest, without what moves and without scroll bars of its own. `asked` are custom
        properties that other style sheets of the page ask for.
        """
        nodes = self.reduced(present).nodes
        variables = _used_variables(nodes) | asked
        animations = set(re.findall(r"[\w-]+", " ".join(_animations(nodes))))
        return "".join(_written(nodes, variables, animations, still=still))


def _before_its_script(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Condition):
            yield Condition(node.head, tuple(_before_its_script(node.nodes)))
        elif isinstance(node, Rule):
            awake = [s for s in node.selectors if not _SEARCH.search(s.text)]
            early = [s for s in node.selectors if ".mc-not-loaded" in s.text or ".no-js" in s.text]
            if kept := tuple(s for s in node.selectors if s in awake or s in early):
                yield Rule(kept, node.declarations)
        else:
            yield node


@cache
def read_stylesheet(css: str, where: str) -> Stylesheet:
    """The sheet in `css`. Raises MotchamError where it cannot be read; `where` is its name."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return Stylesheet(tuple(_nodes(rules, where)))


def html_tokens(html: str) -> Tokens:
    """What `html` has that a selector may name."""
    found: set[str] = set()
    for tag, attributes in set(_TAG.findall(html)):
        found.add(tag)
        for name, *values in _ATTRIBUTE.findall(attributes):
            value = "".join(values)
            found |= {f"[{name}]", f"[{name}={value}]"}
            if name == "class":
                found.update(f".{word}" for word in value.split())
            elif name == "id":
                found.add(f"#{value}")
    return frozenset(found)


def script_tokens(script: str) -> Tokens:
    """What `script` may put on a page: the classes and data attributes it names, what it makes."""
    made = {one or other for one, other in _MADE_IN_SCRIPT.findall(script)}
    classes = {f".{name}" for name in _NAMED_IN_SCRIPT.findall(script)}
    return frozenset(made | classes | {f"[{name}]" for name in _DATA_IN_SCRIPT.findall(script)})


def _nodes(rules: Iterable[ast.Node], where: str) -> Iterator[Node]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield _rule(rule, where)
        elif rule.type != "at-rule":
            raise _unreadable(where, rule)
        elif rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            head = f"@{rule.lower_at_keyword} {_compact(rule.prelude)}"
            yield Condition(head, tuple(_nodes(inner, where)))
        elif rule.lower_at_keyword.endswith("keyframes"):
            body = _compact(rule.content)
            name = _compact(rule.prelude)
            text = f"@{rule.lower_at_keyword} {name}{{{body}}}"
            yield Keyframes(name, text, frozenset(_VARIABLE.findall(body)))
        elif rule.lower_at_keyword != "charset":
            yield Raw(rule.serialize())


def _rule(rule: ast.QualifiedRule, where: str) -> Rule:
    contents = tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    )
    declarations = []
    for item in contents:
        if item.type != "declaration":
            raise _unreadable(where, item)
        value = _compact(item.value) + ("!important" if item.important else "")
        variables = frozenset(_VARIABLE.findall(value))
        name = item.name if item.name.startswith("--") else item.lower_name
        declarations.append(Declaration(name, value, variables))
    selectors = tuple(
        Selector(_compact(part, combinators=True), tuple(_ways(part)))
        for part in _split(rule.prelude)
    )
    return Rule(selectors, tuple(declarations))


def _unreadable(where: str, node: ast.Node) -> MotchamError:
    return MotchamError(
        f"Không đọc được kiểu dáng trong {where}, dòng {node.source_line}.",
        "Mỗi khối viết phẳng: bộ chọn { thuộc tính: giá trị }, không lồng nhau.",
    )


def _split(tokens: Sequence[ast.Node]) -> list[list[ast.Node]]:
    """`tokens` in the parts between commas."""
    parts: list[list[ast.Node]] = [[]]
    for node in tokens:
        if node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _ways(tokens: Sequence[ast.Node]) -> Iterator[Tokens]:
    """The sets of tokens of which one must be on a page for the selector to match."""
    needed: set[str] = set()
    choices: list[list[Tokens]] = []
    before: ast.Node | None = None
    for token in tokens:
        if token.type == "hash":
            needed.add(f"#{token.value}")
        elif token.type == "ident" and before == ".":
            needed.add(f".{token.value}")
        elif token.type == "ident" and before != ":":
            needed.add(token.lower_value)
        elif token.type == "[] block":
            needed.add(_attribute(token.content))
        elif token.type == "function" and token.lower_name in _EITHER:
            choices.append([way for part in _split(token.arguments) for way in _ways(part)])
        before = token
    for choice in product(*choices):
        yield frozenset(needed).union(*choice)


def _attribute(content: Sequence[ast.Node]) -> str:
    """`[name=value]` where the value must be just that, else `[name]`."""
    name, *rest = [token for token in content if token.type != "whitespace"]
    if rest and rest[0] == "=":
        return f"[{name.value}={rest[1].value}]"
    return f"[{name.value}]"


def _compact(tokens: Sequence[ast.Node], *, combinators: bool = False) -> str:
    """`tokens` as text with no more space than they need."""
    tight = ",>+~" if combinators else ",:;{}"
    kept = [token for token in tokens if token.type != "comment"]
    out: list[str] = []
    for index, token in enumerate(kept):
        if token.type == "whitespace":
            around = (kept[index - 1] if index else None, *kept[index + 1 : index + 2])
            ends = index in (0, len(kept) - 1)
            if not ends and not any(
                side is not None and _is_one_of(side, tight) for side in around
            ):
                out.append(" ")
        elif token.type == "function":
            arguments = _compact(token.arguments, combinators=combinators)
            out.append(f"{token.name}({arguments})")
        elif token.type == "() block":
            out.append(f"({_compact(token.content)})")
        elif token.type == "{} block":
            out.append(f"{{{_compact(token.content)}}}")
        else:
            out.append(token.serialize())
    return "".join(out).rstrip(";")


def _is_one_of(token: ast.Node, literals: str) -> bool:
    return bool(token.type == "literal" and token.value in literals) or (
        token.type == "{} block" and "{" in literals
    )


def _named(nodes: Iterable[Node]) -> Iterator[Tokens]:
    for node in nodes:
        if isinstance(node, Condition):
            yield from _named(node.nodes)
        elif isinstance(node, Rule):
            for selector in node.selectors:
                yield from selector.ways


def _alive(nodes: Iterable[Node], present: Tokens) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Condition):
            if inner := tuple(_alive(node.nodes, present)):
                yield Condition(node.head, inner)
        elif isinstance(node, Rule):
            selectors = tuple(s for s in node.selectors if any(way <= present for way in s.ways))
            if selectors:
                yield Rule(selectors, node.declarations)
        else:
            yield node


def _beyond(nodes: Iterable[Node], present: Tokens) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Condition):
            yield Condition(node.head, tuple(_beyond(node.nodes, present)))
        elif isinstance(node, Rule):
            more = tuple(s for s in node.selectors if not any(way <= present for way in s.ways))
            yield Rule(more, node.declarations)


def _declarations(nodes: Iterable[Node]) -> Iterator[Declaration]:
    for node in nodes:
        if isinstance(node, Condition):
            yield from _declarations(node.nodes)
        elif isinstance(node, Rule):
            yield from node.declarations


def _used_variables(nodes: Sequence[Node]) -> set[str]:
    """The custom properties that something other than an unused one refers to."""
    used: set[str] = set()
    custom: dict[str, set[str]] = {}
    for declaration in _declarations(nodes):
        if declaration.name.startswith("--"):
            custom.setdefault(declaration.name, set()).update(declaration.variables)
        else:
            used |= declaration.variables
    for node in nodes:
        if isinstance(node, Keyframes):
            used |= node.variables
    waiting = list(used)
    while waiting:
        new = custom.get(waiting.pop(), set()) - used
        used |= new
        waiting += new
    return used


def _animations(nodes: Sequence[Node]) -> Iterator[str]:
    return (d.value for d in _declarations(nodes) if d.name.startswith(("animation", "-webkit-an")))


def _written(
    nodes: Iterable[Node], variables: set[str], animations: set[str], *, still: bool
) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Condition):
            if inner := "".join(_written(node.nodes, variables, animations, still=still)):
                yield f"{node.head}{{{inner}}}"
        elif isinstance(node, Keyframes):
            if node.name in animations:
                yield node.text
        elif isinstance(node, Raw):
            yield node.text
        else:
            body = ";".join(
                f"{d.name}:{d.value}"
                for d in node.declarations
                if (d.name in variables if d.name.startswith("--") else not still or not _moves(d))
            )
            if body and not (still and "::-webkit-scrollbar" in node.selectors[0].text):
                yield f"{','.join(s.text for s in node.selectors)}{{{body}}}"


def _moves(declaration: Declaration) -> bool:
    return declaration.name.startswith(("transition", "scrollbar", "-webkit-tap", "scroll-snap"))
