"""Names in the code: one thing has one name, and a name means one thing."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

GENERATOR = Path(__file__).parents[1] / "generator"


def test_no_two_classes_share_a_name() -> None:
    names = Counter(
        node.name
        for path in GENERATOR.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, count in names.items() if count > 1} == set()
    assert len(names) > 100
