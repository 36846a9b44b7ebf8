"""What the ward announces of a renovation holds no personal data, in no text and no file name.

Passes: `text: Kiểm tra lần 1, đúng giấy phép`, the hotlines of the ward and of the contractor.
Fails: `text: Đã nhắc ông Nguyễn Văn An`, any other phone number, a personal id, a land certificate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection
from generator.library.models.base import quoted
from generator.library.models.renovation import Renovation
from generator.library.renovations.personal_data import (
    NOTHING_PUBLIC,
    Personal,
    personal_data,
    public_of,
)

HINTS = {
    Personal.NAME: "Bỏ tên người; tên đường, chợ, công ty thì viết cả chữ đường, chợ, công ty.",
    Personal.PHONE: "Chỉ ghi số của phường, hoặc số của công ty ở contractor.phone.",
    Personal.ID: "Xoá số này; nếu là số văn bản thì viết cả phần chữ, như 123/GPXD.",
}
_HINT = "Xoá phần này: trang công khai không giữ thông tin của người dân."


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each piece of personal data."""
    ward = collection.ward
    for sourced in collection.renovations:
        public = public_of(ward.model, sourced.model) if ward else NOTHING_PUBLIC
        for location, text in _texts(sourced.model):
            found = {finding.kind: finding.words for finding in personal_data(text, public)}
            for kind, words in found.items():
                message = f"Có {kind}: {quoted(words)}."
                hint = HINTS.get(kind, _HINT)
                yield sourced.document.problem(location, "personal-data", message, hint)


def _texts(renovation: Renovation) -> Iterator[tuple[Location, str]]:
    """Every text that people write freely; a street is named as one."""
    basis, place = renovation.basis, renovation.place
    yield ("basis", "number"), basis.number or ""
    yield ("basis", "issued_by"), basis.issued_by or ""
    yield ("place", "house"), place.house
    yield ("place", "street"), f"đường {place.street}"
    yield ("place", "neighbourhood"), place.neighbourhood or ""
    for key in ("allowed", "not_allowed"):
        for index, text in enumerate(getattr(renovation, key)):
            yield (key, index), text
    if renovation.contractor:
        yield ("contractor", "name"), renovation.contractor.name
    for index, act in enumerate(renovation.acts):
        yield ("acts", index, "text"), act.text
    yield ("unit",), renovation.unit or ""
    for index, attachment in enumerate(renovation.attachments):
        yield ("attachments", index, "file"), _words_of(attachment.file)
        yield ("attachments", index, "title"), attachment.title


def _words_of(file: str) -> str:
    """A file's name as a text in which names have their capitals.

    Without accents `anh` is mostly a picture and `ong` a pipe, so they do not stand for people.
    """
    words = re.split("[-_.]+", PurePosixPath(file).stem)
    return " ".join(word.title() for word in words if word.lower() not in ("anh", "ong"))
