"""Which of a QR code's eight masks is best: ISO/IEC 18004's four penalties, all at once.

The modules are one number with a byte for each, row by row, 1 where it is dark. Moved by a byte,
all meet their neighbours in the row; moved by a row, those in the column.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import and_

_RUN = 5
"""So many modules of one colour in a line are a fault."""
_FINDER = ("10111010000", "00001011101")
"""What looks like a finder pattern, in either direction."""


def penalty(modules: int, side: int) -> int:
    """How hard a code of `side` × `side` modules is to find; the mask with the least is taken.

    The modules that name the mask, and the version, are light while masks are compared.
    """
    lines = sum(_lines(modules, side, step) for step in (1, side))
    return lines + _blocks(modules, side) + _balance(modules, side)


def _lines(modules: int, side: int, step: int) -> int:
    """For runs of a colour, and for what looks like a finder pattern, in one direction."""
    dark, light = modules, modules ^ _ones(side * side)
    alike = ~(modules ^ modules >> 8 * step) & _room(side, step, 2)
    # Where a run of five begins; a longer run has several of these beside each other.
    begins = reduce(and_, (alike >> 8 * step * at for at in range(_RUN - 1)))
    runs = begins & ~(begins << 8 * step)
    found = _room(side, step, len(_FINDER[0]))
    finders = sum(
        reduce(
            and_,
            ((dark if want == "1" else light) >> 8 * step * at for at, want in enumerate(pattern)),
            found,
        ).bit_count()
        for pattern in _FINDER
    )
    return begins.bit_count() + 2 * runs.bit_count() + 40 * finders


def _blocks(modules: int, side: int) -> int:
    """For squares of two by two modules of a colour."""
    beside = ~(modules ^ modules >> 8)
    below = ~(modules ^ modules >> 8 * side)
    alike = beside & beside >> 8 * side & below
    return 3 * (alike & _room(side, 1, 2) & _room(side, side, 2)).bit_count()


def _balance(modules: int, side: int) -> int:
    """For each 5 % by which the dark modules are more or fewer than half."""
    return 10 * int(abs(modules.bit_count() / side**2 * 100 - 50) / 5)


@lru_cache
def _ones(count: int) -> int:
    return int.from_bytes(b"\1" * count)


@lru_cache
def _room(side: int, step: int, length: int) -> int:
    """The modules at which a line of `length` begins that does not leave the code."""
    line, rest = b"\1" * (side - length + 1), b"\0" * (length - 1)
    if step == 1:
        return int.from_bytes((rest + line) * side)
    return int.from_bytes(b"".join(bytes([one]) * side for one in rest + line))
