"""What programs read, as a build writes it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.guide.fragments import Context
from generator.guide.machines.beside import files_at_the_top, files_beside
from generator.guide.pages import framed_pages


def texts_beside(context: Context) -> dict[str, Mapping[str, str]]:
    """The text of each file beside the page of each code, by its name."""
    pages = {page.code: page.texts for page in framed_pages(context) if page.texts}
    return pages | files_beside(context)


def texts_at_the_top(context: Context) -> dict[str, str]:
    """The text of each file at the top of the site, by its name."""
    entries = [page.entry for page in framed_pages(context) if page.entry]
    return files_at_the_top(context, entries)
