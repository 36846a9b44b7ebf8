"""The command line: one thin command for each job, a module for each kind of job.

Each is imported when it is asked for: what they stand on takes long to import.
"""

# ruff: noqa: E402 - imports make what stays, too
from generator.cli.garbage import collect_seldom

collect_seldom()

from generator.cli.common import main

main.later = {
    "changing": ("changes",),
    "checking": ("check", "schema"),
    "desk": ("diff", "review", "todo"),
    "guide": ("build", "codes", "fill", "serve", "translations"),
    "moving": ("move-host",),
    "new": ("new",),
    "portal": ("facts", "import"),
    "printing": ("print", "prints", "verify"),
    "renovations": ("attach", "renovations"),
    "scans": ("scans",),
    "starting": ("start",),
    "tidying": ("tidy",),
    "undoing": ("undo",),
    "units": ("wards",),
}

__all__ = ["main"]
