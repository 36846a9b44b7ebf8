"""Official forms that lie ready to be fetched, in `bieu-mau/` among the pages.

The folder is empty until somebody puts an official file there: none is drawn or invented.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from generator.disk.unfit import UnfitFileError
from generator.library.language.formats import NBSP, number_words
from generator.library.loading.given_file import read_given

FORMS = "bieu-mau"
"""The folder, below that of the pages; and its address on the site."""
MOST_BYTES = 3 * 1024 * 1024
"""More costs a resident money: a scan of this size is a picture, not a form."""
_PACKED = b"PK\x03\x04"
_BEGINS = {".pdf": b"%PDF-", ".docx": _PACKED, ".odt": _PACKED}


@dataclass(frozen=True)
class FormFile:
    """A form to fetch: its name, and how many bytes that costs."""

    name: str
    bytes: int

    @property
    def words(self) -> str:
        """Its kind and its size, rounded up: «PDF, 120 KB»."""
        kind = Path(self.name).suffix[1:].upper()
        return f"{kind}, {number_words(ceil(self.bytes / 1024))}{NBSP}KB"


def load_form(folders: Iterable[Path], name: str) -> FormFile:
    """The form `name` in the first of the page `folders` that has it. Raises UnfitFileError."""
    found = [path for folder in folders if (path := folder / FORMS / name).exists()]
    if not found:
        hint = f"Chép tệp vào site_src/pages/{FORMS}/, hoặc sửa tên cho đúng từng chữ."
        raise UnfitFileError("form-missing", f"Không có tệp mẫu «{name}».", hint)
    data = read_given(found[0], MOST_BYTES + 1, "form-missing")
    if len(data) > MOST_BYTES:
        message = f"Tệp mẫu «{name}» nặng hơn {MOST_BYTES // 1024 // 1024} MB."
        raise UnfitFileError("form-too-big", message, "Lấy bản chữ, đừng lấy bản chụp.")
    if not data.startswith(_BEGINS[found[0].suffix]) or _may_act(data):
        message = f"Tệp mẫu «{name}» không đúng loại như đuôi tệp, hoặc có macro."
        hint = "Tải lại từ nơi ban hành; tệp Word thì lưu lại thành .docx."
        raise UnfitFileError("form-not-so", message, hint)
    return FormFile(name, len(data))


def _may_act(data: bytes) -> bool:
    """Whether a packed document is broken, or holds what runs when it is opened."""
    if not data.startswith(_PACKED):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = [name.lower() for name in packed.namelist()]
    except zipfile.BadZipFile:
        return True
    return any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in names)
