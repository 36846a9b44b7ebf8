"""Proof that every code in the ledger still opens: on the built site, without JavaScript.

Where the site has English pages, they are proven too.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from generator.library.address import HOME_CODE
from generator.library.english import english_library
from generator.library.language import ENGLISH, VIETNAMESE, _, speaking
from generator.library.ledger import LEDGER, Kind
from generator.library.library import Library
from generator.library.problems import Problem
from generator.library.works_words import ENDED

_MARK = re.compile(r'data-code="([A-Z0-9]+)"')
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def prove_codes(library: Library, site_dir: Path) -> list[Problem]:
    """A problem for each code whose page is missing, or shows something else than it should."""
    sites = [(VIETNAMESE, library, site_dir)]
    if (site_dir / ENGLISH / "Q").is_dir():
        sites.append((ENGLISH, english_library(library), site_dir / ENGLISH))
    problems = []
    for language, shown, folder in sites:
        with speaking(language):
            titles = {code: [title] for code, title in shown.titles().items()}
            titles |= _works_titles(shown)
        for number, code in enumerate(sorted(library.rows), start=2):
            wanted = [] if library.rows[code].kind is Kind.HOME else titles.get(code, [])
            if fault := _fault(folder, code, wanted):
                mend = "Dựng lại trang: «motcham build»."
                problems.append(Problem(LEDGER, number, 1, "code-not-proven", fault, mend))
    return problems


def _works_titles(library: Library) -> dict[str, list[str]]:
    """Renovations bear their address until they leave the site, on a day that depends on the build.

    Those whose file is gone can only have ended.
    """
    ended = _(ENDED)
    titles = {each.code: [each.address, ended] for each in library.renovations}
    return titles | {code: [ended] for code in library.ended_renovations}


def _fault(site_dir: Path, code: str, titles: list[str]) -> str | None:
    pages = [site_dir / "Q" / code / "index.html"]
    if code == HOME_CODE:
        pages.append(site_dir / "index.html")
    for page in pages:
        try:
            text = _SCRIPT.sub("", page.read_text(encoding="utf-8"))
        except OSError:
            return f"Mã {code}: không có trang {page}."
        if code not in _MARK.findall(text):
            return f"Mã {code}: trang {page} không mang mã này."
        heading = _HEADING.search(text)
        shown = html.unescape(_TAG.sub("", heading[1])).strip() if heading else ""
        if titles and shown not in titles:
            return f"Mã {code}: trang mang tên «{shown}», phải là «{' hoặc '.join(titles)}»."
    return None
