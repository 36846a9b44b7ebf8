"""Names of people in a text, told from those of streets, companies, places and things.

A name is a run of words with capital letters that begins with a surname and that nothing before it
(«đường», «chợ», «công ty», a house number) claims; or one that a title, a role or a verb says to be
a person's. Where capital letters say nothing, in small letters and in great ones, surname and
middle name must both be usual ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from generator.library.privacy.known_names import NAME_LETTER, namesakes, without_known
from generator.library.privacy.lexicon import (
    ACTS_BARE,
    BEARERS,
    BEARERS_BARE,
    CAPITALS,
    COMPANIES_BARE,
    GIVEN_BARE,
    GREAT,
    MIDDLES,
    NO_BEARERS_BARE,
    OFFICES_BARE,
    ORDINALS,
    ORGANISATIONS_BARE,
    PLACES_BARE,
    PLAIN_MIDDLES,
    PLAIN_SURNAMES,
    PROFESSIONS,
    RARE_SURNAMES,
    ROLES_BARE,
    SURNAMES,
    THINGS_BARE,
    TITLED_PLACES_BARE,
    TITLES,
    TITLES_BARE,
    VERBS,
    bare,
)


def names(text: str) -> Iterator[str]:
    """The words of composed `text` that name a person; some may be found more than once."""
    for written in dict.fromkeys((text, _joined(text), _apart(text))):
        yield from namesakes(written)
        clause = _Clause.of(without_known(written))
        for find in _FINDERS:
            yield from find(clause)


def begins_a_name(word: str) -> bool:
    """Whether a name may go on behind this last word of a text: a surname or a title."""
    return (word[0].isupper() and word.lower() in SURNAMES) or word.lower() in TITLES


def _joined(text: str) -> str:
    """`text` in which letters that stand apart, «N g u y ễ n V ă n», are words again."""
    return _SPACED.sub(lambda run: _CAMEL.sub(" ", run[0].replace(" ", "")), text)


def _apart(text: str) -> str:
    """`text` in which what a file's name or a program joins, «NguyenVanAn», is apart."""
    return _GLUED.sub(lambda run: _CAMEL.sub(" ", re.sub("[-_./]+", " ", run[0])), text)


_SPACED = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_]){4,}(?!\w)")
_CAMEL = re.compile(rf"(?<=[^\W\d_])(?=[{GREAT}])(?<![{GREAT}])")
_GLUED = re.compile(rf"[^\W\d_]+(?:[-_./]+[^\W\d_]+)+|[{GREAT}]\w*[a-z][{GREAT}]\w*")


class _Word(NamedTuple):
    text: str
    bare: str
    start: int
    end: int
    accentless: bool
    """Whether the part of the text around it is written without any accent."""

    @property
    def small(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


class _Clause(NamedTuple):
    """A text and its words."""

    text: str
    bare: str
    words: tuple[_Word, ...]

    @classmethod
    def of(cls, text: str) -> _Clause:
        plain = bare(text)
        words = []
        for part in re.finditer("[^:;.]+", plain):
            accentless = text[slice(*part.span())] == part[0]
            for match in _WORD.finditer(plain, *part.span()):
                start, end = match.span()
                words.append(_Word(text[start:end], match[0].lower(), start, end, accentless))
        return cls(text, plain, tuple(words))

    def gap(self, index: int) -> str:
        """What stands before the word, up to the one before it."""
        start = self.words[index - 1].end if index else 0
        return self.text[start : self.words[index].start]

    def shouting(self, index: int) -> bool:
        """Whether capitals say nothing here: the words around are all in them."""
        near = self.words[max(0, index - 2) : index + 3]
        return sum(word.shouted for word in near) >= min(3, len(near))

    def run(self, index: int) -> int:
        """The end of the run of capitals that begins with the word."""
        end = index + 1
        while end < len(self.words) and self.words[end].capital and self.gap(end) in (" ", "-"):
            end += 1
        return end

    def named(self, first: int, end: int) -> str:
        return self.text[self.words[first].start : self.words[end - 1].end]

    def acts(self, end: int, *, at_once: bool = False) -> bool:
        """Whether somebody does something behind the word before `end`, or a comma there."""
        doing = _ACTS.match(self.bare, self.words[end - 1].end)
        return doing is not None and not (at_once and doing[0][0] in ",(")

    @property
    def in_title_case(self) -> bool:
        """Whether Capitals Begin Nearly Every Word, so that they say nothing of names."""
        capitals = sum(word.text.istitle() for word in self.words)
        return len(self.words) >= _TITLE_WORDS and capitals >= 0.8 * len(self.words)

    def begins(self, index: int) -> bool:
        """Whether a sentence or a part of one begins with the word."""
        before = self.text[: self.words[index].start].rstrip(" '\"«“(")
        return not before or before[-1] in ".:;!?–-#"


_WORD = re.compile(r"[^\W\d_]+")
_TITLE_WORDS = 6
"""Fewer words with capitals may all be one name."""
_ACTS = re.compile(rf"[,(]? *(?:{ACTS_BARE})\b")
_SURNAMES_BARE = frozenset(map(bare, SURNAMES))
_ORDINALS_BARE = frozenset(map(bare, ORDINALS))
_RARE_BARE = frozenset(map(bare, RARE_SURNAMES))
_MIDDLES_BARE = frozenset(map(bare, MIDDLES))
_PEOPLE_BARE = (_SURNAMES_BARE | GIVEN_BARE) - {"cong", "hoi", "so", "chi", "truong"}
_DOUBLE_BARE = frozenset({"ton that", "ton nu", "cong tang", "cong huyen", "huyen ton", "au duong"})
_COMPANY = re.compile(rf"\b(?:{COMPANIES_BARE})\b")
_OFFICE = re.compile(rf"\b(?:{OFFICES_BARE})(?: [a-z]+)??(?P<of>(?: [a-z]+)?)(?: \d+)?:? $")
_ORGANISATION = re.compile(rf"(?:{ORGANISATIONS_BARE})\b")
_TITLED_PLACE = re.compile(rf"(?:{TITLED_PLACES_BARE})\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:\d[\w/]* *|(?:/|\bso )\d*\w?, *|\b(?:tren|doc|doc theo|re vao|giao lo|nut giao|(?:di|chay|kieu|hanh|thong) qua) *"
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


# A surname and what follows it


def _surnames(clause: _Clause) -> Iterator[str]:
    """Runs of capitals that begin with a surname, or have one behind a word or two."""
    start = 0
    while start < len(clause.words):
        if not clause.words[start].capital or clause.shouting(start):
            start += 1
            continue
        end = clause.run(start)
        for index in range(start, min(start + 3, end - 1)):
            if _is_name(clause, index, end):
                if not _is_claimed(clause, index, end):
                    yield clause.named(index, end)
                break
            if _pair(clause, index) in THINGS_BARE:
                break
        start = end


def _pair(clause: _Clause, index: int) -> str:
    return " ".join(word.bare for word in clause.words[index : index + 2])


def _is_name(clause: _Clause, index: int, end: int) -> bool:
    """Whether the words from `index` to `end` are a surname and a name."""
    first, *rest = clause.words[index:end]
    if not rest:
        return False
    pair = _pair(clause, index)
    if pair in _DOUBLE_BARE:
        return len(rest) > 1
    sure = len(rest) > 1 and first.small in SURNAMES and rest[0].small in ("văn", "thị")
    thing = pair in THINGS_BARE | PLACES_BARE or _is_thing(first, rest[0])
    titled = clause.in_title_case and first.small not in PLAIN_SURNAMES
    if titled or (thing and not sure):
        return False
    if rest[0].small in ("văn", "thị", "van", "thi"):
        return len(rest) > 1 and first.bare in _RARE_BARE
    usual = rest[0].bare in _MIDDLES_BARE and len(rest) > 1
    known = first.small in RARE_SURNAMES or first.bare in _SURNAMES_BARE
    plainly = first.small in SURNAMES or (first.accentless and first.bare in _SURNAMES_BARE)
    return plainly or (usual and known)


def _is_thing(first: _Word, second: _Word) -> bool:
    """Whether what could be a surname bears a name instead: «Đường Lê Lợi», «Tôn Đông Á»."""
    if second.bare in ("van", "thi") or first.small == "hồ":
        return False
    if first.accentless:
        return first.bare == "duong" and second.bare in _SURNAMES_BARE
    return first.small in BEARERS


def _is_claimed(clause: _Clause, index: int, end: int) -> bool:
    """Whether what stands before says that these words name no person."""
    before = clause.bare[: clause.words[index].start].lower()
    if office := _OFFICE.search(before):
        return office["of"].strip() in ("phuong", "xa", "quan", "huyen") and not clause.acts(end)
    company = _COMPANY.search(re.split(r"[,;.:]", before)[-1]) is not None
    work = _WORK.search(clause.text[: clause.words[index].start].lower()) is not None
    if company or work or (index > 0 and _is_borne(clause, index - 1)):
        return True
    stretch = _STRETCH.match(clause.bare, clause.words[end - 1].end)
    address = _ADDRESS.search(before) or _STREETS.search(before) or stretch
    address = address or _ON_STREETS.search(clause.bare[: clause.words[index].start])
    return address is not None and not clause.acts(end, at_once=True)


def _is_borne(clause: _Clause, index: int) -> bool:
    """Whether the word, or the one before a title («Đường Bà Lê Chân»), bears what follows."""
    word = clause.words[index]
    titled = index > 0 and word.capital and word.small in TITLES
    return _is_bearer(clause, index) or (titled and _is_bearer(clause, index - 1))


def _is_bearer(clause: _Clause, index: int) -> bool:
    """Whether the word bears a name that is no person's: «đường», «Chợ», «gạch»."""
    word = clause.words[index]
    if clause.gap(index + 1).strip(' :-_"' if word.bare in _STREET else " -_"):
        return False
    before = clause.words[index - 1].bare if index else ""
    if word.small == "ong" and before not in _PIPES:
        return False
    pair = f"{before} {word.bare}"
    if before == "chu" or (pair in NO_BEARERS_BARE and word.small != "viện"):
        return False
    if before == "nga" and word.small in ORDINALS:
        return True
    return word.small in BEARERS or (word.accentless and word.bare in BEARERS_BARE)


_STREET = frozenset({"duong", "street", "detour"})
"""Behind these a colon or a quotation mark may stand before the name."""


def _known(clause: _Clause) -> Iterator[str]:
    """Surname, usual middle name and one more, in small letters or in great ones only."""
    for index in range(len(clause.words) - 2):
        first, middle, given = clause.words[index : index + 3]
        gaps = clause.gap(index + 1), clause.gap(index + 2)
        shouted = first.shouted and middle.shouted and given.shouted
        plain = middle.text.islower() and (first.text.islower() or middle.bare in ("van", "thi"))
        if any(gap not in (" ", "-") for gap in gaps) or not (shouted or plain):
            continue
        strict = not shouted
        if first.accentless:
            known = first.bare in _SURNAMES_BARE
            surely = strict and not clause.acts(index + 3)
            usual = middle.bare in (("van", "thi") if surely else _MIDDLES_BARE)
        else:
            known = first.small in (PLAIN_SURNAMES if strict else SURNAMES)
            known = known or (middle.small in ("văn", "thị") and _is_misspelt(first.small))
            usual = middle.small in (
                PLAIN_MIDDLES if strict and first.small != "nguyễn" else MIDDLES
            )
        pair, last = f"{first.bare} {middle.bare}", f"{middle.bare} {given.bare}"
        thing = pair in THINGS_BARE or last in THINGS_BARE or given.bare in _NOT_GIVEN
        thing = thing or _is_thing(first, middle)
        if known and usual and not thing and not _is_claimed(clause, index, index + 3):
            yield clause.named(index, index + 3)


def _is_misspelt(word: str) -> bool:
    """Whether it is «ngyuễn» or «huynh»: a long surname with its letters in disorder."""
    long = [surname for surname in PLAIN_SURNAMES if len(surname) > _SHORT]
    return len(word) > _SHORT and bool(get_close_matches(word, long, n=1, cutoff=0.8))


_SHORT = 4
_NOT_GIVEN = frozenset(
    {"truong", "hoa", "phong", "xa", "tran", "ban", "sac", "hien", "thu", "de", "vu", "nghe", "va"}
    | {"toan", "cong", "ly", "tien", "khoan", "hanh", "pho", "nha"}
)
"""Behind what could be a surname and a middle name: thị trường, văn phòng, thanh toán."""


# A title, a role, a verb before a name


def _titled(clause: _Clause) -> Iterator[str]:
    for index in range(len(clause.words) - 1):
        title, name = clause.words[index : index + 2]
        gap = clause.gap(index + 1)
        if title.small in PROFESSIONS and name.capital and gap in (" ", ". ", ".", ": "):
            if not (_ORGANISATION.match(name.bare) or name.shouted):
                yield clause.named(index, index + 2)
        elif any(is_titled(clause, index) for is_titled in (_is_short_title, _is_nick, _is_title)):
            yield clause.named(index, index + 2)


def _is_short_title(clause: _Clause, index: int) -> bool:
    """Whether it is «Ô. Trần», «a. Phước»; not «a. Sửa mái», the first of a list."""
    title, name = clause.words[index : index + 2]
    gap = clause.gap(index + 1)
    numbered = clause.text[title.start - 1 : title.start].isdigit()  # «lớp 5A Trường…»
    if numbered or title.small not in ("ô", "a", "c", "b") or not name.capital or name.shouted:
        return False
    after = clause.words[index + 2].bare if index + 2 < len(clause.words) else ""
    told = clause.acts(index + 2) or after in _BETWEEN | {"o", "ben"}
    if gap == " ":
        known = name.bare in GIVEN_BARE and title.small in ("a", "c")
        return known and (not clause.begins(index) or bool(told))
    known = name.small in SURNAMES or name.small in ORDINALS or (name.bare in GIVEN_BARE and told)
    return gap.strip() == "." and (known or (not clause.begins(index) and title.text.islower()))


def _is_nick(clause: _Clause, index: int) -> bool:
    """Whether it is «Tám Quới», behind some other word; not «thứ Hai Phòng…»."""
    order, name = clause.words[index : index + 2]
    if not (order.text.istitle() and order.small in ORDINALS and name.text.istitle()):
        return False
    if clause.begins(index) or clause.gap(index + 1) != " ":
        return False
    before = clause.words[index - 1]
    claimed = before.small in ("thứ", "tháng", "ngã", "quý") or _is_bearer(clause, index - 1)
    place = _TITLED_PLACE.match(clause.bare, order.start) or before.capital
    return not (claimed or place or _is_claimed(clause, index, index + 2))


_PIPES = frozenset({"thay", "lap", "duong", "noi", "dat", "bit", "son"})
"""Before «ong» they make a pipe of it."""
_BETWEEN = frozenset(
    {"giao", "cu", "chu", "hang", "xom", "to", "truong", "tho", "bao", "ve", "thau", "nha", "ho"}
    | set(map(bare, ORDINALS))
)
"""Between a title and the name: «cô giáo Miên», «ông chủ tịch Lê»."""


def _is_title(clause: _Clause, index: int) -> bool:
    """Whether the word is a title and a person's name follows it."""
    title, at = clause.words[index], _behind_title(clause, index)
    name, plainly = clause.words[at], _is_plain_title(title)
    known = plainly or (title.accentless and title.bare in TITLES_BARE)
    marks = " " if title.small in _CALLED else " :/(." if title.small in _ABROAD else " :/("
    if not (known and name.capital) or clause.gap(at).strip(marks):
        return False
    organisation = _ORGANISATION.match(name.bare + " ") and name.bare not in _PEOPLE_BARE
    organisation = organisation and (name.accentless or name.small not in _YEARS)
    place = _TITLED_PLACE.match(clause.bare, title.start)
    borne = index > 0 and title.small != "thợ" and _is_bearer(clause, index - 1)
    borne = borne and (title.capital or clause.words[index - 1].small not in _SHOPS)
    pipe = title.small == "ong" and index > 0 and clause.words[index - 1].bare in _PIPES
    both = at == index + 1 and f"{title.small} {name.small}" in _BOTH
    if organisation or place or borne or pipe or both:
        return False
    surname = name.small in SURNAMES or (name.accentless and name.bare in _SURNAMES_BARE)
    if clause.shouting(index):
        nick = name.small in ORDINALS or surname
        return plainly and nick and not title.accentless
    if surname and clause.run(at) - at > 1 and _pair(clause, at) not in THINGS_BARE:
        return True
    asked = title.small == "co" and index > 0 and clause.words[index - 1].bare in _ASKED
    if title.accentless and title.text.islower() and (title.small in _SPOKEN or asked):
        usual = name.bare in GIVEN_BARE or name.bare in _ORDINALS_BARE
        usual = usual or (name.bare in _MIDDLES_BARE and clause.run(at) - at > 1)
        sure = title.small == "ba" or usual or not (asked or clause.begins(index))
        return sure and name.text.istitle()
    begins = title.text[0].islower() or clause.begins(index)
    return plainly and (begins or not _in_a_name(clause, index))


_YEARS = frozenset({"tý", "sửu", "mão", "thìn", "tỵ", "ngọ", "mùi", "dậu", "tuất", "hợi"})
"""Given names of those born in these years; «hội» and «tý» are other words."""
_SHOPS = frozenset({"tiệm", "quán", "sạp", "shop"})
"""«Quán Cô Ba» is a name, «tiệm cô Lan» is somebody's."""
_BOTH = frozenset({"ông bà", "anh chị", "cô chú", "chị em", "anh em", "cha mẹ", "vợ chồng"})
"""«Ông/Bà» of forms."""
_CALLED = frozenset({"thầu", "sếp", "thợ", "con", "vợ", "chồng", "mẹ", "bố", "ba"})
"""Titles only right before a name, without a colon."""
_ABROAD = frozenset({"ms", "mr", "mrs", "miss", "madam"})
_SPOKEN = frozenset({"ong", "anh", "chi", "ba", "chu", "bac", "cu", "di"})
_ASKED = frozenset({"nha", "hoi", "gap", "nho", "goi", "bao", "tiem", "cua"})
"""Before «co» and a name it is no «có»."""


def _is_plain_title(word: _Word) -> bool:
    """Whether a title is written with its accents, or has none; «em» and «anh» have none."""
    return word.small in _ABROAD | {"anh", "em", "ong"} or (
        word.small in TITLES and word.small != word.bare
    )


def _behind_title(clause: _Clause, index: int) -> int:
    """The word behind a title and what may stand between: «cô giáo Miên»."""
    at = index + 1
    while at < min(len(clause.words) - 1, index + 3):
        if clause.words[at].capital or clause.words[at].bare not in _BETWEEN:
            break
        at += 1
    return at


def _in_a_name(clause: _Clause, index: int) -> bool:
    """Whether a capital letter here goes on a name: of a company, after a number or a capital."""
    before = clause.bare[: clause.words[index].start].lower()
    if _COMPANY.search(before) or re.search(r"\d\w*\s*$", before):
        return True
    goes_on = index > 0 and clause.words[index - 1].capital and clause.gap(index) == " "
    return goes_on and not clause.begins(index - 1)


_ROLE = re.compile(
    rf"\b(?P<role>{ROLES_BARE})(?: (?:la|ten|ten la|cu|hien nay|cu|cu la))?"
    r"(?P<mark>\s?[:=(–-]\s?[\"'«]?|\s)(?=[A-ZD'])",
    re.IGNORECASE,
)
_STRONG_ROLE = re.compile(
    r"chu (?:nha|ho|dau tu|so huu|moi|can)|gia chu|cap cho|nguoi [a-z ]+|dung ten|ho va ten|ho ten"
    r"|(?:vo|chong|con|em|me) [a-z]+ (?:ay|ta|nay)|owner|tenant|applicant|dai dien ho|to truong"
    r"|linh muc|lam chung|khach thue"
)
_VERB = re.compile(rf"(?<![\w-])(?i:{VERBS}) (?=[{GREAT}][^\W\d_]+(?:[ ,.)]|$))")


def _roles(clause: _Clause) -> Iterator[str]:
    """Names behind a role («Chủ nhà: …») or behind what is done to people («gặp …»)."""
    starts = {word.start: index for index, word in enumerate(clause.words)}
    for match in _ROLE.finditer(clause.bare):
        index = starts.get(match.end())
        if index is not None and _has_role(clause, index, match):
            yield clause.named(index, clause.run(index))
    for match in _VERB.finditer(clause.text):
        index = starts[match.end()]
        name = clause.words[index]
        organisation = _ORGANISATION.match(clause.bare[name.start :].lower())
        inside = match[0][0].isupper() and not clause.begins(starts.get(match.start(), index))
        several = clause.words[index : clause.run(index)]
        given = len(several) > 1 and all(one.bare in GIVEN_BARE | _MIDDLES_BARE for one in several)
        alone = len(several) == 1 and (name.small not in CAPITALS or "tên" in match[0])
        alone = alone or (given and not _is_claimed(clause, index, clause.run(index)))
        named = _ADDRESS.search(clause.bare[: name.start].lower()) is not None
        if alone and not (organisation or inside or named):
            yield name.text


def _has_role(clause: _Clause, index: int, match: re.Match[str]) -> bool:
    """Whether a person is named at the word `index`, which stands behind a role."""
    name, end = clause.words[index], clause.run(index)
    if not name.capital:
        return False
    after = clause.bare[name.start :].lower()
    if _ORGANISATION.match(after) or name.bare in BEARERS_BARE:
        surely = _is_name(clause, index, end) and clause.words[index + 1].bare in ("van", "thi")
        if not surely:
            return False
    if clause.shouting(index) and name.bare not in _SURNAMES_BARE:
        return False
    marked, several = match["mark"].strip() != "", end - index > 1
    if _STRONG_ROLE.fullmatch(match["role"].lower()) and (marked or name.small not in CAPITALS):
        ends = re.match(r"\W*$|[,.;:)(]", clause.text[name.end :])
        alone = ends or clause.acts(end) or name.bare in GIVEN_BARE
        return several or (not name.shouted and bool(alone))
    weak = match["role"].lower() in ("nha", "ho", "thi cong", "lap", "cua", "ten", "con", "chu")
    return marked and several and (not weak or name.bare in _RARE_BARE | _MIDDLES_BARE)


def _doers(clause: _Clause) -> Iterator[str]:
    """Two or more words with capitals that do what only people do."""
    for index in range(len(clause.words) - 1):
        if clause.shouting(index) or not clause.words[index].capital:
            continue
        if index and clause.words[index - 1].capital and clause.gap(index) == " ":
            continue
        end = clause.run(index)
        words = clause.words[index:end]
        organisation = any(_ORGANISATION.match(word.bare + " ") for word in words)
        first = words[0]
        borne = first.small in BEARERS or (first.accentless and first.bare in BEARERS_BARE)
        borne = borne or _pair(clause, index) in THINGS_BARE
        shouted = any(word.shouted for word in words)
        person = len(words) > 1 and clause.acts(end) and not (organisation or borne or shouted)
        if person and not _is_claimed(clause, index, end):
            yield clause.named(index, end)


def _listed(clause: _Clause) -> Iterator[str]:
    """Two given names or more, one after the other: «có Trâm, Quí, Lợi cùng đi»."""
    for index in range(len(clause.words) - 1):
        first, second = clause.words[index : index + 2]
        given = first.bare in GIVEN_BARE and second.bare in GIVEN_BARE
        apart = clause.gap(index + 1) == ", " and clause.run(index) == index + 1
        alone = apart and clause.run(index + 1) == index + 2 and not clause.begins(index)
        titled = first.text.istitle() and second.text.istitle()
        if given and alone and titled and not _is_claimed(clause, index, index + 1):
            yield clause.named(index, index + 2)


_GLUED_SURNAMES = "|".join(sorted(map(bare, PLAIN_SURNAMES)))
_WRITTEN = re.compile(
    rf"(?<![\w.])(?:[{GREAT}][a-z]?\.\s?){{2,}}[{GREAT}][^\W\d_]+"  # N.T.Thanh
    rf"|(?<![^\W\d_] )(?<!\w)Thị (?!Nghè)[{GREAT}]\w+"
    rf"|(?<![\w.])(?:Ng|Ngn|Tr|Trg|Hg)\.\s?(?:[{GREAT}]\.\s?)*[{GREAT}]\w+"  # Ng. Văn Phước
    rf"|[{GREAT}]\w+ là (?:em|con|vợ|chồng|anh|chị|cháu|mẹ|cha|bố|má)(?: \w+)? (?:chủ|ông|bà|của)"
    rf"|(?<!\w)(?!Phòng|Người|Bộ|Cán|Ban|Hỏi|Gửi|Nhờ|Giấy|Hồ)[{GREAT}]\w+ (?:\(|bên )"
    r"(?:địa chính|một cửa|tư pháp|hộ tịch|xây dựng|văn thư)\b"
    rf"|(?<!\w)(?:[đĐdD]/c|[kK]/g)\.?\s[{GREAT}]\w+"  # đ/c Trứ
    rf"|(?<!\w)(?:[HKY]\s?['’]\s?[{GREAT}]\w+|Y [{GREAT}]\w+(?: [{GREAT}]\w+)+"  # H'Nuê, Y Blơm
    rf"|[{GREAT}][a-z]+ [{GREAT}][a-z]+-[a-z]{{2,}}"  # Kim Do-yun
    rf"|[{GREAT}]\w+ (?:Niê|Êban|Ê Ban|Kđăm|Mlô|Ayun|Bkrông|Knul|Kbuôr|Byă|Ksor|Rơ Châm|Kpă|Rmah))"
    r"|[\u4e00-\u9fff]{2,4}"
    rf"|(?<![^\W_])(?i:(?:{_GLUED_SURNAMES})(?:thi|van)[a-z]{{2,7}})(?![^\W_])"  # PHAMTHIHUE
    r"|(?<!\w)(?i:ông|bà|anh|chị|cô|chú|bác|dì|cậu) (?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười|út)"
    r"(?: \w+)? (?:nói|bảo|kêu|báo|hứa|xin|nhờ|chưa|đã|không)\b"
)
"""Ways of writing a name that are nothing else."""


def _written(clause: _Clause) -> Iterator[str]:
    starts = {word.start: index for index, word in enumerate(clause.words)}
    for match in _WRITTEN.finditer(clause.text):
        index = starts.get(match.start(), 0)
        if "." in match[0] or not (index and _is_bearer(clause, index - 1)):
            yield match[0]


def _officials(clause: _Clause) -> Iterator[str]:
    """Given names behind an office: «CB tư pháp Thu Hà»."""
    for index, word in enumerate(clause.words):
        poem = clause.text[: word.start].lower().endswith("thơ ")
        if word.text.istitle() and not poem and _OFFICE.search(clause.bare[: word.start].lower()):
            named = clause.words[index : clause.run(index)]
            if all(one.bare in GIVEN_BARE | _MIDDLES_BARE for one in named) and (
                word.small not in CAPITALS
            ):
                yield clause.named(index, clause.run(index))


_FINDERS = (
    _surnames, _known, _titled, _roles, _doers, _listed, _officials, _written,
)  # fmt: skip
