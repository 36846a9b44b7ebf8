"""What is to be read on each paper, word for word, in the order in which it is read.

A script says it from what the typesetter was given. One of several where a template takes what
fits: the first of them is the whole of it, and a paper with room enough has no other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import typst

Data = Mapping[str, Any]
Item = str | tuple[str, ...]
"""Words, or those of which one is there; the first are the whole."""
SCAN_FOR_PAPERS = "Quét để xem giấy tờ"
SCAN_IN_ENGLISH = "Scan to see what to bring"
TRUE_SIZE = "In ở tỉ lệ 100 %"
_ENDS_A_LINE = re.compile(r"(?<=[-–/.]) ")
MOST_OF_FEW = 2
"""Answers that stand where a paper leaves long lists of them to the page."""
MORE_NOTES = "Có lưu ý thêm: xem khi quét mã."


def folded(words: str) -> str:
    """`words` with one space for each run of blanks; a line may end behind a dash, slash or dot."""
    return _ENDS_A_LINE.sub("", " ".join(words.split()))


def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Data]]:
    """From now on each template that is typeset, with its data, is added to the list."""
    compiled = typst.compile
    seen: list[tuple[str, Data]] = []

    def keep(*args: Any, **options: Any) -> Any:
        template = args[0] if args else options["input"]
        seen.append((Path(template).name, json.loads(options["sys_inputs"]["data"])))
        return compiled(*args, **options)

    monkeypatch.setattr(typst, "compile", keep)
    return seen


def read_aloud(script: Iterable[Item], words: str) -> tuple[str, list[str]]:
    """What is to be read, and what of it is not the whole: as far as `words` go, what they take."""
    words, said, less = folded(words), "", list[str]()
    for item in script:
        ways = [item] if isinstance(item, str) else list(item)
        after = words[len(said) :].lstrip()
        fits = [way for way in ways if after.startswith(folded(way))]
        way = max(fits, key=len, default=ways[0])
        if ways[0] not in {"", way}:
            less.append(ways[0])
        said = folded(f"{said} {way}")
    return said, less


def _sample(data: Data) -> list[str]:
    return ["MẪU"] if data["ward"]["sample"] else []


def _name(data: Data) -> list[str]:
    return [data["ward"]["name"], *_sample(data)]


def _edition(data: Data) -> str:
    return f"Mã {data['code']} · Bản {data['edition']}"


def _left(number: int, first: int, brief: str, *, cases: bool) -> Iterator[str]:
    """What may stand for an answer where long lists, maybe of cases, are left to the page."""
    scan = "(xem khi quét mã)"
    if number == 0 and cases and brief:
        yield f"{brief} (tùy trường hợp, xem khi quét mã)"
    elif number == 0:
        yield f"Tùy trường hợp {scan}" if cases else "Xem khi quét mã"
    yield f"Có khi trả thêm {scan}" if number == first > 0 else ""


def _facts(data: Data) -> Iterator[Item]:
    hidden = False
    for fact in data["facts"]:
        yield fact["name"]
        whole = list[str]()
        first = fact["first"] if fact["first"] <= MOST_OF_FEW else 0
        for answer in fact["answers"]:
            label = f" ({answer['label']})" if answer["label"] else ""
            whole.append(f"{answer['words']}{label}")
        cases = any(answer["label"] for answer in fact["answers"])
        for number, (answer, words) in enumerate(zip(fact["answers"], whole, strict=True)):
            few = len(whole) > MOST_OF_FEW or fact["of_law"]
            yield (words, *([*_left(number, first, fact["brief"], cases=cases)] if few else []))
            if answer["note"]:
                hidden = True
                yield answer["note"], answer["note"].split("\n")[0], answer["gist"], ""
    if hidden:
        yield "", MORE_NOTES


def _papers(data: Data, otherwise: str) -> Iterator[Item]:
    for paper in data["papers"]:
        yield f"{paper['name']} {paper['detail']}", ""
    if data["papers"]:
        yield "", otherwise
    else:
        yield "Xem khi quét mã."


def tags(data: Data) -> Iterator[Item]:
    form = data["form"]
    make = form["make"]
    for page in data["pages"]:
        for piece in page["pieces"]:
            tag = data["tags"][piece["code"]]
            if make in {"fold", "label"} or page["back"]:
                if make == "label":
                    yield from _front(data, tag)
                yield from _panel(data, tag)
            if make in {"fold", "duplex"} and not page["back"]:
                yield from _front(data, tag)
            if make == "single":
                yield from _single(data, tag)
            if make == "round":
                yield from _round(data, tag)
        if form["ruler"] is not None:
            side = {"duplex": " · mặt sau" if page["back"] else " · mặt trước"}.get(make, "")
            yield f"{TRUE_SIZE} · thước dài 100 mm"
            paper = form["paper"]
            flip = "dài" if paper["height"] >= paper["width"] else "ngắn"
            how = {"fold": " · gấp theo nét đứt", "duplex": f" · lật theo cạnh {flip}"}
            yield f"Tờ {page['number']}/{data['sheets']}{side}{how.get(make, '')}"
            if form["hole"]:
                yield f"Đục lỗ {form['hole']['width']} mm ở vòng tròn"


def _scan(tag: Data) -> str:
    return tag["note"] or SCAN_FOR_PAPERS


def _front(data: Data, tag: Data) -> Iterator[Item]:
    if data["form"]["code_in_front"]:
        yield folded(" ".join([*_sample(data), data["ward"]["name"]])), " ".join(_sample(data))
        yield _scan(tag)
        if tag["english"] and not data["form"]["hole"]:
            yield "Scan to read" if tag["note"] else SCAN_IN_ENGLISH
        yield tag["code"]


def _titles(data: Data, tag: Data) -> Item:
    if data["form"]["roomy"]:
        return str(tag["title"])
    return (tag["title"], tag["short"], *_cuts(tag["title"]), "")


def _cuts(title: str) -> Iterator[str]:
    """The first words of a title, however many, where a tag has no room for the others."""
    words = title.split(" ")
    for count in range(1, len(words)):
        yield " ".join(words[:count]).rstrip(" ,;:(–-") + "…"


def _panel(data: Data, tag: Data) -> Iterator[Item]:
    yield from _sample(data)
    yield data["ward"]["name"]
    yield _titles(data, tag)
    if tag["english"]:
        yield tag["english"]
    elif data["form"]["make"] == "label":
        yield _scan(tag), ""
    yield from (tag["code"], data["ward"]["hotline"], tag["words"], f"Bản {tag['edition']}")
    whole = f"Chỉ phát tại quầy của {data['unit-word']}"
    yield whole if data["form"]["panel"][0] >= 24 else "Chỉ phát tại quầy"


def _single(data: Data, tag: Data) -> Iterator[Item]:
    yield from _sample(data)
    yield from (data["ward"]["name"], (_scan(tag), ""), tag["title"], tag["code"])
    yield from (data["ward"]["hotline"], tag["words"], f"Bản {tag['edition']}", "Chỉ phát tại quầy")


def _round(data: Data, tag: Data) -> Iterator[Item]:
    yield tag["short"] or (tag["title"], *_cuts(tag["title"]), "")
    yield "MẪU" if data["ward"]["sample"] else tag["code"]
    yield from (tag["words"], f"{tag['code']} · {data['ward']['hotline']}", data["ward"]["name"])
    yield from ("Chỉ phát tại quầy", _scan(tag), f"Bản {tag['edition']}")


HOW_TO_SCAN = """
Xem bằng điện thoại 1. Mở máy ảnh hoặc Zalo. 2. Hướng vào mã bên cạnh. 3.
Chạm vào đường dẫn hiện ra.
"""


def poster(data: Data) -> Iterator[Item]:
    yield from _name(data)
    yield from (data["field"], data["title"], data["summary"], *data["cautions"])
    yield from _facts(data)
    if data["facts"] or data["papers"] or data["cautions"]:
        yield "Giấy tờ cần có"
        yield from _papers(data, "… xem đủ khi quét mã")
    else:
        yield HOW_TO_SCAN
    yield from ("Hỏi thêm, gọi", data["ward"]["hotline"])
    yield from ("Quét mã để xem đủ giấy tờ và các bước", data["words"], TRUE_SIZE, _edition(data))


def leaflet(data: Data) -> Iterator[Item]:
    yield from _name(data)
    yield from (data["field"], data["title"], data["summary"], *data["cautions"])
    yield from _facts(data)
    yield from ("Quét mã để xem đủ", data["words"], "Giấy tờ cần có")
    # A leaf has two sides where one does not do; the foot stands on each.
    foot = f"Hỏi thêm, gọi {data['ward']['hotline']} {_edition(data)} {TRUE_SIZE}"
    turn = folded(" ".join([foot, "Trang 1/2", *_name(data), data["title"], data["words"]]))
    yield from _between(_papers(data, "… xem đủ khi quét mã"), turn, "Giấy tờ cần có (tiếp)")
    steps = map(folded, _steps(data["steps"]))
    if data["steps"]:
        yield "", turn
        yield "Các bước", "Các bước: xem khi quét mã."
        yield from _between(((step, "") for step in steps), turn, "Các bước (tiếp)")
    yield foot
    yield "", "Trang 2/2"


def _steps(steps: Iterable[Data]) -> Iterator[str]:
    """Each with its number, but those of some cases, which say whose they are."""
    number = 0
    for step in steps:
        number += not step["case"]
        mine = f"– {step['case']}:" if step["case"] else number
        yield f"{mine} {step['name']} {step['detail'] and '(' + step['detail'] + ')'}"


def large(data: Data) -> Iterator[Item]:
    names = [*_name(data), data["title"]]
    yield from (*names, *data["cautions"])
    seen = f"{TRUE_SIZE} {_edition(data)} · Mặt"
    told = f"Quét mã để xem đủ {data['words']} Hỏi thêm, gọi {data['ward']['hotline']}"
    counts = range(2, 7)
    turns = [folded(" ".join([told, f"{seen} 1/{count}", *names])) for count in counts]
    # The front has as many answers as it holds; each side tells what it leaves out.
    for item in _facts(data):
        yield "", *(f"{MORE_NOTES} {turn}" for turn in turns), *turns
        yield item
    yield "", *turns
    yield "Mang theo"
    sides = [(side, count) for count in counts for side in range(2, count)]
    on = [
        folded(" ".join([f"{seen} {side}/{count}", *names, "Mang theo (tiếp)"]))
        for side, count in sides
    ]
    for paper in data["papers"]:
        yield "", *on
        yield f"{paper['name']} {paper['detail']}", ""
    yield ("", "… xem đủ khi quét mã") if data["papers"] else "Xem khi quét mã."
    yield f"{seen} 2/2", *(f"{seen} {count}/{count}" for count in counts[1:])


def _between(items: Iterable[Item], turn: str, again: str) -> Iterator[Item]:
    for number, item in enumerate(items):
        if number:
            yield "", f"{turn} {again}"
        yield item


def grid(data: Data) -> Iterator[Item]:
    for number, page in enumerate(data["pages"], start=1):
        yield data["ward"]["name"]
        if number == 1:
            yield from _sample(data)
            yield from (data["kind"], data["title"], data["summary"])
            yield "Quét mã để xem đủ giấy tờ và các bước"
        else:
            yield from (data["title"], *_sample(data))
        items = [(one["y"], one["words"]) for one in page["headings"]]
        for one in page["entries"]:
            words = f"{one['title']} {one['note']} {one['code']}"
            if data["cell"]["columns"] > 1:
                note = f" · {one['note']}" if one["note"] else ""
                words = f"{one['title']} {one['code']}{note}"
            items.append((one["y"], words))
        yield from (words for _, words in sorted(items, key=lambda item: item[0]))
        yield from (f"Hỏi thêm, gọi {data['ward']['hotline']}", data["words"], TRUE_SIZE)
        yield from (_edition(data), f"Trang {number}/{len(data['pages'])}")


def card(data: Data) -> Iterator[Item]:
    for _ in range(2):
        yield from _name(data)
        yield from (data["title"], "Hỏi thêm, gọi", data["ward"]["hotline"], "Quét mã để xem")
        yield from (data["words"], TRUE_SIZE, _edition(data))
    yield "gấp"


def gate(data: Data) -> Iterator[Item]:
    yield from _name(data)
    yield from ("Công trình sửa nhà", data["title"], data["neighbourhood"])
    if data["trouble"]:
        yield f"{data['trouble']} · hạn đã báo {data['until']}"
    else:
        yield f"Đến hết ngày {data['until']}"
    yield from ("Quét để xem công trình được phép làm gì", data["words"])
    yield from (f"Thấy làm khác, gọi {data['ward']['hotline']}", TRUE_SIZE, _edition(data))


def round_(data: Data) -> Iterator[Item]:
    for number, page in enumerate(data["pages"], start=1):
        again = " (tiếp)" if number > 1 else ""
        yield from (f"Phiếu đi xem công trình sửa nhà{again}", *_sample(data))
        yield f"{data['ward']['name']} · {data['count']} công trình, tính đến ngày {data['day']}"
        yield "Người đi: " + 12 * "…"
        items = [(one["y"], one["words"]) for one in page["headings"]]
        for row in page["rows"]:
            parts = ("title", "state", "code", "allowed", "dates", "checked")
            items.append((row["y"], " ".join([*(row[part] for part in parts), "Đã xem"])))
        yield from (words for _, words in sorted(items, key=lambda item: item[0]))
        yield from (TRUE_SIZE, f"Bản {data['edition']}", f"Trang {number}/{len(data['pages'])}")


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _listed(number: int, name: str, lines: list[str]) -> Iterator[Item]:
    if len(lines) == 1:
        yield f"{number}. {name}: {_stopped(lines[0])}"
        return
    yield f"{number}. {name}:"
    for line in lines[:-1]:
        yield f"- {line.removesuffix('.')};"
    yield f"- {_stopped(lines[-1])}"


def notice(data: Data) -> Iterator[Item]:
    says = data["says"]
    yield says["parent"].upper()
    yield from map(str.upper, says["issuer"])
    yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
    yield f"Số: {data['number'] or '……….'}/{says['symbol']}"
    yield from (f"{says['signed_at']}, {data['signed_on']}", says["title"].upper(), says["subject"])
    yield from (says["opening"], says["scan"], data["words"], says["warning"])
    rows = [(row["name"], row["lines"]) for row in data["rows"]]
    for number, row in enumerate([*rows, (says["report"], data["reports"])], start=1):
        yield from _listed(number, *row)
    yield says["closing"]
    last = len(says["recipients"]) - 1
    yield "Nơi nhận:"
    for at, name in enumerate(says["recipients"]):
        yield f"- {name}{'.' if at == last else ';'}"
    yield from map(str.upper, says["signature"])
    yield says["signer"]
    foot = [
        TRUE_SIZE,
        f"Gọi {data['unit-word']}: {data['ward']['hotline']}",
        _edition(data),
    ]
    street = data["street"]
    yield from (*_name(data), street["state"], street["by"], street["until"])
    yield "Hỏi, báo: gọi" if len(street["calls"]) == 1 else "Gọi"
    yield from (*street["calls"], data["place"], "Quét để xem được phép làm gì", data["words"])
    yield from foot
    yield from (*_name(data), "Công trình sửa nhà", data["place"])
    yield from ("Quét để xem được phép làm gì, đến khi nào", data["words"], *foot)


_MARKS = " ".join(str(mm) for mm in range(0, 101, 10))
CALIBRATION = f"""
1 2 3 4 {_MARKS} Đo C: từ vạch 0 tới vạch 100 {_MARKS} Đo D: từ vạch 0 tới vạch 100 A B E
Tờ canh máy in
1. In tờ này ở tỉ lệ 100 % (chọn «Kích thước thực», không chọn «Vừa trang»), trên đúng máy và đúng
khay giấy sẽ dùng.
2. Đo bằng thước thật, tới nửa mm: A từ mép trái giấy tới tâm dấu 1; B từ mép trên giấy tới tâm
dấu 1; C và D chiều dài thước ngang, thước dọc; E từ mép trái giấy tới tâm của dấu số 3. Máy in
đúng thì A, B, E = 20, C, D = 100, và không cần ghi gì.
3. Tính rồi ghi vào tệp printers.yml, cạnh ward.yml; số lẻ ghi sau dấu chấm, lấy hai số lẻ.
printers: {{may-quay-1: {{x_mm: 0, y_mm: 0, scale_percent: 100}}}}
x_mm 20 – A × 100 ÷ C
y_mm 20 – B × 100 ÷ C
scale_percent 10000 ÷ C
Thí dụ đo được A = 21, B = 19.5, C = 98: x_mm là 20 – 21 × 100 ÷ 98 = -1.43; y_mm là
20 – 19.5 × 100 ÷ 98 = 0.10; scale_percent là 10000 ÷ 98 = 102.04.
D khác C quá 0,5 mm: thay scale_percent bằng scale_x_percent là 10000 ÷ C, scale_y_percent là
10000 ÷ D, và tính y_mm với D. E khác A (giấy vào xiên): ghi thêm skew_mm là A – E. Thí dụ
D = 99, E = 20.4 thì trong ngoặc là
{{x_mm: -1.43, y_mm: 0.30, scale_x_percent: 102.04, scale_y_percent: 101.01, skew_mm: 0.60}}
Đổi «may-quay-1» thành tên máy của bạn (chữ thường không dấu, số, gạch nối). Có hai máy thì ghi
printers: {{may-quay-1: {{…}}, may-quay-2: {{…}}}}. Từ đó thêm --printer may-quay-1 vào mọi lệnh in.
Muốn thử thì in lại tờ này với --printer may-quay-1: A, B, E phải là 20 và C, D là 100.
Bốn dấu 1–4 cách hai mép giấy gần nhất 20 mm.
"""


def calibration(_: Data) -> Iterator[Item]:
    yield CALIBRATION


SCRIPTS: dict[str, Callable[[Data], Iterator[Item]]] = {
    "tags.typ": tags,
    "poster.typ": poster,
    "leaflet.typ": leaflet,
    "large.typ": large,
    "grid.typ": grid,
    "card.typ": card,
    "gate.typ": gate,
    "round.typ": round_,
    "notice.typ": notice,
    "calibration.typ": calibration,
    "code.typ": lambda _: iter(()),
}
"""Of each template, by its file's name."""


def beside(template: str, data: Data, pages: int) -> str:
    """What stands on the pages and is no part of what is read: running heads and feet."""
    if template != "notice.typ":
        return ""
    found = list[str]()
    for number in range(1, pages - 1):
        found += [*_sample(data), *([str(number)] if number > 1 else [])]
        found += [data["words"], _edition(data)]
    return " ".join(found)
