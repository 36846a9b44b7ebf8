"""What speaks for itself in a text: mail, land papers, plates, births, what is told of a life."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.privacy.finding import Finding, Personal
from generator.library.privacy.lives import lives, speaks_of_somebody
from generator.library.privacy.offices import is_offices_mail


def signs(plain: str, simple: str) -> Iterator[Finding]:
    """Every such sign in plain text; `simple` is the same without accents."""
    yield from lives(plain, simple)
    for kind, needed, pattern in _SIGNS:
        for match in pattern.finditer(simple) if needed.search(simple) else ():
            if not _is_nobodys(kind, match, plain, simple):
                yield Finding(kind, match[0].strip())


def _is_nobodys(kind: Personal, match: re.Match[str], plain: str, simple: str) -> bool:
    """Whether it is an office's mail, an example, or what one is told to do with papers."""
    if kind is Personal.ID:
        told = len(simple.split()) > _TITLE_WORDS or _INSTRUCTS.search(simple) is not None
        return told and not speaks_of_somebody(plain, simple)
    other = kind is Personal.BIRTH and match["other"]
    return bool(other or is_offices_mail(match[0].strip()) or _AS.search(simple[: match.start()]))


_TITLE_WORDS = 6
"""So few words can be a picture's title: «Ảnh căn cước»."""
_AS = re.compile(
    r"\b(?:mau|vi du|thi du|vd|dang|ky hieu|ma hieu|model|e\.g\.|for example|such as)[ :,(\"]*$",
    re.IGNORECASE,
)
"""Before an example."""
_OTHER = "ve|phat|hoc|hy|khai|an|dan|thi|ky|moi|tai"
"""vệ sinh ngày…, phát sinh năm…: not births."""
_EMAIL = r"""
      [\w.+-]+ \s? (?:@|[(\[]at?[)\]]) \s? [\w-]+ (?:\s?(?:\.|[(\[]dot[)\]])\s?[\w-]+)+
    | [\w.+-]+ \s (?:at|a[ ]cong|a[ ]moc) \s [\w.-]+ (?:\s?(?:\.|\sdot\s|\scham\s)\s?\w+)+
    | [\w.+-]+@[\w-]+
"""
_LAND = r"""
      (?<![^\W_]) (?!SO\b|KT|DN|PN|QL|TL|BV|MC|TS) (?-i:[A-Z]{2})
      (?![ .-]?20\d\d[01]\d[0-3]\d)
      [ .-]? (?:\d{6}|\d{8}|\d{3}[ .]\d{3}) (?!\d|\.\d)
    | (?<!\w) (?-i:[a-z]{2})\d{6} \b
    | \b(?:so[ ]vao[ ]so(?![ ](?:cong|ho|don|khieu))|so[ ]hong|so[ ]do
      |gcn[ ]?qsd[d ]?|giay[ ]chung[ ]nhan[ ](?:quyen|qsd)
      |giay[ ]to[ ]nha[ ]dat)\b [^.;]{0,60}? \d{3,}
    | \b(?:so[ ](?:do|hong)|gcn|giay[ ]chung[ ]nhan|the[ ]chap)\b [^.;]{0,40}?
      [A-Z]{1,2}[ .-]?\d[\d .]{4,}
"""
_BIRTH = rf"""
      (?:ngay|nam)[ _]sinh\b (?:(?!vi[ ]du|thi[ ]du)[^\d;,]){{0,20}}
      (?!0?1/0?1(?![/.-]\d)) \d[\d/. -]+(?![\dx])
    | (?P<other>(?:{_OTHER})[ ])? \bsinh[ ] (?:ngay[ ]|nam[ ]|thang[ ])? :?[ ]?
      (?:ngay[ ]|nam[ ])? \d[\d/. -]+(?![\dx])
    | \bsinh[ ](?:ngay|nam|thang)[ ](?:mong|mung|muoi|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin)\b
    | \bsinh[ ]nam[ ](?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy)\b
    | \bs\.[ ]?(?:19|20)\d\d\b
    | \b(?:sn|s/n|n/s|ns|d\.?o\.?b|birth(?:[ ]?da(?:y|te))?|born(?:[ ](?:on|in))?)\b
      [ :."']{{0,4}} \d[\d/. -]+
    | \d[\d/.-]{{3,}} [ "'#(:–-]{{1,6}} (?:la[ ])?(?:ngay|nam)[ ]sinh
      (?![ ](?:chu[ ]tich|bac[ ]ho|cua[ ]bac|dai[ ]tuong|nha))
"""
_PAPERS = (
    "cccd|cmnd|can[ ]cuoc|ho[ ]chieu|so[ ](?:hong|do|ho[ ]khau)|giay[ ](?:khai[ ]sinh|ket[ ]hon)"
)
_SHOWN = "anh|hinh|chup|scan|mat[ ](?:truoc|sau)"
_PICTURED = rf"""
      \b(?:{_SHOWN})\b .{{0,20}} \b(?:{_PAPERS})\b | \b(?:{_PAPERS})\b .{{0,20}} \b(?:{_SHOWN})\b
    | \b(?:{_PAPERS})\b [\w -]{{0,20}} \.(?:jpe?g|png|heic|pdf)
"""
_INSTRUCTS = re.compile(
    r"\b(?:chup ro|in o|gom|xuat trinh|tai (?:len|anh)|mang theo|kem theo|dinh kem|nop (?:anh|ban)"
    r"|gui (?:anh|ban)|khong loa|con han|khong (?:dang|gui|luu|chup)|dung (?:dang|gui|chup)|phai"
    r"|cua (?:nguoi (?:nop|yeu cau|di|dang ky)|ban|minh)|both sides)\b",
    re.IGNORECASE,
)
"""What one is told to do with papers: none is shown."""
_PLATE = r"""
      \b (?:bien(?:[ ]so)?|bks|bs)\b .{0,8}? \d[ ]?\d [ .-]* (?-i:[A-Z])
      [ .-]?\d? [ .-]* \d[\dO .-]{3,}
    | (?<![\w/]) \d{2} [ -]? (?-i:[A-Z])[A-Z0-9]? [ -]{0,3}
      (?:\d{3}\.\d{2}|(?<=[ -])\d{4,5}) (?![\d/])
"""
_PROFILE = r"""
      \b (?:fb|facebook|zalo|m\.me|t\.me|instagram|tiktok|viber) (?:\.com|\.me)? / \S+
    | (?<![\w.]) @[a-z]\w+
    | \b (?:inbox|nhan[ ]tin)\b .{0,20} \b(?:facebook|fb|zalo|messenger)\b
"""
_NUMBER, _NUMBER_OR_BIRTH, _ANYTHING = r"\d", r"\d|sinh", ""
_SIGNS = tuple(
    (kind, re.compile(needed, re.IGNORECASE), re.compile(pattern, re.VERBOSE | re.IGNORECASE))
    for kind, needed, pattern in (
        (Personal.EMAIL, _ANYTHING, _EMAIL),
        (Personal.LAND, _NUMBER, _LAND),
        (Personal.BIRTH, _NUMBER_OR_BIRTH, _BIRTH),
        (Personal.ID, _ANYTHING, _PICTURED),
        (Personal.PLATE, _NUMBER, _PLATE),
        (Personal.PROFILE, _ANYTHING, _PROFILE),
    )
)
"""Each with what is in whatever it finds: most texts have no number, and to seek one is quick."""
