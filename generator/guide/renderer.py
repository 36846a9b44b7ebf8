"""The program that draws the frame: ProperDocs where it is installed, else MkDocs 1.

ProperDocs goes on where MkDocs 1 has ended, and answers to its names: once `properdocs.replacement`
is imported, whoever asks for `mkdocs.…` gets `properdocs.…`. This comes before anything in `guide/`
asks. Where the command is `mkdocs`, it has asked already and stays what it is.
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from importlib.util import find_spec

if "mkdocs" not in sys.modules and find_spec("properdocs"):
    import_module("properdocs.replacement")

import mkdocs

log = logging.getLogger(mkdocs.__name__)
"""What the program says while it draws."""
