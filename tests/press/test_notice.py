"""What a renovation's notice and its gate card say, and which works have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.library.models.renovation import Renovation
from generator.press.gate import gate_card
from generator.press.notice import notice, signed_words
from generator.press.pdf import page_sizes_mm
from generator.press.sheet import Sheet
from generator.press.verify import verify
from generator.press.wording import SHIPPED, load_wording, shipped_wording
from generator.views.edition import edition_of
from generator.views.sheets import gate_view, notice_view
from tests.guide_files import WARD_FILE, Guide, unit_in
from tests.press.conftest import hotline_of
from tests.press.paper import beside_rulers, letters_of, says
from tests.press.works import WORKS, changed, with_works

ON = date(2026, 11, 25)
WORDING = shipped_wording()
LONG = "Đầu việc: " + "gia cố và sơn lại mái che phía sau, " * 7 + "đến đây là hết"
NAME = ("Nguyễn Thị Minh Khai nối dài đoạn từ cầu số Bốn đến ngã ba " * 2)[:70].strip()
EXTENDED = {"on": "2026-11-01", "text": "Mưa", "kind": "extended", "until": "2027-01-09"}
PERIOD = "Thời gian: Từ ngày 10/03/2026 đến hết ngày"
FINISHED = {"on": "2026-11-12", "text": "Đã xong", "kind": "finished"}


@pytest.fixture(scope="module")
def library(library: Published) -> Published:
    return replace(library, day=ON)


@pytest.fixture(scope="module")
def sheet(library: Published) -> Sheet:
    return notice(with_works(library, WORKS), WORKS.code, wording=WORDING)


def test_a_notice_says_what_is_allowed_until_when_and_whom_to_tell(sheet: Sheet) -> None:
    pdf = sheet.pdf
    for words in (
        "ỦY BAN NHÂN DÂN PHƯỜNG THỬ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "/TB-UBND",
        "THÔNG BÁO",
        "1. Địa điểm: 182/4 Đường Mẫu, Khu phố 3, Phường Thử.",
        "Giấy phép số 123/GPXD-UBND, cấp ngày 05/03/2026, UBND phường",
        "có giá trị đến hết ngày 05/03/2027",
        "- Sửa mặt tiền;",
        "- Thay mái tôn 60 m².",
        "Không tăng số tầng.",
        "Từ ngày 10/03/2026 đến hết ngày 30/12/2026.",
        "Công ty TNHH Mẫu, điện thoại 028 0000 0001.",
        "Một cửa, điện thoại 028 3800 0000.",
        "phuong.tinh.vn/Q/R7K2QXM",
        "Nơi nhận:",
        "CHỦ TỊCH",
    ):
        assert says(pdf, words), words
    assert not says(pdf, "Đúng giấy phép"), "what was only checked is left to the page"
    assert not says(pdf, "bắt buộc")


def test_the_large_code_is_read_from_more_than_a_metre_and_a_half(sheet: Sheet) -> None:
    assert [reading.page for reading in verify(sheet.pdf)] == [1, 2, 3]
    assert "201 cm" in sheet.measures[0]


@pytest.mark.parametrize(
    "site", ["https://a.vn/", "https://phuong.tinh.vn/", f"https://{'a' * 40}.vn/"]
)
def test_what_stands_below_the_large_code_keeps_off_the_ruler(guide: Guide, site: str) -> None:
    """Where the code is of version 1, 2 or 4."""
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", site)
    pdf = notice(with_works(guide.published(ON), WORKS), WORKS.code, wording=WORDING).pdf
    assert beside_rulers(pdf, within_mm=1.5) == []


@pytest.mark.parametrize(
    ("changes", "state", "by"),
    [
        ({"status": "running"}, "Đang làm", "đến"),
        ({"status": "planned", "starts_on": date(2026, 12, 1)}, "Được làm", "đến"),
        ({"status": "stopped"}, "ĐÌNH CHỈ THI CÔNG", "hạn đã báo"),
        ({"status": "paused"}, "Tạm ngừng", "hạn đã báo"),
        ({"ends_on": date(2026, 11, 24)}, "Quá hạn", "hạn đã báo"),
    ],
)
@pytest.mark.parametrize("hotline", ["028 3800 0000", "1900 1234"])
def test_the_state_the_end_and_whom_to_call_are_read_from_five_metres(
    library: Published, changes: dict[str, object], state: str, by: str, hotline: str
) -> None:
    """Capitals are a 250th of the distance tall."""
    works = changed(**changes)
    town = hotline_of(library, hotline)
    paper = notice(with_works(town, works), WORKS.code, wording=WORDING)
    street = len(page_sizes_mm(paper.pdf)) - 2
    letters = letters_of(paper.pdf, street)
    said = "".join(letter.char for letter in letters)
    until = "24/11/2026" if state == "Quá hạn" else "30/12/2026"
    for words in (state, by + until, hotline):
        assert "".join(words.split()) in said, words
    tall = [letter.char for letter in letters if letter.bottom - letter.top >= 19.9]
    wanted = [
        *(char for char in state if char.isupper()),
        *(char for char in until + hotline if char.isdecimal()),
    ]
    assert Counter(wanted) <= Counter(tall)
    assert all(letter.left >= 10 and letter.right <= 200.5 for letter in letters)
    assert "đọc được từ khoảng 5 m" in paper.notes[0]


def test_the_street_page_says_1022_where_the_unit_has_it(real: Published) -> None:
    paper = notice(with_works(real, WORKS), WORKS.code, wording=WORDING)
    street = len(page_sizes_mm(paper.pdf)) - 2
    letters = letters_of(paper.pdf, street)
    tall = "".join(letter.char for letter in letters if letter.bottom - letter.top >= 19.9)
    assert "10220280000000" in tall


@pytest.mark.parametrize(
    ("signed_on", "words"),
    [
        (None, "ngày ……… tháng ……… năm 2026"),
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2027, 3, 15), "ngày 15 tháng 3 năm 2027"),
    ],
)
def test_the_day_is_written_as_the_decree_asks_or_left_open(
    signed_on: date | None, words: str
) -> None:
    assert signed_words(signed_on, ON) == words


def test_a_sample_says_so_on_each_page_and_a_number_has_two_digits(library: Published) -> None:
    sample = with_works(library, changed(sample=True, place={"house": "-", "street": "/"}))
    pdf = notice(sample, WORKS.code, wording=WORDING, number=7, signed_on=ON).pdf
    assert says(pdf, "MẪU") == 3
    assert says(pdf, "Số: 07/TB-UBND")
    assert says(pdf, "Phường Thử, ngày 25 tháng 11 năm 2026")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"basis": {"kind": "exempt"}}, "Căn cứ: Được miễn giấy phép"),
        (
            {"basis": {"kind": "notice", "issued_on": "2026-03-02"}},
            "Căn cứ: Đã báo phường trước khi làm, ngày 02/03/2026",
        ),
        ({"status": "paused"}, "Tình trạng: Tạm ngừng"),
        ({"ends_on": date(2026, 11, 24)}, "Tình trạng: Quá hạn"),
        (
            {"acts": (EXTENDED,)},
            f"{PERIOD} 09/01/2027 (đã gia hạn, trước là 30/12/2026)",
        ),
    ],
)  # fmt: skip
def test_a_notice_follows_the_file(
    library: Published, changes: dict[str, object], words: str
) -> None:
    def said(works: Renovation) -> list[str]:
        rows = notice_view(library, works).rows
        return [f"{row.name}: {line}" for row in rows for line in row.lines]

    assert words not in said(WORKS)
    assert words in said(changed(**changes))


def test_long_texts_run_on_to_more_pages_and_none_is_lost(library: Published) -> None:
    place = {"house": NAME, "street": NAME, "neighbourhood": NAME}
    long = with_works(library, changed(place=place, allowed=(LONG,) * 12, not_allowed=(LONG,) * 3))
    pdf = notice(long, WORKS.code, wording=WORDING).pdf
    assert len(page_sizes_mm(pdf)) == 5
    assert says(pdf, "Đầu việc") == says(pdf, "đến đây là hết") == 15
    assert [reading.page for reading in verify(pdf)] == [1, 4, 5]
    for page in range(3):
        letters = letters_of(pdf, page)
        assert min(letter.left for letter in letters) > 26
        assert max(letter.right for letter in letters) < 197
    gate = gate_card(with_works(library, changed(place=place)), WORKS.code)
    assert says(gate.pdf, NAME) == 3


def test_a_gate_card_says_where_and_until_when_and_its_code_is_60_mm(library: Published) -> None:
    sheet = gate_card(with_works(library, WORKS), WORKS.code)
    assert "tầm quét khoảng 80 cm" in sheet.measures[0]
    for words in (
        "182/4 Đường Mẫu",
        "Khu phố 3",
        "Đến hết ngày 30/12/2026",
        "Quét để xem công trình được phép làm gì",
        "phuong.tinh.vn/Q/R7K2QXM",
        "028 3800 0000",
    ):
        assert says(sheet.pdf, words), words
    place = {"house": "-", "street": "/"}
    late = with_works(library, changed(ends_on=date(2026, 11, 24), place=place))
    assert says(gate_card(late, WORKS.code).pdf, "Quá hạn")


def test_what_has_ended_or_is_no_renovation_has_no_notice(library: Published) -> None:
    over = changed(status="finished", acts=(FINISHED,))
    called: dict[str, Callable[..., Sheet]] = {
        "thẻ cổng": gate_card,
        "thông báo": lambda *of: notice(*of, wording=WORDING),
    }
    for name, make in called.items():
        ended = f"đã kết thúc từ 12/11/2026, nên không in {name}"
        with pytest.raises(MotchamError, match=ended):
            make(with_works(library, over), WORKS.code)
        gone = with_works(library, WORKS)
        object.__setattr__(gone, "renovations", ())
        with pytest.raises(MotchamError, match="đã kết thúc"):
            make(gone, WORKS.code)
        with pytest.raises(MotchamError, match="không phải một công trình") as error:
            make(with_works(library, WORKS), "R7K2QXN")
        assert WORKS.code in error.value.hint
        with pytest.raises(MotchamError, match="không phải một công trình"):
            make(library, "HT01")


def test_an_edition_follows_the_facts_on_the_paper_alone(library: Published) -> None:
    of_notice = edition_of(notice_view(library, WORKS), ON)
    of_gate = edition_of(gate_view(library, WORKS), ON)
    cases: list[tuple[dict[str, object], bool, bool]] = [
        ({"acts": ()}, True, True),
        ({"starts_on": date(2026, 12, 1)}, False, True),
        ({"allowed": ("Sửa bếp",)}, False, True),
        ({"ends_on": date(2026, 12, 31)}, False, False),
        ({"status": "stopped"}, False, False),
    ]
    for changes, notice_same, gate_same in cases:
        works = changed(**changes)
        assert (edition_of(notice_view(library, works), ON) == of_notice) is notice_same, changes
        assert (edition_of(gate_view(library, works), ON) == of_gate) is gate_same, changes


def test_a_ward_words_its_notice_itself(library: Published, tmp_path: Path) -> None:
    (unit_in(tmp_path).unit / "notice.yml").write_text(
        "parent: Ủy ban nhân dân thành phố\n"
        "symbol: TB-UB\n"
        "opening: Gọi {hotline} khi cần hỏi về {place}.\n"
        "signature: [KT. Chủ tịch, Phó chủ tịch]\n"
    )
    wording, problems = load_wording(unit_in(tmp_path))
    assert problems == []
    pdf = notice(with_works(library, WORKS), WORKS.code, wording=wording).pdf
    for words in (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ",
        "/TB-UB",
        "Gọi 028 3800 0000 khi cần hỏi về 182/4 Đường Mẫu",
        "PHÓ CHỦ TỊCH",
        WORDING.scan or "",
    ):
        assert says(pdf, words), words


def test_the_shipped_wording_says_everything_but_who_stands_above_and_who_signs() -> None:
    assert [key for key, text in WORDING if not text] == ["parent", "signer"]
    assert "bắt buộc" not in SHIPPED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("tittle: X\n", "unknown-key"),
        ("opening: Gọi {owner}\n", "unknown-placeholder"),
        ("opening: Gọi {ward.name}\n", "unknown-placeholder"),
        ("opening: Gọi {}\n", "unknown-placeholder"),
        ("opening: Gọi {\n", "unknown-placeholder"),
        ("symbol:\n", "empty-value"),
        ("signature: []\n", "too-few"),
        (f"symbol: {'X' * 81}\n", "too-long"),
    ],
)
def test_a_wording_that_cannot_be_printed_is_a_problem(
    tmp_path: Path, text: str, rule: str
) -> None:
    (unit_in(tmp_path).unit / "notice.yml").write_text(text)
    _, [problem] = load_wording(unit_in(tmp_path))
    assert (problem.rule, problem.line) == (rule, 1)
    assert problem.hint
