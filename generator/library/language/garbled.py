"""Vietnamese that is not what it looks like: text of old encodings, broken text, foreign letters.

Before Unicode, Vietnamese was typed with fonts that drew other letters than those that were stored
(TCVN3, VNI); and UTF-8 that a program once took for Windows-1252 stays broken for good. Such text
cannot be searched, read aloud or shown in another font. It is known by this: a word that is no
Vietnamese syllable as it stands, and is one when it is read as the old encoding would.

The tables are those of TCVN 5712:1993 (its third set) and of VNI-Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Garbling(Enum):
    """What has happened to a word."""

    OLD_ENCODING = "typed with a font of before Unicode"
    BROKEN = "bytes that a program once took for other letters"
    LOOK_ALIKE = "a letter of another alphabet"


class GarbledWord(NamedTuple):
    """A word that is not what it looks like; `meant` is empty where nobody can tell."""

    start: int
    """Counted in characters from the start of the line."""
    kind: Garbling
    written: str
    meant: str


def garbled_words(line: str) -> Iterator[GarbledWord]:
    """What is wrong in a line in form NFC: its first garbled word, else every look-alike."""
    for find in (_broken, _old):
        if first := next(find(line), None):
            yield first
            return
    yield from _look_alikes(line)


_sound: set[str] = set()
"""Lines and words in which nothing is garbled: many lines stand in several files, and Vietnamese is
written in a few thousand words."""
_MOST = 200_000
"""How many of them are remembered."""


def is_garbled(text: str) -> bool:
    """Whether any line of a text in form NFC has a garbled word: what is wrong is so in one."""
    lines = {line for line in text.split("\n") if not line.isascii() or "?" in line} - _sound
    words = {*_unquoted("\n".join(lines)).replace("\n", " ").split(" ")} - _sound
    for word in words:
        if _DOUBTFUL.search(word) and next(garbled_words(word), None):
            return True
    if len(_sound) > _MOST:
        _sound.clear()
    _sound.update(lines, words)
    return False


def mended(text: str) -> str:
    """`text` in form NFC with each garbled word as it was meant; «[?]» where nobody can tell."""
    text = unicodedata.normalize("NFC", text)
    if not is_garbled(text):
        return text
    for find in (_broken, _old, _look_alikes):
        words = {word.start: word for word in find(text)}
        for word in sorted(words.values(), reverse=True):
            meant = word.meant or _LOST.sub("[?]", word.written)
            text = _replaced(text, word, unicodedata.normalize("NFC", meant))
    while left := next(garbled_words(text), None):  # what it meant is no better
        text = _replaced(text, left, "[?]")
    return text


_QUOTED = re.compile("«([^«»\n]*)»")


def _unquoted(line: str) -> str:
    """`line` with spaces where «…» quotes: in garbled text these marks are letters."""
    return _QUOTED.sub(lambda match: f" {match[1]} ", line)


def _replaced(text: str, word: GarbledWord, by: str) -> str:
    return text[: word.start] + by + text[word.start + len(word.written) :]


# Vietnamese syllables

_ONSET = "ngh|ng|nh|kh|gh|gi|ch|ph|th|tr|qu|[bcdđghklmnprstvx]"
_OPEN = (
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|yêu|oai|oao|oay|oeo|oi|ôi|ơi|ua|uai|uay|uây|ui|uôi|uơ|uya|uyu"
    "|ưa|ưi|ưu|ươi|ươu"
)
"""Vowels behind which nothing follows."""
_CLOSED = "uyê|iê|yê|oa|oă|oe|oo|ôô|uâ|uê|uô|uy|ươ|[aăâeêioôơuưy]"
_CODA = "ch|ng|nh|[cmnpt]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_OPEN}|(?:{_CLOSED})(?:{_CODA})?)")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def _is_syllable(word: str) -> bool:
    """Whether `word` is written as a Vietnamese syllable is: small, Capital or GREAT letters."""
    if not (word.islower() or word.isupper() or word == word.capitalize()):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", _TONES.sub("", apart))
    return len(_TONES.findall(apart)) <= 1 and _SYLLABLE.fullmatch(bare) is not None


# Old encodings

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_MARKS = {
    "Ø": "\u0300", "Ù": "\u0301", "Õ": "\u0303", "Û": "\u0309", "Ï": "\u0323",
    "Â": "\u0302", "À": "\u0302\u0300", "Á": "\u0302\u0301", "Ã": "\u0302\u0303",
    "Å": "\u0302\u0309", "Ä": "\u0302\u0323",
    "Ê": "\u0306", "È": "\u0306\u0300", "É": "\u0306\u0301", "Ü": "\u0306\u0303",
    "Ú": "\u0306\u0309", "Ë": "\u0306\u0323",
}  # fmt: skip
"""What stands after a vowel, as its accents."""
_VNI_LETTERS = {
    "Ñ": "Đ", "Ô": "Ơ", "Ö": "Ư", "Í": "Í", "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ", "Ò": "Ị", "Î": "Ỵ",
}  # fmt: skip


def _from_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(letter, letter) for letter in word)


def _from_vni(word: str) -> str:
    read = ""
    for letter in word:
        upper = letter.upper()
        if read and read[-1].upper() in "AEOUYƠƯ" and upper in _VNI_MARKS:
            read += _VNI_MARKS[upper]
        else:
            own = _VNI_LETTERS.get(upper, letter)
            read += own.lower() if letter.islower() else own
    return unicodedata.normalize("NFC", read)


def _from_windows_1258(word: str) -> str:
    try:
        read = word.encode("cp1252").decode("cp1258")
    except UnicodeError:
        return word
    return unicodedata.normalize("NFC", read)


_OLD: tuple[Callable[[str], str], ...] = (_from_windows_1258, _from_vni, _from_tcvn3)
_LATIN_1 = re.compile(
    r"(?<![^\W\d_])[A-Za-z]*[\xa1-\xb9\xbb-\xff][A-Za-z\xa1-\xb9\xbb-\xff]*(?![^\W\d_])"
)


def _old(line: str) -> Iterator[GarbledWord]:
    """Words of the encoding in which most of the line's odd words are syllables."""
    line = _unquoted(line)
    if not any(any(_readings(word)) for word in {*_LATIN_1.findall(line)}):
        return
    words = list(_LATIN_1.finditer(line))
    readings = [_readings(word[0]) for word in words]
    counts = [sum(bool(meant) for meant in read) for read in zip(*readings, strict=True)]
    encoding = counts.index(max(counts))
    throughout = 2 * max(counts) >= len(words)
    for word, read in zip(words, readings, strict=True):
        meant = read[encoding] or (_OLD[encoding](word[0]) if throughout else "")
        if meant not in ("", word[0]) and _is_syllable(meant.lower()):
            yield GarbledWord(word.start(), Garbling.OLD_ENCODING, word[0], meant)


@lru_cache(maxsize=4096)
def _readings(word: str) -> tuple[str, ...]:
    """The syllable that a word of Latin letters is in each encoding; empty where it is none."""
    if not re.search("[A-Za-z]", word) or _is_syllable(word):
        return ("",) * len(_OLD)
    read = (decode(word) for decode in _OLD)
    return tuple(one if one != word and _is_syllable(one.lower()) else "" for one in read)


# Broken text

_LOST = re.compile("[?\ufffd\u0334-\u0338]")
_LOST_LETTER = re.compile(r"(?<!\S)([A-Za-zĐđ]+)\?([a-z]+)(?![\S])")
_BYTES = {bytes([n]).decode("cp1252", "ignore"): n for n in range(0x80, 0x100)} | {
    chr(n): n for n in range(0x80, 0x100)
}
_BYTES |= {bytes([n]).decode("cp1258", "ignore"): n for n in (0xC3, 0xC4, 0xC5, 0xC6, 0xE1, 0xE2)}
_BYTES.pop("")
_RUN = re.compile(f"[{re.escape(''.join(_BYTES))}\ufffd]{{2,}}")


def _broken(line: str) -> Iterator[GarbledWord]:
    line = _unquoted(line)
    for lost in re.finditer("\ufffd", line):
        yield _broken_word(line, lost)
    runs = [(run, meant) for run in _RUN.finditer(line) if (meant := _from_utf8(run[0]))]
    sure = any(not _ENDS_IN_SPACE.fullmatch(run[0]) for run, _ in runs)
    for run, meant in runs:
        if sure or line[: run.start()][-1:].islower():
            yield _broken_word(line, run, meant)
    for match in _LOST_LETTER.finditer(line):
        if any(_is_syllable(match[1] + vowel + match[2]) for vowel in "aâăeêoôơuưiy"):
            yield _broken_word(line, match)


_ENDS_IN_SPACE = re.compile("[ÃĂ]\xa0")
"""The two bytes of «à», or the end of «XÃ» with a no-break space behind it."""


def _broken_word(line: str, part: re.Match[str], meant: str = "") -> GarbledWord:
    """The word that has a broken part."""
    start = line.rfind(" ", 0, part.start()) + 1
    end = line.find(" ", part.end())
    written = line[start : end if end >= 0 else len(line)]
    return GarbledWord(start, Garbling.BROKEN, written, _mended_word(written) if meant else "")


def _mended_word(word: str) -> str:
    return _RUN.sub(lambda run: _from_utf8(run[0]) or run[0], word)


def _from_utf8(run: str) -> str:
    """The letters of a run of UTF-8 bytes that were read one by one; empty where it is none."""
    try:
        read = bytes(_BYTES[letter] for letter in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""
    letters = (unicodedata.category(letter)[0] in "LP" or letter == "\xa0" for letter in read)
    return read if all(letters) else ""


# Letters that only look alike

_STROKED = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеорсухіѕјԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυχıɑɡ",
        "ABESIJKMHOPCTYXaeopcyxisjdhqwABEZHIKMNOPTYXovpuxiag",
        strict=True,
    )
)
_ODD_LETTER = re.compile("[^\0-\xcf\xd1-\xef\xf1-\xffĂăĐđĨĩŨũƠơƯưẠ-ỹ\u2010-\u2026]")
_DOUBTFUL = re.compile(f"[?\x80-\xffĂ]|{_ODD_LETTER.pattern}")
"""One of these is in every garbled word; the first of several broken bytes is one."""
_PLAIN_FORM = re.compile("[A-Za-z0-9]+")
_STRUCK = re.compile("[A-Za-z][\u0334-\u0338]")
_KEPT_FORMS = frozenset("ªº²³¹⁰⁴⁵⁶⁷⁸⁹")


def _look_alikes(line: str) -> Iterator[GarbledWord]:
    if not _ODD_LETTER.search(line):
        return
    for match in re.finditer(r"[\w\u0300-\u036f]+", line):
        if not _ODD_LETTER.search(match[0]):
            continue
        word = unicodedata.normalize("NFC", match[0])
        meant = "".join(map(_plain, word))
        if meant != word and not _is_greek(word):
            yield GarbledWord(match.start(), Garbling.LOOK_ALIKE, match[0], meant)
    for match in _STRUCK.finditer(line):
        yield GarbledWord(match.start(), Garbling.LOOK_ALIKE, match[0], "")


def _plain(letter: str) -> str:
    if (known := _STROKED.get(letter) or _ALIKE.get(letter)) is not None:
        return known
    form = unicodedata.normalize("NFKC", letter)
    foreign = form != letter and letter not in _KEPT_FORMS and _PLAIN_FORM.fullmatch(form)
    return form if foreign else letter


def _is_greek(word: str) -> bool:
    """Whether a word is Greek alone, as a sign of a measure is (φ, Ω)."""
    return all(unicodedata.name(letter, "").startswith("GREEK") for letter in word)
