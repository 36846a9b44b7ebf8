"""What only the guide can check: icons, links by code, pictures, hand-written pages, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from generator.guide.addresses import check_addresses
from generator.guide.assets.icons import has_icon
from generator.guide.hand_written import check_pages
from generator.guide.menu import check_menu
from generator.guide.page_words import check_page_words
from generator.library.checked.library import Library
from generator.library.checked.published import Published
from generator.library.forms.paths import FIELDS, LIFE_EVENTS, Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import read_document, read_text
from generator.library.loading.collection import hand_written
from generator.library.registers.address import HOME_CODE

_LINK = re.compile(r"\]\(code:([^)\s]*)\)")


def check_files(roots: Roots, known: frozenset[str] | None = None) -> list[Problem]:
    """Problems of hand-written pages, the menu and addresses, which need no library.

    With the hosts that are `known` to the ward, links to another one are named too.
    """
    return [*check_addresses(roots), *check_pages(roots, known), *check_menu(roots.folder, known)]


def check_guide(roots: Roots, library: Library, published: Published) -> list[Problem]:
    """All these problems; links must lead to what is `published`."""
    # Pillow takes long to come, and other commands look at no picture.
    from generator.guide.attachments import check_attachments  # noqa: PLC0415

    problems = [
        *check_files(roots, library.ward.hosts),
        *_icons(roots, library),
        *_links(roots, published),
        *check_page_words(roots, library),
    ]
    return sorted([*problems, *check_attachments(roots, library)])


def _icons(roots: Roots, library: Library) -> Iterator[Problem]:
    for file, key, icons in (
        (FIELDS, "fields", [field.icon for field in library.fields]),
        (LIFE_EVENTS, "life_events", [event.icon for event in library.life_events]),
    ):
        for index, icon in enumerate(icons):
            if has_icon(icon):
                continue
            document, _ = read_document(roots / file, file)
            if document is not None:
                message = f"Không có biểu tượng «{icon}»."
                hint = "Chọn một tên trong bộ Material Design Icons, ví dụ: home, ring, store."
                yield document.problem((key, index, "icon"), "unknown-icon", message, hint)


def _links(roots: Roots, published: Published) -> Iterator[Problem]:
    known = {*published.titles(), HOME_CODE}
    for file in hand_written(roots, roots.every_page_folder):
        text, problems = read_text(roots / file, file)
        yield from problems
        for number, line in enumerate((text or "").splitlines(), start=1):
            for match in _LINK.finditer(line):
                if match[1] in known:
                    continue
                near = get_close_matches(match[1], known, n=1)
                message = f"Liên kết tới mã «{match[1]}», không có trang nào mang mã này."
                hint = f"Ý bạn là {near[0]}?" if near else "Sửa mã, hoặc bỏ liên kết."
                column = match.start(1) + 1
                yield Problem(file, number, column, "unknown-code", message, hint)
