"""The labelled text: `Mã thủ tục: …`, sections in a fixed order, free text between them.

A label counts only at the beginning of a line and in the order of `LABELS`, because free text
repeats the same words («Thời hạn giải quyết: …» inside a description).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.library.language.folding import fold
from generator.library.language.garbled import mended
from generator.portal.audience import split_names
from generator.portal.plain import paragraphs, printable, says_nothing, tidy
from generator.portal.record import BadRecordError, Charge, Group, Item, Law, Method, Record

LABELS = (
    "Mã thủ tục",
    "Số quyết định",
    "Tên thủ tục",
    "Cấp thực hiện",
    "Loại thủ tục",
    "Lĩnh vực",
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ",
    "Đối tượng thực hiện",
    "Cơ quan thực hiện",
    "Cơ quan có thẩm quyền",
    "Địa chỉ tiếp nhận HS",
    "Cơ quan được ủy quyền",
    "Cơ quan phối hợp",
    "Kết quả thực hiện",
    "Căn cứ pháp lý",
    "Yêu cầu, điều kiện thực hiện",
    "Từ khóa",
    "Mô tả",
)
EXTRAS = (3, 4, 10, 11, 12, 13, 14)
"""Labels whose text has no field of its own: level, kind, offices."""

_TITLE_LINE = "chi tiet thu tuc hanh chinh"
_ORDER = {fold(label): index for index, label in enumerate(LABELS)}
_LABEL = re.compile(r"^([^\s:][^:]{0,60}):(.*)$")
_VIA = re.compile(r"^\s*\*?\s*Hình thức nộp\s*:(.*)$", re.IGNORECASE)
_TIME = re.compile(r"^\s+Thời hạn giải quyết\s*:(.*)$", re.IGNORECASE)
_FEES = re.compile(r"^\s+Phí, lệ phí\s*:(.*)$", re.IGNORECASE)
_MORE = re.compile(r"^\s+Mô tả\s*:(.*)$", re.IGNORECASE)
_COUNTS = re.compile(r"^\s*Số lượng\s*:\s*Bản chính\s*:(.*?),\s*Bản sao\s*:(.*)$", re.IGNORECASE)
_CHARGE = re.compile(r"^([\d.,]+)\s*(\D[^\s(]*)?\s*(?:\((.*)\))?$", re.DOTALL)
_RESULT = re.compile(
    r"\W*(?:Bàn giao|Bản|Báo cáo|Bằng|Biên|Biển|Các|Cấp|Cập nhật|Chứng|Chuyển|Công|Cơ quan"
    r"|Danh sách|Đăng|Đơn|Giấy|Giao|Gửi|Hoặc|Hồ sơ|Hợp đồng|Kế hoạch|Kết quả|Không|Lệnh|Mã"
    r"|Nếu|Nghị quyết|Nhận|Phiếu|Phương án|Quyết định|Số|Sổ|Tài khoản|Tem|Thẻ|Thông|Thư"
    r"|Tiền|Tờ|Trả|Trích lục|Trường hợp|Từ chối|UBND|Ủy ban|Văn|Việc|Xác nhận|Ý kiến)\b"
)
"""With what the name of a result begins."""
_NUMBER_AT_END = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")


def is_text_form(text: str) -> bool:
    """Whether `text` looks like a labelled record."""
    return any(_label_of(line) for line in text.splitlines())


def read_text(text: str) -> Record:
    """The record in `text`. Raises BadRecordError where it has no national code."""
    head, parts = _sections(printable(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    line = {index: tidy(" ".join(lines)) for index, lines in parts.items()}
    methods, stray = _methods(parts.get(7, ()))
    laws = _laws(parts.get(16, ()))
    extras = [("", tidy(text)) for text in head if fold(text) not in ("", _TITLE_LINE)]
    extras += [(LABELS[index], line[index]) for index in EXTRAS if index in line]
    extras += [(LABELS[7], text) for text in stray]
    code = line.get(0, "")
    found = re.match(r"\d\.\d{6}(?!\d)", code)
    if not found:
        raise BadRecordError("Không có mã thủ tục quốc gia dạng 1.001193.")
    extras.append((LABELS[0], code[found.end() :].strip()))
    return Record(
        national_code=found[0],
        title=line.get(2, ""),
        decision="" if says_nothing(line.get(1, "")) else line[1],
        field=line.get(5, ""),
        audience=split_names(line.get(9, "")),
        methods=tuple(methods),
        groups=tuple(_groups(parts.get(8, ()))),
        steps=paragraphs(parts.get(6, ())),
        results=_listed(line.get(15, "")),
        laws=tuple(laws),
        conditions=paragraphs(parts.get(17, ())),
        keywords=tuple(filter(None, map(tidy, re.split("[,;]", line.get(18, ""))))),
        description=paragraphs(parts.get(19, ())),
        extras=tuple(pair for pair in extras if pair[1] and not says_nothing(pair[1])),
    )


def _sections(lines: Sequence[str]) -> tuple[list[str], Mapping[int, list[str]]]:
    """The lines before the first label, and those of each section by its label's index."""
    seen = [(number, *found) for number, line in enumerate(lines) if (found := _label_of(line))]
    starts = {number: (index, rest) for number, index, rest in _in_order(seen)}
    used = {index for index, _ in starts.values()}
    for number, index, rest in seen:
        if index not in used:
            starts[number] = (index, rest)
            used.add(index)
    head: list[str] = []
    parts: dict[int, list[str]] = {}
    current = head
    for number, line in enumerate(lines):
        if number in starts:
            index, rest = starts[number]
            current = parts.setdefault(index, [])
            current.append(rest)
        else:
            current.append(line)
    return head, parts


def _label_of(line: str) -> tuple[int, str] | None:
    """The index of the label that `line` begins with, and what follows it."""
    found = _LABEL.match(line)
    index = _ORDER.get(fold(mended(found[1]))) if found else None
    return None if found is None or index is None else (index, found[2])


def _in_order(seen: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest run of labels in their order; of equal ones the last."""
    ends: list[int] = []
    chains: list[list[tuple[int, int, str]]] = []
    for entry in seen:
        place = bisect_left(ends, entry[1])
        chain = [*(chains[place - 1] if place else []), entry]
        ends[place : place + 1] = [entry[1]]
        chains[place : place + 1] = [chain]
    return chains[-1] if chains else []


def _methods(lines: Sequence[str]) -> tuple[list[Method], tuple[str, ...]]:
    """All methods, and the text that stands before the first."""
    stray: list[str] = []
    parts: list[dict[str, list[str]]] = []
    current = stray
    for line in lines:
        if found := _VIA.match(line):
            current = [found[1]]
            parts.append({"via": current})
            continue
        for key, pattern in (("time", _TIME), ("fees", _FEES), ("more", _MORE)):
            found = pattern.match(line)
            if found and parts and key not in parts[-1] and "more" not in parts[-1]:
                current = [found[1]]
                parts[-1][key] = current
                break
        else:
            current.append(line)
    return [_method(part) for part in parts], paragraphs(stray)


def _method(part: Mapping[str, list[str]]) -> Method:
    text = {key: tidy(" ".join(lines)) for key, lines in part.items()}
    time = text.get("time", "")
    found = re.match(r"([\d.,]+)\s*(\D*)$", time)
    number, unit = (found[1], found[2]) if found else ("", time)
    more = text.get("more", "")
    return Method(
        via=text["via"],
        time_number=number,
        time_unit=unit.strip(),
        charges=tuple(_charges(text.get("fees", ""))),
        description="" if says_nothing(more) else more,
    )


def _charges(text: str) -> Iterator[Charge]:
    """`0 VNĐ (…) | 8000 VNĐ ()` one by one."""
    for part in re.split(r"\s\|\s(?=[\d.,]+\s*\D|[^|]*$)", text):
        found = _CHARGE.match(part.strip())
        if found:
            yield Charge(found[1], found[2] or "", (found[3] or "").strip())
        elif not says_nothing(part):
            yield Charge(words=part.strip())


@dataclass
class _OpenGroup:
    """A group whose lines are still coming in."""

    heading: list[str] = field(default_factory=list)
    items: list[list[str]] = field(default_factory=list)
    counts: list[tuple[str, str]] = field(default_factory=list)

    def start_item(self, text: str) -> None:
        self.items.append([text])
        self.counts.append(("", ""))

    def go_on(self, text: str) -> None:
        if self.items:
            self.items[-1].append(text)
        else:
            self.start_item(text)

    @property
    def in_heading(self) -> bool:
        return bool(self.heading) and not self.items and not self.heading[-1].rstrip().endswith("]")

    def closed(self) -> Iterator[Group]:
        title = tidy(" ".join(self.heading)).removeprefix("[").removesuffix("]").strip()
        items = [
            Item(tidy(" ".join(text)), *counts)
            for text, counts in zip(self.items, self.counts, strict=True)
        ]
        kept = tuple(item for item in items if item.text or item.originals or item.copies)
        if title or kept:
            yield Group(title, kept)


def _groups(lines: Sequence[str]) -> Iterator[Group]:
    group = _OpenGroup()
    for line in lines:
        counts = _COUNTS.match(line)
        item = re.match(r"\s{2,}- (.*)$", line)
        if re.match(r"\s{1,3}\[", line):
            yield from group.closed()
            group = _OpenGroup([line])
        elif counts and group.items:
            group.counts[-1] = (tidy(counts[1]), tidy(counts[2]))
        elif item:
            group.start_item(item[1])
        elif group.in_heading:
            group.heading.append(line)
        elif line.strip():
            group.go_on(line)
    yield from group.closed()


def _laws(lines: Sequence[str]) -> Iterator[Law]:
    entries: list[list[str]] = []
    for line in lines:
        if found := re.match(r"\s*\*\s+(.*)$", line):
            entries.append([found[1]])
        elif line.strip():
            if entries:
                entries[-1].append(line)
            else:
                entries.append([line])
    for entry in entries:
        text = tidy(" ".join(entry))
        if says_nothing(text):
            continue
        found = _NUMBER_AT_END.search(text)
        if found:
            yield Law(text[: found.start()].strip(), found[1].strip())
        else:
            yield Law(text, "")


def _listed(text: str) -> tuple[str, ...]:
    """Names joined by commas, apart where it is clear that one ends: the next is of a known kind.

    A small letter goes on, and so does a name («Nghệ nhân nhân dân, Nghệ nhân ưu tú»), and what an
    office does with «Giấy A, Giấy B».
    """
    if says_nothing(text):
        return ()
    joined: list[str] = []
    for name in re.split(r",\s+(?=\S)", text):
        before = joined[-1] if joined else ""
        listed = before.startswith("Cơ quan ") and name.startswith("Giấy ") and "Giấy " in before
        if joined and (listed or not _RESULT.match(name)):
            joined[-1] = f"{before}, {name}"
        else:
            joined.append(name)
    return tuple(joined)
