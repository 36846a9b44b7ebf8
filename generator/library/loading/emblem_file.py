"""The file of a unit's emblem, which lies beside that of the unit."""

from __future__ import annotations

from pathlib import Path

from generator.disk.unfit import UnfitFileError
from generator.emblems.emblem import MOST_BYTES, Emblem
from generator.library.loading.given_file import read_given


def load_emblem(path: Path) -> Emblem:
    """The emblem at `path`, made clean. Raises UnfitFileError."""
    from generator.emblems.making import read_emblem  # noqa: PLC0415 - 15 ms; most have no emblem

    name = path.name
    try:
        data = read_given(path, max(MOST_BYTES.values()) + 1, "emblem-missing")
    except FileNotFoundError:
        near = "Chép tệp vào cùng thư mục, hoặc sửa tên cho đúng từng chữ."
        message = f"Không có tệp «{name}» cạnh tệp này."
        raise UnfitFileError("emblem-missing", message, near) from None
    return read_emblem(name, data)
