"""Fees that were equal however a file is handed in, and were changed for one way alone.

A fee stands once for each channel. Who changes it in the first and forgets the others tells people
who hand in otherwise an amount that is over. It may be meant, so it is asked and not refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.disk.reading import read_plain
from generator.library.editions.baseline import touched_files
from generator.library.editions.git import blobs, git, known_commit
from generator.library.editions.identities import is_procedure
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location, parse_document
from generator.library.models.procedure import FeeKind, Via

_SAME = ("kind", "per", "when", "currency")
"""By which one fee is known among the several of a channel."""


class _Fee(NamedTuple):
    """What is paid for one way to hand in, and where it stands."""

    amount: str
    via: str
    place: Location


def fees_changed_in_part(roots: Roots, revision: str) -> Iterator[Problem]:
    """A hint for each fee that was equal in several channels, and since `revision` is not."""
    root = roots.folder
    commit = known_commit(root, revision)
    start = git(root, "merge-base", commit, "HEAD") if commit else None
    if not start:
        return
    folder = (git(root, "rev-parse", "--show-prefix") or b"").decode().strip()
    touched = touched_files(root, revision) or set()
    files = sorted(one for one in touched if is_procedure(roots, one) and (root / one).is_file())
    names = [f"{start.decode().strip()}:{folder}{file}" for file in files]
    for file, before in zip(files, blobs(root, names), strict=True):
        now = parse_document(read_plain(root / file), file)[0]
        if now is not None and before:
            yield from _in_part(parse_document(before, file)[0], now)


def _in_part(before: Document | None, now: Document) -> Iterator[Problem]:
    was, today = _fees(before), _fees(now)
    for known, old in was.items():
        amounts = {fee.amount for fee in old.values()}
        new = {channel: fee for channel, fee in today.get(known, {}).items() if channel in old}
        if len(old) == 1 or len(amounts) > 1:
            continue
        (amount,) = amounts
        changed = [fee for fee in new.values() if fee.amount != amount]
        left = [fee for fee in new.values() if fee.amount == amount]
        if changed and left:
            message = (
                f"{_kind(known)} đổi từ {_words(amount)} thành {_words(changed[0].amount)} ở cách "
                f"nộp {_ways(changed)}, mà cách nộp {_ways(left)} vẫn {_words(amount)}. Đúng thế "
                "không?"
            )
            hint = "Đổi hết thì sửa cả các cách nộp kia. Chỉ đổi một cách thì để nguyên như vậy."
            yield now.warning(changed[0].place, "fee-changed-in-part", message, hint)


def _fees(document: Document | None) -> Mapping[tuple[str, ...], Mapping[str, _Fee]]:
    """The fees by what they are known by, and then by their channel."""
    data = document.data if document else None
    found: dict[tuple[str, ...], dict[str, _Fee]] = {}
    for index, channel in enumerate(_list(data, "channels")):
        for number, fee in enumerate(_list(channel, "fees")):
            if isinstance(channel, dict) and isinstance(fee, dict):
                known = (*(str(fee.get(key, "")) for key in _SAME), str(fee.get("for", "")))
                via = str(channel.get("via", ""))
                one = _Fee(str(fee.get("amount", "")), via, ("channels", index, "fees", number))
                found.setdefault(known, {}).setdefault(f"{via} {channel.get('for', '')}", one)
    return found


def _list(data: object, key: str) -> list[object]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, list) else []


def _kind(known: tuple[str, ...]) -> str:
    return next((kind.label for kind in FeeKind if kind == known[0]), "Tiền")


def _ways(fees: list[_Fee]) -> str:
    labels = {via.value: via.label for via in Via}
    return ", ".join(f"«{labels.get(fee.via, fee.via)}»" for fee in fees)


def _words(amount: str) -> str:
    return f"{amount} đồng" if amount else "không ghi số"
