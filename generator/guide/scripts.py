"""The scripts: each folder of parts becomes one file, so that a page asks for one.

`javascripts/page/` is what a page needs while it is read, `javascripts/touch/` what it needs once
its header is touched, `javascripts/visit/` what the page of the visit needs. Each part is one idea;
`page/00-prelude.js` is shared by all. Words stand in the scripts as `_("…")`, in Vietnamese; each
file carries their translation.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from generator.library.language import gettext

FOLDER = "javascripts"
_MESSAGE = re.compile(r'\b_\("([^"]*)"\)')
_COMMENT = re.compile(r"^\s*(?://.*|/\*(?:[^*]|\*(?!/))*\*/)$", re.MULTILINE)
_SPACE = re.compile(r"\n\s*")
PRELUDE = "page/00-prelude.js"
JOINED = {"page": "motcham.js", "touch": "touch.js", "visit": "visit.js"}
"""The file made of each folder."""


def join_scripts(site_dir: Path) -> None:
    """Write the joined files into `site_dir`, in the spoken language, and remove their parts."""
    folder = site_dir / FOLDER
    if not (folder / PRELUDE).is_file():
        return  # a frame that came without this theme
    prelude = (folder / PRELUDE).read_text(encoding="utf-8")
    joined = {}
    for name, file in JOINED.items():
        if not (folder / name).is_dir():
            continue
        parts = [part for part in sorted((folder / name).glob("*.js")) if part != folder / PRELUDE]
        text = "\n".join([prelude, *(part.read_text(encoding="utf-8") for part in parts)])
        joined[file] = f'(() => {{\n"use strict"\nconst words = {_words(text)}\n{_bare(text)}}})()\n'
    for name in JOINED:
        shutil.rmtree(folder / name, ignore_errors=True)
    for file, text in joined.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


def _bare(script: str) -> str:
    """`script` without indents and the comments that begin a line; its lines stay lines."""
    return _SPACE.sub("\n", _COMMENT.sub("", script)).lstrip()


def _words(script: str) -> str:
    """The words of `script` in the spoken language where they differ, as a JavaScript object."""
    spoken = {message: gettext(message) for message in sorted(set(_MESSAGE.findall(script)))}
    differing = {message: words for message, words in spoken.items() if words != message}
    return json.dumps(differing, ensure_ascii=False)
