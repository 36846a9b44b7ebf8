"""Files that a machine laid into the guide by itself: copies, and notes of its own.

Where two machines write one file, OneDrive keeps the second one beside it as
`khai-sinh-LAPTOP.yml`, and Windows calls a copy `khai-sinh (1).yml`. What somebody wrote there is
nowhere else, and nobody looks for it: so it is said, and read as no file of the guide.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath

from generator.library.forms.paths import WARDS, Roots
from generator.library.forms.problems import Problem

_TEXTS = frozenset({".yml", ".csv", ".md"})
_NAMED_COPY = re.compile(r"(?:Copy of|Bản sao của|Bản sao) +", re.IGNORECASE)
_ENDS = re.compile(r"[ _(–~-]")
_ONLY_A_LONGER_NAME = re.compile(r"(?:-[a-z0-9]+)+(?:\.en)?")
_NOTES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini"})


def is_note(name: str) -> bool:
    """Whether Windows or Word keeps a file of this name for itself."""
    return name.lower() in _NOTES or name.startswith("~$")


def copied_from(name: str, beside: Collection[str]) -> str | None:
    """The one of the names `beside` it of which a file or folder called `name` is a copy."""
    name = unicodedata.normalize("NFC", name)
    path = PurePath(name)
    ending = path.suffix if path.suffix in _TEXTS else ""
    stem = name.removesuffix(ending)
    if found := _NAMED_COPY.match(name):
        original = name[found.end() :]
        return original if original in beside else None
    for end in reversed([found.start() for found in _ENDS.finditer(stem)]):
        original = f"{stem[:end].rstrip(' -–_(~')}{ending}"
        if original in beside and not _ONLY_A_LONGER_NAME.fullmatch(stem[end:]):
            return original
    return None


def stray_files(roots: Roots) -> Iterator[Problem]:
    """A problem for each such file in the folders of the guide, and each copy of a unit's."""
    for place in roots.places:
        for folder, folders, files in os.walk(roots / place):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            texts = {name for name in files if PurePath(name).suffix in _TEXTS}
            for name in sorted(files):
                if is_note(name):
                    yield _note(roots.name(Path(folder, name)), name)
                elif name in texts and (original := copied_from(name, texts)):
                    yield _copy(roots.name(Path(folder, name)), name, original)
    units = {path.parent.name for path in (roots / WARDS).glob("*/ward.yml")}
    for name in sorted(units):
        if original := copied_from(name, units):
            yield _copy(f"{WARDS}/{name}/ward.yml", name, original)


def _note(file: str, name: str) -> Problem:
    message = f"«{name}» là tệp riêng của Windows hay Word, không phải của trang."
    return Problem(file, 1, 1, "system-file", message, "Xoá tệp này.")


def _copy(file: str, name: str, original: str) -> Problem:
    message = f"«{name}» là bản sao của «{original}», do OneDrive hay Windows để riêng ra."
    hint = f"Chép điều chỉ có ở bản sao sang «{original}», rồi xoá bản sao."
    return Problem(file, 1, 1, "stray-copy", message, hint)
