"""A text says `{phường}` where it means the unit, for communes and special zones have it too.

Passes: `Hỏi {phường} trước.`, `Nộp ở phường, xã nơi bạn ở.`, «Phường Bến Nghé», an official title.
Fails: `Hỏi phường trước.` in a procedure, a field or a life event, `Ask the ward.` in its English,
`Hỏi {xã} trước.` anywhere. A warning: `Thư gửi phường` in the own texts of a commune. Drafts are
left alone, and what stands as it stands elsewhere: names of laws, records, words to search by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from generator.library.forms.paths import TRANSLATION
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.language.folding import fold
from generator.library.language.made_once import KEPT, Same, made_once
from generator.library.language.unit_words import WORDS
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.procedure import Procedure
from generator.library.models.ward import OF_OFFICE, Level, Ward
from generator.library.rules.at_once import together

VERBATIM = frozenset(
    {
        "official_title", "legal_basis", "source", "national_names",
        "keywords", "say", "of", "was",
        "address", "neighbourhoods", "place", "basis", "decision",
    }
)  # fmt: skip
"""Keys whose texts are those of others, or what people type."""

_BRACES = re.compile(r"\{(?<!\{\{)\s*[^\W\d_]+(?:\s[^\W\d_]+)*\s*\}(?!\})")
"""What stands before the brace is looked at behind it: to seek a brace is quick."""
_QUOTED = re.compile("«[^«»\n]*»|“[^“”\n]*”")
_BARE = {
    "phường": re.compile(r"\bphường\b", re.IGNORECASE),
    "ward": re.compile(r"\bward\b", re.IGNORECASE),
}
_BETWEEN = r"(?:, | ?/ ?| \(| hoặc | hay | và | or | and )(?:a )?"
_OTHERS = r"\b(?:xã|đặc khu|thị trấn|communes?|special zones?)\b"
_BEFORE = re.compile(f"{_OTHERS}{_BETWEEN}$", re.IGNORECASE)
_BEHIND = re.compile(f"{_BETWEEN}{_OTHERS}", re.IGNORECASE)
_NUMBER = re.compile(r" \d+\b(?! ?\w)")
_AROUND = 14


class WordFault(NamedTuple):
    """A word that is not the unit's, or none at all; `start` is where in the text it stands."""

    rule: str
    message: str
    hint: str
    start: int


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each text of the library, a warning for each of the unit's own."""
    level = collection.ward.model.level if collection.ward else Level.WARD
    for document in texts_of_library(collection):
        yield from _of_every_unit(document)
    if collection.ward:
        yield from _misnamed(collection.ward)
    for document in _of_unit(collection):
        for location, text in own_texts(document.data):
            for fault in own_word_faults(text, level):
                yield document.warning(location, fault.rule, fault.message, fault.hint)


@made_once
def _of_every_unit(document: Document) -> tuple[Problem, ...]:
    english = document.file.endswith(TRANSLATION)
    if _are_right(own_words(document), english=english):
        return ()
    return tuple(
        document.problem(location, fault.rule, fault.message, fault.hint)
        for location, text in own_texts(document.data)
        for fault in word_faults(text, english=english)
    )


def _are_right(words: str, *, english: bool) -> bool:
    """Whether none of the texts in `words` can be wrong: they name the unit in braces alone."""
    known = {*_known(english=english)}
    name = "ward" if english else "phường"
    if not known.issuperset(_BRACES.findall(words)):
        return False
    left = _BRACES.sub("{}", words)
    return name not in left.lower() or not _BARE[name].search(left)


def word_faults(text: str, *, english: bool = False) -> Iterator[WordFault]:
    """What in a text of the library would be wrong for a unit of another level."""
    name, said = ("ward", "Bản tiếng Anh") if english else ("phường", "Câu")
    for found in _bare(text, english=english):
        message = f"{said} viết thẳng «{_around(text, found)}», mà xã, đặc khu cũng dùng câu này."
        hint = f"Viết {{{name}}} thay cho «{name}»; câu có dấu {{ }} thì đặt trong ngoặc kép."
        yield WordFault("bare-ward", message, hint, found.start())
    yield from unknown_words(text, english=english)


def own_word_faults(text: str, level: Level, *, english: bool = False) -> Iterator[WordFault]:
    """What in a text of the unit's own is wrong for a unit of this `level`."""
    yield from other_level(text, level, english=english)
    yield from unknown_words(text, english=english)


def other_level(text: str, level: Level, *, english: bool = False) -> Iterator[WordFault]:
    """What in a text of the unit's own says «phường» for a unit of another `level`."""
    name = "ward" if english else "phường"
    right = WORDS[name][level]
    for found in _bare(text, english=english) if level is not Level.WARD else ():
        message = f"Trang là của {level.label} mà ở đây viết «{_around(text, found)}»."
        hint = f"Viết «{right}» thay cho «{name}»; nói về nơi khác thì giữ."
        yield WordFault("other-level", message, hint, found.start())


def unknown_words(text: str, *, english: bool = False) -> Iterator[WordFault]:
    """Words in braces that nothing stands for."""
    if "{" not in text:
        return
    known = _known(english=english)
    for found in _BRACES.finditer(text):
        if found[0] not in known:
            message = f"Máy không biết chữ «{found[0]}»; ở đây chỉ có {known[0]} và {known[1]}."
            hint = f"Nói về đơn vị của trang thì viết {known[0]}; ngoài ra bỏ dấu ngoặc nhọn."
            yield WordFault("unknown-word", message, hint, found.start())


def _known(*, english: bool) -> tuple[str, str]:
    return ("{ward}", "{Ward}") if english else ("{phường}", "{Phường}")


def _misnamed(ward: Sourced[Ward]) -> Iterator[Problem]:
    """A warning where the name of the unit begins as that of another level."""
    level, name = ward.model.level, ward.model.name
    other = Level.in_name(name)
    if other not in {None, level}:
        message = f"Tên là «{name}» mà level ghi {level} ({level.label})."
        hint = f"Sửa name, hoặc ghi level: {other}."
        yield ward.document.warning(("name",), "other-level", message, hint)
    if OF_OFFICE.match(fold(name)):
        message = f"«{name}» là tên cơ quan; các trang đã viết «Ủy ban nhân dân» trước tên đơn vị."
        hint = "Chỉ ghi tên đơn vị, như Xã Thử."
        yield ward.document.warning(("name",), "office-for-unit", message, hint)


def _bare(text: str, *, english: bool) -> Iterator[re.Match[str]]:
    """Each place that means one unit: no name, and neither quoted nor beside communes."""
    name = "ward" if english else "phường"
    if name not in text.lower():
        return
    places = [*_BARE[name].finditer(text)]
    marks = (_QUOTED, _BRACES) if places else ()
    left = [found.span() for mark in marks for found in mark.finditer(text)]
    for found in places:
        start, end = found.span()
        beside = _BEFORE.search(text, 0, start) or _BEHIND.match(text, end)
        named = _is_name(found, text, english=english)
        if not (named or beside or any(first < start < last for first, last in left)):
            yield found


def _is_name(found: re.Match[str], text: str, *, english: bool) -> bool:
    """Whether the word is in a name: «phường Bến Nghé», «Phường 7», “Bến Nghé Ward”."""
    if _NUMBER.match(text, found.end()):
        return True
    if english:
        before = text[: found.start()].split(" ")[-2:-1]
        return found[0] == "Ward" and any(word[:1].isupper() for word in before)
    return text[found.end() : found.end() + 1] == " " and text[found.end() + 1 :][:1].isupper()


def _around(text: str, found: re.Match[str]) -> str:
    """The word with a little of what stands beside it, on one line."""
    start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    first = text.find(" ", start, found.start()) + 1 if start else 0
    last = text.rfind(" ", found.end(), end) if end < len(text) else len(text)
    return " ".join(text[first or start : last if last > 0 else end].split())


def texts_of_library(collection: Collection) -> Iterator[Document]:
    """Every file of texts that is the same for all units, and its English."""
    pages = (collection.fields, collection.life_events, collection.glossary, collection.rights)
    search = (collection.synonyms, collection.situations)
    documents = [one.document for one in (*pages, *search, collection.other_offices) if one]
    documents += [p.document for p in _procedures(collection, own=False)]
    for document in documents:
        yield document
        if translation := collection.translations.get(document.file):
            yield translation.document


def _of_unit(collection: Collection) -> Iterator[Document]:
    """Every file of the unit's own."""
    if collection.ward:
        yield collection.ward.document
    for listed in (collection.renovations, collection.overlays):
        yield from (one.document for one in listed)
    yield from (procedure.document for procedure in _procedures(collection, own=True))


def _procedures(collection: Collection, *, own: bool) -> Iterator[Sourced[Procedure]]:
    for procedure in collection.written:
        if collection.roots.is_own(procedure.document.file) is own:
            yield procedure


def own_texts(data: object) -> list[tuple[Location, str]]:
    """Every text that the unit itself says, with its place."""
    found: list[tuple[Location, str]] = []
    _add_texts(data, (), found)
    return found


def own_words(document: Document) -> str:
    """The same texts of a file without their places, a line each; two rules look at them."""
    return _own_words(Same(document))


@lru_cache(maxsize=KEPT)
def _own_words(document: Same) -> str:
    return together(text for _, text in own_texts(cast("Document", document.it).data))


def _add_texts(data: object, location: Location, found: list[tuple[Location, str]]) -> None:
    if isinstance(data, str):
        found.append((location, data))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            _add_texts(value, (*location, index), found)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in VERBATIM and not str(key).startswith("keywords."):
                _add_texts(value, (*location, key), found)
