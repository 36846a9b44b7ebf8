"""Proof that every code in the ledger still opens the page that its files make of it.

On the built site, without JavaScript, in each of its languages: every page is drawn once more from
the library, for the day for which the site was built, and compared with what lies there.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.clock import today
from generator.disk.reading import read_plain_text
from generator.errors import MotchamError
from generator.guide.compact import squeezed
from generator.guide.fill import framed, known_codes, language_link, linked_pages
from generator.guide.fragments import ROOT_FROM_PAGE, Context, blocks
from generator.guide.frame import fill_slots, link_codes, slots
from generator.guide.information import information_pages
from generator.guide.languages import languages
from generator.guide.machines import PROCEDURES
from generator.guide.machines.beside import files_beside
from generator.library.checked.library import Library
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.library.loading.units import site_urls
from generator.library.models.base import quoted
from generator.library.registers.address import HOME_CODE

_MARK = re.compile(r'data-code="([A-Z0-9]+)"')
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_ANCHOR = '<span id="noi-dung"></span>'
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+(?=<)|(?<=>)\s+")
_WAY_TO_SCRIPT = re.compile(r'(?<=data-script=")\./|(?<=\.js)\?[0-9a-f]{8}(?=")')
_OWN_SCRIPT = re.compile(r"<script>__md_scope=.*?</script>", re.DOTALL)
"""The theme's, which stands where the first screen of a page ends."""
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_STYLE_HASH = re.compile(r"(?<=style-src 'self' )'sha256-[^']*'")
_ADDRESS = re.compile(r'<link rel="?canonical"? href="?([^">\s]+)')
_BEFORE = 24
"""How many characters before a difference are shown with it."""


def day_of(site_dir: Path) -> date:
    """The day for which the site was built; today where it does not say."""
    try:
        return date.fromisoformat(json.loads(read_plain_text(site_dir / PROCEDURES))["day"])
    except (OSError, ValueError, KeyError, TypeError):
        return today()


def prove_codes(library: Library, roots: Roots, site_dir: Path) -> list[Problem]:
    """A problem for each code whose page is missing, or is not what the files make.

    Raises MotchamError where the site is another unit's, or built for another address.
    """
    _require_own(library, roots, site_dir)
    published = library.on(day_of(site_dir))
    whole = Context(published, languages(roots.folder), roots)
    sites = [(VIETNAMESE, site_dir)]
    if (site_dir / ENGLISH / "Q").is_dir():
        sites.append((ENGLISH, site_dir / ENGLISH))
    problems = []
    for language, folder in sites:
        with use_locale(language, published.ward.level):
            faults = _faults(whole.in_language(language), folder)
        for code, place in sorted(library.ledger.places.items()):
            if code in faults:
                message = f"Mã {code}: {faults[code]}"
                hint = "Dựng lại trang: «motcham build»."
                problems.append(Problem(*place, 1, "code-not-proven", message, hint))
    return problems


def _require_own(library: Library, roots: Roots, site_dir: Path) -> None:
    try:
        found = _ADDRESS.search(read_plain_text(site_dir / "index.html"))
    except (OSError, UnicodeDecodeError):
        return
    url = html.unescape(found[1]) if found else library.site.url
    if url.casefold() == library.site.url.casefold():
        return
    units = site_urls(roots.folder)
    other = next((unit for unit, its in units.items() if its.casefold() == url.casefold()), None)
    whose = f"của đơn vị {other} ({url})" if other else f"dựng cho địa chỉ {url}"
    message = f"Trang trong {site_dir}/ {whose}, không phải của {roots.ward} ({library.site.url})."
    hint = f"Chỉ đúng thư mục: --site DIR; hoặc dựng lại: motcham --ward {roots.ward} build."
    raise MotchamError(message, hint)


def _faults(context: Context, folder: Path) -> dict[str, str]:
    """What is wrong with the page of each code, by the code."""
    faults = dict.fromkeys(context.published.rows, "không có thủ tục hay trang nào.")
    frames = {}
    for page in linked_pages(context):
        where, content = framed(page, context)
        faults[page.code], rest = _compared(folder / where / "index.html", page.code, content)
        if not faults[page.code]:
            frames[page.code] = rest
        faults[page.code] = faults[page.code] or _beside(folder / where, page.texts)
    for code, where, body in _hand_written(context):
        fault, _ = _compared(folder / where / "index.html", code, {"body": body})
        faults[code] = faults[code] if code == HOME_CODE and faults[code] else fault
    for code, texts in files_beside(context).items():
        where = context.published.site.page(code)
        faults[code] = faults[code] or _beside(folder / where, texts)
    for frame, _ in Counter(frames.values()).most_common(1):
        for code, rest in frames.items():
            if rest != frame:
                faults[code] = f"khung của trang khác mọi trang kia: {_difference(rest, frame)}"
    return {code: fault for code, fault in faults.items() if fault}


def _hand_written(context: Context) -> Iterator[tuple[str, str, str]]:
    """Code, place and body of each hand-written page with a code, and of the home page."""
    for code, drawn in information_pages(context):
        where, root = (".", "./") if code == HOME_CODE else (f"Q/{code}", ROOT_FROM_PAGE)
        known = known_codes(context)
        page = "" if code == HOME_CODE else f"{where}/"
        slotted = blocks(context, root) | {"language": language_link(context, page, root)}
        slotted["home"] = fill_slots(slotted["home"], slotted, where)
        held = {name: squeezed(text) for name, text in slotted.items()}
        linked = {name: link_codes(text, root, known, where) for name, text in held.items()}
        body = link_codes(squeezed(drawn), root, known, where)
        yield code, where, fill_slots(body, linked, where) if slots(body) else body


def _compared(path: Path, code: str, content: dict[str, str]) -> tuple[str, str]:
    """What is wrong with the page at `path`, which should hold `content`; and all else in it."""
    try:
        page = _plain(read_plain_text(path))
    except OSError:
        return f"không có trang {path}.", ""
    if code not in _MARK.findall(page):
        return f"trang {path} không mang mã này.", ""
    script = _OWN_SCRIPT.search(page)
    page = _OWN_SCRIPT.sub("", page, count=1)
    article = _ARTICLE.search(page)
    shown = article[1].removeprefix(_ANCHOR) if article else page
    body = _plain(content["body"])
    if shown != body if article else body not in page:
        return f"trang {path} khác trang vẽ từ tệp: {_difference(shown, body)}", ""
    for part in map(_plain, content.values()):
        if part not in page:
            return f"trang {path} thiếu {quoted(_words(part) or part)}.", ""
        page = page.replace(part, "", 1)
    rest = _STYLE_HASH.sub("", _STYLE.sub("", page, count=1), count=1)
    return "", rest + (script[0] if script else "")


def _beside(folder: Path, texts: Mapping[str, str]) -> str:
    """What is wrong with the files in `folder`, which should hold `texts`; empty for nothing."""
    return next(filter(None, (_differs(folder / name, text) for name, text in texts.items())), "")


def _differs(path: Path, text: str) -> str:
    """What is wrong with the file at `path`, which should hold `text`; empty for nothing."""
    try:
        found = read_plain_text(path)
    except OSError:
        return f"không có tệp {path}."
    if found == text:
        return ""
    return f"tệp {path} khác tệp làm từ dữ liệu: {_difference(found, text)}"


def _plain(text: str) -> str:
    """`text` without what may differ: blanks between tags, how a script is asked for."""
    return _BLANKS.sub("", _WAY_TO_SCRIPT.sub("", text)).strip()


def _difference(found: str, wanted: str) -> str:
    pairs = enumerate(zip(found, wanted, strict=False))
    differs = next((n for n, (one, other) in pairs if one != other), min(len(found), len(wanted)))
    start = max(differs - _BEFORE, 0)
    shown = [_words(text[start:]) or text[start:] for text in (found, wanted)]
    if shown[0] == shown[1]:  # in what a tag says, not in words
        shown = [text[start:] for text in (found, wanted)]
    return f"có {quoted(shown[0])}, phải là {quoted(shown[1])}."


def _words(text: str) -> str:
    """What is read of some HTML, which may begin within a tag."""
    return html.unescape(_TAG.sub(" ", text.partition(">")[2] if "<" not in text else text)).strip()
