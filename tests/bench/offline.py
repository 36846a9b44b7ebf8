"""How much a phone keeps for reading without a network, and what packing saves.

    python -m tests.bench.offline [RECORDS]

Without RECORDS: this project's own guide, each language. With a folder of national records: all of
them as pages of one guide, which is as long as a ward's whole list.
"""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.forms.paths import SAMPLE
from generator.portal.importing import import_records
from tests.guide_files import unit_in
from tests.portal.import_check import PROJECT, WARD, copy_frame

NATIONAL = 450
"""Procedures that a ward handles."""


def size(data: bytes) -> float:
    """KB with gzip."""
    return len(gzip.compress(data, 6)) / 1024


def kept(site: Path) -> None:
    """Print what a phone keeps of each language of `site`."""
    for manifest in sorted(site.rglob("offline.json")):
        top = manifest.parent
        files = [file.split("?")[0] for file in json.loads(manifest.read_text())["files"]]
        library = top / "offline-library.json"
        pages = sum(size(page.read_bytes()) for page in top.glob("Q/*/index.html"))
        count = len(list(top.glob("Q/*/index.html")))
        rest = sum(size((top / file).read_bytes()) for file in files) - size(library.read_bytes())
        packed = size(library.read_bytes())
        print(
            f"{manifest.relative_to(site).as_posix():16} {count:4} pages {pages:7.0f} KB as served,"
            f" library {packed:4.0f} KB, scripts, styles and search {rest:3.0f} KB"
        )


def main() -> None:
    """Build and measure."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) == 1:
            build_site(PROJECT, folder / "site", BuildOptions(SAMPLE))
        else:
            unit = unit_in(folder)
            (unit / unit.ward_file).write_text(WARD, encoding="utf-8")
            summary = import_records(unit, [Path(sys.argv[1])], date(2026, 11, 22))
            print(f"{len(summary.new)} procedures from records (a ward handles some {NATIONAL})")
            copy_frame(folder)
            build_site(folder, folder / "site", BuildOptions(drafts=True))
        kept(folder / "site")


if __name__ == "__main__":
    main()
