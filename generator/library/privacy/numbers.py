"""Numbers of people in a text: phones, papers, accounts, however they are written.

What only looks like one (dates, amounts, file numbers, places) is blanked first. Read are digits of
every script, letters that stand for digits, and digits in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.library.privacy.finding import Personal
from generator.library.privacy.lexicon import (
    ACCOUNT_WORDS_BARE,
    PAPER_WORDS_BARE,
    PHONE_WORDS_BARE,
)
from generator.library.privacy.phones import number


class FoundNumber(NamedTuple):
    """A number as it is written, its digits (0 for the country's +84), and what it is."""

    kind: Personal
    written: str
    digits: str
    start: int
    end: int

    @classmethod
    def of(cls, kind: Personal, match: re.Match[str], group: str | int = 0) -> FoundNumber:
        """The number that a group of a match is."""
        written = match[group].strip()
        return cls(kind, written, number(written), match.start(group), match.end(group))


def numbers(simple: str) -> Iterator[FoundNumber]:
    """The numbers of people in bare text; some may be found more than once."""
    if not any(map(str.isdigit, simple)):
        yield from _spelled(simple)
        return
    masked = _NOT_PERSONAL.sub(lambda match: ";" * len(match[0]), _with_digits(simple))
    for match in _RUN.finditer(masked):
        if kind := _kind_of_run(match[0], number(match[0])):
            yield FoundNumber.of(kind, match)
    for match in _WIDE_RUN.finditer(masked):
        if kind := _certain_kind(number(match[0])):
            yield FoundNumber.of(kind, match)
    for kind, pattern in _AFTER_WORDS:
        for match in pattern.finditer(masked):
            yield FoundNumber.of(kind, match, "number")
    for match in _VIETINBANK.finditer(masked):
        yield FoundNumber.of(Personal.ACCOUNT, match)
    yield from _dictated(masked)
    yield from _spelled(masked)


def _with_digits(simple: str) -> str:
    """Bare text in which letters that stand for digits, «09O4 3l8», are digits."""
    return _LIKE_DIGITS.sub(lambda token: token[0].translate(_LETTERS), simple)


_LIKE_DIGITS = re.compile(r"(?<!\w)(?=[OolI|]*\d)(?=\w*[OolI|]\d|\w*\d[OolI|])[\dOolI|]{3,}(?!\w)")
_LETTERS = str.maketrans("OolI|", "00111")

_UNITS = "m2|m3|m|kg|tan"
_NOT_PERSONAL = re.compile(
    rf"""
      (?<!\d)\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)                             # 2026-03-10
    | (?<!\d)(19|20)\d\d[01]\d[0-3]\d([ _-]\d{{4,6}})?(?!\d)               # 20261112_083015
    | (?<!\d)\d{{1,2}}\s?(?P<dot>[./-])\s?\d{{1,2}}\s?(?P=dot)\s?(19|20)\d\d(?!\d)  # 10/3/2026
    | (?<!\d)(0?[1-9]|1[0-2])[./-](19|20)\d\d(?![. ]?\d)                   # 03.2026
    | (?<![\d.])(?<!\d-)(19|20)\d\d[-./]\d{{3,7}}(?![\d.-])                # GP-2025-00384
    | \bP[A-Z]\d{{11}}\b                                                  # a meter's
    | \b[37]\d{{3}}\.\d\.\d{{7}}\b  # 3511.0.1098274: a treasury's
    | \b[A-Z]\d\d(\.\d{{1,3}})*-\d{{6}}-\d{{3,5}}\b                        # H29.18-261125-0012
    | (?<!\d)\d{{1,3}}([.,]\d{{3}})+\s?(dong|d|vnd|usd|trieu|ty|{_UNITS})\b  # 150.000.000 đồng
    | (?<!\d)[1-9]\d{{4,}}\s?(dong|d|vnd|usd|{_UNITS})\b                   # 150000000 đồng
    | (?<!\d)((19|20)\d\d[ -])+(19|20)\d\d(?!\d)                           # 2025-2026
    | (?<!\d)1[89]00[ .]?\d{{2,4}}[ .]?\d{{2,4}}(?!\d)                     # 1800 1096: a hotline
    | \b(ma\ (vach|san\ pham|hang|van\ don|kien|tra\ cuu|ho\ so|lo)|serial|imei|so\ (may|khung|lo))
      \b[^\d;,]{{0,20}}\d[\w ./-]*                                         # mã vạch 8934588012345
    | \b(cong\ ty|cty|dntn|tnhh|htx|doanh\ nghiep)\b(?!.*ca\ nhan)[^;]{{0,60}}
      \b(mst|ma\ so\ thue)\b\D{{0,5}}\d{{10}}(-\d{{3}})?                      # a company's
    | (?<!\d)[1-9]\d{{5,6}}\.\d{{2,3}}(?![\d.])                            # 1193402.118: a place
    | (?<!\d)[1-9]\d{{0,2}}\.\d{{5,8}}(?!\d)                               # 106.695344
    """,
    re.VERBOSE | re.IGNORECASE,
)

_RUN = re.compile(r"(?<!\d)\(?\+?\d(?:[ ._/()-]{0,3}\d)*")
_WIDE_RUN = re.compile(r"(?<!\d)\d(?:[^\w;]{0,3}_?\d)+")
"""Whatever stands between the digits, as somebody writes who wants to get round a check."""
_PHONE = re.compile(r"0[35789]\d{8}|02\d{8,9}")
_CITIZEN = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}")
"""Province, century and sex, year of birth, six more digits: circular 59/2021/TT-BCA, article 4."""
_LONG = 9
"""So many digits in one number are a phone's, a person's or an account's, not a house's."""
_GROUP_DIGITS = 3
"""Numbers of people are written in groups of at least so many digits."""


def _after(words: str, digits: int) -> re.Pattern[str]:
    """A number of at least so many `digits` behind one of the `words`."""
    return re.compile(
        rf"\b(?:{words})\b[^\d;,]{{0,25}}?"
        rf"(?P<number>[A-Z]{{0,2}}\d(?:[ .*/-]?\d){{{digits - 1},}})(?!\d)",
        re.IGNORECASE,
    )


_AFTER_WORDS = (
    (Personal.PHONE, _after(PHONE_WORDS_BARE, 7)),
    (Personal.ACCOUNT, _after(ACCOUNT_WORDS_BARE, 6)),
    (Personal.ID, _after(PAPER_WORDS_BARE, 6)),
)
_VIETINBANK = re.compile(r"(?<!\w)\d{3}[A-Z]{1,2}\d{7,9}(?!\w)")
"""711A48205937: the only accounts with a letter inside."""
_DICTATED = re.compile(
    rf"\b(?:{PHONE_WORDS_BARE})\b\W{{0,4}}(?P<rest>[^\"#]{{9,60}})", re.IGNORECASE
)
"""With words between the digits: «ĐT: 0971 (ba số giữa 283) cuối 664»."""
_DIGIT = {
    "khong": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4", "nam": "5", "lam": "5",
    "sau": "6", "bay": "7", "tam": "8", "chin": "9",
}  # fmt: skip
_SPELLED = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(_DIGIT)}|\d+)(?!\w)[ ,.…–—/:-]{{0,6}}){{3,}}", re.IGNORECASE
)
_SPELLED_DIGITS = 7
"""So many digits one after the other in words are a number that somebody dictates."""


def _dictated(masked: str) -> Iterator[FoundNumber]:
    """Numbers with words between their digits."""
    for match in _DICTATED.finditer(masked):
        whole = _RUN.match(match["rest"])
        if whole and _PHONE.fullmatch(number(whole[0])):
            continue  # found above; what follows is an extension
        if kind := _certain_kind(number(match["rest"])):
            yield FoundNumber.of(kind, match, "rest")


def _spelled(masked: str) -> Iterator[FoundNumber]:
    """Numbers in words."""
    for match in _SPELLED.finditer(masked):
        parts = re.findall(r"\w+", match[0].lower())
        words = sum(part in _DIGIT for part in parts)
        digits = "".join(_DIGIT.get(part, part) for part in parts)
        if words >= _SPELLED_DIGITS or (words > 1 and _certain_kind(digits)):
            kind = _certain_kind(digits) or Personal.PHONE
            yield FoundNumber(kind, match[0].strip(), digits, *match.span())


def _certain_kind(digits: str) -> Personal | None:
    """What a number is by its digits alone."""
    if re.fullmatch(r"0[35789]\d{8}", digits):
        return Personal.PHONE
    return Personal.ID if _CITIZEN.fullmatch(digits) else None


def _kind_of_run(run: str, digits: str) -> Personal | None:
    """What a run of digits is; None where it can be a house number or the like."""
    lengths = [len(group) for group in re.findall(r"\d+", run)]
    if _PHONE.fullmatch(digits):
        return Personal.PHONE
    whole = max(lengths) >= _LONG
    grouped = "/" not in run and min(lengths) >= _GROUP_DIGITS
    of_person = len(digits) in {9, 12}
    if whole or (len(digits) >= _LONG and grouped):
        return Personal.ID if of_person else Personal.ACCOUNT
    return Personal.ID if of_person and set(lengths) == {1} else None
