"""What a unit does not do: said calmly, with who does it instead."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library.language.locale import _
from generator.library.language.mixed_text import format_mixed
from generator.library.models.offer import NotOffered
from generator.views.telling import told, untold


@dataclass(frozen=True)
class ElsewhereView:
    """That something is done elsewhere. `where` says who does it, as far as the unit says so."""

    sentence: str = told()
    where: str = told()
    url: str = told()
    advice: str = untold()

    @property
    def answer(self) -> str:
        """In a line of a list: «Làm ở Công an phường»."""
        if self.where:
            return format_mixed(_("Làm ở {place}"), place=self.where)
        return _("Làm ở nơi khác")


def elsewhere_view(entry: NotOffered | None) -> ElsewhereView | None:
    """What is said of `entry`; nothing where the unit does it."""
    if entry is None:
        return None
    where = entry.where or ""
    advice = _("Gọi hỏi nơi nhận hồ sơ, hoặc tìm trên Cổng Dịch vụ công quốc gia.")
    sentence = _("Việc này không làm ở {phường}.")
    return ElsewhereView(sentence, where, entry.url or "", "" if where else advice)
