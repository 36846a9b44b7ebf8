"""What a build is asked for, from the command to the plugin that MkDocs calls in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from generator.guide.fragments import Context


@dataclass(frozen=True)
class BuildOptions:
    """What a build may be asked for; None leaves the usual. `ward` is a unit's id.

    `ready` is what to build where it has been loaded and checked already; nothing of the above
    counts then. With `side_by_side` the languages may be built at the same time: nothing else is.
    """

    ward: str | None = None
    site_url: str | None = None
    drafts: bool = False
    as_of: date | None = None
    ready: Context | None = None
    side_by_side: bool = False


_asked: ContextVar[BuildOptions | None] = ContextVar("asked", default=None)


def asked_for() -> BuildOptions | None:
    """What the command asks of the build; None where MkDocs was started by itself."""
    return _asked.get()


@contextmanager
def asking(options: BuildOptions) -> Iterator[None]:
    """Ask this of every build within the block."""
    token = _asked.set(options)
    try:
        yield
    finally:
        _asked.reset(token)
