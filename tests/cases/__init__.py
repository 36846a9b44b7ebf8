"""Tables of cases that these tests and those of the scripts, in `tests/javascript/`, both read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def cases_of(name: str) -> Any:
    """The table `name`."""
    return json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
