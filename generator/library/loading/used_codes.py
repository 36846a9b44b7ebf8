"""What is taken in a guide: codes and file names, those of drafts and of broken files too."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from generator.library.loading.collection import Collection


def taken_codes(collection: Collection) -> set[str]:
    """Every code that something has, or ever had."""
    codes = {claim.code for claim, _, _ in collection.claims(drafts=True)}
    return codes | set(collection.ledger.rows) | set(_unread_codes(collection))


def taken_names(collection: Collection) -> set[str]:
    """The stems of all files of procedures, and every target of the ledger."""
    targets = {row.target for row in collection.ledger.rows.values()}
    roots = collection.roots
    folders = [roots / folder for folder in roots.procedure_folders]
    return targets | {path.stem for folder in folders for path in folder.rglob("*.yml")}


def next_code(prefix: str, taken: Container[str], *, first: int = 1, digits: int = 2) -> str:
    """The first free code of a field from number `first` on, such as HT03."""
    number = first
    while f"{prefix}{number:0{digits}d}" in taken:
        number += 1
    return f"{prefix}{number:0{digits}d}"


def unread_national_codes(collection: Collection) -> dict[str, str]:
    """The national codes in files that have problems, each with its file."""
    return {
        code: file
        for file, text in _unread(collection)
        for code in re.findall(r"^national_code:\s*[\"']?(\d\.\d{6})\b", text, re.MULTILINE)
    }


def _unread_codes(collection: Collection) -> Iterator[str]:
    """Codes in files that have problems: they are taken all the same."""
    for _, text in _unread(collection):
        yield from re.findall(r"^\s*code:\s*\"?([A-Z0-9]{2,8})\b", text, re.MULTILINE)


def _unread(collection: Collection) -> Iterator[tuple[str, str]]:
    """Each file that has problems, and its text."""
    for file in collection.unread:
        path = collection.roots / file
        if path.is_file():
            yield file, path.read_text(encoding="utf-8", errors="replace")
