"""The list of rules for staff and the rules in the code are the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from generator.library.rules.explained import explanations

GENERATOR = Path(__file__).parents[2] / "generator"
MAKERS = {
    "problem", "warning", "report", "_report", "fail", "pattern", "_fault", "Fault", "_Fault",
    "_problem", "Problem", "LinkFault", "WordFault",
    "UnfitFileError",
}  # fmt: skip
"""What makes a problem of a rule's id: functions, methods and classes of the code."""

NOT_RULES = {"warning", "text"}
"""A severity, and the report for people."""
ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def ids_in(node: ast.AST) -> Iterator[str]:
    """The rule ids that one call, or one `rule, message = …`, names."""
    parts: list[ast.expr] = []
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        parts = node.args if called in MAKERS else []
    elif isinstance(node, ast.Assign) and "rule" in ast.dump(node.targets[0]):
        parts = getattr(node.value, "elts", [])
    for part in parts:
        value = part.value if isinstance(part, ast.Constant) else None
        if isinstance(value, str) and ID.fullmatch(value) and value not in NOT_RULES:
            yield value


def test_every_id_in_the_code_is_explained_and_nothing_else_is() -> None:
    used = {
        rule
        for path in GENERATOR.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for rule in ids_in(node)
    }
    explained = [rule.id for section in explanations() for rule in section.rules]
    assert len(explained) == len(set(explained))
    assert set(explained) == used


def test_an_example_shows_a_difference() -> None:
    for section in explanations():
        for rule in section.rules:
            assert rule.wrong != rule.right, rule.id
