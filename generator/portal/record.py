"""A national record in one neutral shape, whatever form it was met in. Nothing is interpreted yet.

All text is as the record has it, tidied of invisible characters only; numbers are still text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.errors import MotchamError


class BadRecordError(MotchamError):
    """A file that holds no record that could be read; the message says why."""


@dataclass(frozen=True)
class Charge:
    """One payment: `amount` and `currency` as written, the words beside them, and its kind.

    `kind` is the portal's own: SERVICE_FEE (lệ phí), FEE (phí), or empty.
    """

    amount: str = ""
    currency: str = ""
    words: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Method:
    """One way to hand in the file, with the time and payments of its own."""

    via: str
    time_number: str = ""
    time_unit: str = ""
    charges: tuple[Charge, ...] = ()
    description: str = ""


@dataclass(frozen=True)
class Item:
    """One line of the list of documents; many are notes. Counts are empty where not given."""

    text: str
    originals: str = ""
    copies: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Items under one heading, which may be a case, a role or a note; empty: no heading."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Law:
    """One legal document: its title and its number as written."""

    title: str
    number: str


@dataclass(frozen=True)
class Record:
    """One national record. Empty where it says nothing; `extras` is all that has no place here.

    `steps`, `conditions` and `description` are paragraphs. `extras` pairs a label with its text.
    """

    national_code: str
    title: str
    decision: str = ""
    decided_on: date | None = None
    field: str = ""
    url: str = ""
    audience: tuple[str, ...] = ()
    methods: tuple[Method, ...] = ()
    groups: tuple[Group, ...] = ()
    steps: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()
    conditions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Leftover:
    """What no field holds: the record's own words, and what a person should look at."""

    text: str
    hint: str
