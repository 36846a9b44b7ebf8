"""What the ward announces of a renovation holds no personal data, in no text and no file name.

Passes: `text: Kiểm tra lần 1, đúng giấy phép`, the hotlines of the ward and of the contractor, a
landline that the words around give to an office.
Fails: `text: Đã nhắc ông Nguyễn Văn An`, any other phone number, a personal id, a land certificate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from generator.library.forms.paths import TRANSLATION
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, FilePosition, Location
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection
from generator.library.models.base import quoted
from generator.library.models.renovation import Contractor, Renovation
from generator.library.privacy.finding import Personal
from generator.library.privacy.personal_data import personal_data, split_between
from generator.library.privacy.public import NOTHING_PUBLIC, Public, is_fit, public_of

HINTS = {
    Personal.NAME: "Bỏ tên người; tên đường, chợ, công ty thì viết cả chữ đường, chợ, công ty.",
    Personal.PHONE: "Chỉ ghi số ở ward.yml, hoặc số của công ty ở contractor.phone.",
    Personal.ID: "Xoá số này; nếu là số văn bản thì viết cả phần chữ, như 123/GPXD.",
}
_HINT = "Xoá phần này: trang công khai không giữ thông tin của người dân."
_IN_COMMENT = "Xoá chú thích: ai mở kho tệp cũng đọc được."


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each piece of personal data."""
    ward = collection.ward
    for sourced in collection.renovations:
        public = public_of(ward.model, sourced.model) if ward else NOTHING_PUBLIC
        yield from _of_texts(sourced.document, list(_texts(sourced.model)), public)
        yield from _of_comments(sourced.document, public)
        yield from _of_contractor(sourced.document, sourced.model.contractor)
    public = public_of(ward.model) if ward else NOTHING_PUBLIC
    roots = collection.roots
    # Comments of renovations are read above; names in English are not known here.
    apart = (roots.renovations, *roots.english_page_folders)
    for document in collection.documents:
        if not document.file.startswith(apart) and not document.file.endswith(TRANSLATION):
            yield from _of_comments(document, public, besides=Personal.LIFE)


def _of_texts(
    document: Document, texts: Sequence[tuple[Location, str]], public: Public
) -> Iterator[Problem]:
    """What each text tells of a person, and what two that stand one after the other do."""
    for location, text in texts:
        found = {finding.kind: finding.words for finding in personal_data(text, public)}
        for kind, words in found.items():
            message = f"Có {kind}: {quoted(words)}."
            yield document.problem(location, "personal-data", message, HINTS.get(kind, _HINT))
    for (before, first), (location, second) in pairwise(texts):
        if before[:1] == location[:1]:
            for finding in split_between(first, second, public):
                message = f"Cùng với mục trước, đây là {finding.kind}: {quoted(finding.words)}."
                yield document.problem(
                    location, "personal-data", message, HINTS.get(finding.kind, _HINT)
                )


def _of_contractor(document: Document, contractor: Contractor | None) -> Iterator[Problem]:
    if contractor is None or is_fit(contractor):
        return
    message = f"Số {quoted(contractor.phone)} có thể là số riêng của một người."
    hint = (
        "Ghi số bàn hay tổng đài (1800, 1900) của công ty. Số di động thì chỉ khi đã thấy nó "
        "trên giấy tờ của công ty: ghi thêm company_mobile: true."
    )
    yield document.problem(("contractor", "phone"), "contractor-phone", message, hint)


def _of_comments(
    document: Document, public: Public, *, besides: Personal | None = None
) -> Iterator[Problem]:
    for (line, column), words in _telling_comments(document):
        found = personal_data(words, public)
        kinds = {finding.kind: finding.words for finding in found if finding.kind is not besides}
        for kind, told in kinds.items():
            message = f"Chú thích có {kind}: {quoted(told)}."
            yield Problem(document.file, line, column, "personal-data", message, _IN_COMMENT)


@made_once
def _telling_comments(document: Document) -> tuple[tuple[FilePosition, str], ...]:
    """The comments that tell of a person, unless what they tell is public; without addresses."""
    return tuple((at, told) for at, words in document.comments() if (told := _told(words)))


@lru_cache(maxsize=4096)
def _told(comment: str) -> str:
    """A comment that tells of a person, else nothing; many stand in hundreds of files."""
    words = re.sub(r"\w+://\S+", "", comment)
    return words if personal_data(words) else ""


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
    """A file's name as a text; a surname that is nothing else begins a name with capitals."""
    words = re.split("[-_.]+", PurePosixPath(file).stem)
    start = next((at for at, word in enumerate(words) if word.lower() == "nguyen"), len(words))
    return " ".join([*words[:start], *(word.title() for word in words[start:])])
