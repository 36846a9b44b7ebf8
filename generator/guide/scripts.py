"""The scripts: each folder of parts becomes one file, so that a page asks for one.

`javascripts/page/` is what a page needs to open, `after/` what it needs once it has been drawn,
`touch/` what its search needs once it is touched; any other folder is for pages of one kind, which
name its file in `data-script`. Each part is one idea; `page/00-prelude.js` is shared by all. Words
stand in the scripts as `_("…")`, in Vietnamese; each file carries their translation.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import minify

from generator.library.language import gettext

FOLDER = "javascripts"
SEARCH = ("worker.js", "engine.js", "index.json")
"""What the search is made of, in `search/`; its worker’s address has the version of all."""
_WORKER = f"search/{SEARCH[0]}"
_MESSAGE = re.compile(r'\b_\("([^"]*)"\)')
PRELUDE = "page/00-prelude.js"
PAGE, AFTER, TOUCH = (f"{FOLDER}/{name}.js" for name in ("motcham", "after", "touch"))
"""The files made of the folders that every page has to do with."""


def join_scripts(site_dir: Path) -> None:
    """Write the joined files into `site_dir`, in the spoken language, and remove their parts."""
    folder = site_dir / FOLDER
    if not (folder / PRELUDE).is_file():
        return  # a frame that came without this theme
    prelude = (folder / PRELUDE).read_text(encoding="utf-8")
    worker = f"{_WORKER}?{search_version(site_dir)}"
    for parts in sorted(path for path in folder.iterdir() if path.is_dir()):
        texts = [part.read_text(encoding="utf-8") for part in sorted(parts.glob("*.js"))]
        text = "\n".join(texts if parts.name == "page" else [prelude, *texts])
        text = text.replace(_WORKER, worker)
        whole = f'(() => {{\n"use strict"\nconst words = {_words(text)}\n{text}}})()\n'
        file = site_dir / (PAGE if parts.name == "page" else f"{FOLDER}/{parts.name}.js")
        small = minify.string("application/javascript", whole)
        file.write_text(small, encoding="utf-8", newline="\n")
        shutil.rmtree(parts)


def search_version(site_dir: Path) -> str:
    """A short hash of the search in `site_dir`."""
    files = [site_dir / "search" / name for name in SEARCH]
    parts = [file.read_bytes() for file in files if file.exists()]  # a frame may bring no search
    return hashlib.sha256(b"".join(parts)).hexdigest()[:8]


def _words(script: str) -> str:
    """The words of `script` in the spoken language where they differ, as a JavaScript object."""
    spoken = {message: gettext(message) for message in sorted(set(_MESSAGE.findall(script)))}
    differing = {message: words for message, words in spoken.items() if words != message}
    return json.dumps(differing, ensure_ascii=False)
