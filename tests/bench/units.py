"""How long ten units take beside one: `motcham wards build`, each run in a fresh process.

    python -m tests.bench.units [--turns N] [--whole] [--city N]

Over three procedures in one language, and over the guide's own library in both (`--whole`: over
this alone), each with nothing kept of earlier runs. The processor's own time is beside the clock's,
since other programs run too; of N runs in turn, three if not said, each one's least. `--city 168`
builds that many units over the guide's own library instead, two at a time, and the same in three
shares one after the other.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from operator import itemgetter
from pathlib import Path

from generator.disk.store import FOLDER
from generator.library.forms.paths import SAMPLE, Roots
from tests.bench.check import SETTINGS
from tests.guide.many_units import IDS, write_units

PROJECT = Path(__file__).parents[2]
RUNS = {"one": IDS[:1], "ten": IDS, "ten, --jobs 2": [*IDS, "--jobs", "2"]}


SHARES = 3


def real_library(root: Path, units: Iterable[str] = IDS) -> None:
    """Put the guide's own library into `root`, and units that are as the sample is."""
    for name in ("procedures", "provinces", "site_src"):
        shutil.copytree(PROJECT / name, root / name)
    for config in PROJECT.glob("mkdocs*.yml"):
        shutil.copy(config, root)
    for unit in units:
        own = shutil.copytree(Roots(PROJECT, SAMPLE).unit, Roots(root, unit).unit)
        file = own / "ward.yml"
        text = file.read_text(encoding="utf-8").replace("phuong.example", f"{unit}.example")
        file.write_text(text.replace("Phường Mẫu\n", f"Phường {unit}\n", 1), encoding="utf-8")


def seconds(root: Path, arguments: list[str]) -> tuple[float, float]:
    """The clock's and the processor's seconds of a build of these units: nothing is kept yet."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "wards", "build", *arguments],
        cwd=root,
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    took, after = time.perf_counter() - start, os.times()
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    spent = after.children_user + after.children_system
    return took, spent - before.children_user - before.children_system


def built_aside(root: Path, arguments: list[str]) -> tuple[float, float]:
    """The same; what is made stays, away from there, so that each is built into an empty folder.

    To make files where many have just gone takes several times as long.
    """
    found = seconds(root, arguments)
    (root / "sites").rename(tempfile.mkdtemp(dir=root))
    return found


def city(root: Path, count: int) -> None:
    """Print what `count` units take on two cores, and in shares one after the other."""
    real_library(root, [f"dv-{number:03}" for number in range(count)])
    took, spent = seconds(root, ["--jobs", "2"])
    files = [path for path in (root / "sites").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"{count} units, --jobs 2: {took / 60:.1f} min, {spent / 60:.1f} CPU-min, "
        f"{size / 1e9:.1f} GB in {len(files)} files, at most {most} MB a process",
        flush=True,
    )
    for share in range(1, SHARES + 1):
        given = ["--jobs", "2", "--shard", f"{share}/{SHARES}", "-o", f"share-{share}/{{id}}"]
        took, spent = seconds(root, given)  # each has a machine of its own
        print(f"share {share} of {SHARES}: {took / 60:.1f} min, {spent / 60:.1f} CPU-min")


def main() -> None:
    """Print the seconds of each run, and how many times those of one unit they are."""
    parser = argparse.ArgumentParser(description="How long ten units take beside one.")
    parser.add_argument("--turns", type=int, default=3, help="how often each is built")
    parser.add_argument("--whole", action="store_true", help="only over the whole library")
    parser.add_argument("--city", type=int, default=0, help="so many units, and no other")
    asked = parser.parse_args()
    if asked.city:
        with tempfile.TemporaryDirectory() as folder:
            city(Path(folder), asked.city)
        return
    makers: dict[str, Callable[[Path], object]] = {"the whole library": real_library}
    if not asked.whole:
        makers = {"three procedures": write_units, **makers}
    for name, make in makers.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "guide"
            root.mkdir()
            make(root)
            turns = [
                {run: built_aside(root, units) for run, units in RUNS.items()}
                for _ in range(asked.turns)
            ]
            found = {run: min((turn[run] for turn in turns), key=itemgetter(1)) for run in RUNS}
            clock, processor = found["one"]
            for run, (took, spent) in found.items():
                print(
                    f"{name}: {run}: {took:.1f} s ({took / clock:.1f} × one); "
                    f"processor {spent:.1f} s ({spent / processor:.1f} × one)"
                )


if __name__ == "__main__":
    main()
