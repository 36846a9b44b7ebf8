"""The files of a guide: all that staff keep of the library and of one unit."""

from __future__ import annotations

import os
from pathlib import Path

from generator.library.forms.paths import Roots

MENUS = ("mkdocs.yml", "mkdocs.en.yml")


def guide_files(roots: Roots) -> list[str]:
    """The names of all files that a check of the unit is about, sorted; hidden ones are none."""
    found = set[str]()
    for name in (*roots.places, *MENUS):
        if (roots / name).is_file():
            found.add(name)
        for place, folders, files in os.walk(roots / name):
            folders[:] = [each for each in folders if not each.startswith(".")]
            found |= {roots.name(Path(place, file)) for file in files if not file.startswith(".")}
    return sorted(found)


def name_in(roots: Roots, path: Path) -> str | None:
    """How the guide names what `path`, from here, leads to; None where it lies outside.

    A link within the guide has the name by which the guide has it: nothing is resolved.
    """
    try:
        name = os.path.relpath(path, roots.folder)
    except ValueError:  # on another drive
        return None
    outside = Path(name).is_absolute() or Path(name).parts[:1] == ("..",)
    return None if outside else Path(name).as_posix()
