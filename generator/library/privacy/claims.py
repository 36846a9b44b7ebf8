"""What stands before a name and says that it is no person's: a street, a shop, a play."""

from __future__ import annotations

import re

from generator.library.privacy.clauses import Clause
from generator.library.privacy.known_names import NAME_LETTER
from generator.library.privacy.lexicon import (
    BEARERS,
    BEARERS_BARE,
    COMPANIES_BARE,
    NO_BEARERS_BARE,
    OFFICES_BARE,
    ORDINALS,
    TITLES,
)


def is_claimed(clause: Clause, index: int, end: int) -> bool:
    """Whether what stands before says that these words name no person."""
    before = clause.bare[: clause.words[index].start].lower()
    if office := OFFICE.search(before):
        return office["of"].strip() in ("phuong", "xa", "quan", "huyen") and not clause.acts(end)
    company = COMPANY.search(re.split(r"[,;.:]", before)[-1]) is not None
    work = _WORK.search(clause.text[: clause.words[index].start].lower()) is not None
    if company or work or (index > 0 and _is_borne(clause, index - 1)):
        return True
    stretch = _STRETCH.match(clause.bare, clause.words[end - 1].end)
    address = ADDRESS.search(before) or _STREETS.search(before) or stretch
    address = address or _ON_STREETS.search(clause.bare[: clause.words[index].start])
    return address is not None and not clause.acts(end, at_once=True)


def _is_borne(clause: Clause, index: int) -> bool:
    """Whether the word, or the one before a title («Đường Bà Lê Chân»), bears what follows."""
    word = clause.words[index]
    titled = index > 0 and word.capital and word.small in TITLES
    return is_bearer(clause, index) or (titled and is_bearer(clause, index - 1))


def is_bearer(clause: Clause, index: int) -> bool:
    """Whether the word bears a name that is no person's: «đường», «Chợ», «gạch»."""
    word = clause.words[index]
    if clause.gap(index + 1).strip(' :-_"' if word.bare in _STREET else " -_"):
        return False
    before = clause.words[index - 1].bare if index else ""
    if word.small == "ong" and before not in PIPES:
        return False
    pair = f"{before} {word.bare}"
    if before == "chu" or (pair in NO_BEARERS_BARE and word.small != "viện"):
        return False
    if before == "nga" and word.small in ORDINALS:
        return True
    return word.small in BEARERS or (word.accentless and word.bare in BEARERS_BARE)


_STREET = frozenset({"duong", "street", "detour"})
"""Behind these a colon or a quotation mark may stand before the name."""


COMPANY = re.compile(rf"\b(?:{COMPANIES_BARE})\b")
OFFICE = re.compile(rf"\b(?:{OFFICES_BARE})(?: [a-z]+)??(?P<of>(?: [a-z]+)?)(?: \d+)?:? $")
ADDRESS = re.compile(
    r"(?:\d[\w/]* *|(?:/|\bso )\d*\w?, *"
    r"|\b(?:tren|doc|doc theo|re vao|giao lo|nut giao|(?:di|chay|kieu|hanh|thong) qua) *"
    r"|\b(?:doi|lop|truong|duong|pho|cau|quy|giai|doan|vien) (?:[a-z]+ ){0,3}mang ten "
    rf"|\b{NAME_LETTER}+(?:,| va| -| –| and) *)$"
)
"""Before a street: a house number, «trên», a street that everybody knows."""
_WORK = re.compile(
    r"\b(?:ca nhạc|tranh (?:lụa|sơn mài|cổ động)|thơ|truyện|tiểu thuyết|kịch|vở|chèo|tuồng"
    r"|cải lương|phim|ca khúc|bài hát|tác phẩm|nhân vật|vua|danh tướng|trạng nguyên|đại thi hào"
    r"|nhà thơ|nhạc sĩ|nhà văn|họa sĩ)\b[^.;,:(–-]{0,40}$"
)
"""Before somebody known by his works."""
_ON_STREETS = re.compile(r"\b(?:[Tt]ren|[Dd]oc) [A-Z][^.;:]{0,60}(?:,| va| -| –) $")
_STRETCH = re.compile(r",? \(?(?:doan|khuc) (?:tu|giap|gan|qua|truoc|sau|giua|noi|dau|cuoi)\b")
_STREETS = re.compile(
    r"\b(duong|pho|hem|cau|cho|truong|giao|goc|nga|doan|xoay|ranh|huong)\b[^.;]{0,60}"
    r"(,| va| voi| noi| den| qua| giap| ra| (?:moi|cu) la| [-–]) ?$"
)
PIPES = frozenset({"thay", "lap", "duong", "noi", "dat", "bit", "son"})
"""Before «ong» they make a pipe of it."""
