"""What a phone keeps: the whole guide of one language, to be read where there is no network.

`offline-library.json` holds the frame and every page, packed. `offline.json` is small and says what
belongs together: `{"version", "day", "files": {address: hash}}`. The service worker (`sw.js`)
fetches all files of one version, checks each against its hash, and only then shows any of them.

Pages of renovations are never kept, nor is their list: their facts leave the site one day. One page
that says so is kept for all of them, and one for all other codes that are not kept (`not_kept.py`).

A kept page differs from the served one in four ways: its style is the one that suits every page;
what only machines read (descriptions, previews in chats), or readers without scripts, is left out;
so are the lists of laws, a tenth of all that is kept, which nobody needs at a counter; and so is
the day on which the page was built: `offline.json` says it for all, and no phone has to fetch all
pages anew because a day has passed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from markupsafe import escape

from generator.disk.again import put
from generator.guide.assets.scripts import FOLDER
from generator.guide.compact import compact_json
from generator.guide.form import SCRIPT
from generator.guide.offline.packing import Packing
from generator.guide.unit_form import SCRIPT as UNIT_SCRIPT
from generator.library.language.locale import _

MANIFEST = "offline.json"
LIBRARY = "offline-library.json"
WORKER = "sw.js"
_REMOVER = "sw-off.js"
"""The worker that takes everything back; it stands in for `WORKER` where a ward wants none."""

_LOADED = (
    "javascripts/*.js",
    "stylesheets/*.css",
    "assets/javascripts/bundle.*.js",
    "search/engine.js",
    "search/worker.js",
    "search/index.json",
    "search/search_index.json",
    "favicon.svg",
    "assets/emblem.*",
)
"""What pages load beside themselves."""

SLOTS = ("head", "body")
"""The frame's slots, in the order in which their texts are packed."""

_BEGIN = ("<script", "<meta ", "<link ", "<noscript")
"""How what is left out begins. To look for these in a page takes a tenth of the time."""
_LEFT_OUT = re.compile(
    r"<script type=\"application/ld\+json\">.*?</script>\n?"
    r"|<meta (?:property=|name=\"?(?:description|twitter:))[^>]*>\n?"
    r"|<link rel=\"?(?:canonical|describedby|alternate)\b[^>]*>\n?"
    r"|<noscript>.*?</noscript>\n?",  # without scripts there is no worker to keep anything
    re.DOTALL,
)

_BUILT = re.compile(r" <span data-built=.*?</span>", re.DOTALL)
_LAWS = re.compile(r"<ul class=\"(?:[\w-]+ )*mc-laws\">.*?</ul>", re.DOTALL)
_WORKS = re.compile(r"(<section class=\"mc-works\">).*?(</section>)", re.DOTALL)


def kept_html(page: str) -> str:
    """A page's HTML as phones keep it: without what only machines and lawyers read."""
    if any(begin in page for begin in _BEGIN):
        page = _LEFT_OUT.sub("", page)
    if "data-built" in page:
        page = _BUILT.sub("", page)
    if "mc-laws" in page:
        note = _note(_("Danh sách văn bản: xem khi có mạng."))
        page = _LAWS.sub(lambda _: note, page)
    return without_works(page)


def without_works(page: str) -> str:
    """A page's HTML without the list of renovations, whose facts leave the site one day."""
    if "mc-works" not in page:
        return page
    note = _note(_("Danh sách công trình: xem khi có mạng."))
    return _WORKS.sub(lambda match: f"{match[1]}{note}{match[2]}", page)


def _note(words: str) -> str:
    """A paragraph as plain HTML: Markup would escape the page that it is put into."""
    return f"<p>{escape(words)}</p>"


class KeptGuide:
    """All pages of one language: the frame, the pages made from it, then the others, whole.

    Each is packed when it comes, and let go.
    """

    def __init__(self, frame: str) -> None:
        self._packing = Packing()
        self._framed: list[str] = []
        self._drawn: list[str] = []
        self._packing.add(kept_html(frame))

    def add_framed(self, address: str, content: Mapping[str, str]) -> None:
        """Keep a page made from the frame: its address from the language's root, and its slots."""
        assert not self._drawn, "texts stand in this order"  # noqa: S101 - a fault of the program
        self._framed.append(address)
        for slot in SLOTS:
            self._packing.add(kept_html(content[slot]))

    def add_drawn(self, address: str, html: str) -> None:
        """Keep a page that the generator drew itself."""
        self._drawn.append(address)
        self._packing.add(kept_html(html))

    def write(self, site_dir: Path, versions: Mapping[str, str], day: date) -> None:
        """Write both files into `site_dir`, which is complete but for them.

        `versions` has what stands behind the `?` in the addresses of files, where something does.
        """
        library = {
            "slots": SLOTS,
            "framed": self._framed,
            "drawn": self._drawn,
            "pieces": self._packing.pieces,
            "texts": self._packing.texts,
        }
        _write(site_dir / LIBRARY, library)
        files = {}
        for file in _files(site_dir):
            version = versions.get(file)
            files[f"{file}?{version}" if version else file] = _hash((site_dir / file).read_bytes())
        version = _hash(compact_json(files).encode())
        _write(site_dir / MANIFEST, {"version": version, "day": day.isoformat(), "files": files})


def choose_worker(site_dir: Path, *, offline: bool, first: bool) -> None:
    """Leave in `site_dir` the worker that keeps the guide, or the one that takes it back.

    Only the site of the `first` language has one: it serves the others too.
    """
    worker, remover = site_dir / WORKER, site_dir / _REMOVER
    if not worker.exists() or not remover.exists():
        return  # a frame that came without this theme
    if offline:
        remover.unlink()
    else:
        remover.replace(worker)
        folder = site_dir / FOLDER / "after-load"
        (folder / "offline-off.js").replace(folder / "offline.js")
    if not first:
        worker.unlink()


def _files(site_dir: Path) -> list[str]:
    paths = {path for pattern in _LOADED for path in site_dir.glob(pattern)}
    paths -= {site_dir / script for script in (SCRIPT, UNIT_SCRIPT)}  # for staff, with a network
    return sorted(path.relative_to(site_dir).as_posix() for path in {*paths, site_dir / LIBRARY})


def _hash(data: bytes) -> str:
    """The first 16 hexadecimal digits of the SHA-256: enough to tell a mixed or cut file."""
    return hashlib.sha256(data).hexdigest()[:16]


def _write(path: Path, data: object) -> None:
    put(path, compact_json(data).encode())
