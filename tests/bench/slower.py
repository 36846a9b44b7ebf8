"""A phone's processor: each thread of a browser's pages gets a share of a core.

Chromium's own throttle (`Emulation.setCPUThrottlingRate`) slows the page's thread and leaves its
workers as they are (measured: 508 → 1,347 ms and 545 → 601 ms for one loop), and a search works in
one. Linux's processor groups (version 1, as root) hold every thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup/cpu")
QUOTA_US = 1000
"""The least that Linux can grant in one period."""


@contextmanager
def slower(times: int) -> Iterator[bool]:
    """Hold the threads of this process's open pages to 1/`times` of a core each.

    Gives whether it can: where it cannot, nothing is held.
    """
    if not (os.access(GROUPS / "tasks", os.W_OK) and (GROUPS / "cpu.cfs_quota_us").exists()):
        yield False
        return
    made: list[Path] = []
    names = count()
    try:
        for pid in _renderers():
            for task in Path(f"/proc/{pid}/task").iterdir():
                group = GROUPS / f"slower-{os.getpid()}-{next(names)}"
                group.mkdir()
                made.append(group)
                (group / "cpu.cfs_period_us").write_text(str(times * QUOTA_US))
                (group / "cpu.cfs_quota_us").write_text(str(QUOTA_US))
                with suppress(OSError):  # a thread that has ended meanwhile
                    (group / "tasks").write_text(task.name)
        yield True
    finally:
        for group in made:
            for task_id in (group / "tasks").read_text().split():
                with suppress(OSError):
                    (GROUPS / "tasks").write_text(task_id)
            group.rmdir()


def _renderers() -> Iterator[str]:
    """The processes that draw pages, of all browsers that this process has begun."""
    parents, renderers = {}, []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[folder.name] = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if b"--type=renderer" in (folder / "cmdline").read_bytes():
                renderers.append(folder.name)
    for pid in renderers:
        above = pid
        while above in parents and above != str(os.getpid()):
            above = parents[above]
        if above == str(os.getpid()):
            yield pid
