"""Every product of the press in one list: how it is made, and when it goes stale.

The print commands, the papers of `print ready` and the staleness of print records follow from it;
the words, the choices of the print workflow and the staff guide's table from `SheetKind`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.library.registers.sheet_kinds import SheetKind
from generator.press.card import table_card
from generator.press.gate import gate_card
from generator.press.group import group_poster
from generator.press.large import large_card
from generator.press.leaflet import leaflet
from generator.press.notice import notice
from generator.press.poster import poster
from generator.press.round_sheet import round_sheet
from generator.press.sheet import Sheet
from generator.press.tags import tag_sheet
from generator.press.wall import wall_poster
from generator.views.sheets import gate_view, large_view, leaflet_view, notice_view, poster_view

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True)
class Product:
    """How one kind of sheet is made; `help` is its command's, in English.

    `view` gives what is on the sheet of a procedure or a renovation: by its hash a recorded one is
    told to be stale. It is None where the sheet only leads to pages.
    """

    kind: SheetKind
    help: str
    make: Callable[..., Sheet]
    view: Callable[..., DataclassInstance] | None = None


_ALL = (
    Product(
        SheetKind.TAGS,
        "Sheets of key-tag inserts, stickers or labels; without CODE, one of every code.",
        tag_sheet,
    ),
    Product(
        SheetKind.POSTER,
        "A poster of one procedure for the counter: the facts and a large code.",
        poster,
        poster_view,
    ),
    Product(
        SheetKind.LEAFLET,
        "An A5 leaflet of one procedure to take home: the facts, the papers to tick, the steps.",
        leaflet,
        leaflet_view,
    ),
    Product(
        SheetKind.LARGE,
        "An A5 card of one procedure in large print, for old eyes: no fact below 18 points.",
        large_card,
        large_view,
    ),
    Product(
        SheetKind.GROUP,
        "An A4 poster of a field or a life event: its own code, and those of all its procedures.",
        group_poster,
    ),
    Product(
        SheetKind.ALL,
        "An A4 wall poster of every code of the ward, field by field.",
        wall_poster,
    ),
    Product(
        SheetKind.CARD,
        "A table card of one code: A4, folded to a tent with two faces.",
        table_card,
    ),
    Product(
        SheetKind.NOTICE,
        "An A4 notice of a renovation in the form of official papers, and a page with a large "
        "code.\n\nIts wording is in notice.yml, beside the ward's file. Number and day are left to "
        "be written in where they are not given.",
        notice,
        notice_view,
    ),
    Product(
        SheetKind.GATE,
        "An A5 card for the gate of a renovation: where, until when, a code.",
        gate_card,
        gate_view,
    ),
    Product(
        SheetKind.ROUND,
        "A route sheet for an inspection walk: the renovations under way, house by house.",
        round_sheet,
    ),
)
PRODUCTS: Mapping[SheetKind, Product] = {product.kind: product for product in _ALL}
"""The products, in the order in which staff meet them."""
