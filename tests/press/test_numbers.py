"""No line of a paper ends within a number: with what it counts, a date, hours, a law's number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pypdfium2
import pytest

from generator.library.checked.published import Published
from generator.press import procedure_sheet
from generator.press.formats import shipped_formats
from generator.press.large import large_card
from generator.press.leaflet import leaflet
from generator.press.poster import poster
from generator.press.sheet import Sheet
from generator.press.tags import tag_sheet
from generator.press.typesetting import typeset
from generator.press.unbroken import DRAWINGS, unbroken
from tests.breadth import EVERY_27TH, first
from tests.press.conftest import hotline_of, titled
from tests.press.paper import words_of
from tests.press.scripts import given

ENDS_INSIDE = re.compile(r"(\S*\d[/–-]?)\s*\n\s*([\w–]+)")
"""What stands at the end of a line, and what the next begins with."""
COUNTED = re.compile(r"\d (?:ngày|tuổi|giờ|tháng|năm|lần|bản|đ)\b")


def torn(pdf: bytes, told: str) -> Iterator[str]:
    """The numbers within which a line of `pdf` ends, though `told` has them in one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            words = page.get_textpage().get_text_range().replace("\r\n", "\n")
            for one in ENDS_INSIDE.finditer(words):
                end, begin = one.groups()
                for whole in (end + begin, f"{end} {begin}"):
                    number = begin[0].isdecimal() or end[-1] == "/" or COUNTED.search(whole)
                    alone = rf"(?<![\w:.,/–-]){re.escape(whole)}(?!\w|[:.,/–-]\w)"
                    if number and re.search(alone, told):
                        yield whole
    finally:
        document.close()


def told_to(data: object) -> str:
    """All that a template is told but its drawings, with plain blanks, a line each."""
    if isinstance(data, dict):
        return "\n".join(told_to(value) for name, value in data.items() if name not in DRAWINGS)
    if isinstance(data, list | tuple):
        return "\n".join(map(told_to, data))
    return " ".join(str(data).split())


@pytest.mark.parametrize("make", [large_card, leaflet, poster])
@EVERY_27TH
def test_no_line_of_any_procedures_paper_ends_within_a_number(
    real: Published,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Published, str], Sheet],
    step: int,
) -> None:
    """Only laid out: that their codes are read is proven elsewhere."""
    seen: list[tuple[object, bytes]] = []

    def laid_out(kind: str, data: dict[str, object], on: date, *_: object, **__: object) -> None:
        seen.append((data, typeset(f"{kind}.typ", data, on)))

    monkeypatch.setattr(procedure_sheet, "proven_sheet", laid_out)
    codes = [
        each.code
        for each in real.procedures
        if not (each.is_record or each.withdrawn_on or each.code in real.elsewhere)
    ]
    for code in dict.fromkeys(["CU01", "SY01", "CU03", *codes[::step]]):
        make(real, code)
    assert len(seen) >= len(codes) // step
    assert {number for data, pdf in seen for number in torn(pdf, told_to(data))} == set()


@pytest.mark.parametrize("hotline", ["028 0000 0000", "+84 28 3800 0000"])
@pytest.mark.parametrize("name", shipped_formats())
def test_a_number_to_call_stands_on_one_line_of_a_tag(
    real: Published, monkeypatch: pytest.MonkeyPatch, name: str, hotline: str
) -> None:
    seen = given(monkeypatch)
    long = max((code for code in real.titles()), key=len)
    form = shipped_formats()[name]
    pdf = tag_sheet(hotline_of(real, hotline), [long, "HT01", "VDSODO"], form=form).pdf
    assert words_of(pdf).count(hotline) == 3
    assert list(torn(pdf, told_to(seen[-1][1]))) == []


@pytest.mark.parametrize("name", first({"25x25"}, ["25x25", "40x55", "poster"]))
@pytest.mark.parametrize("number", ["7:30–11:30", "154/2024/NĐ-CP", "60 ngày", "10 x 15 cm"])
def test_a_number_in_a_title_is_not_torn_wherever_it_stands(
    library: Published, monkeypatch: pytest.MonkeyPatch, name: str, number: str
) -> None:
    seen = given(monkeypatch)
    for words in range(1, 9, 2):
        title = "Khai " * words + number + " thử"
        town = titled(library, "HT01", title)
        if name == "poster":
            pdf = poster(town, "HT01").pdf
        else:
            pdf = tag_sheet(town, ["HT01"], form=shipped_formats()[name]).pdf
        assert list(torn(pdf, told_to(seen[-1][1]))) == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("gọi 028 3800 0000 hoặc 1022.", "gọi 028~3800~0000 hoặc 1022."),
        ("(028) 3800 0000", "(028)~3800~0000"),
        ("trong 60 ngày", "trong 60~ngày"),
        ("ngày 22 tháng 11 năm 2026", "ngày~22~tháng~11~năm~2026"),
        ("Thứ 7 nghỉ", "Thứ~7 nghỉ"),
        ("cỡ 10 x 15 cm", "cỡ 10~x~15~cm"),
        ("20 m² đất", "20~m² đất"),
        ("5 bảng, 3 bảo vệ", "5 bảng, 3 bảo vệ"),
        ("Quầy 2 và 3", "Quầy 2 và 3"),
    ],
)
def test_blanks_within_a_number_are_such_as_no_line_breaks_at(words: str, kept: str) -> None:
    assert unbroken({"it": [words], "svg": "0 0 3 3"}) == {
        "it": [kept.replace("~", "\N{NO-BREAK SPACE}")],
        "svg": "0 0 3 3",
    }
