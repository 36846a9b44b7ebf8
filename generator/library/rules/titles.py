"""A title is short and calm, and people find it by the words they use.

Passes: `title: Đăng ký khai sinh` with keywords. A hint: `ĐĂNG KÝ KHAI SINH`, a title of more than
70 characters, no keyword at all. Fails: nothing, for such a page is still right. Only a procedure
with a page that people wrote is checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection

LONGEST_TITLE = 70
"""Characters; 66 are the most that the titles of this guide have needed."""
FEW_LETTERS = 4
"""So short a title may be an abbreviation."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each title that shouts or rambles, and for each missing keyword."""
    for sourced in collection.written:
        procedure, document = sourced.model, sourced.document
        for key, title in (
            ("title", procedure.title),
            ("official_title", procedure.official_title),
        ):
            if title.isupper() and len(title) > FEW_LETTERS:
                message = "Tên viết toàn chữ in hoa, khó đọc."
                hint = f"Viết thường: {title.capitalize()[:60]}"
                yield document.warning((key,), "capitals", message, hint)
        if len(procedure.title) > LONGEST_TITLE:
            message = f"Tên dài {len(procedure.title)} ký tự, nên dưới {LONGEST_TITLE}."
            hint = "Viết như người dân vẫn gọi; tên đầy đủ đã có ở official_title."
            yield document.warning(("title",), "long-title", message, hint)
        if not procedure.keywords:
            message = "Chưa có từ khoá (keywords), nên người dân khó tìm ra."
            hint = "Thêm vài cách gọi thường ngày: keywords: [giấy khai sinh, sinh con]."
            yield document.warning(("title",), "no-keywords", message, hint)
