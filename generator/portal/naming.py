"""Names: upper-case ones in sentence case, a short title and a file name proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from generator.library.language.file_names import is_device
from generator.library.language.folding import fold

_MOSTLY = 0.8
_ABBREVIATIONS = set(
    re.findall(
        r"\w+",
        "ANTT ATTP BHTN BHXH BHYT BLĐTBXH CCCD CMND CNTT CSDL CSDLQG GCN GPLX GPXD HĐND HTX KCB"
        " NQ NĐ PCCC QSDĐ QĐ SXKD THCS THPT TNHH TP TT TTHC TTPVHCC UBND USD VNeID VNĐ XHCN",
    )
)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_NAMES = {
    "việt nam": "Việt Nam",
    "nhà nước": "Nhà nước",
    "chính phủ": "Chính phủ",
    "thủ tướng": "Thủ tướng",
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "uỷ ban nhân dân": "Uỷ ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "bà mẹ việt nam anh hùng": "Bà mẹ Việt Nam anh hùng",
}
_BORDER = re.compile(
    r"\s*[,;:(–]\s*"
    r"|\s+(?=(?:đối với|theo|thuộc|trong|trên|khi|cho|do|tại|của|từ|và|hoặc|để|có|bằng)\s)"
)
_SHORTER = [
    (re.compile(long, re.IGNORECASE), short)
    for long, short in (
        (r"(?:ủy|uỷ) ban nhân dân", "UBND"),
        (r",? (?:do|thuộc)(?: thẩm quyền(?: giải quyết)?(?: của)?)?(?: Chủ tịch)? UBND cấp xã", ""),
        (r" do Chủ tịch UBND cấp tỉnh phân cấp cho.*$", ""),
        (r", trường phổ thông có nhiều cấp học có cấp học cao nhất là trung học cơ sở", ""),
        (r"hợp tác xã, liên hiệp hợp tác xã", "hợp tác xã"),
        (r"chi nhánh, văn phòng đại diện, địa điểm kinh doanh", "chi nhánh"),
        (r"người lao động nước ngoài làm việc tại Việt Nam", "người lao động nước ngoài"),
        (r"Cơ sở dữ liệu quốc gia về dân cư, Cơ sở dữ liệu căn cước", "dữ liệu dân cư, căn cước"),
        (r"Cơ sở dữ liệu quốc gia về dân cư", "dữ liệu dân cư"),
        (r"Cơ sở dữ liệu (?:về )?căn cước", "dữ liệu căn cước"),
        (
            r"Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
            "Giấy chứng nhận",
        ),
        (r"(?:chi phí )?bảo hiểm y tế", "bảo hiểm y tế"),
        (r" theo quy định tại .*$", ""),
        (r" (?:trên địa bàn|trong địa bàn) (?:một |cấp )?xã$", ""),
        (r"thực hiện bằng dịch vụ công trực tuyến", "trực tuyến"),
        (r"(?:Thẩm định|Thông báo|Đề nghị) và (?=phê duyệt)", ""),
    )
]
"""Stock phrases of official names that say nothing to whoever looks for the procedure."""
_LEVEL = re.compile(r"\s*\((?:thực hiện )?(?:tại )?(?:Công an )?cấp xã\)$", re.IGNORECASE)
"""What every record of a ward says of itself."""
_TITLE = 80
_SHORTEST = 20
_BEGUN = 60
_SLUG = 60


def sentence_case(name: str) -> str:
    """An upper-case name in sentence case, abbreviations kept; any other name as it is."""
    letters = [char for char in name if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < _MOSTLY * len(letters):
        return name
    if " " not in name.strip():
        return name
    words = re.split(r"(\W+)", name)
    lowered = "".join(word if _stays(word) else word.lower() for word in words)
    for plain, proper in _NAMES.items():
        lowered = re.sub(rf"\b{plain}\b", proper, lowered)
    first = next((i for i, char in enumerate(lowered) if char.isalpha()), 0)
    return lowered[:first] + lowered[first].upper() + lowered[first + 1 :]


def _stays(word: str) -> bool:
    return word in _ABBREVIATIONS or any(map(str.isdigit, word)) or bool(_ROMAN.fullmatch(word))


def official(name: str) -> str:
    """The official name without «Thủ tục» before it and a full stop after it."""
    plain = re.sub(r"^thủ tục\s*:?\s+(?=\w)", "", name.strip(), flags=re.IGNORECASE)
    plain = plain.rstrip(" .;:")
    return sentence_case(plain[:1].upper() + plain[1:])


def titles(names: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A short title for each of `names`, by their keys: no two alike, nor like one that is `taken`.

    A name that is short enough is its own title. Of a longer one parentheses go, stock phrases are
    said shorter, and what is still too long ends where a phrase begins. Names that come to the same
    are told apart by the words in which they differ, at last by their keys.
    """
    used = {fold(title) for title in taken}
    proposed = {key: list(_proposals(name)) for key, name in names.items()}
    found: dict[str, str] = {}
    for depth in range(max(map(len, proposed.values()), default=0)):
        waiting = {k: p[depth] for k, p in proposed.items() if k not in found and len(p) > depth}
        often = Counter(map(fold, waiting.values()))
        found |= {
            key: title
            for key, title in waiting.items()
            if often[fold(title)] == 1 and fold(title) not in used
        }
        used |= {fold(title) for title in found.values()}
    brief = {key: shortened(name) for key, name in names.items()}
    folded = {key: [fold(word) for word in name.split()] for key, name in brief.items()}
    for key, name in names.items():
        if key not in found:
            others = (words for other, words in folded.items() if other != key)
            title = _told_apart(brief[key], _alike(folded[key], others))
            if not title or fold(title) in used:
                marked = f" ({key})"
                shortest = (proposed[key] or [_begun(name)])[-1]
                title = f"{shortest[: _TITLE - len(marked)].rstrip()}{marked}"
            used.add(fold(title))
            found[key] = title
    return found


def _proposals(name: str) -> Iterator[str]:
    """What a name may be called, the fullest first; none is longer than a title may be."""
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip()
    name = _LEVEL.sub("", name).strip() or name
    brief = shortened(name)
    whole = [each for each in (name, bare, brief) if each and len(each) <= _TITLE]
    yield from dict.fromkeys(whole)
    if whole:
        return
    ends = [found.start() for found in _BORDER.finditer(brief)]
    for end in reversed([end for end in ends if _SHORTEST < end <= _TITLE]):
        yield brief[:end].strip(" ,;:(–-.")


def _begun(name: str) -> str:
    """The first words of a name in which no phrase ends in time."""
    return f"{name[: name.rfind(' ', 0, _BEGUN)]}…"


def shortened(name: str) -> str:
    """A name without parentheses, its stock phrases said shorter."""
    text = re.sub(r"\s*\([^()]*\)", "", name).strip()
    for long, short in _SHORTER:
        text = long.sub(short, text)
    text = " ".join(text.split()).strip(" ,;:.–-")
    return text[:1].upper() + text[1:]


def _alike(words: Sequence[str], others: Iterable[Sequence[str]]) -> int:
    """With how many words `words` begins like the most like of those that differ from it."""
    alike = 0
    for other in others:
        pairs = enumerate(zip(words, other, strict=False))
        alike = max(alike, next((n for n, (a, b) in pairs if a != b), 0))
    return alike


def _told_apart(name: str, alike: int) -> str:
    """The beginning of `name` and the first phrase in which no other is like it; empty if none.

    Another one begins with as many words like it as `alike` says.
    """
    words = name.split()
    head, tail = " ".join(words[:alike]), " ".join(words[alike:])
    starts = [found.start() for found in _BORDER.finditer(head) if found.start() > _SHORTEST]
    for start in starts[:1]:
        ends = [found.start() for found in _BORDER.finditer(tail)] + [len(tail)]
        room = _TITLE - start - len("… ")
        if fitting := [end for end in ends if 0 < end <= room]:
            return f"{head[:start]}… {tail[: fitting[-1]]}".strip(" ,;:(–-.")
    return ""


def slug(text: str, taken: Container[str] = (), limit: int = _SLUG) -> str:
    """Plain letters and hyphens, cut at a word; a number is added where the name is taken.

    Names that Windows keeps for itself are never given.
    """
    words = fold(text).split()
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > limit:
            break
        name = f"{name}-{word}" if name else word[:limit]
    name = name or "thu-tuc"
    if is_device(name):
        name = f"thu-tuc-{name}"
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    return unique
