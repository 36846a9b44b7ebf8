"""One part of a long paper, typeset in a process of its own: what that took of memory goes back.

It is told on its standard input what Typst is to compile, as JSON, and answers with the PDF; with
REFUSED and what Typst says, as JSON, where it cannot be compiled.
"""

from __future__ import annotations

import json
import sys

import typst

REFUSED = 3


def main() -> None:
    """Answer for one part."""
    try:
        pdf = typst.compile(**json.load(sys.stdin.buffer))
    except typst.TypstError as error:
        said = json.dumps([error.message, error.diagnostic])
        sys.stdout.buffer.write(said.encode())
        sys.exit(REFUSED)
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
