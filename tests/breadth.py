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


EVERY_NINTH, EVERY_27TH = (
    pytest.mark.parametrize(
        "step", [step, pytest.param(1, marks=pytest.mark.prove)], ids=[f"every {word}", "every one"]
    )
    for step, word in ((9, "ninth"), (27, "27th"))
)
"""For a test that walks a long list: `make test` takes some of it, `make prove` all."""
