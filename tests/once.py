"""What takes long to make, and no test changes, is made once for all workers of a run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk.locks import hold, let_go


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of the run, which `make` has made: for whoever asks first, others wait.

    It is every worker's: what is in it may not be changed.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder of its own in the run's
        run = run.parent
    folder, done = run / name, run / f"{name}.made"
    held = hold(run / f"{name}.lock")
    assert held
    try:
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # half of it, where making it has failed
            make(folder)
            done.touch()
    finally:
        let_go(held)
    return folder
