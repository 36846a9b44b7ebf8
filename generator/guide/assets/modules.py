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

import re
from pathlib import Path

from generator.errors import MotchamError

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:const|let|(?:async )?function\*?|class) ([\w$]+|\{[^}]*\}))", re.MULTILINE
)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundled(entry: Path) -> str:
    """The module `entry` and all that it imports, each once and after what it imports itself.

    Raises MotchamError where a module says more than the few forms above, asks for what another
    does not export, or needs what needs it.
    """
    texts: dict[Path, str] = {}
    _add(entry.resolve(), (), texts)
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts.values())


def _add(module: Path, way: tuple[Path, ...], texts: dict[Path, str]) -> None:
    if module in way:
        raise _wrong(module, f"tự gọi lại mình qua {', '.join(each.name for each in way)}")
    if module in texts:
        return
    try:
        text = module.read_text(encoding="utf-8")
    except OSError:
        raise _wrong(way[-1], f"gọi {module.name}, mà không có tệp ấy") from None
    if other := _OTHER.search(_EXPORT.sub("", _IMPORT.sub("", text))):
        raise _wrong(module, f"viết «{other[0]}», là dạng không ghép được")
    for names, file in _IMPORT.findall(text):
        imported = (module.parent / file).resolve()
        _add(imported, (*way, module), texts)
        if missing := _words(names) - _words(" ".join(_EXPORT.findall(texts[imported]))):
            raise _wrong(module, f"lấy {', '.join(sorted(missing))} của {file}, mà tệp ấy không có")
    texts[module] = text


def _words(names: str) -> set[str]:
    return set(re.findall(r"[\w$]+", names))


def _wrong(module: Path, what: str) -> MotchamError:
    return MotchamError(f"{module.parent.name}/{module.name} {what}.")
