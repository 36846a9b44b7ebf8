"""What a guide of 447 procedures costs: the processor's seconds, bytes and memory of its builds.

    python -m tests.bench.city [--quick]

The guide's own library, in a folder of its own, each run in a fresh process: with nothing kept of
earlier runs (cold), with all of it, after an edit, on the next day, in one language beside plain
Material over the same pages, and four times as large. `--quick` leaves out the large one and the
preview. The processor's time is the least of two runs where a run can be repeated.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.disk.store import FOLDER
from tests.bench.check import PROJECT, SETTINGS, grown
from tests.beside import looked_for, serving

PROCEDURES = 447
EDITED = "procedures/ho-tich/khai-sinh.yml"
"""The birth page, HT01."""
DAYS = ("2026-11-29", "2026-11-30")
ENGLISH = "mkdocs.en.yml"


class Cost(NamedTuple):
    """What a process took: the processor's seconds, the clock's, and its most memory in MB."""

    processor: float
    clock: float
    memory: int


def run(root: Path, *command: str) -> Cost:
    """What a Python module takes in `root`, in a fresh process. Ends the measure where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=root,
        env={**os.environ, **SETTINGS},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss // 1024)


def build(root: Path, day: str = DAYS[0]) -> Cost:
    """A build in the place of the last one, where there is one."""
    return run(root, "generator.cli", "build", "--as-of", day)


def cold(root: Path, command: str = "build") -> Cost:
    """A run for which nothing is kept, into an empty folder."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    shutil.rmtree(root / "site", ignore_errors=True)
    return build(root) if command == "build" else run(root, "generator.cli", command)


def guide(root: Path, procedures: int) -> Path:
    """A guide with so many procedures, in both languages."""
    root.mkdir()
    grown(root, procedures)
    shutil.copytree(PROJECT / "provinces", root / "provinces")
    for config in PROJECT.glob("mkdocs*.yml"):
        shutil.copy(config, root)
    return root


def edit(root: Path, number: int) -> str:
    """Change the title of a procedure; gives what it is now."""
    file = root / EDITED
    title = f"Đăng ký khai sinh lần {number}"
    before = file.read_text(encoding="utf-8")
    text = re.sub(r"^title: .*$", f"title: {title}", before, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    return title


def plain_material(root: Path, site: Path) -> Cost:
    """Material as it comes over the pages of `site`: their Markdown, of records their HTML."""
    (root / "docs").mkdir(parents=True)
    for page in sorted(site.glob("Q/*/index.html")):
        twin = page.with_name("index.md")
        if twin.exists():
            text = twin.read_text(encoding="utf-8")
        else:
            main = re.search(r"<main.*?</main>", page.read_text(encoding="utf-8"), re.DOTALL)
            text = f"<div>{main[0] if main else ''}</div>"
        (root / "docs" / f"{page.parent.name}.md").write_text(text, encoding="utf-8")
    (root / "docs/index.md").write_text("# x\n", encoding="utf-8")
    theme = "site_name: x\ntheme: {name: material, language: vi, font: false}\n"
    (root / "mkdocs.yml").write_text(theme, encoding="utf-8")
    return run(root, "mkdocs", "build", "--quiet")


def edit_to_page(root: Path) -> float:
    """Seconds from an edit to the page that shows it, in a preview that runs already."""

    def shows(address: str, text: str) -> bool:
        with suppress(OSError), urllib.request.urlopen(address, timeout=30) as page:  # noqa: S310
            return text in page.read().decode()
        return False

    with serving(root) as site:
        address = f"{site}Q/HT01/"
        looked_for(lambda: shows(address, "<h1>"), 120, lambda: "no preview")
        title = edit(root, 9)
        start = time.perf_counter()
        looked_for(lambda: shows(address, f"<h1>{title}"), 120, lambda: "no change")
        return time.perf_counter() - start


def told(what: str, said: str, floor: str) -> None:
    """Print a row of the table."""
    print(f"| {what} | {said} | {floor} |", flush=True)


def main() -> None:
    """Measure, and print a table as Markdown."""
    parser = argparse.ArgumentParser(description="What a guide of 447 procedures costs.")
    parser.add_argument("--quick", action="store_true", help="only what takes seconds")
    asked = parser.parse_args()
    print("| what | measured | floor |\n|---|---|---|")
    with TemporaryDirectory() as name:
        folder = Path(name)
        root = guide(folder / "guide", PROCEDURES)
        first = min(cold(root), cold(root))
        size = sum(path.stat().st_size for path in (root / "site").rglob("*") if path.is_file())
        count = sum(path.is_file() for path in (root / "site").rglob("*"))
        edit(root, 1)
        edited, later = build(root), build(root, DAYS[1])
        costs = (first, edited, later)
        spent = " / ".join(f"{one.processor:.1f}" for one in costs)
        waited = " / ".join(f"{one.clock:.1f}" for one in costs)
        told(
            f"{PROCEDURES}, two languages: cold / one file changed / new day",
            f"{spent} CPU-s; {waited} s by the clock",
            "≤ 9 / ≤ 2 / ≤ 2 CPU-s",
        )
        told("a unit's site", f"{size / 1e6:.0f} MB, {count} files", "≤ 45 MB")
        (root / ENGLISH).rename(folder / ENGLISH)
        alone = min(cold(root), cold(root))
        plain = plain_material(folder / "plain", root / "site")
        ratio = alone.processor / plain.processor
        told("one language, cold, against plain Material", f"{ratio:.2f} × CPU", "≤ 0.4 ×")
        small = cold(root, "check"), run(root, "generator.cli", "check")
        if not asked.quick:
            told("edit to page in the preview", f"{edit_to_page(root):.1f} s", "≤ 1 s")
            large = guide(folder / "large", 4 * PROCEDURES)
            (large / ENGLISH).unlink()
            much = cold(large)
            told(
                f"{4 * PROCEDURES} against {PROCEDURES}",
                f"{much.clock / alone.clock:.1f} × time, {much.memory} MB",
                "≤ 4.2 ×, ≤ 600 MB",
            )
            more = cold(large, "check"), run(large, "generator.cli", "check")
            told(f"check of {4 * PROCEDURES}: cold / warm", _pair(more), "≤ 4.5 CPU-s")
        told(f"check of {PROCEDURES}: cold / warm", _pair(small), "≤ 1.2 CPU-s")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"\nMost memory of any run: {most} MB")


def _pair(costs: tuple[Cost, Cost]) -> str:
    return " / ".join(f"{one.processor:.1f}" for one in costs) + " CPU-s"


if __name__ == "__main__":
    main()
