"""A phone number has as many digits as its kind has.

Passes: `028 3000 0000` (a house's, 11), `0912 345 678` (a mobile's, 10), `1900 1234`, `1022`, and
080, which the state has for itself. Fails: `0912 345 67`, `028 3000 000`, `3829 1234` without the
code of the area; each is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.loading.collection import Collection
from generator.library.models.base import quoted
from generator.library.models.ward import Ward

_HOUSE, _MOBILE, _SHORT = 11, 10, 5


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each number that nobody can call."""
    for document, location, number, hint in _told(collection):
        if wrong := _wrong(number):
            message = f"Số {quoted(number)} không gọi được: {wrong}"
            yield document.warning(location, "odd-phone", message, hint)


def _told(collection: Collection) -> Iterator[tuple[Document, Location, str, str]]:
    """Each number with its place, and what to do where it is wrong."""
    if ward := collection.ward:
        for location, number in phone_numbers(ward.model):
            yield ward.document, location, number, "Gõ lại số; giấy nào cũng in số này."
    for sourced in collection.renovations:
        if (contractor := sourced.model.contractor) and contractor.phone:
            yield sourced.document, ("contractor", "phone"), contractor.phone, "Gõ lại số."


def phone_numbers(ward: Ward) -> Iterator[tuple[Location, str]]:
    """Every number that a unit gives, with its place in the file."""
    for index, line in enumerate(ward.phones):
        yield ("phones", index, "number"), line.number
    for index, place in enumerate(ward.places):
        for at, line in enumerate(place.phones):
            yield ("places", index, "phones", at, "number"), line.number
    for index, counter in enumerate(ward.counters):
        if counter.phone:
            yield ("counters", index, "phone"), counter.phone
    for index, channel in enumerate(ward.report_channels):
        if channel.phone:
            yield ("report_channels", index, "phone"), channel.phone


def _wrong(number: str) -> str:
    """What is wrong with the length of `number`; empty where nothing is."""
    digits = re.sub(r"\D", "", re.sub(r"^\+84 *0?", "0", number))
    if digits.startswith("080") or (number.startswith("+") and not number.startswith("+84")):
        return ""
    if digits.startswith("02"):
        wanted = "" if len(digits) == _HOUSE else f"số bàn có {_HOUSE} chữ số cả mã vùng"
    elif digits.startswith("0"):
        wanted = "" if len(digits) == _MOBILE else f"số di động có {_MOBILE} chữ số"
    elif digits.startswith(("1800", "1900")):
        wanted = "" if len(digits) in (8, 10) else "số 1800, 1900 có 8 hoặc 10 chữ số"
    else:
        wanted = "" if len(digits) <= _SHORT else "thiếu mã vùng hay số 0 ở đầu"
    return f"{wanted}, đây có {len(digits)}." if wanted else ""
