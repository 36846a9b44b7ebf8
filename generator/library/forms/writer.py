"""YAML as the project's files are written: two spaces, one line a value, quotes only where needed.

What is written here is read back identically by `library.reader`; every value is text, a list or
a group. The staff's form writes the same in the browser: what both must know alike stands in
`writer.json`, which `form.json` carries, and cases that both are tried with in `tests/cases/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

STYLE: Mapping[str, Any] = json.loads(
    Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
)
"""How files are written: which lists stand on one line, what is quoted, and the columns that groups
and lists on one line may fill."""

_UNSAFE, _UNSAFE_IN_FLOW, _NUMBER, _PLAIN_NUMBER = (
    re.compile(STYLE[name]) for name in ("unsafe", "unsafe_in_flow", "number", "plain_number")
)


def dump(data: Mapping[str, Any], comment: str = "", *, schema: str = "") -> str:
    """A whole file: the comment on top, then `data` in its own order; empty parts are left out.

    `schema` is the way from the file to its JSON Schema: editors read it in the first line.
    """
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [f"# {comment}"] if comment else []
    return "\n".join([*lines, *group_lines(data, 0)]) + "\n"


def group_lines(data: Mapping[str, Any], indent: int) -> list[str]:
    """A group in block style, each line indented by `indent` columns."""
    lines: list[str] = []
    pad = " " * indent
    for key, value in data.items():
        if not value:
            continue
        if isinstance(value, str):
            lines.append(f"{pad}{scalar(key)}: {scalar(value, key=key)}")
        elif (short := _inline(value, key)) and len(pad) + len(key) + len(short) + 2 <= STYLE[
            "width"
        ]:
            lines.append(f"{pad}{scalar(key)}: {short}")
        elif isinstance(value, Mapping):
            lines += [f"{pad}{scalar(key)}:", *group_lines(value, indent + 2)]
        else:
            lines += [f"{pad}{scalar(key)}:", *list_lines(value, indent + 2)]
    return lines


def list_lines(values: Sequence[Any], indent: int) -> list[str]:
    """A list in block style, each dash indented by `indent` columns."""
    lines: list[str] = []
    pad = " " * indent
    for value in values:
        if isinstance(value, str):
            lines.append(f"{pad}- {scalar(value)}")
        elif (short := _inline(value, "")) and indent + len(short) + 2 <= STYLE["width"]:
            lines.append(f"{pad}- {short}")
        else:
            inner = group_lines(value, indent + 2)
            lines.append(f"{pad}- {inner[0].lstrip()}")
            lines += inner[1:]
    return lines


def scalar(text: str, *, key: str = "", flow: bool = False) -> str:
    """One value on one line, in double quotes where YAML or a reader could misunderstand it."""
    numeric = key != "value" and _NUMBER.fullmatch(text) and not _PLAIN_NUMBER.fullmatch(text)
    safe = (
        text[:1].isalnum()
        and not _UNSAFE.search(text)
        and text.lower() not in STYLE["quoted_words"]
        and text.isprintable()
        and not numeric
        and not (flow and _UNSAFE_IN_FLOW.search(text))
    )
    if safe or text in ("true", "false"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def flow_group(data: Mapping[str, Any]) -> str:
    """`{key: value, …}`; the values are texts, groups or lists of texts."""
    parts = []
    for key, value in data.items():
        if isinstance(value, str):
            parts.append(f"{key}: {scalar(value, key=key, flow=True)}")
        elif isinstance(value, Mapping):
            parts.append(f"{key}: {flow_group(value)}")
        else:
            parts.append(f"{key}: {flow_list(value)}")
    return "{" + ", ".join(parts) + "}"


def flow_list(values: Sequence[Any]) -> str:
    """`[a, b]`."""
    shown = (
        scalar(value, flow=True) if isinstance(value, str) else flow_group(value)
        for value in values
    )
    return "[" + ", ".join(shown) + "]"


def _inline(value: Any, key: str) -> str:
    """`value` on one line where the files' style writes it so; empty where it does not."""
    if isinstance(value, Mapping):
        simple = key not in STYLE["block_groups"] and all(
            isinstance(v, str) for v in value.values()
        )
        return flow_group(value) if simple else ""
    texts = all(isinstance(inner, str) for inner in value)
    return flow_list(value) if texts and key in STYLE["one_line_lists"] else ""
