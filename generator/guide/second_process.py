"""A step done in a process of its own while this one goes on.

The second process is a copy of this one, so it begins at once and knows all that was read. Only
Linux makes such copies soundly, and only of a process that has no threads: the copy would wait for
ever for what one of them holds. Elsewhere, and on a single processor, this process does the step
when its end is waited for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from generator.disk.store import settle
from generator.errors import MotchamError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

KILLED = "Một tiến trình bị dừng giữa chừng, thường vì hết bộ nhớ."


@contextmanager
def beside(step: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Begin `step`; gives what waits for its end. A block that fails stops it.

    The wait raises what the step raised if that is meant for people, and MotchamError where the
    process was killed.
    """
    if _can_be_copied():
        with _copied(step) as end:
            yield end
    else:
        yield step


if sys.platform == "linux":
    import ctypes
    import signal

    _DIE_WITH_PARENT = 1
    """PR_SET_PDEATHSIG of Linux: the signal that a process gets when its parent ends."""

    def _can_be_copied() -> bool:
        try:
            threads = os.listdir("/proc/self/task")  # noqa: PTH208 - also those that are not Python's
        except OSError:
            return False
        return len(threads) == 1 and len(os.sched_getaffinity(0)) > 1

    @contextmanager
    def _copied(step: Callable[[], None]) -> Iterator[Callable[[], None]]:
        from multiprocessing import get_context  # noqa: PLC0415 - 15 ms, which no other command needs

        fork = get_context("fork")
        here, there = fork.Pipe(duplex=False)
        second = fork.Process(target=_do, args=(step, there, os.getpid()))
        settle()  # two that share an open file would read past each other
        second.start()
        there.close()
        try:
            yield partial(_end, here)
        finally:
            second.kill()
            second.join()
            here.close()

    def _do(step: Callable[[], None], told: Connection, parent: int) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends both
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            return
        wrong = None
        try:
            step()
        except (MotchamError, OSError) as error:
            wrong = error
        settle()
        told.send(wrong)

    def _end(told: Connection) -> None:
        try:
            wrong = told.recv()
        except EOFError:
            hint = "Đóng bớt chương trình khác rồi chạy lại."
            raise MotchamError(KILLED, hint) from None
        if wrong is not None:
            raise wrong

else:

    def _can_be_copied() -> bool:
        return False
