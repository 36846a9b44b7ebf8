"""What the system refuses, in words for people."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.errors import MotchamError

_CHECK_NAME = "Kiểm tra tên, từng chữ."
_REASONS: Mapping[int | None, tuple[str, str]] = {
    errno.ENOSPC: ("đĩa đã đầy", "Xoá bớt tệp trên đĩa ấy rồi chạy lại."),
    errno.EDQUOT: (
        "đã dùng hết phần đĩa được cấp",
        "Xoá bớt tệp, hoặc xin thêm chỗ, rồi chạy lại.",
    ),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "Chọn chỗ khác, hoặc mở ổ đĩa ấy cho ghi."),
    errno.EACCES: ("không có quyền", "Xin quyền ở tệp hay thư mục ấy, hoặc chọn chỗ khác."),
    errno.EPERM: ("không có quyền", "Xin quyền ở tệp hay thư mục ấy, hoặc chọn chỗ khác."),
    errno.ENOENT: ("không có tệp hay thư mục ấy", _CHECK_NAME),
    errno.EISDIR: ("đó là một thư mục", "Ghi tên của một tệp."),
    errno.ENOTDIR: ("trên đường dẫn có tệp đứng ở chỗ của thư mục", _CHECK_NAME),
    errno.EEXIST: ("chỗ ấy đã có một tệp cùng tên", "Chọn tên khác, hoặc dời tệp ấy đi."),
    errno.ENAMETOOLONG: ("tên quá dài", "Đặt tên ngắn hơn."),
    errno.ELOOP: ("liên kết (symlink) dẫn vòng quanh", "Xoá liên kết ấy."),
    errno.EBUSY: ("chương trình khác đang giữ", "Đóng chương trình ấy rồi chạy lại."),
    errno.EIO: ("đĩa hỏng hoặc đã rút ra", "Kiểm tra đĩa rồi chạy lại."),
}
"""Why, and what to do about it."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_OF_WRITING = _FULL | {errno.EROFS}
"""Nobody who only reads is refused for these."""


def reason(error: OSError) -> str:
    """Why the system refused, as a few Vietnamese words; the system's own where it is rare."""
    return _REASONS.get(error.errno, (error.strerror or "không rõ lý do", ""))[0]


def refused(error: OSError) -> MotchamError:
    """The error for people, where nobody knows more of it than the system says."""
    doing = "ghi" if error.errno in _OF_WRITING else "mở"
    return _worded(error, doing, f" «{error.filename}»" if error.filename else "")


def unwritable(error: OSError, path: Path) -> MotchamError:
    """The error for people who wanted `path` to be written."""
    return _worded(error, "ghi", f" «{path}»")


def is_full(error: MotchamError) -> bool:
    """Whether there was no room for what was to be written."""
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in _FULL


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Raise what the system refuses in the block as a MotchamError about writing `path`."""
    try:
        yield
    except OSError as error:
        raise unwritable(error, path) from error


def _worded(error: OSError, doing: str, what: str) -> MotchamError:
    hint = _REASONS.get(error.errno, ("", "Kiểm tra tên, quyền và chỗ trống."))[1]
    return MotchamError(f"Không {doing} được{what} ({reason(error)}).", hint)
