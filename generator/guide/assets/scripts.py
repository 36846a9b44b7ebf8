"""The scripts: each becomes one file with all the modules that it imports.

Of those in `javascripts/`, `motcham.js` is what a page needs to open, `after-load.js` what it needs
once it has been drawn, `on-search.js` what its search needs once it is touched; any other is for
pages or parts of one kind, which name it in `data-script`. The search has its own in `search/`;
`sw.js` runs beside the pages. Words stand in the modules as `_("…")`, in Vietnamese; each file
carries their translation. Old phones read what is written here: nothing is newer than ES2019.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

from generator.errors import MotchamError
from generator.guide.assets.minifying import SCRIPT, minified
from generator.guide.assets.modules import AS_BEFORE, bundled
from generator.library.language.kept import kept
from generator.library.language.locale import gettext

FOLDER = "javascripts"
WORKER = Path("sw.js")
VENDOR = "vendor"
"""Modules of others, as they come; see CONTRIBUTING.md."""
SEARCH = ("worker.js", "engine.js", "index.json")
"""What the search is made of, in `search/`; its worker’s address has the version of all."""
_WORKER = f"search/{SEARCH[0]}"
_MESSAGE = re.compile(r'\b_\("([^"]*)"\)')
_TRANSLATIONS = "const translations = {}"
"""Where a script's words in the current language are put; see `shared/words.js`."""
_KNOWN = 'const known = { until: "", off: [] }'
"""Where the days off are put; see `open/known.js`."""
PAGE = f"{FOLDER}/motcham.js"
AFTER_LOAD = f"{FOLDER}/after-load.js"
ON_SEARCH = f"{FOLDER}/on-search.js"
"""The files that every page has to do with."""
OPEN = f"{FOLDER}/open.js"
"""Tells on a page whether it is open now; it brings nothing from elsewhere."""


def join_scripts(site_dir: Path, days_off: str) -> None:
    """Make each script of `site_dir` whole, in the current language, and remove its modules.

    `days_off` is what scripts know of them, as JSON.
    """
    folder = site_dir / FOLDER
    if not (folder / "shared").is_dir():
        return  # a frame that came without this theme
    search = site_dir / "search"
    for file in sorted([*search.glob("*.js"), *site_dir.glob("*.js")]):
        _write(file, bundled(file))
    worker = f"{_WORKER}?{search_version(site_dir)}"
    known = f"const known = {days_off}"
    for file, text in [(file, bundled(file)) for file in sorted(folder.glob("*.js"))]:
        _write(file, text.replace(_WORKER, worker).replace(_KNOWN, known))
    modules = [path for top in (folder, search) for path in top.iterdir() if path.is_dir()]
    for parts in (*modules, site_dir / VENDOR, site_dir / WORKER.stem):
        shutil.rmtree(parts, ignore_errors=True)


def _write(file: Path, text: str) -> None:
    """Write the script `text`, as pages load it, in place of `file`."""
    try:
        small = _small(text)
    except ValueError as error:
        raise MotchamError(f"{file.parent.name}/{file.name}: {error}", AS_BEFORE) from None
    file.write_text(small, encoding="utf-8", newline="\n")


@kept
def _small(script: str) -> str:
    """The script in the current language, closed to others and as small as it can be."""
    translated = script.replace(_TRANSLATIONS, f"const translations = {_words(script)}")
    whole = f'(() => {{\n"use strict"\n{translated}}})()\n'
    return minified(SCRIPT, whole)


def search_version(site_dir: Path) -> str:
    """A short hash of the search in `site_dir`."""
    files = [site_dir / "search" / name for name in SEARCH]
    parts = [file.read_bytes() for file in files if file.exists()]  # a frame may bring no search
    return hashlib.sha256(b"".join(parts)).hexdigest()[:8]


def _words(script: str) -> str:
    """The words of `script` in the current language where they differ, as a JavaScript object."""
    translated = {message: gettext(message) for message in sorted(set(_MESSAGE.findall(script)))}
    differing = {message: words for message, words in translated.items() if words != message}
    return json.dumps(differing, ensure_ascii=False)
