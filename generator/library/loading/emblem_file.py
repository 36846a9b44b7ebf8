"""The file of a unit's emblem, which lies beside that of the unit."""

from __future__ import annotations

from pathlib import Path

from generator.disk.reading import read_plain
from generator.disk.refusals import reason
from generator.emblems.emblem import MOST_BYTES, Emblem, read_emblem
from generator.emblems.unfit import UnfitEmblemError


def load_emblem(path: Path) -> Emblem:
    """The emblem at `path`, made clean. Raises UnfitEmblemError."""
    name = path.name
    if path.is_symlink():
        message = f"«{name}» là một liên kết (symlink)."
        raise UnfitEmblemError("symlink", message, "Đặt tệp thật vào đây.")
    try:
        data = read_plain(path, max(MOST_BYTES.values()) + 1)
    except FileNotFoundError:
        near = "Chép tệp vào cùng thư mục, hoặc sửa tên cho đúng từng chữ."
        message = f"Không có tệp «{name}» cạnh tệp này."
        raise UnfitEmblemError("emblem-missing", message, near) from None
    except OSError as error:
        message = f"Không mở được «{name}» ({reason(error)})."
        raise UnfitEmblemError("emblem-missing", message, "Đặt tệp thật vào đây.") from None
    return read_emblem(name, data)
