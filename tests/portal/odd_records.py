"""Odd but plausible national records, made of ordinary ones: what other portals and years may send.

`python -m tests.portal.odd_records SOURCE COUNT OUT` writes COUNT of them into OUT, each named by
its kind; SOURCE is a folder of labelled records and of the portal's JSON. Then `make import-check
RECORDS=OUT`. `tests/portal/test_odd_records.py` tries each kind on the tests' own record.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from generator.portal.text_form import LABELS

Kind = Callable[[str, Random], str]
"""Makes an odd record of an ordinary labelled one."""


def sections(text: str) -> list[str]:
    """A labelled record cut before each label, what stands above the first with it."""
    labels = "|".join(map(re.escape, LABELS))
    return re.split(rf"^(?=(?:{labels})\s*:)", text, flags=re.MULTILINE)


def replaced(text: str, label: str, said: str) -> str:
    """The record with the first line of the section `label` said otherwise."""
    return re.sub(rf"^{label}:.*$", lambda _: f"{label}: {said}", text, count=1, flags=re.MULTILINE)


def added(text: str, label: str, lines: str) -> str:
    """The record with `lines` at the head of the section `label`; one that it lacks is made."""
    if not re.search(rf"^{label}:", text, re.MULTILINE):
        return f"{text}\n{label}:\n{lines}\n"
    return re.sub(
        rf"^({label}:.*)$", lambda found: f"{found[1]}\n{lines}", text, count=1, flags=re.MULTILINE
    )


_LABELLED = re.compile(r"^\s*\*?\s*[^:\n]{1,60}:")


def _values(text: str, change: Callable[[str], str]) -> str:
    """`text` with what stands behind the label of each line, or in a line without one, changed."""
    lines = []
    for line in text.split("\n"):
        label = _LABELLED.match(line)
        head = line if line.startswith(LABELS[0]) else label[0] if label else ""
        lines.append(head + change(line.removeprefix(head)))
    return "\n".join(lines)


def _sprinkled(text: str, random: Random, signs: str, share: float = 0.02) -> str:
    """`text` with one of `signs` at random places of its values."""
    return _values(
        text,
        lambda said: "".join(
            letter + random.choice(signs) if random.random() < share else letter for letter in said
        ),
    )


def _spaces(text: str, random: Random, signs: Sequence[str], share: float = 0.3) -> str:
    """Spaces within values as something else."""
    return _values(
        text,
        lambda said: re.sub(
            r"(?<=\S) (?=\S)",
            lambda _: random.choice(signs) if random.random() < share else " ",
            said,
        ),
    )


def _permuted(text: str, random: Random) -> str:
    head, *parts = sections(text)
    random.shuffle(parts)
    return head + "".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


def _emptied(text: str, random: Random) -> str:
    head, *parts = sections(text)
    kept = ("Mã thủ tục",)
    return head + "".join(
        part if part.startswith(kept) or random.random() < 0.5 else f"{part.split(':')[0]}:\n"
        for part in parts
    )


def _left_out(text: str, random: Random) -> str:
    head, *parts = sections(text)
    return head + "".join(
        part for part in parts if part.startswith("Mã thủ tục") or random.random() < 0.5
    )


MONEY = (
    "50.000 đ/lần", "10 USD", "0 VNĐ ()", "50000", "1.000.000đ", "50,000 VND", "50.000đồng/bản",
    "Năm mươi nghìn đồng", "20 VNĐ", "0", "Miễn phí", "VNĐ", "- VNĐ ()", "1e5 VNĐ",
    "50.000,5 VNĐ", "100000 VNĐ (100.000 đồng/01 giấy phép) | 0 VNĐ () | 10 USD (mỗi bản)",
    "9999999999999 VNĐ", "1.500.000 VNĐ (Phí: 1.500.000 đ; lệ phí: 50.000 đ)", "$25", "€ 10",
    "5 % giá trị hợp đồng", "Theo Nghị quyết số 12/2024/NQ-HĐND | Theo quy định", "0.5 VNĐ",
    "(50.000)", "50 000 VNĐ",
)  # fmt: skip
TIMES = (
    "7,5 ngày", "7.5 WORKING_DAY", "03 ngày làm việc (không kể ngày lễ)", "½ ngày", "10-15 ngày",
    "0 ngày", "Ngay", "15 phút", "01 tháng 10 ngày", "1 QUARTER", "999999 ngày", "1,25 giờ",
    "Trong ngày làm việc", "3", "3 NGÀY LÀM VIỆC", "20 (hai mươi) ngày", "1/2 ngày", "2 YEAR",
    "٣ ngày", "3\u00a0ngày", "III ngày", "3.0 ngày", "3.333 ngày",
)  # fmt: skip
NUMBERS = (
    "1.", "1)", "(1)", "a)", "a.", "(a)", "i)", "(iv)", "IV.", "Bước 1:", "Bước 1.", "B1:",
    "1.1.1.", "①", "- 1.", "+", "•", "–", "—", "*", "o", "§", "đ)", "1/", "01.", "Điều 1.", "1.-",
    "(*)", "➢", "\uf0b7", "\uf02d", "✓", "1️⃣", "[1]", "{1}", "#1", "№ 1",
)  # fmt: skip
LINES = (
    "- x", ": x", "# không phải chú thích", "{a: b}", "[a, b]", "&neo x", "*neo",
    "!!python/object x", "%YAML 1.1", "@a", "`a`", "| x", "> x", "'nháy", '"nháy kép', "---",
    "...", "? x", "<<: *a", "null", "true", "no", "2026-01-01", "1e3", "0x1F", "17:30", "a: b: c",
    "x #y", "\\n \\u0041", "{{ 7*7 }}", "{% raw %}", "{phường}", "{ward}", "{day}", "%(x)s",
    "${HOME}", "<!--motcham:home-->", "~", "=", "[x](javascript:alert(1))", "**đậm**",
    "https://a.vn/?a=b&c=d", "a" * 400, "😀 giấy", "例 giấy",
)  # fmt: skip
TAGS = (
    "&nbsp;", "&amp;", "&lt;", "&#8211;", "&quot;", "&ocirc;", "<br>", "<br/>", "<p>", "</p>",
    "<b>đậm</b>", "<span style='x'>", "</span>", "<ul><li>", "</li></ul>", "<script>x</script>",
    "&lt;script&gt;", "<a href='x'>", "</a>", "<!-- x -->", "</main>", "</div>",
    "<table><tr><td>", "&zwnj;", "&#0;", "&#xD800;", "&notanentity;", "<", ">", "&",
)  # fmt: skip
AGENCIES = (
    "Sở Tư pháp", "Bộ Công an, Công an tỉnh, Công an cấp Xã", "Ủy ban nhân dân cấp Huyện",
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội - Bộ Công an", "Toà án nhân dân khu vực",
    "Tổ chức hành nghề công chứng; Cơ quan đại diện", "Ngân hàng Chính sách xã hội", "Cấp Bộ",
    "Cơ quan khác (nếu có)", "UBND xã, phường, thị trấn.", "Ban Quản lý KKT, KCN", "-", "1",
)  # fmt: skip
FIELDS = (
    "", "Không có thông tin", "Lĩnh vực mới: chưa ai đặt tên", "Hộ tịch", "HỘ TỊCH", "hộ tịch.",
    "Đất đai, khoáng sản (mới)", "x" * 300, "123", "…", "Lĩnh vực/khác\\nữa", "Hộ\u00a0tịch",
    "con", "Công tác dân tộc & tôn giáo <mới>", "a, b; c",
)  # fmt: skip
TITLES = (
    "CON", "Aux", "NUL", "com1", "Lpt9", "prn.", "con con", "", "…", "1", "Thủ tục", "Thủ tục:",
    "-", "?", "Đăng ký / Xóa đăng ký", "a" * 81, "A b " * 40, '"', "Cấp\tđổi", "ĐĂNG KÝ", "C:\\x",
    "..", "../../etc/passwd", "Hộ tịch", "Sinh con", "true", "#", "Thủ tục thủ tục", "😀", "例",
    "   x   ",
)  # fmt: skip
LAWS = (
    "* Luật (60/2014/QH13)", "* Luật (Luật số 60 / 2014 / QH 13)", "* Nghị định 1/2020/ND-CP",
    "* ()", "* Quyết định số: 12/QĐ-UBND (12/QĐ-UBND ngày 1/1/2020)", "* Hiến pháp năm 2013",
    "* x (a/b/c/d)", "* Thông tư liên tịch (01/2011/TTLT-BTP-BNG)",
    "* Nghị quyết (66.22/2026/NQ-CP)", "* 1-HĐBT", "* Văn bản hợp nhất (15/VBHN-BYT)",
    "* L (99999999/2020/NĐ-CP)", "* Luật (60/2014/QH13)", "* Luật (60/2014/QH13) (60/2014/QH13)",
    "* Công văn số 1 (không số)", "* T (12/2020/TT_BTP)",
    "* " + "Luật dài " * 100 + "(1/2020/QH14)", "không có sao 2/2020/QH14",
)  # fmt: skip


def _every(label: str, choices: tuple[str, ...]) -> Kind:
    return lambda text, random: replaced(text, label, random.choice(choices))


def _ways(text: str, random: Random) -> str:
    """24 ways to hand in, with odd times and money, some twice, some unknown."""
    vias = ("DIRECT", "ONLINE", "POSTAL", "FAX", "Trực tiếp", "Nộp qua bưu chính công ích", "", "?")
    lines = "".join(
        f"  * Hình thức nộp: {random.choice(vias)}\n"
        f"    Thời hạn giải quyết: {random.choice(TIMES)}\n"
        f"    Phí, lệ phí: {random.choice(MONEY)}\n"
        f"    Mô tả: {random.choice(['Không có thông tin', '', 'Nộp {n} bộ', 'x ' * 300])}\n"
        for _ in range(24)
    )
    return added(text, "Cách thức thực hiện", lines)


def _in_section(
    label: str, choices: tuple[str, ...], number: int = 12, indent: str = "    "
) -> Kind:
    """Lines, each begun by or made of one of `choices`, in the section `label`."""

    def odd(text: str, random: Random) -> str:
        lines = (
            f"{indent}{random.choice(choices)} Nộp {n} giấy tờ thứ {n}." for n in range(number)
        )
        return added(text, label, "\n".join(lines))

    return odd


def _papers(text: str, random: Random) -> str:
    """Many papers, some with names of 900 letters and odd counts, under odd headings."""
    counts = ("1", "01", "0", "x", "", "1,5", "999", "-1", "một", "1 (một)")
    lines: list[str] = []
    for number in range(60):
        if number % 20 == 0:
            lines.append(f"  [ {random.choice(NUMBERS)} Trường hợp {number}: ]")
        name = f"{random.choice(NUMBERS)} Giấy {number} " + "rất dài " * random.choice(
            [0, 0, 0, 110]
        )
        lines.append(f"    - {name}")
        one, other = random.choice(counts), random.choice(counts)
        lines.append(f"      Số lượng: Bản chính: {one}, Bản sao: {other}")
    return added(text, "Thành phần hồ sơ", "\n".join(lines))


def _laws(text: str, random: Random) -> str:
    lines = "\n".join(f"  {random.choice(LAWS)}" for _ in range(30))
    return added(text, "Căn cứ pháp lý", lines)


def _tagged(text: str, random: Random) -> str:
    return _spaces(text, random, [f" {tag} " for tag in TAGS], 0.05)


def _old_letters(text: str, random: Random) -> str:
    """A section as a font of before Unicode or a broken program leaves it."""
    broken = "Giấy chứng nhận quyền sử dụng đất".encode().decode("latin-1")
    choices = (
        "GiÊy chøng nhËn quyÒn sö dông ®Êt",
        "Giaáy chöùng nhaän quyeàn söû duïng ñaát",
        broken,
    )
    return added(text, "Trình tự thực hiện", f"    {random.choice(choices)}")


KINDS: Mapping[str, Kind] = {
    "as it is": lambda text, _: text,
    "permuted": _permuted,
    "emptied": _emptied,
    "left out": _left_out,
    "24 ways": _ways,
    "long title": lambda text, random: replaced(
        text, "Tên thủ tục", ("Cấp giấy " + random.choice(["", "phép (một phần) "]) + "x ") * 35
    ),
    "odd title": _every("Tên thủ tục", TITLES),
    "one title": lambda text, _: replaced(text, "Tên thủ tục", "Cấp lại giấy phép"),
    "titles alike": lambda text, random: replaced(
        text, "Tên thủ tục", "Cấp giấy phép cho cơ sở kinh doanh " * 4 + str(random.random())
    ),
    "NFD": lambda text, _: unicodedata.normalize("NFD", text),
    "NBSP": lambda text, random: _spaces(text, random, "\u00a0\u202f\u2009\u3000"),
    "eth": lambda text, _: text.replace("Đ", "Ð").replace("đ", "ð"),
    "zero width": lambda text, random: _sprinkled(
        text, random, "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    ),
    "controls": lambda text, random: _sprinkled(text, random, "\x00\x07\x1b\x7f\x9d\u202e"),
    "breaks": lambda text, random: _spaces(text, random, "\x0b\x0c\x85\u2028\u2029"),
    "tabs": lambda text, random: _spaces(text, random, "\t"),
    "tags": _tagged,
    "numbered steps": _in_section("Trình tự thực hiện", NUMBERS, 40),
    "numbered conditions": _in_section("Yêu cầu, điều kiện thực hiện", NUMBERS, 40),
    "YAML in steps": _in_section("Trình tự thực hiện", LINES, 40),
    "YAML in results": lambda text, random: replaced(
        text, "Kết quả thực hiện", ", ".join(random.sample(LINES, 12))
    ),
    "YAML in keywords": lambda text, random: replaced(
        text, "Từ khóa", "; ".join(random.sample(LINES, 20))
    ),
    "papers": _papers,
    "laws": _laws,
    "odd field": _every("Lĩnh vực", FIELDS),
    "odd agency": _every("Cơ quan thực hiện", AGENCIES),
    "odd decision": _every(
        "Số quyết định",
        (
            "",
            "163/QĐ-BTP; 164/QĐ-BTP",
            "QĐ/0001-BTP",
            "số 1",
            "163",
            "x" * 200,
            "1/QĐ-BTP ngày 1/1",
        ),
    ),
    "odd audience": _every(
        "Đối tượng thực hiện",
        (
            "",
            "Người Việt Nam định cư ở nước ngoài, Người nước ngoài",
            "Ai cũng được",
            "x" * 400,
            "…",
        ),
    ),
    "capitals": lambda text, _: "\n".join(
        f"{label}:{rest.upper()}" if colon else label.upper()
        for label, colon, rest in (line.partition(":") for line in text.split("\n"))
    ),
    "spaces before colons": lambda text, _: re.sub(
        r"^(\S[^:\n]{0,60}):", r"\1 :", text, flags=re.MULTILINE
    ),
    "CRLF": lambda text, _: text.replace("\n", "\r\n"),
    "CR": lambda text, _: text.replace("\n", "\r"),
    "blank lines": lambda text, _: text.replace("\n", "\n\n"),
    "old letters": _old_letters,
    "doubled": lambda text, _: text + "\n" + text,
    "signs": lambda text, random: _sprinkled(
        unicodedata.normalize("NFC", text), random, "«»“”‘’–—…×°²½№§™®©", 0.01
    ),
}

ENCODINGS: Mapping[str, Callable[[str], bytes]] = {
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 big end first": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
}
REFUSED: Mapping[str, Callable[[str], bytes]] = {
    "Latin-1": lambda text: text.encode("latin-1", "replace") + "é".encode("latin-1"),
    "no national code": lambda text: replaced(text, "Mã thủ tục", "").encode(),
    "half a code": lambda text: replaced(text, "Mã thủ tục", "1.0011").encode(),
    "nothing": lambda _: b"",
    "a page": lambda text: f"<html><body>{text[:9]}</body></html>".encode(),
}


def odd_json(data: dict[str, Any], random: Random) -> dict[str, Any]:
    """One of the portal's own records with some of its values odd, missing or of another type."""
    odd: list[Any] = [None, "", 0, [], {}, "null", 1.5, "x" * 900, True, *TAGS, *LINES, *MONEY]
    data = json.loads(json.dumps(data))
    record = data.get("data", data)
    for key in list(record):
        if key not in ("code", "name") and random.random() < 0.15:
            record[key] = random.choice(odd)
    methods = record.get("executionMethods")
    for method in methods if isinstance(methods, list) else ():
        if isinstance(method, dict) and random.random() < 0.5:
            method["processingTime"] = random.choice([None, "7,5", 7.5, "x", -1, 10**9, "03"])
    return dict(data)


def odd_files(
    texts: list[str], jsons: list[dict[str, Any]], count: int, seed: int = 1
) -> Iterator[tuple[str, bytes]]:
    """So many odd records, each with a name that says its kind and number."""
    random = Random(seed)  # noqa: S311 - no secret
    kinds = list(KINDS)
    for number in range(count):
        code = f"{random.randint(1, 3)}.{500000 + number:06}"
        if jsons and number % 10 == 9:
            data = odd_json(random.choice(jsons), random)
            data.get("data", data)["code"] = code
            yield f"{number:04} JSON.json", json.dumps(data, ensure_ascii=False).encode()
            continue
        chosen = [kinds[number % len(kinds)], *random.sample(kinds, random.choice([0, 0, 1, 2]))]
        text = _coded(random.choice(texts), code)
        for kind in chosen:
            text = KINDS[kind](text, random)
        encode = random.choice([str.encode, str.encode, str.encode, *ENCODINGS.values()])
        yield f"{number:04} {', '.join(chosen)}.txt", encode(text)


def _coded(text: str, code: str) -> str:
    """The record with a national code of its own, in every place that names the old one."""
    old = re.search(r"\d\.\d{6}(?!\d)", text)
    return text.replace(old[0], code) if old else text


def main(source: Path, count: int, out: Path) -> None:
    """Write `count` odd records into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.txt"))]
    jsons = [json.loads(path.read_bytes()) for path in sorted(source.rglob("1.*.json"))]
    for name, raw in odd_files(texts, jsons, count):
        (out / name).write_bytes(raw)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
