"""The line by which a file that a form wrote says from what it was made: `# bản gốc: 3f9a0c1b2d4e`.

It is the first line of a file, or stands below the `---` that opens a page. The twelve digits begin
the SHA-256 of the text that the form was filled from, without such a line and with plain line ends,
so that they are the same for one text on every machine. A file that was not there says `chưa có`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

NEW = "chưa có"
"""The base of what the form made anew."""
_LINE = re.compile(r"\A(?P<opening>---[ \t]*\n)?# *bản gốc: *(?P<base>[^\n]*?) *(?:\n|\Z)")


def base_of(text: str) -> str | None:
    """The base that the text names; None where it names none."""
    end = text.find("\n", text.find("\n") + 1) + 1  # of the second line
    found = _LINE.match(_plain(text[: end or None]))
    return found["base"] if found else None


def without_base(text: str) -> str:
    """The text without that line, and with plain line ends."""
    return _LINE.sub(lambda found: found["opening"] or "", _plain(text), count=1)


def known_by(text: str) -> str:
    """By what a file that is made from this text names it."""
    return hashlib.sha256(without_base(text).encode()).hexdigest()[:12]


def _plain(text: str) -> str:
    """The text with plain line ends and no mark; that the line is in NFC is not asked for."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    lines[:2] = [
        unicodedata.normalize("NFC", line) if "# b" in line else line for line in lines[:2]
    ]
    return "\n".join(lines)
