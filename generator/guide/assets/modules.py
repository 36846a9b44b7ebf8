"""Modules of JavaScript, joined into one script: a page asks once, and the build needs no Node.

Editors, linters and tests read them as the ES modules they are. To be joined by what stands here,
a module has its imports first, each of names from a file beside it, and exports what it declares:

    import { $, refill } from "../shared/dom.js"
    export const tellKept = () => {…}

An `export const` declares one name, or one `{ pattern }`. What a module declares outside of all
braces is known in the whole script, so its name is its own: the minifier refuses a name that is
declared twice.
"""

from __future__ import annotations

import os.path
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.errors import MotchamError

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:const|let|(?:async )?function\*?|class) ([\w$]+|\{[^}]*\}))", re.MULTILINE
)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


AS_BEFORE = "Sửa tệp ấy; không rõ thì lấy lại tệp như trước khi sửa."
"""What to do where a file of the theme is wrong, whoever has changed it."""


class _Module(NamedTuple):
    """What a module says: its code alone, of which files it takes which names, what it exports."""

    code: str
    imports: tuple[tuple[frozenset[str], str], ...]
    exports: frozenset[str]


def bundled(entry: Path) -> str:
    """The module `entry` and all that it imports, each once and after what it imports itself.

    Raises MotchamError where a module says more than the few forms above, asks for what another
    does not export, or needs what needs it.
    """
    modules: dict[Path, _Module] = {}
    _add(entry, (), modules)
    return "\n".join(module.code for module in modules.values())


def _add(path: Path, way: tuple[Path, ...], modules: dict[Path, _Module]) -> None:
    if path in way:
        raise _wrong(path, f"tự gọi lại mình qua {', '.join(each.name for each in way)}")
    if path in modules:
        return
    try:
        module = _read(path.read_text(encoding="utf-8"))
    except OSError:
        raise _wrong(way[-1], f"gọi {path.name}, mà không có tệp ấy") from None
    if other := _OTHER.search(module.code):
        raise _wrong(path, f"viết «{other[0]}», là dạng không ghép được")
    for names, file in module.imports:
        imported = Path(os.path.normpath(path.parent / file))
        _add(imported, (*way, path), modules)
        if missing := names - modules[imported].exports:
            raise _wrong(path, f"lấy {', '.join(sorted(missing))} của {file}, mà tệp ấy không có")
    modules[path] = module


@lru_cache(maxsize=256)  # most modules stand in several scripts
def _read(text: str) -> _Module:
    imports = tuple((_words(names), file) for names, file in _IMPORT.findall(text))
    exports = _words(" ".join(_EXPORT.findall(text)))
    return _Module(_EXPORT.sub("", _IMPORT.sub("", text)), imports, exports)


def _words(names: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w$]+", names))


def _wrong(module: Path, what: str) -> MotchamError:
    return MotchamError(f"{module.parent.name}/{module.name} {what}.", AS_BEFORE)
