"""What a resident may ask of one paper: the question names what its fold holds.

The notes are prose, so the question is found by their words; what none fits is asked in general.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.library.language.locale import N_, _
from generator.library.language.mixed_text import original

SHORT = 60
"""Characters of a note that stands in the list itself."""

_ONLINE = "trên mạng"
_QUESTIONS = (
    (r"người làm thay là", N_("Ai không cần chứng thực?")),
    (r"không (?:phải|cần|bắt buộc)", N_("Khi nào không cần?")),
    (r"[Dd]ùng được|[Mm]ột trong|tính là", N_("Giấy nào được?")),
    (r"[Mm]ẫu", N_("Mẫu nào?")),
    (r"mặt bằng|bản vẽ|[Vv]ẽ ", N_("Vẽ những gì?")),
    (r"[Gg]hi (?:rõ|tên|họ|số|dự)|[Gg]ồm|[Nn]êu|[Kk]ể ", N_("Ghi những gì?")),
    (r"[Xx]in ở|cấp giấy|cấp\b.*\.$|lập (?:biên bản|danh sách)", N_("Ai cấp?")),
    (r"bản (?:chính|sao)|[Mm]ấy bản|số bản", N_("Bản chính hay bản sao?")),
    (r"[Hh]ỏi", N_("Hỏi gì trước khi nộp?")),
)
_OTHERWISE = N_("Lưu ý gì?")


def paper_question(instead_when: Sequence[str], note: str, *, known: bool) -> str:
    """The question to which substitutes, a long note, or that the state knows it, are the answer.

    `instead_when` has the condition of each substitute, empty where it always does instead. Empty
    where there is nothing to fold.
    """
    if instead_when:
        conditions = [str(original(when)) for when in instead_when]
        if all(_ONLINE in one for one in conditions):
            return _("Nộp trên mạng?")
        return _("Không có thì sao?") if any(conditions) else _("Giấy nào thay được?")
    said = str(original(note))
    if len(said) > SHORT:
        return _(next((one for pattern, one in _QUESTIONS if re.search(pattern, said)), _OTHERWISE))
    return _("Khi nào không cần?") if known else ""
