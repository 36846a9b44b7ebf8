"""Proof that every code in the ledger still opens: on the built site, without JavaScript.

Where the site has English pages, they are proven too.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from generator.library.checked.english import english
from generator.library.checked.published import Published
from generator.library.forms.problems import Problem
from generator.library.language.locale import ENGLISH, VIETNAMESE, _, use_locale
from generator.library.registers.address import HOME_CODE
from generator.library.registers.ledger import LEDGER, CodeKind
from generator.views.renovation import ENDED

_MARK = re.compile(r'data-code="([A-Z0-9]+)"')
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def prove_codes(published: Published, site_dir: Path) -> list[Problem]:
    """A problem for each code whose page is missing, or shows something else than it should."""
    sites = [(VIETNAMESE, published, site_dir)]
    if (site_dir / ENGLISH / "Q").is_dir():
        sites.append((ENGLISH, english(published), site_dir / ENGLISH))
    problems = []
    for language, shown, folder in sites:
        with use_locale(language):
            titles = {code: [title] for code, title in shown.titles().items()}
            titles |= _works_titles(shown)
        for number, code in enumerate(sorted(published.rows), start=2):
            wanted = [] if published.rows[code].kind is CodeKind.HOME else titles.get(code, [])
            if fault := _fault(folder, code, wanted):
                hint = "Dựng lại trang: «motcham build»."
                problems.append(Problem(LEDGER, number, 1, "code-not-proven", fault, hint))
    return problems


def _works_titles(published: Published) -> dict[str, list[str]]:
    """Renovations bear their address until they leave the site, which may be built before."""
    ended = _(ENDED)
    titles = {each.code: [each.address, ended] for each in published.renovations}
    return titles | {code: [ended] for code in published.ended_renovations}


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
