"""The items of a search index as the search unpacks them; see `generator.guide.search_packing`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.guide.search_packing import AS_BEFORE, NEXT

Item = dict[str, Any]


def search_items(site: Path, part: str = "i") -> list[Item]:
    """The items of the index in the folder `site`; of part «h» those of records."""
    return items_of((site / "search/index.json").read_text(encoding="utf-8"), part)


def items_of(index: str, part: str = "i") -> list[Item]:
    """The items of an index."""
    columns = json.loads(index)[part]
    codes = [code for run in columns["c"].split() for code in _run(run)]
    return [
        _item({**columns, "c": codes, "n": columns["n"].split()}, at) for at in range(len(codes))
    ]


def _run(run: str) -> list[str]:
    first, _, more = run.partition("+")
    letters = first.rstrip("0123456789")
    digits = first[len(letters) :]
    return [
        first,
        *(f"{letters}{int(digits) + by:0{len(digits)}}" for by in range(1, int(more or 0) + 1)),
    ]


def _item(columns: Item, at: int) -> Item:
    item: Item = {}
    for key, column in columns.items():
        parted = isinstance(column, str) and NEXT in column
        values = column.split(NEXT) if parted else column
        value = _at(values, at) if isinstance(values, list) else values
        if key in ("c", "n"):
            value = "" if value == "-" else value
        item[key] = value.split("|") if key in ("k", "o") else value
    if item.get("p"):
        item["p"] = float(item["p"])
    return item


def _at(values: list[Any], at: int) -> Any:
    return values[at] if values[at] != AS_BEFORE else _at(values, at - 1)
