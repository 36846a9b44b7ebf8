"""The white space of a YAML file as the program writes it: what nobody sees, and git tells of."""

from __future__ import annotations

import re

from generator.library.forms.reader import parse_document

_BLANKS = re.compile(rb"[ \t]+$", re.MULTILINE)


def tidied(raw: bytes, file: str) -> bytes:
    """`raw` with ends of lines of one kind, no blanks before them, and one line's end at its end.

    Comments, order and quotes stay. A file that would say anything else by that, or that cannot
    be read, stays as it is.
    """
    text = _BLANKS.sub(b"", raw.replace(b"\r\n", b"\n")).rstrip(b"\n") + b"\n"
    before, after = (parse_document(each, file)[0] for each in (raw, text))
    same = before is not None and after is not None and before.data == after.data
    return text if same else raw
