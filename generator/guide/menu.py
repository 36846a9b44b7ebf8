"""The menu (`nav`) in the configuration: its words are text, and it links as pages may.

The theme puts both into every page as they stand, so they are judged like a link on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from markupsafe import escape

from generator.guide.hand_written import page_faults
from generator.guide.languages import CONFIGS
from generator.library.forms.problems import Problem
from generator.library.forms.reader import read_text


def check_menu(root: Path, known: frozenset[str] | None) -> Iterator[Problem]:
    """A problem for each word or link of the menu that a page could not hold, at its line.

    With the hosts that are `known` to the ward, a warning for each link to another one too.
    """
    for file in CONFIGS.values():
        text, _ = read_text(root / file, file) if (root / file).exists() else (None, [])
        try:
            whole = yaml.compose(text or "")
        except (yaml.YAMLError, ValueError):
            continue  # MkDocs says what is wrong
        for words, target in _links(_of_key(whole, "nav")):
            link = f'<a href="{escape(target.value)}">{words.value if words else ""}</a>'
            place = (words or target).start_mark
            for fault in page_faults(link, known):
                line, column = (place.line + 1, place.column + 1) if place else (1, 1)
                yield Problem(
                    file, line, column, fault.rule, fault.message, fault.hint, fault.severity
                )


def _of_key(group: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = group.value if isinstance(group, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def _links(
    node: yaml.Node | None, words: yaml.ScalarNode | None = None
) -> Iterator[tuple[yaml.ScalarNode | None, yaml.ScalarNode]]:
    """The words and the target of each entry below `node`; a heading has itself as target."""
    if isinstance(node, yaml.ScalarNode):
        yield words, node
    elif isinstance(node, yaml.SequenceNode):
        if words:
            yield words, yaml.ScalarNode(words.tag, "./", words.start_mark)
        for one in node.value:
            yield from _links(one)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _links(value, key if isinstance(key, yaml.ScalarNode) else None)
