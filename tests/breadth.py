"""Of a long table, some cases run in `make test`, and all the others in `make prove`."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

import pytest


def first(quick: Container[Any], cases: Iterable[Any]) -> list[Any]:
    """`cases`, of which those in `quick` run in `make test`; `make prove` runs the others.

    A case that is a plain tuple is of as many arguments.
    """
    return [
        pytest.param(
            *(case if type(case) is tuple else (case,)),
            marks=() if case in quick else pytest.mark.prove,
        )
        for case in cases
    ]


EVERY_NINTH = pytest.mark.parametrize(
    "step", [9, pytest.param(1, marks=pytest.mark.prove)], ids=["every ninth", "every one"]
)
"""For a test that walks a long list: `make test` takes every ninth, `make prove` all."""
