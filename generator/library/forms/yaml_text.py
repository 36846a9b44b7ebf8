"""Changing one value in a YAML file and leaving every other character as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from generator.library.forms.writer import flow_group, flow_list, group_lines, list_lines, scalar

Path = tuple[str | int, ...]


class YamlText:
    """The text of a file whose parts can be replaced; comments, order and the rest stay."""

    def __init__(self, text: str) -> None:
        self.text = text

    def set(self, path: Path, value: Any, after: str = "") -> bool:
        """Give the key at `path` a new value; a missing key is put behind its sibling `after`.

        An empty value takes the key away. Returns whether the text changed.
        """
        before = self.text
        group = self._node(path[:-1])
        key = str(path[-1])
        if not isinstance(group, yaml.MappingNode):
            return False
        pair = next((pair for pair in group.value if pair[0].value == key), None)
        if pair is None:
            if value:
                self._insert(group, key, value, after)
        elif not value:
            self._remove(group, pair)
        elif group.flow_style:
            self._replace(pair[1].start_mark.index, _end(pair[1]), _flow(value))
        else:
            lines = group_lines({key: value}, pair[0].start_mark.column)
            self._replace(pair[0].start_mark.index, _end(pair[1]), "\n".join(lines).lstrip())
        return self.text != before

    def append(self, path: Path, value: Mapping[str, Any] | str) -> bool:
        """Put `value` at the end of the list at `path`."""
        items = self._node(path)
        if not isinstance(items, yaml.SequenceNode) or not items.value:
            return False
        last = items.value[-1]
        if items.flow_style:
            self._replace(_end(last), _end(last), f", {_flow(value)}")
        else:
            end = self._line_end(_end(last))
            indent = items.start_mark.column
            self._replace(end, end, "\n" + "\n".join(list_lines([value], indent)))
        return True

    def _node(self, path: Path) -> yaml.Node | None:
        node: yaml.Node | None = yaml.compose(self.text, Loader=yaml.BaseLoader)
        for part in path:
            if isinstance(node, yaml.MappingNode):
                node = next((value for key, value in node.value if key.value == part), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part] if part < len(node.value) else None
            else:
                return None
        return node

    def _insert(self, group: yaml.MappingNode, key: str, value: Any, after: str) -> None:
        sibling = next((pair for pair in group.value if pair[0].value == after), group.value[-1])
        end = _end(sibling[1])
        if group.flow_style:
            self._replace(end, end, f", {key}: {_flow(value)}")
            return
        lines = group_lines({key: value}, group.value[0][0].start_mark.column)
        end = self._line_end(end)
        self._replace(end, end, "\n" + "\n".join(lines))

    def _remove(self, group: yaml.MappingNode, pair: tuple[yaml.Node, yaml.Node]) -> None:
        if len(group.value) == 1 or group.value[0] is pair:
            return
        if group.flow_style:
            before = group.value[group.value.index(pair) - 1]
            self._replace(_end(before[1]), _end(pair[1]), "")
            return
        start = self.text.rfind("\n", 0, pair[0].start_mark.index) + 1
        self._replace(start, self._line_end(_end(pair[1])) + 1, "")

    def _replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end


def _end(node: yaml.Node) -> int:
    """Where a node's own text ends; PyYAML counts the blank lines and comments after a block."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return scalar(value, flow=True)
    return flow_group(value) if isinstance(value, Mapping) else flow_list(value)
