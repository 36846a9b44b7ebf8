"""What pages load: as little as they need, and nothing that is not ours.

A drawn page asks for the guide's style sheet and for Material's script. The page that is sent
carries the sheet, and asks for one small script; that one fetches the rest once the page is there,
or when the search is first touched. Its policy lets nothing run or load but what the theme has: a
script that got into a page some other way does not run. What a policy does not stop, such as a
refresh, and scripts that the frame does not ask for become text in the page.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.errors import MotchamError
from generator.guide.assets.minifying import STYLE, minified
from generator.guide.assets.modules import AS_BEFORE
from generator.guide.assets.needed_rules import (
    names_by_script,
    names_of_page,
    names_of_sheet,
    needed_rules,
)
from generator.guide.assets.scripts import AFTER_LOAD, FOLDER, ON_SEARCH, OPEN, PAGE
from generator.guide.assets.theme_files import UNUSED
from generator.guide.compact import compact_json, squeezed
from generator.library.language.kept import kept

STYLES = "stylesheets"
PAGE_STYLE = f"{STYLES}/motcham.css"
"""The sheet of which every page carries in itself what it needs."""
ON_SEARCH_STYLE = f"{STYLES}/on-search.css"
AFTER_LOAD_STYLE = f"{STYLES}/after-load.css"
"""What comes after the page has been drawn: the rules for what scripts add then, and for paper."""

_STYLE = "<!--motcham=style-->"
_STYLE_LINK = re.compile(r"<link\b[^>]*\brel=\"?stylesheet\b[^>]*>\s*")
_SRC = re.compile(r"\bsrc=\"?([^\"\s>]+)")
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
OWN = re.compile(
    r"[dD](?<!\w.)(?i:ata-(script|style))\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.DOTALL
)
"""Two letters and no flag at its start: so `re` goes from one d to the next, ten times as fast."""
AS_WE_WRITE = re.compile(r'data-(?<!\w.{5})(script|style)="([^"]*)"')
"""The same as templates have it, found three times as fast."""
_WAY_TO_ROOT = re.compile(r"(?:\.\.?/)*|/(?:[^/]+/)*")
_ANY_SCRIPT = re.compile(r"<(?=script\b)", re.IGNORECASE)
_ACTING = re.compile(
    r"<(?=/?(?:applet|base|embed|fencedframe|frame|frameset|iframe|link|math|meta|object|portal|style)"
    r"\b)",
    re.IGNORECASE,
)
"""Elements that act by themselves; the theme has some of them in its head, a page has none."""
_IN_HEAD = re.compile(
    r'<meta (?:charset="[\w-]+"|(?:name|property)="[\w:-]+" content="[^"<>]*")>'
    r'|<link rel="(?:canonical|icon)" href="[^"<>]*">'
)
_TOP = re.compile(
    r"\s*(?:<!doctype html>\s*(?:<html\b[^<>]*>\s*<head>\s*<meta charset=[^<>]*>)?)?", re.IGNORECASE
)
"""What stands before the policy: nothing that could run or hide it."""
_CONFIG = re.compile(r"<script id=\"?__config\b[^>]*>(.*?)</script>\s*", re.DOTALL)
_UNSAID = re.compile(r"clipboard|search\.result\.(?:more|term)|select")
"""Words of Material for what our pages have not: code to copy, answers in parts, versions."""
_SCOPE = re.compile(r"(?<=^__md_scope=new URL\(\")[./\w~-]*(?=\",location\))")
_DIALOG = re.compile(r"<div class=\"md-dialog\".*?</div>\s*</div>\s*", re.DOTALL)
_EMPTY = re.compile(r"<div data-md-component=\"announce\">\s*</div>\s*")
"""Material's place for what this page has not."""
_SKIP = re.compile(r"<div data-md-component=\"skip\">.*?</div>\s*", re.DOTALL)
"""Material's link past the header, on pages with headings; ours stands on all (header.html)."""
_SHADES = re.compile(r" data-md-color-(?:primary|accent)=\"?[\w-]*\"?(?=[ >])")
"""Names of colours in Material's own sheet, which no page loads."""
_LATER = re.compile(r"<!--later-->(.*?)<!--/later-->", re.DOTALL)
_PART = re.compile(r"<!--in ([^<>]+)-->(.*?)<!--/in-->", re.DOTALL)
"""What only a script can answer, and where its script puts it."""
_CONFIG_MARK, _LATER_MARK, _PARTS_MARK = "MATERIAL_CONFIG", "LATER_HTML", "PARTS_HTML"
"""Names in the scripts for what is taken out of the frame."""
_FILES_MARK = "LATER_FILES"
"""The name in the page's script for the addresses of what comes after it."""

_OF_MATERIAL = frozenset({"a", "article", "div", "h1", "h2", "li", "mark", "nav", "ol", "p", "ul"})
"""The elements of which Material's own script makes its list of results."""

_ON_EVERY_PAGE = frozenset({PAGE, AFTER_LOAD, ON_SEARCH})
_WITHOUT_PARTS = _ON_EVERY_PAGE | {OPEN}
"""The scripts that put nothing of other pages into one."""
_NAMED = re.compile(rf'data-script="[^"]*{FOLDER}/([\w-]+\.js)')

_OWN_HOST = "connect-src 'self'"
_RULES = (
    "default-src 'none'",
    "script-src 'self'{scripts}",
    "style-src 'self'{style}",
    "img-src 'self' data:",
    _OWN_HOST,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


@dataclass(frozen=True)
class PageAssets:
    """What the pages of one site load; made by `read_page_assets`."""

    style: str
    """The sheet of every page; empty where another generator has drawn a frame of its own."""
    files: dict[str, str]
    """What pages load later, to be written: the text of each file."""
    versions: dict[str, str]
    """Of each file that a page loads: a short hash of its bytes."""
    later: tuple[str, ...]
    """The scripts to be loaded at the first touch, in this order."""
    own: frozenset[str]
    """The inline scripts of the theme, whatever way they know to the site's root."""
    policy: bool
    by_script: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The classes and elements that each script brings to a page."""

    def page(self, html: str) -> str:
        """`html` as it is sent: with its style, one script and its policy; its slots still open."""
        if self.versions:
            links = iter((_STYLE,))
            html = _STYLE_LINK.sub(lambda _: next(links, ""), html)
            for taken in (_CONFIG, _LATER, _DIALOG, _EMPTY, _SKIP, _PART, _SHADES):
                html = taken.sub("", html)
            html = self._with_one_script(self._inert(html))
            html = html.replace(_STYLE, f"<style>{self.style}</style>", 1)
        html = squeezed(html)
        own = {csp_hash(code) for code in _inline(html) if _anywhere(code) in self.own}
        policy = _policy(sorted(own), self.style) if self.policy else ""
        return _TOP.sub(lambda match: match[0] + policy, html, count=1)

    def fitted(self, page: str) -> str:
        """The finished `page` with only those rules of its sheet that it can have use for.

        For pages into which scripts put nothing of other pages.
        """
        return self.suited(page, names_of_page(page), self.named_scripts(page))

    def suited(self, page: str, names: Iterable[str], scripts: Iterable[str]) -> str:
        """The same for a `page` whose slots may be open yet: with what `names` and `scripts` need.

        Those are all classes and elements of the finished page, and all scripts that it names.
        """
        if not self.style:
            return page
        needed = needed_rules(self.style, self.needs(names, scripts))
        page = page.replace(csp_hash(self.style), csp_hash(needed), 1)
        return page.replace(f"<style>{self.style}<", f"<style>{needed}<", 1)

    def needs(self, names: Iterable[str], scripts: Iterable[str]) -> frozenset[str]:
        """What the sheet may be asked for on a page with these `names`, which names `scripts`."""
        brought = (self.by_script[file] for file in self._run(scripts))
        return names_of_sheet(self.style) & _OF_MATERIAL.union(names, *brought)

    def brings_nothing(self, page: str) -> bool:
        """Whether no script puts parts of other pages into this one."""
        return self._run(self.named_scripts(page)) <= _WITHOUT_PARTS

    def named_scripts(self, html: str) -> frozenset[str]:
        """The scripts of the theme that `html` names."""
        return frozenset(f"{FOLDER}/{name}" for name in _NAMED.findall(html))

    def _run(self, named: Iterable[str]) -> frozenset[str]:
        """The scripts that run on a page: those of every page, and what it names."""
        return _ON_EVERY_PAGE.union(named) & self.by_script.keys()

    def with_own_scripts(self, part: str, page: str, asking: re.Pattern[str] = OWN) -> str:
        """`part`, which stands on the drawn `page`, asking for its own files as they are now.

        It asks for no other script or style than those of the theme. `asking` is `AS_WE_WRITE` for
        what our templates alone have made.
        """
        root = _root(page)

        def own(match: re.Match[str]) -> str:
            kind, *names = match.groups()
            file = "".join(filter(None, names)).removeprefix("./").removeprefix(root)
            known = file in self.versions
            return f'data-{kind}="{self._versioned(root, file)}"' if known else ""

        return asking.sub(own, part) if self.versions else part

    def _inert(self, html: str) -> str:
        """`html` in which what acts by itself and is not the theme's has become text."""
        root = _root(html)

        def theirs(match: re.Match[str]) -> str:
            script = _SCRIPT.match(html, match.start())
            src = _SRC.search(script[1]) if script else None
            if script is None or (src is None and _anywhere(script[2]) not in self.own):
                return "&lt;"
            asked = {PAGE, *self.later}
            return "&lt;" if src and src[1].removeprefix(root) not in asked else match[0]

        def in_head(match: re.Match[str]) -> str:
            return match[0] if _IN_HEAD.match(match.string, match.start()) else "&lt;"

        html = _ANY_SCRIPT.sub(theirs, html)
        head, tag, body = html.partition("<body")
        return _ACTING.sub(in_head, head) + tag + _ACTING.sub("&lt;", body)

    def _with_one_script(self, html: str) -> str:
        """`html` with the page's script alone, which knows what to load after it."""
        root = _root(html)
        after_style = self._versioned(root, AFTER_LOAD_STYLE)
        tag = (
            f'<script src="{self._versioned(root, PAGE)}" defer></script>'
            f'<noscript><link rel="stylesheet" href="{after_style}"></noscript>'
        )

        def kept(match: re.Match[str]) -> str:
            src = _SRC.search(match[1])
            file = src[1].removeprefix(root) if src else ""
            if file == PAGE:
                return tag
            return "" if file in self.later else match[0]

        return self.with_own_scripts(_SCRIPT.sub(kept, html), html)

    def _versioned(self, root: str, file: str) -> str:
        return root + _versioned(file, self.versions)


def read_page_assets(site_dir: Path, frame: str, *, policy: bool) -> PageAssets:
    """What the pages of `site_dir` load in the stead of what `frame` asks for.

    Without `policy` the pages carry none: a preview puts a script of its own into them.
    Raises MotchamError where the sheet of every page is missing or a sheet is none, or where the
    frame holds more inline scripts than the theme's one.
    """
    asked = _scripts(frame)
    own = frozenset(map(_anywhere, _inline(squeezed(frame))))
    if PAGE not in asked:
        return PageAssets("", {}, {}, (), own, policy)
    if len(own) > 1:
        raise MotchamError(
            "Khung của trang có hơn một đoạn mã chạy ngay.",
            "Chỉ mẫu palette.html có mã. Xem lại «nav» trong mkdocs.yml và các mẫu của khung.",
        )
    scripts = {
        f"{FOLDER}/{path.name}": path.read_text(encoding="utf-8")
        for path in sorted((site_dir / FOLDER).glob("*.js"))
    }
    scripts[ON_SEARCH] = _search_script(scripts[ON_SEARCH], frame)
    later = (ON_SEARCH, *sorted(asked - scripts.keys()))
    styles = {f"{STYLES}/{path.name}": _sheet(path) for path in (site_dir / STYLES).glob("*.css")}
    if PAGE_STYLE not in styles:
        raise MotchamError(f"Không thấy site_src/theme/{PAGE_STYLE}.", "Lấy lại tệp ấy.")
    style = styles.pop(PAGE_STYLE)
    versions = {file: _hash(text) for file, text in (scripts | styles).items() if file != PAGE}
    scripts[PAGE] = _page_script(scripts[PAGE], frame, versions, later)
    return PageAssets(
        style,
        {PAGE: scripts[PAGE], ON_SEARCH: scripts[ON_SEARCH], **styles},
        versions=versions | {PAGE: _hash(scripts[PAGE])},
        later=later,
        own=own,
        policy=policy,
        by_script={file: frozenset(names_by_script([text])) for file, text in scripts.items()},
    )


def write_page_assets(site_dir: Path, assets: PageAssets) -> None:
    """Write what pages load later; remove what none loads any more."""
    if not assets.files:
        return
    (site_dir / PAGE_STYLE).unlink()
    for name in UNUSED:  # of a frame that was drawn by another program
        shutil.rmtree(site_dir / name, ignore_errors=True)
    for path in (site_dir / "assets").rglob("*.map"):
        path.unlink()
    for name, text in assets.files.items():
        (site_dir / name).write_text(text, encoding="utf-8", newline="\n")


@lru_cache(maxsize=4)  # asked for every page of one frame
def _root(frame: str) -> str:
    """The way from the frame to the site's root, as its links write it."""
    for attributes, _ in _SCRIPT.findall(frame):
        src = _SRC.search(attributes)
        if src and src[1].endswith(PAGE):
            root = src[1].removesuffix(PAGE)
            if _WAY_TO_ROOT.fullmatch(root):
                return root
    return "../../"


def _scripts(frame: str) -> set[str]:
    """The scripts that the frame asks for, as from the site's root."""
    root = _root(frame)
    sources = (_SRC.search(attributes) for attributes, _ in _SCRIPT.findall(frame))
    return {s[1].removeprefix(root) for s in sources if s and s[1].startswith(root)}


def _page_script(
    script: str, frame: str, versions: Mapping[str, str], on_search: Iterable[str]
) -> str:
    """The page's script with the parts that it puts into pages, and with what comes after it."""
    parts = [[place, _without_breaks(html)] for place, html in _PART.findall(frame)]
    files = {
        "afterLoad": _versioned(AFTER_LOAD, versions),
        "afterLoadStyle": _versioned(AFTER_LOAD_STYLE, versions),
        "onSearch": [_versioned(file, versions) for file in on_search],
        "onSearchStyle": _versioned(ON_SEARCH_STYLE, versions),
    }
    return script.replace(_PARTS_MARK, compact_json(parts)).replace(
        _FILES_MARK, compact_json(files)
    )


def _versioned(file: str, versions: Mapping[str, str]) -> str:
    """The address of `file` from the site's root, with its version where it has one."""
    version = versions.get(file)
    return f"{file}?{version}" if version else file


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _without_breaks(html: str) -> str:
    return squeezed(html).strip().replace(">\n<", "><")


def _search_script(script: str, frame: str) -> str:
    """The touch script with what it takes over from the frame: the configuration and some HTML."""
    config = _CONFIG.search(frame)
    taken = _without_breaks("".join((*_LATER.findall(frame), *_DIALOG.findall(frame))))
    taken = taken.replace(f'href="{_root(frame)}', 'href="ROOT/')
    return script.replace(_CONFIG_MARK, _config(config[1]) if config else "{}").replace(
        _LATER_MARK, compact_json(taken, sort_keys=True)
    )


def _sheet(path: Path) -> str:
    """The style sheet at `path`, as small as it can be. Raises MotchamError where it is none."""
    try:
        return _small(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise MotchamError(f"{STYLES}/{path.name}: {error}", AS_BEFORE) from None


@kept
def _small(style: str) -> str:
    return minified(STYLE, style)


def _config(text: str) -> str:
    """Material's configuration without addresses, which the script knows, and unsaid words."""
    config = json.loads(text)
    rest = {key: value for key, value in config.items() if not isinstance(value, str)}
    words = rest.get("translations", {})
    rest["translations"] = {key: text for key, text in words.items() if not _UNSAID.match(key)}
    return compact_json(rest, sort_keys=True)


def _inline(html: str) -> list[str]:
    """The scripts in `html` that are run, and are not data."""
    scripts = _SCRIPT.findall(html)
    return [text for attributes, text in scripts if not re.search("src=|json", attributes)]


def _anywhere(script: str) -> str:
    """`script` without the way from its page to the site's root."""
    return _SCOPE.sub("", script, count=1)


@lru_cache(maxsize=256)
def csp_hash(text: str) -> str:
    """How a policy names an inline script or style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def speaking_with(page: str, host: str) -> str:
    """`page`, whose policy lets it speak with `host` besides its own."""
    return page.replace(_OWN_HOST, f"{_OWN_HOST} {host}", 1)


def _policy(scripts: list[str], style: str) -> str:
    listed = "".join(f" {one}" for one in scripts)
    inline = f" {csp_hash(style)}" if style else ""
    rules = "; ".join(_RULES).format(scripts=listed, style=inline)
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
