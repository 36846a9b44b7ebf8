"""The items of a search index as the search unpacks them; see `generator.guide.search_packing`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Item = dict[str, Any]


def search_items(site: Path, part: str = "i") -> list[Item]:
    """The items of the index in the folder `site`; of part «h» those of records."""
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    columns = index[part]
    codes = columns["c"].split()
    return [_item(columns, at) for at in range(len(codes))]


def _item(columns: Item, at: int) -> Item:
    item: Item = {}
    for key, column in columns.items():
        values = column.split() if key in ("c", "n") else column
        value = values[at] if isinstance(values, list) else values
        if key in ("c", "n"):
            value = "" if value == "-" else value
        item[key] = value.split("|") if key in ("k", "q", "o") else value
    return item
