"""How long `motcham check` takes over 450 procedures, in a fresh process.

    python -m tests.bench.check

The guide's own files, copied with codes of their own until there are 450.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import count
from pathlib import Path

from generator.library.checked.library import updated_ledgers
from tests.guide_files import THE_SAMPLE

PROJECT = Path(__file__).parents[2]
SETTINGS = {
    "PYTHONPATH": str(PROJECT),
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # both programs are compiled once, as pip and make do it
}
PROCEDURES = 450
RUNS = 5


def grown(root: Path, procedures: int = PROCEDURES) -> None:
    """Put a guide of so many procedures into `root`."""
    for name in ("procedures", "wards", "site_src"):
        shutil.copytree(PROJECT / name, root / name)
    files = [p for p in (root / "procedures").glob("*/*.yml") if not p.name.endswith(".en.yml")]
    there = len(files)
    for number in count():
        for file in sorted(files):
            if there == procedures:
                unit = THE_SAMPLE.in_folder(root)
                for name, ledger in updated_ledgers(unit, date(2026, 11, 25))[0].items():
                    (unit / name).write_text(ledger, encoding="utf-8")
                return
            _copy(file, number, there)
            there += 1


def _copy(file: Path, number: int, serial: int) -> None:
    """The file and its translation once more, as another procedure of the same field."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"^code: ([A-Z]+)\d+", rf"code: \g<1>{5000 + serial}", text, flags=re.MULTILINE)
    text = re.sub(
        r"^national_code: .*", f'national_code: "9.{serial:06}"', text, flags=re.MULTILINE
    )
    file.with_name(f"{file.stem}-copy-{number}.yml").write_text(text, encoding="utf-8")
    english = file.with_name(f"{file.stem}.en.yml")
    if english.exists():
        shutil.copy(english, file.with_name(f"{file.stem}-copy-{number}.en.yml"))


def main() -> None:
    """Print the fastest and the usual of five runs, and the processor's own time, in seconds."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        grown(root)
        seconds = []
        for _ in range(RUNS):
            start = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-m", "generator.cli", "check"],
                cwd=root,
                env={**SETTINGS, "PATH": ""},
                capture_output=True,
                text=True,
                check=False,
            )
            seconds.append(time.perf_counter() - start)
            if done.returncode:
                sys.exit(done.stdout + done.stderr)
        seconds.sort()
        print(
            f"{done.stdout.strip()} {seconds[0]:.2f} s at best, {seconds[RUNS // 2]:.2f} s usually"
        )


if __name__ == "__main__":
    main()
