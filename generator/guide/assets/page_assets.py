"""What pages load: as little as they need, and nothing that is not ours.

A drawn page asks for Material's style sheets and script. The assembled page carries the few rules
it uses, and asks for one small script; that one fetches the rest once the page is there, or when
the search is first touched. Its policy lets nothing run or load but what the theme has: a script
that got into a page some other way does not run. What a policy does not stop, such as a refresh,
and scripts that the frame does not ask for become text in the page.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator.errors import MotchamError
from generator.guide.assets.scripts import AFTER_LOAD, FOLDER, ON_SEARCH, PAGE
from generator.guide.assets.stylesheet import (
    Stylesheet,
    Tokens,
    html_tokens,
    read_stylesheet,
    script_tokens,
)
from generator.guide.compact import compact_json

ON_SEARCH_STYLE = "stylesheets/on-search.css"
"""What the search needs beyond the page's own style: the rules of all pages, in their order."""
AFTER_LOAD_STYLE = "stylesheets/after-load.css"
"""What comes after the page has been drawn: the rules for what scripts add then, and for paper."""

_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/images")
"""Material's own search and picture: ours stand in their place."""

_STYLE, _POLICY = "<!--motcham=style-->", "<!--motcham=policy-->"
_STYLE_LINK = re.compile(r"<link\b[^>]*\brel=\"?stylesheet\b[^>]*>\s*")
_HREF = re.compile(r"\bhref=\"?([^\"\s>]+)")
_SRC = re.compile(r"\bsrc=\"?([^\"\s>]+)")
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_OWN_SCRIPT = re.compile(r"\bdata-script\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
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
_VERBATIM = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_BREAKS = re.compile(r"\s*\n\s*")
_SCOPE = re.compile(r"(?<=^__md_scope=new URL\(\")[./\w~-]*(?=\",location\))")
_XMLNS = ' xmlns="http://www.w3.org/2000/svg"'
_DIALOG = re.compile(r"<div class=\"md-dialog\".*?</div>\s*</div>\s*", re.DOTALL)
_LATER = re.compile(r"<!--later-->(.*?)<!--/later-->", re.DOTALL)
_CONFIG_MARK, _LATER_MARK = "MATERIAL_CONFIG", "LATER_HTML"
"""Names in the touch script for what is taken out of the frame."""

_RULES = (
    "default-src 'none'",
    "script-src 'self'{scripts}",
    "style-src 'self' {style}",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


@dataclass(frozen=True)
class StrippedPage:
    """A drawn page without what it loads; its own slots are still open."""

    html: str
    scripts: tuple[str, ...]
    """The hashes of the theme's inline scripts in it."""
    tokens: Tokens


@dataclass(frozen=True)
class PageAssets:
    """What the pages of one site load; made by `read_page_assets`."""

    sheet: Stylesheet
    """What pages take their rules from."""
    named: Tokens
    """All that the sheet asks for."""
    scripted: Tokens
    """What the page's script may add to a page."""
    files: dict[str, str]
    """What pages load later, to be written: the text of each file."""
    versions: dict[str, str]
    """Of each file that a page loads: a short hash of its bytes."""
    later: tuple[str, ...]
    """The scripts to be loaded at the first touch, in this order."""
    own: frozenset[str]
    """The inline scripts of the theme, whatever way they know to the site's root."""
    policy: bool

    def stripped(self, html: str) -> StrippedPage:
        """`html` without its style sheets and scripts, to be given its own by `assembled`."""
        links = iter((_STYLE,))
        text = _STYLE_LINK.sub(lambda _: next(links, ""), html)
        if self.versions:
            text = _DIALOG.sub("", _LATER.sub("", _CONFIG.sub("", text)))
            text = self._with_one_script(self._inert(text))
        text = squeezed(_TOP.sub(lambda match: match[0] + _POLICY, text, count=1))
        own = {csp_hash(code) for code in _inline(text) if _anywhere(code) in self.own}
        return StrippedPage(text, tuple(sorted(own)), html_tokens(text))

    def assembled(self, stripped: StrippedPage, content: Tokens) -> str:
        """The page with the style for what it has, `content` being what its slots will hold."""
        style = _cut(self.sheet, (stripped.tokens | content | self.scripted) & self.named)
        policy = _policy(stripped.scripts, style) if self.policy else ""
        return stripped.html.replace(_STYLE, f"<style>{style}</style>").replace(_POLICY, policy)

    def with_own_scripts(self, part: str, page: str) -> str:
        """`part`, which stands on the drawn `page`, asking for its scripts as they are now.

        It asks for no other script than those of the theme.
        """
        root = _root(page)

        def own(match: re.Match[str]) -> str:
            file = "".join(filter(None, match.groups())).removeprefix("./").removeprefix(root)
            known = file in self.versions
            return f'data-script="{self._versioned(root, file)}"' if known else ""

        return _OWN_SCRIPT.sub(own, part) if self.versions else part

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
        """`html` with the page's script alone, which knows what to load at the first touch."""
        root = _root(html)
        later = " ".join(self._versioned(root, file) for file in self.later)
        after_style = self._versioned(root, AFTER_LOAD_STYLE)
        tag = (
            f'<script src="{self._versioned(root, PAGE)}" defer'
            f' data-after-load="{self._versioned(root, AFTER_LOAD)}"'
            f' data-after-load-style="{after_style}"'
            f' data-on-search-style="{self._versioned(root, ON_SEARCH_STYLE)}"'
            f' data-on-search="{later}"></script>'
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
        version = self.versions.get(file)
        return f"{root}{file}?{version}" if version else f"{root}{file}"


def read_page_assets(
    site_dir: Path, frame: str, bodies: Sequence[str], drawn: Sequence[str], *, policy: bool
) -> PageAssets:
    """What the pages of `site_dir` load in the stead of what `frame` asks for.

    `bodies` are put into the frame, `drawn` are whole pages. Without `policy` the pages carry none:
    a preview puts a script of its own into them.
    Raises MotchamError where the frame holds more inline scripts than the theme's one.
    """
    sheet = _sheet(site_dir, frame)
    asked = _scripts(frame)
    own = frozenset(map(_anywhere, _inline(squeezed(frame))))
    if PAGE not in asked:
        return PageAssets(sheet, sheet.named, frozenset(), {}, {}, (), own, policy)
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
    tokens = {file: script_tokens(text) for file, text in scripts.items()}
    present = frozenset[str]().union(*(html_tokens(html) for html in (frame, *bodies, *drawn)))
    at_once = present | tokens[PAGE]
    soon = at_once.union(*(named for file, named in tokens.items() if file != ON_SEARCH))
    material = ((site_dir / file).read_text(encoding="utf-8") for file in asked - scripts.keys())
    on_search = soon.union(tokens[ON_SEARCH], *map(script_tokens, material))
    on_screen = _on_screen(sheet)
    drawn_soon = on_screen.beyond(at_once).cut(soon)
    on_screen = _reduced(on_screen, at_once & on_screen.named)
    on_paper = sheet.only("@media print").cut(soon, asked=on_screen.variables)
    files = {
        ON_SEARCH: scripts[ON_SEARCH],
        ON_SEARCH_STYLE: sheet.cut(on_search),
        AFTER_LOAD_STYLE: on_screen.shortened(drawn_soon + on_paper),
    }
    return PageAssets(
        on_screen,
        on_screen.named,
        tokens[PAGE],
        files,
        versions={
            file: hashlib.sha256(text.encode()).hexdigest()[:8]
            for file, text in (scripts | files).items()
        },
        later=(ON_SEARCH, *sorted(asked - scripts.keys())),
        own=own,
        policy=policy,
    )


def write_page_assets(site_dir: Path, frame: str, assets: PageAssets) -> None:
    """Write what pages load later; remove what none loads any more."""
    if not assets.files:
        return
    for file in _style_files(frame):
        (site_dir / file).unlink()
    for name in _UNUSED:
        shutil.rmtree(site_dir / name, ignore_errors=True)
    for path in (site_dir / "assets").rglob("*.map"):
        path.unlink()
    for name, text in assets.files.items():
        path = site_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def squeezed(html: str) -> str:
    """`html` without the white space around line breaks, except where it shows."""
    parts = _VERBATIM.split(html)
    parts[::3] = [_BREAKS.sub("\n", part).replace(_XMLNS, "") for part in parts[::3]]
    del parts[2::3]  # the names of the elements in between
    return "".join(parts)


@cache
def _on_screen(sheet: Stylesheet) -> Stylesheet:
    return sheet.without("@media print").before_its_script()


@lru_cache(maxsize=16)
def _reduced(sheet: Stylesheet, tokens: Tokens) -> Stylesheet:
    """The same sheet for every site that has the same, so that what is cut from it is kept."""
    return sheet.reduced(tokens)


@lru_cache(maxsize=2048)
def _cut(sheet: Stylesheet, tokens: Tokens) -> str:
    return sheet.shortened(sheet.cut(tokens, still=True))


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


def _search_script(script: str, frame: str) -> str:
    """The touch script with what it takes over from the frame: the configuration and some HTML."""
    config = _CONFIG.search(frame)
    taken = squeezed("".join((*_LATER.findall(frame), *_DIALOG.findall(frame))))
    taken = taken.replace(f'href="{_root(frame)}', 'href="ROOT/')
    return script.replace(_CONFIG_MARK, _config(config[1]) if config else "{}").replace(
        _LATER_MARK, compact_json(taken, sort_keys=True)
    )


def _sheet(site_dir: Path, frame: str) -> Stylesheet:
    """All style sheets that the frame asks for, as one."""
    return Stylesheet(
        tuple(
            node
            for file in _style_files(frame)
            for node in read_stylesheet((site_dir / file).read_text(encoding="utf-8"), file).nodes
        )
    )


def _style_files(frame: str) -> list[str]:
    links = [_HREF.search(link) for link in _STYLE_LINK.findall(frame)]
    root = _root(frame)
    return [href[1].removeprefix(root) for href in links if href and href[1].startswith(root)]


def _config(text: str) -> str:
    """Material's configuration without the addresses, which the script knows itself."""
    config = json.loads(text)
    rest = {key: value for key, value in config.items() if not isinstance(value, str)}
    return compact_json(rest, sort_keys=True)


def _inline(html: str) -> list[str]:
    """The scripts in `html` that are run, and are not data."""
    scripts = _SCRIPT.findall(html)
    return [text for attributes, text in scripts if not re.search("src=|json", attributes)]


def _anywhere(script: str) -> str:
    """`script` without the way from its page to the site's root."""
    return _SCOPE.sub("", script, count=1)


def csp_hash(text: str) -> str:
    """How a policy names an inline script or style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _policy(scripts: tuple[str, ...], style: str) -> str:
    listed = "".join(f" {one}" for one in scripts)
    rules = "; ".join(_RULES).format(scripts=listed, style=csp_hash(style))
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
