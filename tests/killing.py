"""Commands that are killed (SIGKILL) at a chosen step, when Python changes the file system.

`python -m tests.killing STEP CALL [ARGUMENT…]` runs `CALL`, `motcham` or a function written as
`module:name` that takes the arguments as texts, and ends itself at that step. Step 0 ends nothing
and writes the number of steps to standard error.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).parents[1]
TOUCHES = frozenset(
    {
        "open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate",
        "shutil.rmtree", "tempfile.mkdtemp", "tempfile.mkstemp", "ctypes.dlsym", "fcntl.flock",
    }
)  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def killed(folder: Path, moment: float, *call: str, tmp: Path | None = None) -> tuple[bool, str]:
    """Whether the `call` in `folder` was killed, and what it wrote to standard error.

    The `moment` is a step, or a time in seconds. Temporary files go to `tmp`.
    """
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"}
    by_step = isinstance(moment, int)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.killing", str(moment if by_step else -1), *call],
            cwd=folder,
            env=environment | ({"TMPDIR": str(tmp)} if tmp else {}),
            capture_output=True,
            text=True,
            check=False,
            timeout=None if by_step else moment,
        )
    except subprocess.TimeoutExpired:  # it was killed by that
        return True, ""
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr + done.stdout
    return done.returncode != 0, done.stderr


def steps(folder: Path, *call: str, tmp: Path | None = None) -> int:
    """How many steps a whole run of `call` has."""
    return int(killed(folder, 0, *call, tmp=tmp)[1].splitlines()[-1])


def _main(step: int, call: str, *arguments: str) -> None:
    count, whole = 0, os.getpid()

    def touch(event: str, details: tuple[object, ...]) -> None:
        nonlocal count
        if event not in TOUCHES:
            return
        if event == "open" and not (isinstance(details[2], int) and details[2] & _WRITES):
            return
        count += 1
        if count == step:
            os.kill(whole, signal.SIGKILL)

    module, _, name = call.partition(":")
    if call == "motcham":
        from generator.cli import main  # noqa: PLC0415 - imported before steps are counted

        main.import_all()
        sys.addaudithook(touch)
        with suppress(SystemExit):
            main(arguments)
    else:
        run = getattr(import_module(module), name)
        sys.addaudithook(touch)
        run(*arguments)
    if step == 0:
        print(count, file=sys.stderr)  # noqa: T201 - its answer


if __name__ == "__main__":
    _main(int(sys.argv[1]), *sys.argv[2:])
