"""One part of a long paper, typeset in a process of its own: what that took of memory goes back.

It is told on its standard input what Typst is to compile, as JSON, and answers with the PDF; where
there is a selector, with what the template notes under it. It ends with REFUSED, and says what
Typst says, as JSON, where it cannot be compiled.
"""

from __future__ import annotations

import json
import sys

import typst

REFUSED = 3


def main() -> None:
    """Answer for one part."""
    job = json.load(sys.stdin.buffer)
    try:
        made = typst.query(**job).encode() if "selector" in job else typst.compile(**job)
    except typst.TypstError as error:
        said = json.dumps([error.message, error.diagnostic])
        sys.stdout.buffer.write(said.encode())
        sys.exit(REFUSED)
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
