"""What a preview says while it runs: few words, in Vietnamese.

MkDocs tells of its own work at every edit, in English, and of pages that its menu does not name,
as ours need not be. What is wrong is told by us, or comes through as it is.
"""

from __future__ import annotations

import logging
import re

SENTENCES = {
    r"Serving on (\S+)": r"Xem trước ở \1 (dừng: Ctrl+C).",
    r"Detected file changes": "Có tệp vừa đổi, đang dựng lại…",
    r"Documentation built in ([\d.]+) seconds": r"Đã dựng trong \1 giây.",
    r"An error happened during the rebuild\. .*": "Chưa dựng lại được, trang vẫn như trước. "
    "Sửa rồi lưu, máy sẽ dựng lại.",
}
"""What is said, by the sentence that MkDocs has for it, and ours."""


def in_vietnamese(record: logging.LogRecord) -> bool:
    """Whether the record is to be said; it then says it in our words."""
    text = record.getMessage()
    for theirs, ours in SENTENCES.items():
        if found := re.search(theirs, text):  # behind the time of day, where it says that
            record.msg, record.args = found.expand(ours), ()
            return True
    return record.levelno > logging.INFO
