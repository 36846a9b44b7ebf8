"""One file of each kind that a form writes, and what two people write into it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

from generator.library.forms.problems import has_errors
from tests.browser.test_file_forms import checked

Edit = tuple[str, int, str]
"""A box by its label, the how manieth from the front or the back, and what is written into it."""

EDITS: dict[str, tuple[str, Edit, Edit]] = {
    "ward": ("ward", ("Ghi chú về giờ", 0, "Nghỉ lễ."), ("Lời chào", 0, "Chào bạn.")),
    "renovation": ("RE4PQPK", ("Được làm", 0, "Lát nền"), ("Không được làm", 0, "Đục cột")),
    "overlay": ("HT02", ("Nộp ở đâu", 0, "Quầy 3"), ("Số", 0, "2")),
    "page": ("TT001", ("Tóm tắt", 0, "Một câu."), ("Nội dung", 0, "Trang đã mở.")),
    "life-events": (
        "life-events",
        ("Tóm tắt", 0, "Giấy tờ đầu tiên."),
        ("Tóm tắt", -1, "Giấy tờ sau cùng."),
    ),
    "fields": ("fields", ("Tóm tắt", 0, "Giấy tờ đầu."), ("Tóm tắt", -1, "Giấy tờ sau.")),
    "holidays": ("holidays", ("Số thông báo", 0, "1/TB"), ("Số thông báo", -1, "2/TB")),
    "elsewhere": (
        "elsewhere",
        ("Từ để tìm", 0, "từ của tôi"),
        ("Từ để tìm", -1, "từ của người kia"),
    ),
    "glossary": ("glossary", ("Nghĩa là", 0, "nghĩa đầu"), ("Nghĩa là", -1, "nghĩa sau")),
    "rights": (
        "rights",
        ("Luật cho biết gì", 0, "Được hỏi lại"),
        ("Luật cho biết gì", -1, "Được hẹn lại"),
    ),
    "situations": (
        "situations",
        ("Người dân nói", 0, "chuyện của tôi"),
        ("Người dân nói", -1, "chuyện của người kia"),
    ),
    "synonyms": (
        "synonyms",
        ("Người dân nói", 0, "chữ của tôi"),
        ("Người dân nói", -1, "chữ của người kia"),
    ),
    "defaults": (
        "defaults",
        ("Ghi chú về giờ", 0, "Nghỉ lễ."),
        ("Tên máy tin được", 0, "tinh.vn"),
    ),
    "changes": ("changes", ("Đổi thế nào", 0, "Đổi đầu"), ("Đổi thế nào", -1, "Đổi sau")),
    "province": (
        "mau",
        ("Theo nghị quyết, quyết định nào", 0, "1/2026/NQ-HĐND"),
        ("Theo nghị quyết, quyết định nào", -1, "2/2026/NQ-HĐND"),
    ),
    "translation": (
        "ward.en",
        ("Câu tiếng Anh", 0, "The first sentence"),
        ("Câu tiếng Anh", -1, "The last sentence"),
    ),
}
AT_ONCE = {"ward", "renovation", "translation"}

HOLIDAY_NOTICES = """\
holidays:
  - year: 2030
    notice: số thông báo
    days:
      - {what: tet, from: 2030-02-01, to: 2030-02-07}
  - year: 2031
    notice: số thông báo khác
    days:
      - {what: tet, from: 2031-01-22, to: 2031-01-28}
"""
PROVINCE_FEES = """\
fees:
  - {procedure: HT15, kind: charge, amount: 8000, decision: 12/2025/NQ-HĐND}
  - {procedure: HT08, kind: charge, amount: 9000, decision: 12/2025/NQ-HĐND}
"""


def box(page: Page, label: str, place: int) -> Locator:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    called = re.compile(rf"^{re.escape(label)}( \(bắt buộc\))?$")
    return page.locator(".mc-form").get_by_label(called).nth(place)


def accepted(folder: Path, file: str, text: str) -> bool:
    """Whether the check accepts the sample with `text` in `file`."""
    problems = checked(folder / "guide", file, text)
    assert not has_errors(problems), problems
    return True
