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

from generator.library.privacy.claims import ADDRESS, COMPANY, OFFICE, PIPES, is_bearer, is_claimed
from generator.library.privacy.clauses import Clause, Word
from generator.library.privacy.known_names import namesakes, without_known
from generator.library.privacy.lexicon import (
    BEARERS,
    BEARERS_BARE,
    CAPITALS,
    GIVEN_BARE,
    GREAT,
    MIDDLES,
    ORDINALS,
    ORGANISATIONS_BARE,
    PLACES_BARE,
    PLAIN_MIDDLES,
    PLAIN_SURNAMES,
    PROFESSIONS,
    RARE_SURNAMES,
    ROLES_BARE,
    SURNAMES,
    SURNAMES_BARE,
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
        clause = Clause.of(without_known(written))
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


_ORDINALS_BARE = frozenset(map(bare, ORDINALS))
_RARE_BARE = frozenset(map(bare, RARE_SURNAMES))
_MIDDLES_BARE = frozenset(map(bare, MIDDLES))
_PEOPLE_BARE = (SURNAMES_BARE | GIVEN_BARE) - {"cong", "hoi", "so", "chi", "truong"}
_DOUBLE_BARE = frozenset({"ton that", "ton nu", "cong tang", "cong huyen", "huyen ton", "au duong"})
_ORGANISATION = re.compile(rf"(?:{ORGANISATIONS_BARE})\b")
_TITLED_PLACE = re.compile(rf"(?:{TITLED_PLACES_BARE})\b", re.IGNORECASE)


# A surname and what follows it


def _surnames(clause: Clause) -> Iterator[str]:
    """Runs of capitals that begin with a surname, or have one behind a word or two."""
    start = 0
    while start < len(clause.words):
        if not clause.words[start].capital or clause.shouting(start):
            start += 1
            continue
        end = clause.run(start)
        for index in range(start, min(start + 3, end - 1)):
            if _is_name(clause, index, end):
                if not is_claimed(clause, index, end):
                    yield clause.named(index, end)
                break
            if _pair(clause, index) in THINGS_BARE:
                break
        start = end


def _pair(clause: Clause, index: int) -> str:
    return " ".join(word.bare for word in clause.words[index : index + 2])


def _is_name(clause: Clause, index: int, end: int) -> bool:
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
    known = first.small in RARE_SURNAMES or first.bare in SURNAMES_BARE
    plainly = first.small in SURNAMES or (first.accentless and first.bare in SURNAMES_BARE)
    return plainly or (usual and known)


def _is_thing(first: Word, second: Word) -> bool:
    """Whether what could be a surname bears a name instead: «Đường Lê Lợi», «Tôn Đông Á»."""
    if second.bare in ("van", "thi") or first.small == "hồ":
        return False
    if first.accentless:
        return first.bare == "duong" and second.bare in SURNAMES_BARE
    return first.small in BEARERS


def _known(clause: Clause) -> Iterator[str]:
    """Surname, usual middle name and one more, in small letters or in great ones only."""
    for index in range(len(clause.words) - 2):
        first, middle, given = clause.words[index : index + 3]
        if middle.bare not in _MIDDLES_BARE:
            continue
        gaps = clause.gap(index + 1), clause.gap(index + 2)
        shouted = first.shouted and middle.shouted and given.shouted
        plain = middle.text.islower() and (first.text.islower() or middle.bare in ("van", "thi"))
        if any(gap not in (" ", "-") for gap in gaps) or not (shouted or plain):
            continue
        strict = not shouted
        if first.accentless:
            known = first.bare in SURNAMES_BARE
            surely = strict and not clause.acts(index + 3)
            usual = middle.bare in ("van", "thi") or not surely
        else:
            known = first.small in (PLAIN_SURNAMES if strict else SURNAMES)
            known = known or (middle.small in ("văn", "thị") and _is_misspelt(first.small))
            usual = middle.small in (
                PLAIN_MIDDLES if strict and first.small != "nguyễn" else MIDDLES
            )
        pair, last = f"{first.bare} {middle.bare}", f"{middle.bare} {given.bare}"
        thing = pair in THINGS_BARE or last in THINGS_BARE or given.bare in _NOT_GIVEN
        thing = thing or _is_thing(first, middle)
        if known and usual and not thing and not is_claimed(clause, index, index + 3):
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


def _titled(clause: Clause) -> Iterator[str]:
    for index in range(len(clause.words) - 1):
        if not any(word.capital for word in clause.words[index + 1 : index + 4]):
            continue  # no name stands behind it
        title, name = clause.words[index : index + 2]
        gap = clause.gap(index + 1)
        if title.small in PROFESSIONS and name.capital and gap in (" ", ". ", ".", ": "):
            if not (_ORGANISATION.match(name.bare) or name.shouted):
                yield clause.named(index, index + 2)
        elif any(is_titled(clause, index) for is_titled in (_is_short_title, _is_nick, _is_title)):
            yield clause.named(index, index + 2)


def _is_short_title(clause: Clause, index: int) -> bool:
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


def _is_nick(clause: Clause, index: int) -> bool:
    """Whether it is «Tám Quới», behind some other word; not «thứ Hai Phòng…»."""
    order, name = clause.words[index : index + 2]
    if not (order.text.istitle() and order.small in ORDINALS and name.text.istitle()):
        return False
    if clause.begins(index) or clause.gap(index + 1) != " ":
        return False
    before = clause.words[index - 1]
    claimed = before.small in ("thứ", "tháng", "ngã", "quý") or is_bearer(clause, index - 1)
    place = _TITLED_PLACE.match(clause.bare, order.start) or before.capital
    return not (claimed or place or is_claimed(clause, index, index + 2))


_BETWEEN = frozenset(
    {"giao", "cu", "chu", "hang", "xom", "to", "truong", "tho", "bao", "ve", "thau", "nha", "ho"}
    | set(map(bare, ORDINALS))
)
"""Between a title and the name: «cô giáo Miên», «ông chủ tịch Lê»."""


def _is_title(clause: Clause, index: int) -> bool:
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
    borne = index > 0 and title.small != "thợ" and is_bearer(clause, index - 1)
    borne = borne and (title.capital or clause.words[index - 1].small not in _SHOPS)
    pipe = title.small == "ong" and index > 0 and clause.words[index - 1].bare in PIPES
    both = at == index + 1 and f"{title.small} {name.small}" in _BOTH
    if organisation or place or borne or pipe or both:
        return False
    surname = name.small in SURNAMES or (name.accentless and name.bare in SURNAMES_BARE)
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


def _is_plain_title(word: Word) -> bool:
    """Whether a title is written with its accents, or has none; «em» and «anh» have none."""
    return word.small in _ABROAD | {"anh", "em", "ong"} or (
        word.small in TITLES and word.small != word.bare
    )


def _behind_title(clause: Clause, index: int) -> int:
    """The word behind a title and what may stand between: «cô giáo Miên»."""
    at = index + 1
    while at < min(len(clause.words) - 1, index + 3):
        if clause.words[at].capital or clause.words[at].bare not in _BETWEEN:
            break
        at += 1
    return at


def _in_a_name(clause: Clause, index: int) -> bool:
    """Whether a capital letter here goes on a name: of a company, after a number or a capital."""
    before = clause.bare[: clause.words[index].start].lower()
    if COMPANY.search(before) or re.search(r"\d\w*\s*$", before):
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


def _roles(clause: Clause) -> Iterator[str]:
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
        alone = alone or (given and not is_claimed(clause, index, clause.run(index)))
        named = ADDRESS.search(clause.bare[: name.start].lower()) is not None
        if alone and not (organisation or inside or named):
            yield name.text


def _has_role(clause: Clause, index: int, match: re.Match[str]) -> bool:
    """Whether a person is named at the word `index`, which stands behind a role."""
    name, end = clause.words[index], clause.run(index)
    if not name.capital:
        return False
    after = clause.bare[name.start :].lower()
    if _ORGANISATION.match(after) or name.bare in BEARERS_BARE:
        surely = _is_name(clause, index, end) and clause.words[index + 1].bare in ("van", "thi")
        if not surely:
            return False
    if clause.shouting(index) and name.bare not in SURNAMES_BARE:
        return False
    marked, several = match["mark"].strip() != "", end - index > 1
    if _STRONG_ROLE.fullmatch(match["role"].lower()) and (marked or name.small not in CAPITALS):
        ends = re.match(r"\W*$|[,.;:)(]", clause.text[name.end :])
        alone = ends or clause.acts(end) or name.bare in GIVEN_BARE
        return several or (not name.shouted and bool(alone))
    weak = match["role"].lower() in ("nha", "ho", "thi cong", "lap", "cua", "ten", "con", "chu")
    return marked and several and (not weak or name.bare in _RARE_BARE | _MIDDLES_BARE)


def _doers(clause: Clause) -> Iterator[str]:
    """Two or more words with capitals that do what only people do."""
    for index in range(len(clause.words) - 1):
        if not clause.words[index].capital or clause.shouting(index):
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
        if person and not is_claimed(clause, index, end):
            yield clause.named(index, end)


def _listed(clause: Clause) -> Iterator[str]:
    """Two given names or more, one after the other: «có Trâm, Quí, Lợi cùng đi»."""
    for index in range(len(clause.words) - 1):
        first, second = clause.words[index : index + 2]
        if first.bare not in GIVEN_BARE or second.bare not in GIVEN_BARE:
            continue
        apart = clause.gap(index + 1) == ", " and clause.run(index) == index + 1
        alone = apart and clause.run(index + 1) == index + 2 and not clause.begins(index)
        titled = first.text.istitle() and second.text.istitle()
        if alone and titled and not is_claimed(clause, index, index + 1):
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


def _written(clause: Clause) -> Iterator[str]:
    starts = {word.start: index for index, word in enumerate(clause.words)}
    for match in _WRITTEN.finditer(clause.text):
        index = starts.get(match.start(), 0)
        if "." in match[0] or not (index and is_bearer(clause, index - 1)):
            yield match[0]


def _officials(clause: Clause) -> Iterator[str]:
    """Given names behind an office: «CB tư pháp Thu Hà»."""
    for index, word in enumerate(clause.words):
        office = word.text.istitle() and OFFICE.search(clause.bare[: word.start].lower())
        if office and not clause.text[: word.start].lower().endswith("thơ "):
            named = clause.words[index : clause.run(index)]
            if all(one.bare in GIVEN_BARE | _MIDDLES_BARE for one in named) and (
                word.small not in CAPITALS
            ):
                yield clause.named(index, clause.run(index))


_FINDERS = (
    _surnames, _known, _titled, _roles, _doers, _listed, _officials, _written,
)  # fmt: skip
