"""What speaks for itself in a text: mail, land papers, plates, births, what is told of a life."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.privacy.finding import Finding, Personal
from generator.library.privacy.lexicon import LIVES, bare


def signs(plain: str, simple: str) -> Iterator[Finding]:
    """Every such sign in plain text; `simple` is the same without accents."""
    lives = _LIVES_BARE if simple == plain else _LIVES
    yield from (Finding(Personal.LIFE, match[0]) for match in lives.finditer(plain))
    for kind, pattern in _SIGNS:
        for match in pattern.finditer(simple):
            if not (match.groupdict().get("other") or _is_of_a_thing(simple, match)):
                yield Finding(kind, match[0].strip())


def _is_of_a_thing(simple: str, age: re.Match[str]) -> bool:
    """Whether it is the age of a tree or a house."""
    before = re.split("[,.;:]", simple[: age.start()])[-1].strip()
    return age[0].endswith("tuoi") and _THING.match(before) is not None


_THING = re.compile(r"(?:cay|nha|mai|tuong|cong trinh|biet thu|gieng)\b", re.IGNORECASE)


_OTHER = "ve|phat|hoc|hy|khai|an|dan|thi|ky|moi|tai"
"""vệ sinh ngày…, phát sinh năm…: not births."""
_YEARS = "giap|at|binh|dinh|mau|ky|canh|tan|nham|quy|ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi"
_EMAIL = r"""
      [\w.+-]+ \s? (?:@|[(\[]at?[)\]]) \s? [\w-]+ (?:\s?(?:\.|[(\[]dot[)\]])\s?[\w-]+)+
    | [\w.+-]+ \s (?:at|a[ ]cong|a[ ]moc) \s [\w.-]+ (?:\s?(?:\.|\sdot\s|\scham\s)\s?\w+)+
    | [\w.+-]+@[\w-]+
"""
_LAND = r"""
      (?<![^\W_]) (?!SO\b|KT|DN|PN|QL|TL|BV|MC|TS) (?-i:[A-Z]{2})
      [ .-]? (?:\d{6}|\d{8}|\d{3}[ .]\d{3}) (?!\d|\.\d)
    | (?<!\w) (?-i:[a-z]{2})\d{6} \b
    | \b(?:so[ ]vao[ ]so|so[ ]hong|so[ ]do|gcn[ ]?qsd[d ]?|giay[ ]chung[ ]nhan[ ](?:quyen|qsd)
      |giay[ ]to[ ]nha[ ]dat)\b [^.;]{0,60}? \d{3,}
    | \b(?:so[ ](?:do|hong)|gcn|giay[ ]chung[ ]nhan|the[ ]chap)\b [^.;]{0,40}?
      [A-Z]{1,2}[ .-]?\d[\d .]{4,}
"""
_BIRTH = rf"""
      (?:ngay|nam)[ ]sinh\b [^\d;,]{{0,20}} \d[\d/. -]+
    | (?P<other>(?:{_OTHER})[ ])? \bsinh[ ] (?:ngay[ ]|nam[ ]|thang[ ])? :?[ ]?
      (?:ngay[ ]|nam[ ])? \d[\d/. -]+
    | \bsinh[ ](?:ngay|nam|thang)[ ](?:mong|mung|muoi|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin)\b
    | \bs\.[ ]?(?:19|20)\d\d\b
    | \b(?:sn|s/n|n/s|ns|d\.?o\.?b)\b [ :.]{{0,3}} \d[\d/. -]+
    | \d[\d/.-]{{3,}} [ ](?:la[ ])?(?:ngay|nam)[ ]sinh
"""
_AGE = rf"""
      (?P<other>(?:duoi|tren|tu|du|den)[ ])? \b
      (?:\d{{1,3}}|muoi|moi|mot|hai|ba|bon|tu|lam|nam|sau|bay|tam|chin) [ ]tuoi \b (?![ ]tho)
    | \btuoi[ ](?:{_YEARS})\b
"""
_PAPERS = (
    "cccd|cmnd|can[ ]cuoc|ho[ ]chieu|so[ ](?:hong|do|ho[ ]khau)|giay[ ](?:khai[ ]sinh|ket[ ]hon)"
)
_SHOWN = "anh|hinh|chup|scan|mat[ ](?:truoc|sau)"
_PICTURED = rf"""
      \b(?:{_SHOWN})\b .{{0,20}} \b(?:{_PAPERS})\b | \b(?:{_PAPERS})\b .{{0,20}} \b(?:{_SHOWN})\b
"""
_PLATE = r"""
      \b (?:bien(?:[ ]so)?|bks|bs)\b .{0,8}? \d[ ]?\d [ .-]* (?-i:[A-Z])
      [ .-]?\d? [ .-]* \d[\dO .-]{3,}
    | (?<![\w/]) \d{2} [ -]? (?-i:[A-Z])[A-Z0-9]? [ -]? (?:\d{3}\.\d{2}|(?<=[ -])\d{4,5}) (?![\d/])
"""
_PROFILE = r"""
      \b (?:fb|facebook|zalo|m\.me|t\.me|instagram|tiktok|viber) (?:\.com|\.me)? / \S+
    | (?<![\w.]) @[a-z]\w+
    | \b (?:inbox|nhan[ ]tin)\b .{0,20} \b(?:facebook|fb|zalo|messenger)\b
"""
_LIVES, _LIVES_BARE = (
    re.compile(rf"\b(?:{either})\b", re.IGNORECASE) for either in (LIVES, bare(LIVES))
)
"""Without accents other words look the same («bảo hành»), so only where a text has none."""
_SIGNS = tuple(
    (kind, re.compile(pattern, re.VERBOSE | re.IGNORECASE))
    for kind, pattern in (
        (Personal.EMAIL, _EMAIL),
        (Personal.LAND, _LAND),
        (Personal.BIRTH, _BIRTH),
        (Personal.LIFE, _AGE),
        (Personal.ID, _PICTURED),
        (Personal.PLATE, _PLATE),
        (Personal.PROFILE, _PROFILE),
    )
)
