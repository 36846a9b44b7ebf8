"""Who may ask: the portal's names for kinds of people, and ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.library.language.folding import fold
from generator.library.models.procedure import Audience
from generator.portal.plain import says_nothing, tidy
from generator.portal.record import Leftover

_WITH_COMMAS = (
    r"\s*Tổ chức \(không bao gồm doanh nghiệp, HTX\)",
    r"\s*Cán bộ, công chức, viên chức",
)
_EXACT = {
    "cong dan viet nam": Audience.CITIZEN,
    "doanh nghiep": Audience.BUSINESS,
    "nguoi nuoc ngoai": Audience.FOREIGNER,
    "to chuc": Audience.ORGANISATION,
    "to chuc khong bao gom doanh nghiep htx": Audience.ORGANISATION,
    "ho gia dinh": Audience.HOUSEHOLD,
    "ho kinh doanh": Audience.HOUSEHOLD,
}
_NEAR = (
    ("to chuc khong bao gom", Audience.ORGANISATION),
    ("doanh nghiep", Audience.BUSINESS),
    ("hop tac xa", Audience.ORGANISATION),
    ("to chuc", Audience.ORGANISATION),
    ("nguoi viet nam dinh cu", Audience.CITIZEN),
    ("nguoi nuoc ngoai", Audience.FOREIGNER),
    ("can bo", Audience.CITIZEN),
    ("dang vien", Audience.CITIZEN),
    ("cong dan", Audience.CITIZEN),
    ("ca nhan", Audience.CITIZEN),
    ("ho ", Audience.HOUSEHOLD),
)
_ORDER = list(Audience)


def split_names(text: str) -> tuple[str, ...]:
    """The names in a line joined by commas, where some names hold commas themselves."""
    if says_nothing(text):
        return ()
    names = re.findall("|".join([*_WITH_COMMAS, r"[^,]+"]), text, re.IGNORECASE)
    return tuple(filter(None, map(tidy, names)))


def read_audience(names: Iterable[str]) -> tuple[list[str], list[Leftover]]:
    """Our kinds, at least one; names that say more than our kind does are left over."""
    kinds: set[Audience] = set()
    wider: list[str] = []
    unknown: list[str] = []
    for name in names:
        folded = fold(name)
        if folded in _EXACT:
            kinds.add(_EXACT[folded])
            continue
        near = next((kind for words, kind in _NEAR if words in f"{folded} "), None)
        if near:
            kinds.add(near)
            wider.append(name)
        else:
            unknown.append(name)
    left = []
    if wider:
        hint = "audience chỉ ghi loại gần nhất; nói rõ trong notes nếu cần."
        left.append(Leftover(f"Đối tượng: {', '.join(wider)}", hint))
    if unknown:
        left.append(Leftover(f"Đối tượng: {', '.join(unknown)}", "Chọn loại hợp trong audience."))
    if not kinds:
        kinds = {Audience.CITIZEN}
        if not unknown:
            left.append(Leftover("Đối tượng: không ghi", "audience tạm ghi citizen; xem lại."))
    return [str(kind) for kind in sorted(kinds, key=_ORDER.index)], left
