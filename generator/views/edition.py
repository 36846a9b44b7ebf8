"""Editions: what is printed on a paper so that one can tell whether it still says what is so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_DRAWN = {"brand", "of_law", "gist"}
"""What of a view tells how the paper is drawn, or follows from the rest."""


def edition_of(view: DataclassInstance, day: date) -> str:
    """The month of `day` and a short hash of `view`, all of which the paper draws: «11/2026·4f2a».

    The hash changes exactly when something in the view does, other than how it is drawn.
    """
    text = json.dumps(asdict(view, dict_factory=_said), ensure_ascii=False, sort_keys=True)
    return f"{day:%m/%Y}·{hashlib.sha256(text.encode()).hexdigest()[:4]}"


def _said(named: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in named if name not in _DRAWN}


def facts_of(edition: str) -> str:
    """The part of an edition that follows the facts; the month before it does not."""
    return edition.rpartition("·")[2]
