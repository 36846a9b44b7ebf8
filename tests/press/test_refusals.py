"""What cannot be printed is refused with a clear sentence, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide, own
from tests.library.test_renovations import FILE as WORKS_FILE
from tests.library.test_renovations import RENOVATION
from tests.running import motcham

GONE = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp.\nreplaced_by: [HT02]"
PAPERS = ("tags", "poster", "leaflet", "card")
ROUND, LABEL, SMALL = (f"tags --format {name}" for name in ("tron-40", "tem-63x38", "25x25"))
WIDE = """\
formats:
  - id: rong
    title: Thẻ rộng
    make: single
    paper: {width: 148, height: 210}
    piece: {width: 150, height: 55}
    columns: 1
    rows: 1
    margin: {left: 0, top: 10}
    pitch: {x: 150, y: 55}
    symbol: 30
"""

Change = Callable[[Guide], None]


def title(words: str) -> Change:
    return lambda guide: guide.replace(BIRTH_FILE, "title: Đăng ký khai sinh", f"title: {words}")


def ward(name: str) -> Change:
    return lambda guide: guide.replace(WARD_FILE, "name: Phường Thử", f"name: {name}")


def withdrawn(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "status: published", GONE)
    guide.issue_codes()


def elsewhere(guide: Guide) -> None:
    guide.add(WARD_FILE, "not_offered: [{code: ho-tich, where: Xã bên}]\n")


def works(old: str = "", new: str = "") -> Change:
    """A renovation is announced, with something else in its file."""

    def change(guide: Guide) -> None:
        guide.write(WORKS_FILE, RENOVATION.replace(old, new) if old else RENOVATION)
        guide.issue_codes()

    return change


def works_in(name: str) -> Change:
    """A renovation is announced by a ward of another name."""

    def change(guide: Guide) -> None:
        works()(guide)
        ward(name)(guide)

    return change


def nothing(_: Guide) -> None:
    """The guide is as it is."""


CODE = "R7K2QXM"
NOT_ISSUED, OF_WORKS = "không có trong sổ mã", "là một công trình sửa nhà"
LACKS = "Phông chữ in không có ký tự"
LONG_WARD = "Ủy ban nhân dân " * 4 + "xa"
CASES: list[tuple[str, Change, str, str]] = [
    *((paper, nothing, "HT91", NOT_ISSUED) for paper in (*PAPERS, "group", "code")),
    *((paper, withdrawn, "HT01", "đã bãi bỏ từ 01/11/2026") for paper in (*PAPERS, "code")),
    *((paper, elsewhere, "HT01", "Nơi làm: Xã bên") for paper in (*PAPERS, "code")),
    ("group", elsewhere, "LVHT", "phường không làm"),
    *((paper, title("dài " * 75), "HT01", "nhiều nhất là 80") for paper in ("tags", "poster")),
    (
        "tags --format rong",
        lambda guide: guide.write(own("formats.yml"), WIDE),
        "HT01",
        "giấy chỉ rộng",
    ),
    *((paper, title("Khai sinh 出生"), "HT01", f"{LACKS} 出") for paper in PAPERS),
    ("group", title("Khai sinh 出生"), "LVHT", f"{LACKS} 出"),
    ("all", title("Khai sinh 👶"), "", f"{LACKS} 👶"),
    *((paper, title("Khai sinh 👶"), "HT01", f"{LACKS} 👶") for paper in ("poster", LABEL)),
    *((paper, title("Khai sinh เกิด"), "HT01", LACKS) for paper in ("tags", "leaflet", SMALL)),
    (ROUND, ward("Phường 出"), "HT01", f"{LACKS} 出"),
    *((paper, title("W" * 80), "HT01", "Không đủ chỗ in «WWW") for paper in ("tags", LABEL)),
    *(
        (paper, ward("W" * 80), "HT01", "Không đủ chỗ in «WWW")
        for paper in (*PAPERS, ROUND, LABEL, SMALL)
    ),
    (ROUND, ward(LONG_WARD), "HT01", "Không đủ chỗ in «Ủy ban"),
    ("all", ward("W" * 80), "", "Không đủ chỗ in «WWW"),
    *(
        (paper, works("Đường Mẫu", "Đường 出"), code, f"{LACKS} 出")
        for paper, code in (("notice", CODE), ("gate", CODE), ("round", ""))
    ),
    *(
        (paper, works_in("W" * 80), code, "Không đủ chỗ in «")
        for paper, code in (("notice", CODE), ("gate", CODE), ("round", ""))
    ),
    ("notice", works("Sửa mặt tiền", "W" * 120), CODE, "Không đủ chỗ in «WWW"),
    ("notice", works("status: running", "status: finished"), CODE, "đã kết thúc"),
    ("poster", works(), CODE, OF_WORKS),
]


@pytest.mark.parametrize(
    ("paper", "change", "code", "sentence"), CASES, ids=[f"{c[0]}-{c[3][:24]}" for c in CASES]
)
def test_what_cannot_be_printed_is_told_and_not_written(  # noqa: PLR0913, PLR0917 - a row of the table
    guide: Guide,
    monkeypatch: pytest.MonkeyPatch,
    paper: str,
    change: Change,
    code: str,
    sentence: str,
) -> None:
    change(guide)
    monkeypatch.chdir(guide.root)
    result = motcham("print", *paper.split(), *code.split())
    wrong_use = sentence in {NOT_ISSUED, OF_WORKS}
    assert result.exit_code == (2 if wrong_use else 1), result.output
    assert sentence in result.output
    assert "→" in result.output
    assert not guide.path("print").exists()


def test_a_file_in_the_place_of_the_folder_is_said(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    guide.path("giay").write_text("giữ", encoding="utf-8")
    result = motcham("print", "card", "HT01", "-o", "giay/HT01.pdf")
    assert result.exit_code == 1
    assert "chỗ ấy đã có một tệp cùng tên" in result.output
    assert guide.path("giay").read_text(encoding="utf-8") == "giữ"
