"""How one sees at a glance whose guide it is: the unit's own colour and emblem."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emblems.emblem import Emblem
from generator.library.checked.published import Published


@dataclass(frozen=True)
class Brand:
    """A colour in hex, empty where it is the theme's red; an emblem, None where there is none."""

    colour: str = ""
    emblem: Emblem | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """What changes exactly when the brand does; nothing where it is the theme's own."""
        emblem = self.emblem.version if self.emblem else ""
        return (self.colour, emblem) if self.colour or emblem else ()


def brand_of(published: Published) -> Brand:
    """The brand of the unit, the same in every language."""
    return Brand(published.ward.colour or "", published.emblem)
