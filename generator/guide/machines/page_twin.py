"""A hand-written page with a code as Markdown: as its author wrote it, links and blocks filled."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from generator.disk.reading import read_plain_text
from generator.guide.fragments import Context
from generator.guide.information import pages_by_source
from generator.guide.languages import twins
from generator.guide.machines.markdown_text import link, plain, row
from generator.guide.machines.twin import twin
from generator.guide.machines.unit_markdown import BLOCKS
from generator.library.language.locale import VIETNAMESE, _, current_locale
from generator.library.language.mixed_text import Untranslated
from generator.library.language.unit_words import page_words
from generator.views.catalogue import PageView

_HEAD = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_SLOT = re.compile(r"<!--motcham:([a-z-]+)-->")
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"(?<=\]\()(?!#)[^()\s]+(?=\))")
_MARKDOWN = re.compile(r"(?:(?:^|/)index)?\.md$")


def page_markdown(context: Context, view: PageView) -> str:
    """What the page says; of one without a translation, where to read it."""
    if isinstance(view.title, Untranslated):
        url = twins(context.published.site.url, context.published.site.page(view.code))[VIETNAMESE]
        only = link(_("Đọc bằng tiếng Việt"), url)
        text = row(_("Trang này chỉ có tiếng Việt."), only)
    else:
        text = _written(context, view)
    return twin(context.around, view.code, view.title, plain(view.summary), plain(view.on), text)


def _written(context: Context, view: PageView) -> str:
    """The text of the file, as it is read beside no other page."""
    sources = {page.code: source for source, page in pages_by_source(context).items()}
    text = page_words(read_plain_text(_file(context, view.code)), context.published.ward.level)
    text = _ATTRIBUTES.sub("", _HEAD.sub("", text, count=1))
    text = _ADDRESS.sub(lambda found: _address(context, sources[view.code], found[0]), text)
    filled = _SLOT.sub(lambda slot: BLOCKS[slot[1]](context) if slot[1] in BLOCKS else "", text)
    return re.sub(r"\n{3,}", "\n\n", filled).strip()


def _file(context: Context, code: str) -> Path:
    """The file of the page in the language in use."""
    roots, file = context.roots, context.published.files[code]
    if current_locale() != VIETNAMESE:
        for folder, english in zip(roots.page_folders, roots.english_page_folders, strict=True):
            if file.startswith(f"{folder}/"):
                return roots / (english + file.removeprefix(folder))
    return roots / file


def _address(context: Context, source: str, address: str) -> str:
    """Where a link of the page `source` leads, whole: by a code, to a file, or to another host."""
    site = context.published.site
    if address.startswith("code:"):
        return site.page_url(address.removeprefix("code:"))
    path, _hash, anchor = urljoin(source, address).partition("#")
    if page := pages_by_source(context).get(path):
        path = site.page(page.code)
    path = _MARKDOWN.sub("/", path).removeprefix("/")
    return urljoin(site.url, f"{path}#{anchor}" if anchor else path)
