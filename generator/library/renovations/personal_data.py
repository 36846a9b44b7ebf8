"""Personal data in a text: what a public page must never hold.

One idea: take the text bare (composed, without accents, full-width digits as digits), mask what
only looks like a number of a person (dates, amounts, file numbers), then look for numbers, for
marks such as @, and for names where a word before them says that a person follows. Streets, markets
and companies bear names of people too: a word such as «đường», «chợ» or «công ty» before makes it
theirs.

The kinds are those that Act 91/2025/QH15 and decree 356/2025/NĐ-CP protect and that a site notice
could hold by mistake.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.library.models.renovation import Renovation
from generator.library.models.ward import Ward


class Personal(StrEnum):
    """What was found, in the words of the message."""

    ID = "số giấy tờ của một người"
    PHONE = "số điện thoại riêng"
    EMAIL = "thư điện tử riêng"
    ACCOUNT = "số tài khoản"
    LAND = "số giấy chứng nhận nhà đất"
    BIRTH = "ngày sinh"
    PLATE = "biển số xe"
    NAME = "tên một người"


@dataclass(frozen=True)
class Finding:
    """One finding: what it is, and the words that show it."""

    kind: Personal
    words: str


@dataclass(frozen=True)
class Public:
    """Numbers and addresses that are not a person's: digits only, and e-mail in lower case."""

    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()


NOTHING_PUBLIC = Public()


def public_of(ward: Ward, renovation: Renovation) -> Public:
    """What the ward publishes of itself, and the hotline of the company at a renovation."""
    numbers = [line.number for line in ward.phones]
    numbers += [counter.phone for counter in ward.counters if counter.phone]
    numbers += [channel.phone for channel in ward.report_channels if channel.phone]
    if renovation.contractor and renovation.contractor.phone:
        numbers.append(renovation.contractor.phone)
    mails = [ward.email, *(channel.email for channel in ward.report_channels)]
    return Public(
        frozenset(map(_number, numbers)),
        frozenset(mail.lower() for mail in mails if mail),
    )


def personal_data(text: str, public: Public = NOTHING_PUBLIC) -> list[Finding]:
    """Every piece of personal data in `text`, in no certain order; none twice."""
    plain, bare = _plain_and_bare(text)
    masked = _masked(bare)
    found = [
        *_emails(plain, public),
        *_numbers(masked, public),
        *_land(plain, bare),
        *_births(bare),
        *_plates(bare),
        *_names(plain, bare),
    ]
    return list(dict.fromkeys(found))


def _plain_and_bare(text: str) -> tuple[str, str]:
    """The text composed, and the same without accents; of equal length, letter by letter."""
    composed = unicodedata.normalize("NFKC", text).replace("\u00a0", " ")
    seen = (letter for letter in composed if unicodedata.category(letter) not in {"Mn", "Cf"})
    plain = "".join(seen)
    return plain, _bare(plain)


def _bare(plain: str) -> str:
    """Composed text without accents."""
    latin = plain.replace("đ", "d").replace("Đ", "D")
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in latin)


def _number(words: str) -> str:
    """The digits of a phone number, with 0 for the country's +84."""
    return re.sub(r"^(00)?84(?=\d{9,10}$)", "0", re.sub(r"\D", "", words))


# What only looks like a number of a person

_NOT_PERSONAL = re.compile(
    r"""
      (?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)                                   # 2026-03-10
    | (?<!\d)(19|20)\d\d[01]\d[0-3]\d([ _-]\d{4,6})?(?!\d)                 # 20261112_083015
    | (?<!\d)\d{1,2}\s?([./-])\s?\d{1,2}\s?\3\s?(19|20)\d\d(?!\d)          # 10/3/2026
    | (?<!\d)(0?[1-9]|1[0-2])[./-](19|20)\d\d(?![. ]?\d)                   # 03.2026
    | \b[A-Z]\d\d(\.\d{1,3})*-\d{6}-\d{3,5}\b                              # H29.18-261125-0012
    | (?<!\d)\d{1,3}([.,]\d{3})+\s?(dong|d|vnd|usd|trieu|ty|m2|m3|m|kg|tan)\b  # 150.000.000 đồng
    | (?<!\d)[1-9]\d{4,}\s?(dong|d|vnd|usd|m2|m3|m|kg|tan)\b               # 150000000 đồng
    | (?<!\d)((19|20)\d\d[ -])+(19|20)\d\d(?!\d)                           # 2025-2026
    | (?<!\d)1[89]00[ .]?\d{2,4}[ .]?\d{2,4}(?!\d)                         # 1800 1096: a hotline
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _masked(bare: str) -> str:
    """`bare` with each such number blanked, letter by letter."""
    return _NOT_PERSONAL.sub(lambda match: ";" * len(match[0]), bare)


# Numbers

_RUN = re.compile(r"(?<!\d)\(?\+?\d(?:[ ._/()-]{0,3}\d)*")
_GROUP = re.compile(r"\d+")
_PHONE = re.compile(r"0[35789]\d{8}|02\d{8,9}")
_LONG = 9
"""So many digits in one number are a phone's, a person's or an account's, not a house's."""
_GROUP_DIGITS = 3
"""Numbers of people are written in groups of at least so many digits."""
_AFTER_WORDS = (
    (
        Personal.PHONE,
        7,
        r"(dien thoai|d\.?t|sdt|so dt|tel|phone|di dong|goi|lien he|zalo|viber|whatsapp|hotline)",
    ),
    (Personal.ACCOUNT, 6, r"(stk|so tai khoan|tai khoan|so tk|tk)"),
    (Personal.ID, 6, r"(cccd|cmnd|cmt|can cuoc|can cuoc cong dan|chung minh|dinh danh|ho chieu)"),
)
"""Shorter numbers count after such words: so many digits at least."""
_DIGIT_WORDS = re.compile(
    r"\b((khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)\b[ ,.-]*){7,}", re.IGNORECASE
)


def _numbers(masked: str, public: Public) -> Iterator[Finding]:
    for match in _RUN.finditer(masked):
        number = _number(match[0])
        if number not in public.phones and (kind := _kind_of_run(match[0], number)):
            yield Finding(kind, match[0].strip())
    for kind, digits, words in _AFTER_WORDS:
        pattern = rf"\b{words}\b[^\d;,]{{0,25}}?([A-Z]?\d(?:[ .-]?\d){{{digits - 1},}})(?!\d)"
        for match in re.finditer(pattern, masked, re.IGNORECASE):
            if _number(match[2]) not in public.phones:
                yield Finding(kind, match[2])
    for match in _DIGIT_WORDS.finditer(masked):
        yield Finding(Personal.PHONE, match[0].strip())


def _kind_of_run(run: str, number: str) -> Personal | None:
    """What a run of digits is; None where it can be a house number or the like."""
    groups = _GROUP.findall(run)
    if _PHONE.fullmatch(number):
        return Personal.PHONE
    whole = max(len(group) for group in groups) >= _LONG
    grouped = "/" not in run and min(map(len, groups)) >= _GROUP_DIGITS
    if whole or (len(number) >= _LONG and grouped):
        return Personal.ID if len(number) in {9, 12} else Personal.ACCOUNT
    spelled = len(number) in {9, 12} and set(map(len, groups)) == {1}
    return Personal.ID if spelled else None


# Marks that speak for themselves

_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+", re.ASCII
)
_LAND_SERIAL = re.compile(
    r"(?<!\w)(?!SO\b)[A-Z]{2}[ .-]?(\d{6}|\d{8})(?!\d)|(?<!\w)[a-z]{2}\d{6}\b"
)
_LAND_WORDS = re.compile(
    r"\b(so vao so|so hong|so do|gcn ?qsd[d ]?|giay chung nhan (quyen|qsd)|giay to nha dat)\b"
    r"[^.;]{0,60}?\d{3,}",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(\w+ )?\b((ngay|nam) sinh|sinh (ngay|nam|thang)|sinh(?=:? ?\d)|sn|d\.?o\.?b)\b"
    r"[ :.]{0,3}(ngay )?\d[\d/. -]{1,}",
    re.IGNORECASE,
)
_OTHER_SINH = frozenset({"ve", "phat", "hoc", "hy", "khai", "an", "dan", "thi", "ky", "moi", "tai"})
"""vệ sinh ngày…, phát sinh năm…: not births."""
_PLATE = re.compile(
    r"(?<![\w/])\d{2}[ -]?[A-Z][A-Z0-9]?[ -]?(\d{3}\.\d{2}|(?<=[ -])\d{4,5})(?![\d/])"
)


def _emails(plain: str, public: Public) -> Iterator[Finding]:
    for match in _EMAIL.finditer(plain):
        if match[0].lower() not in public.emails:
            yield Finding(Personal.EMAIL, match[0])


def _land(plain: str, bare: str) -> Iterator[Finding]:
    for match in (*_LAND_SERIAL.finditer(plain), *_LAND_WORDS.finditer(bare)):
        yield Finding(Personal.LAND, match[0])


def _births(bare: str) -> Iterator[Finding]:
    for match in _BIRTH.finditer(bare):
        before = (match[1] or "").strip().lower()
        if not (before in _OTHER_SINH and match[2].lower().startswith("sinh")):
            yield Finding(Personal.BIRTH, match[0])


def _plates(bare: str) -> Iterator[Finding]:
    for match in _PLATE.finditer(bare):
        yield Finding(Personal.PLATE, match[0])


# Names

SURNAMES = frozenset({
    "âu", "bùi", "cao", "châu", "đàm", "đặng", "danh", "đào", "đinh", "đỗ", "đoàn", "dương", "hà",
    "hồ", "hoàng", "huỳnh", "khuất", "kiều", "la", "lâm", "lê", "liêu", "lương", "lưu", "lý", "mai",
    "nghiêm", "ngô", "nguyễn", "phạm", "phan", "phùng", "quách", "tạ", "thạch", "thái", "tô", "tôn",
    "tống", "trần", "triệu", "trịnh", "trương", "võ", "vũ", "vương",
})  # fmt: skip
"""The surnames of nearly all Vietnamese."""
_BARE_SURNAMES = frozenset(map(_bare, SURNAMES))
_TITLES = {
    "ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "di", "cau", "mo", "thim", "thay", "em",
    "me", "cha", "vo", "chong", "con",
}  # fmt: skip
_ACCENTED_TITLES = {
    "ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "dì", "cậu", "mợ", "thím", "thầy", "em",
    "dượng", "ong",
}  # fmt: skip
"""After these, written with their accents, any capital letter begins a name; after `_TITLES`
without accents, which mean other things too («có Giấy»), only a surname does."""
_OWNERS = re.compile(
    r"\b(chu (nha|ho|dau tu|so huu|su dung|cong trinh|dat|can ho)|gia chu|nguoi (dung ten|nop don"
    r"|phan anh|to cao|khieu nai|duoc cap phep)|ho va ten|ho ten|cap cho|nha cua|don cua)\b"
    r"(?: (?:la|ten|ten la|cu|hien nay))?\s?[:–-]?\s?",
    re.IGNORECASE,
)
_HOUSEHOLD = re.compile(
    r"\b(gia dinh|ho|dai dien|nha|(ky su|kien truc su|tho|giam sat|chi huy|doi truong|can bo"
    r"|cong chuc)(?-i:( [a-z]+){0,2}))\b:? ",
    re.IGNORECASE,
)
"""Words before a name that often stand before other things: only a full name counts."""
_ORGANISATION = re.compile(
    r"(cong (ty|an|doan)|tong|ubnd|uy ban|hdnd|hoi|ban|truong|so|phong|benh vien|hop tac"
    r"|doanh nghiep|nha (nuoc|tho)|quy|chua|giao|trung tam|phuong|bo"
    r"|dang (uy|bo)|tram|tap doan|xi nghiep|lien"
    r"|vien|cuc|chi (cuc|nhanh)|khu|to \d|vnpt|evn|mat tran|doan (thanh|kinh)|quan)\b",
    re.IGNORECASE,
)
"""How the name of an owner that is no person begins: công ty, UBND, trường…"""
_PLACE_WORDS = frozenset({
    "đường", "phố", "hẻm", "ngõ", "ngách", "cầu", "chợ", "chùa", "miếu", "đền", "đình", "lăng",
    "rạch", "kênh", "sông", "suối", "hồ", "núi", "bến", "ba", "tư", "xóm", "ấp", "khu", "tỉnh",
    "phường", "xã", "trấn", "quận", "huyện", "trường", "thpt", "thcs", "học", "non", "trạm",
    "viên", "viện", "ty", "xứ", "thờ", "vườn", "ga", "tượng", "lộ",
})  # fmt: skip
"""The last word before the name of a place; without accents too, where the text has none."""
_BARE_PLACE_WORDS = frozenset(map(_bare, _PLACE_WORDS)) - {"ho"}
_PLACES = re.compile(
    r"(ba (trieu|hat|huyen thanh quan|diem|hom|ria|na|chieu|queo|den|le chan|trung|chua xu|den|dinh"
    r"|vi|be|tri|to|ky|bau|lai|ca|cai|cua)|ong (ich khiem|lanh|ta|thin|cong|tao|bau|nhieu)"
    r"|co (giang|bac)|em (ai)|anh (quoc|ngu|van)|chi (lang|linh)|chu (van an|manh trinh)"
    r"|mai (anh|thi luu)|ba thang hai)\b",
    re.IGNORECASE,
)
"""Names of places and streets that begin like a title."""
_COMPANY = re.compile(r"\b(cong ty|doanh nghiep|hop tac xa|xi nghiep|tap doan)\b", re.IGNORECASE)
_LIST_OF_PLACES = re.compile(
    r"\b(duong|pho|hem|cau|cho|truong|giao|goc|nga)\b[^.;]{0,60}(,| va| voi| -) ?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_FULL_NAME = re.compile(
    rf"\b(?P<surname>{'|'.join(sorted(_BARE_SURNAMES))}) (?P<middle>van|thi)"
    r" (?P<given>[a-z]{2,})\b",
    re.IGNORECASE,
)
_NOT_GIVEN = frozenset(
    {"truong", "hoa", "phong", "xa", "tran", "ban", "sac", "hien", "thu", "de", "vu", "nghe"}
)
"""After Văn or Thị no given name: thị trường, văn hóa, văn phòng, thị xã…"""


def _names(plain: str, bare: str) -> Iterator[Finding]:
    words = [match.span() for match in _WORD.finditer(bare)]
    for first, second, third in zip(words, words[1:], [*words[2:], (0, 0)], strict=False):
        if _is_title(plain, bare, first, second, third):
            yield Finding(Personal.NAME, plain[first[0] : second[1]])
    for pattern in (_OWNERS, _HOUSEHOLD):
        for match in pattern.finditer(bare):
            if _is_owner(plain, bare, match, surname_only=pattern is _HOUSEHOLD):
                yield Finding(Personal.NAME, plain[match.start() : match.end() + 20].strip())
    for match in _FULL_NAME.finditer(bare):
        if _is_full_name(plain, match) and not _names_place(plain[: match.start()]):
            yield Finding(Personal.NAME, plain[match.start() : match.end()])


def _is_full_name(plain: str, match: re.Match[str]) -> bool:
    """Whether it is Nguyễn Văn An and not «đô thị và»; without accents it needs its capitals."""
    surname, middle, given = (plain[slice(*match.span(part))] for part in (1, 2, 3))
    if match["given"].lower() in _NOT_GIVEN or not _is_surname(surname):
        return False
    if middle.lower() in ("văn", "thị"):
        return True
    return plain[slice(*match.span())] == match[0] and all(
        word[0].isupper() for word in (surname, middle, given)
    )


def _is_surname(word: str) -> bool:
    """Whether `word` is a surname as it is written, or one without any accent."""
    return word.lower() in SURNAMES or (word == _bare(word) and word.lower() in _BARE_SURNAMES)


Span = tuple[int, int]


def _is_title(plain: str, bare: str, first: Span, second: Span, third: Span) -> bool:
    """Whether the first of three words is a title and a person's name follows it."""
    title, accented = bare[slice(*first)], plain[slice(*first)].lower()
    name, before = bare[slice(*second)], plain[: first[0]]
    gap = bare[first[1] : second[0]]
    if title.lower() not in _TITLES or gap.strip(" :/") or not name[0].isupper():
        return False
    if _PLACES.match(bare, first[0]) or _after_place(before):
        return False
    whole = slice(second[0], third[1])
    full = (
        _is_surname(plain[slice(*second)]) and bare[third[0]].isupper() and bare[second[1]] == " "
    )
    if full and (accented in _ACCENTED_TITLES or plain[whole] == bare[whole]):
        return True
    if accented not in _ACCENTED_TITLES or (title.isupper() and name.isupper()):
        return False
    return title[0].islower() or _begins_sentence(before) or not _in_a_name(before)


def _is_owner(plain: str, bare: str, owner: re.Match[str], *, surname_only: bool) -> bool:
    """Whether what follows an owner's word is a person and no organisation."""
    start = owner.end()
    first = _WORD.match(bare, start)
    if first is None or not first[0][0].isupper():
        return False
    second = _WORD.match(bare, first.end() + 1)
    surname = _is_surname(plain[slice(*first.span())])
    if surname_only or first[0].isupper():
        named = second is not None and second[0][0].isupper()
        return surname and named and not _names_place(plain[: owner.start()])
    if _ORGANISATION.match(bare, start):
        return surname and re.match(r" (Van|Thi) [A-Z]", bare[first.end() :]) is not None
    return True


def _after_place(before: str) -> bool:
    """Whether the word just before says that a place is named."""
    last = re.search(r"(gia )?(\w+)[\s:]*$", before.lower())
    if last is None or last[1]:
        return False
    return last[2] in _PLACE_WORDS or last[2] in _BARE_PLACE_WORDS


def _names_place(before: str) -> bool:
    """Whether a street, a place or a company is being named, as in «đường A, B và C»."""
    sentence = _bare(re.split(r"[.;!?]\s", before)[-1])
    house = re.search(r"\d[\w/]*,? *$", sentence)
    listed = _LIST_OF_PLACES.search(sentence) or _COMPANY.search(sentence)
    return bool(house or listed or _after_place(before))


def _begins_sentence(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ".:;!?–-("


def _in_a_name(before: str) -> bool:
    """Whether a capital letter here goes on a name: of a company, after a number or a capital."""
    last = re.search(r"(\w+)\s*$", before)
    goes_on = last is not None and (last[1][0].isupper() or last[1][0].isdigit())
    return goes_on or _COMPANY.search(_bare(before)) is not None
