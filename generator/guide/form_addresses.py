"""Where staff write a fact: by the file it stands in, the address of the form that takes it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import urlencode

from generator.guide.fragments import FILE_FORMS, STAFF_FORM
from generator.library.checked.library import Library
from generator.library.forms.paths import LOCAL, RIGHTS, TRANSLATION, Roots
from generator.library.loading.collection import province_file


def form_addresses(library: Library, roots: Roots, files: Iterable[str]) -> dict[str, str]:
    """By file the whole address of its form; a file that no form takes is not there.

    Empty where the ward names no repository: its forms know no file then.
    """
    if library.ward.repository is None:
        return {}
    codes = {library.files[one.code]: one.code for one in library.procedures if one.has_page}
    asked = {file: _asked(library, roots, file, codes.get(file)) for file in files}
    return {file: library.site.url + form for file, form in asked.items() if form}


def _asked(library: Library, roots: Roots, file: str, code: str | None) -> str | None:
    name = PurePosixPath(file).name.removesuffix(".yml")
    there = (roots / file).is_file()
    if code:
        return f"{STAFF_FORM}?{urlencode({'ma': code})}"
    if file.startswith(f"{roots.own(LOCAL)}/"):
        new = {} if there else {"ten": name}
        return _form("overlay", ma=name if there else "moi", **new)
    if file.endswith(TRANSLATION):
        return _form("translation", tep=file) if there else None
    kinds = {
        roots.ward_file: "ward",
        province_file(library.ward.province): "province",
        RIGHTS: "rights",
    }
    return _form(kinds[file], ma=name) if there and file in kinds else None


def _form(kind: str, **said: str) -> str:
    return f"{FILE_FORMS}?{urlencode({'loai': kind} | said)}"
