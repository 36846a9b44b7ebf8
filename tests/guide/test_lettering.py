"""Lines of text: as the font draws them, whole, and no wider than their room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from generator.guide.sharing import lettering
from generator.guide.sharing.lettering import Type, cut, leading, line_mask, width, wrapped
from generator.typeface import BOLD, REGULAR

TYPES = [Type(REGULAR, size) for size in (28, 34, 40, 44)] + [
    Type(BOLD, size) for size in (36, 40, 48, 60, 88)
]
SENTENCE = "Đăng ký lại khai sinh có yếu tố nước ngoài, ghi vào sổ hộ tịch"


@pytest.mark.parametrize("type_", TYPES)
def test_accents_upon_accents_and_dots_below_are_whole(type_: Type) -> None:
    mask = line_mask("ẬỘỆẪỮỂgyjpqợự", type_)
    box = mask.getbbox()
    assert box is not None
    assert box[1] > 0, "an accent is cut at the top"
    assert box[3] < mask.height, "a dot is cut at the bottom"


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("last", "rfỞữYVgạ…")
def test_the_last_letter_is_whole(last: str, type_: Type) -> None:
    alone, followed = (line_mask(f"Số n{last}{more}", type_) for more in ("", "      "))
    assert alone.getbbox() == followed.getbbox()


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize(
    "word", ["Đăng", "ẬỘỆẪỮỂgyjpqợự", "AVATAR", "Týfjord", "3\xa0ngày", "(LưỠi)", "30.000\xa0đ/bản"]
)
def test_letters_stand_as_the_font_itself_sets_them(word: str, type_: Type) -> None:
    mask = line_mask(word, type_)
    whole = Image.new("L", mask.size)
    at = (0, round(leading(type_) * lettering.BASELINE))
    ImageDraw.Draw(whole).text(at, word, 255, lettering._font(type_), anchor="ls")
    assert mask.tobytes() == whole.tobytes()


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("room", [200, 500, 1072])
def test_lines_are_as_full_as_they_can_be(room: int, type_: Type) -> None:
    lines = list(wrapped(SENTENCE, type_, room))
    assert " ".join(lines) == SENTENCE
    assert all(width(line, type_) <= room or " " not in line for line in lines)
    for line, after in pairwise(lines):
        assert width(f"{line} {after.split(' ')[0]}", type_) > room


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", [""]), ("A", ["A"]), ("  A  B ", ["A B"]), ("W" * 60, ["W" * 60])],
)
def test_what_is_no_sentence_is_a_line(text: str, lines: list[str]) -> None:
    assert list(wrapped(text, TYPES[0], 400)) == lines


@pytest.mark.parametrize("room", [40, 200, 500])
def test_what_is_cut_fits(room: int) -> None:
    line = cut(SENTENCE, TYPES[0], room)
    assert width(line, TYPES[0]) <= room
    assert line.endswith("…")
    assert SENTENCE.startswith(line.removesuffix("…"))
