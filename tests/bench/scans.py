"""How long `motcham scans` takes over ten million lines, how much memory, and whether it is right.

    python -m tests.bench.scans [LINES]

The log is made of a block of lines whose counts are
known, written again for other days. The counts that the command writes must be those.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from generator.library.loading.units import roots_of
from generator.library.registers.ledger import read_ledgers
from generator.scans.report import KINDS
from tests.project import PROJECT as ROOT

BLOCK = 100_000
MOST_SECONDS, MOST_MEGABYTES = 60, 200
MONTHS = {"2026-09": "Sep", "2026-10": "Oct", "2026-11": "Nov"}
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def block(codes: list[str]) -> tuple[list[str], Counter[str]]:
    """Lines with «@» for the day, and how often each page of them is opened."""
    chance = random.Random(20)  # noqa: S311 - the same log each time
    agents = [f"Mozilla/5.0 (Linux; Android {n % 9 + 6}; SM-{n}) Mobile" for n in range(3000)]
    lines, opened = [], Counter[str]()
    for number in range(BLOCK):
        code, kind, agent = chance.choice(codes), chance.random(), chance.choice(agents)
        method, path, status = "GET", f"/Q/{code}/", 200
        if kind < 0.3:
            path = f"/assets/{number % 400}.js"
        elif kind < 0.4:
            path = f"/en/Q/{code}/?fbclid={number}"
        elif kind < 0.45:
            path, status = f"/thu-tuc/{number % 700}", 404
        elif kind < 0.5:
            method = "HEAD"
        elif kind < 0.55:
            agent = ROBOT
        elif kind < 0.65:
            status = 304
        if "/Q/" in path and method == "GET" and agent != ROBOT:
            opened[code] += 1
        address = ".".join(str(chance.randrange(1, 255)) for _ in range(4))
        when = f"{chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
        lines.append(
            f'{address} - - [@:{when} +0700] "{method} {path} HTTP/1.1" {status} 5120 "-" "{agent}"'
        )
    return lines, opened


def main(number: int) -> int:
    """Print what was measured; 1 where it is too much, or wrong."""
    codes = sorted(read_ledgers(roots_of(ROOT, "phuong-mau"))[0].rows)
    lines, opened = block(codes)
    text = "\n".join(lines) + "\n"
    expected = Counter[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as folder:
        log, table = Path(folder) / "access.log", Path(folder) / "counts.csv"
        with log.open("w", encoding="utf-8") as stream:
            for times in range(number // BLOCK):
                month, name = list(MONTHS.items())[times % len(MONTHS)]
                stream.write(text.replace("[@", f"[{times % 28 + 1:02}/{name}/2026"))
                for code, count in opened.items():
                    expected[month, code] += count
        command = [sys.executable, "-m", "generator.cli", "scans", str(log), "--csv", str(table)]
        began = time.monotonic()
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        most, own = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
        with table.open(encoding="utf-8-sig", newline="") as stream:
            told = [row for row in csv.DictReader(stream) if row["loai"] in KINDS.values()]
    found = {(row["thang"], row["ma"]): row["luot"] for row in told}
    right = found == {key: str(count) for key, count in expected.items()}
    words = "right" if right else "WRONG"
    took = f"{seconds:.1f} s ({own:.1f} s of the processor)"
    print(f"{number:,} lines: {took}, {most:.0f} MB, {words}")
    return 0 if right and seconds <= MOST_SECONDS and most <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000))
