"""How little of the search index is sent: columns.

The index is fetched with the first letter typed, on a slow network: 40 KB with gzip is all it may
weigh with every national record. Values of one kind stand together, since gzip finds more there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Item = Mapping[str, object]

AS_BEFORE = "="
NEXT = "^"
"""Between the values of a column, and between the sayings of a thesaurus."""
_LISTS = ("k", "o")
_BETWEEN = "|"
"""Between the names of a list."""


def columns(items: Sequence[Item], keys: Iterable[str]) -> dict[str, object]:
    """The items as columns: of `c` and `n` one text with spaces, of texts one with NEXT between.

    Codes that follow one another are told as a run.
    A value that all share is written once, AS_BEFORE is the one before. What an item does not have
    is empty.
    """
    return {key: _column(key, [item.get(key, "") for item in items]) for key in keys}


def _column(key: str, values: list[object]) -> object:
    if key == "c":
        return " ".join(_runs([str(value or "-") for value in values]))
    if key == "n":
        return " ".join(str(value or "-").replace(".", "") for value in values)
    if key in _LISTS:
        values = [_BETWEEN.join(_names(value)) for value in values]
    if values and all(value == values[0] for value in values):
        return values[0]
    told = [
        AS_BEFORE if at and value == values[at - 1] else value for at, value in enumerate(values)
    ]
    return NEXT.join(map(_plain, told))


def _runs(codes: Sequence[str]) -> Iterator[str]:
    """«HS001 HS002 HS003» as «HS001+2»: a code, and how many follow it by number."""
    first, more = "", 0
    for code in codes:
        if first and code == _next(first, more + 1):
            more += 1
            continue
        if first:
            yield f"{first}+{more}" if more else first
        first, more = code, 0
    if first:
        yield f"{first}+{more}" if more else first


def _next(code: str, by: int) -> str:
    letters = code.rstrip("0123456789")
    digits = code[len(letters) :]
    return f"{letters}{int(digits) + by:0{len(digits)}}" if digits else ""


def _plain(value: object) -> str:
    return str(value).replace(NEXT, " ")


def _names(value: object) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        yield from (str(name).replace(_BETWEEN, " ") for name in value)
