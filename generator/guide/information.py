"""Hand-written pages through MkDocs: their addresses, and what their Markdown becomes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page

from generator.guide.config import read_config
from generator.guide.fragments import Context, information_body
from generator.guide.languages import CONFIGS
from generator.guide.renderer import log
from generator.library.language.locale import (
    VIETNAMESE,
    current_level,
    current_locale,
    in_unit_words,
)
from generator.library.language.mixed_text import Untranslated
from generator.library.language.unit_words import page_words
from generator.library.registers.address import HOME_CODE
from generator.views.catalogue import PageView

_HOME = "index.md"


def pages_by_source(context: Context) -> dict[str, PageView]:
    """The pages with a code, by their files as MkDocs names them in either language."""
    below = {}
    for page in context.guide.pages:
        file = context.published.files[page.code]
        [folder] = [one for one in context.roots.page_folders if file.startswith(f"{one}/")]
        below[file.removeprefix(f"{folder}/")] = page
    return below


def give_addresses(files: Files, context: Context, config: MkDocsConfig) -> None:
    """Add the unit's own pages to `files`, and give each page with a code its printed address.

    One whose Vietnamese has changed since it was translated is not drawn: links to it lead to the
    page that says so.
    """
    roots = context.roots
    in_vietnamese = current_locale() == VIETNAMESE
    folders = roots.page_folders if in_vietnamese else roots.english_page_folders
    for file in own_files(config, roots / folders[1]):
        files.append(file)
    views = pages_by_source(context)
    for file in files.documentation_pages():
        view = views.get(file.src_uri)
        if view is None:
            continue
        file.url = context.published.site.page(view.code)
        file.dest_uri = f"{file.url}index.html"
        if isinstance(view.title, Untranslated):
            file.inclusion = InclusionLevel.EXCLUDED


def own_files(config: MkDocsConfig, folder: Path) -> list[File]:
    """What lies in `folder`, as MkDocs finds it in the folder of its pages; none where none is."""
    own = copy(config)
    own.docs_dir = str(folder)
    return list(get_files(own)) if folder.is_dir() else []


def speak_on_page(page: Page) -> None:
    """Put the word for the unit into `page` and its head, once MkDocs has read them."""
    page.markdown = page_words(page.markdown or "", current_level())
    for key, value in page.meta.items():
        if isinstance(value, str):
            page.meta[key] = in_unit_words(value)


def information_pages(context: Context) -> Iterator[tuple[str, str]]:
    """The code and the HTML of each hand-written page with a code, as MkDocs makes it; home too.

    `context` is in the language in use. The slots in a page are open still.
    """
    if not (context.roots / CONFIGS[current_locale()]).exists():
        return  # another generator draws them
    config = read_config(context.roots.folder, current_locale())
    log.addHandler(logging.NullHandler())  # a build said it all
    views = pages_by_source(context)
    files = get_files(config)
    give_addresses(files, context, config)
    for file in files.documentation_pages():
        view = views.get(file.src_uri)
        if view is None and file.src_uri != _HOME:
            continue
        page = Page(None, file, config)
        page.read_source(config)
        speak_on_page(page)
        page.render(config, files)
        html = page.content or ""
        yield (view.code, information_body(context, view, html)) if view else (HOME_CODE, html)
