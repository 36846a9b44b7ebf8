"""The files that a theme brings: MkDocs looks through its folders, but for those that it hides.

Material has 14,000 icons in a folder whose name begins with a dot. MkDocs lists them all in each
build, and then leaves out every file below such a name. Nor is there a use for Material's own
search, pictures and look: ours stand in their place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

UNUSED = (
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/images/",
    "assets/stylesheets/",
)
"""Folders of Material of which no page asks for anything."""


class ShownFiles(FileSystemLoader):
    """Loads every template, and lists those that a site may have use for, in no hidden folder."""

    def list_templates(self) -> list[str]:
        """The names of files as Jinja gives them: with `/`, below the first folder that has it."""
        names = {name for folder in self.searchpath for name in _shown(folder)}
        return sorted(name for name in names if not name.startswith(UNUSED))


def list_shown_files(theme: Theme) -> None:
    """Let `theme` make environments that list no file in vain."""
    made = theme.get_env

    def get_env() -> Environment:
        environment = made()
        environment.loader = ShownFiles(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # MkDocs asks the theme alone


def _shown(folder: str) -> Iterator[str]:
    for place, inner, files in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        below = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in files)
