"""`make import-check RECORDS=DIR`: a folder of real records through an empty guide, counted.

Imports everything into a temporary guide without procedures, then checks that every record was
read, that the guide passes `check`, that it builds, that no number or word of a record
is lost, and that a second import changes nothing.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.checked.library import load_library
from generator.library.forms.paths import Roots
from generator.library.forms.problems import has_errors
from generator.library.forms.reader import read_document
from generator.portal.conservation import lost, unsaid
from generator.portal.importing import import_records
from generator.portal.sources import Found, read_file, record_files
from tests.guide_files import UNIT, unit_in

PROJECT = Path(__file__).parents[2]
WARD = """\
name: Phường Thử
province: Thành phố Thử
address: 1 Đường Thử, Phường Thử
site_url: https://phuong.tinh.vn/
hours: {monday: ["07:30-11:30"]}
phones: [{name: Một cửa, number: 028 3800 0000}]
counters: [{name: Quầy 1, fields: []}]
"""
_TO_CODE = re.compile(r"\[([^\]]*)\]\(code:[A-Z0-9]+\)")
SHOWN = 20
"""How many findings of one kind are listed."""


def check_import(records: Path, root: Path) -> bool:
    """Run every check and print what was found; whether all is well."""
    roots = unit_in(root)
    (root / roots.ward_file).write_text(WARD, encoding="utf-8")
    copy_frame(root)
    started = time.monotonic()
    today = date(2026, 11, 22)
    summary = import_records(roots, [records], today)
    print(
        f"import: {len(summary.new)} record pages, {len(summary.fields)} fields, "
        f"{len(summary.bad)} bad, {time.monotonic() - started:.1f} s"
    )
    for bad in summary.bad[:SHOWN]:
        print(f"  bad: {bad.file}: {bad.reason}")
    good = not summary.bad and bool(summary.new)
    good &= _check(root)
    good &= _conserved(records, root)
    good &= _build(root)
    again = import_records(roots, [records], today)
    print(
        f"again: {len(again.unchanged)} unchanged, {len(again.updated)} changed, "
        f"{len(again.new)} new"
    )
    return good and not again.updated and not again.new


def _check(root: Path) -> bool:
    library, problems = load_library(Roots(root, UNIT))
    for problem in problems[:SHOWN]:
        print(f"  {problem.file}:{problem.line}: {problem.message} [{problem.rule}]")
    print(
        f"check: {len(library.procedures) if library else 0} procedures, {len(problems)} problems"
    )
    return not has_errors(problems)


def _conserved(records: Path, root: Path) -> bool:
    """Whether every record's numbers and words are in the file with its national code."""
    files = {}
    for path in (root / "procedures").glob("*/*.yml"):
        document, _ = read_document(path, path.name)
        if document and isinstance(document.data, dict):
            files[document.data["national_code"]] = document.data
    found = [item for file in record_files([records]) for item in read_file(file)]
    read = [item for item in found if isinstance(item, Found)]
    losses = 0
    for item in read:
        data = files.get(item.record.national_code)
        if missing := [*lost(item.record, data), *unsaid(item.record, data)]:
            losses += 1
            if losses <= SHOWN:
                print(f"  lost: {item.file.name}: {', '.join(missing[:SHOWN])}")
    print(f"conservation: {len(read)} records of {len(found)} read, {losses} with something lost")
    return not losses


def _build(root: Path) -> bool:
    """Build the guide with the project's own frame."""
    started = time.monotonic()
    build_site(root, root / "site", BuildOptions())
    pages = len(list((root / "site" / "Q").glob("*/index.html")))
    leaks = [
        path
        for path in (root / "site").rglob("*.*")
        if path.suffix in (".html", ".json", ".xml") and b"unparsed" in path.read_bytes()
    ]
    print(
        f"build: {pages} pages, {len(leaks)} with notes for staff, "
        f"{time.monotonic() - started:.1f} s"
    )
    return bool(pages) and not leaks


def copy_frame(root: Path) -> None:
    """Put the project's own frame around a guide; its pages name no procedure of the project."""
    shutil.copy(PROJECT / "mkdocs.yml", root)
    shutil.copytree(PROJECT / "site_src", root / "site_src")
    for page in (root / "site_src").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(_TO_CODE.sub(r"\1", text), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.portal.import_check DIR")
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(not check_import(Path(sys.argv[1]), Path(folder)))
