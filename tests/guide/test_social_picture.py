"""The picture beside a link: small, whole, the same each time, and new only when its words are."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from generator.guide.sharing import social_picture
from generator.guide.sharing.social_picture import FILE, HEIGHT, WIDTH, Answer, SocialPicture, draw
from generator.views.brand import Brand
from tests.guide.conftest import build
from tests.guide_files import BIRTH_FILE, MARRIAGE_FILE, Guide

PICTURE = SocialPicture(
    "Đăng ký khai sinh",
    "HT01",
    "Phường Thử",
    "Một chạm · tra cứu thủ tục",
    "Làm giấy khai sinh cho trẻ.",
    (
        Answer("Bao lâu", "1 ngày làm việc", "known", "Tại quầy"),
        Answer("Bao nhiêu tiền", "Miễn phí", "free"),
    ),
)
LONG = "Ậ ỘNG Ễnh đăng ký thay đổi, cải chính thông tin hộ tịch có yếu tố nước ngoài " * 4
SUBJECTS = {
    "a procedure": PICTURE,
    "a life event": replace(PICTURE, answers=()),
    "a long title": replace(PICTURE, title=LONG),
    "one long word": replace(PICTURE, title="Ậ" * 60),
    "long answers": replace(PICTURE, answers=(Answer("Bao lâu", LONG), Answer("Tiền", LONG))),
    "a long summary": replace(PICTURE, title=LONG, summary=LONG[:200], answers=()),
    "the home page of a long address": replace(
        PICTURE, mark="phuongxuanhoa.hochiminhcity.gov.vn", answers=()
    ),
}


def drawn(picture: SocialPicture) -> Image.Image:
    return Image.open(io.BytesIO(draw(picture)))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_picture_has_the_size_that_chats_want_and_is_small(subject: str) -> None:
    picture = SUBJECTS[subject]
    assert drawn(picture).size == (WIDTH, HEIGHT)
    assert drawn(picture).mode == "P"
    assert len(draw(picture)) <= 30_000


@pytest.mark.parametrize("subject", SUBJECTS)
def test_nothing_runs_over_the_margins(subject: str) -> None:
    image = drawn(SUBJECTS[subject]).convert("RGB")
    sand, lacquer = (social_picture.PALETTE[name] for name in ("sand", "lacquer"))
    for box in ((0, 0, 60, HEIGHT), (WIDTH - 60, 0, WIDTH, HEIGHT), (0, 582, WIDTH, HEIGHT)):
        colours = {colour for _, colour in image.crop(box).getcolors() or []}
        assert colours <= {sand, lacquer}, box


def test_a_title_stays_between_the_band_and_the_card() -> None:
    image = drawn(SUBJECTS["a long title"]).convert("RGB")
    sand = social_picture.PALETTE["sand"]
    for top in (social_picture.BAND, social_picture.CARD_TOP - 2):
        assert image.crop((0, top, WIDTH, top + 2)).getcolors() == [(2 * WIDTH, sand)]


def test_a_line_leaves_whole_what_hangs_down_from_the_one_above() -> None:
    above, both = (social_picture._named(Brand(), "gjpqy", below) for below in ("", ". . . ."))
    first_dot = both.height // 2 + 25
    hanging = (0, 0, WIDTH, first_dot)
    assert both.crop(hanging).tobytes() == above.crop(hanging).tobytes()


def test_the_same_words_give_the_same_bytes() -> None:
    first = draw(PICTURE)
    social_picture._below.cache_clear()
    social_picture._card.cache_clear()
    assert draw(PICTURE) == first


def test_what_was_drawn_for_another_picture_leaves_no_trace() -> None:
    alone = {}
    for name, picture in SUBJECTS.items():
        for known in (social_picture._below, social_picture._card, social_picture._edges):
            known.cache_clear()
        alone[name] = draw(picture)
    social_picture._below.cache_clear()
    assert {name: draw(picture) for name, picture in SUBJECTS.items()} == alone


def test_what_stands_below_the_band_is_the_same_for_units_of_any_name_and_colour() -> None:
    red, blue = (
        replace(PICTURE, brand=Brand(colour)) if colour else PICTURE for colour in ("", "#1f5d8c")
    )
    other = replace(blue, ward="Xã Hai", mark="HT01")
    first, second = (
        drawn(one).crop((0, social_picture.BAND, WIDTH, HEIGHT)) for one in (red, other)
    )
    assert first.convert("RGB").tobytes() == second.convert("RGB").tobytes()
    assert draw(red) != draw(blue) != draw(other)


CHANGES: dict[str, SocialPicture] = {
    "the title": replace(PICTURE, title="Đăng ký kết hôn"),
    "the ward": replace(PICTURE, ward="Phường Hai"),
    "the fee": replace(PICTURE, answers=(PICTURE.answers[0], Answer("Tiền", "8.000 đ"))),
}


@pytest.mark.parametrize("change", CHANGES)
def test_other_words_give_another_address(change: str) -> None:
    assert replace(PICTURE).address == PICTURE.address
    assert CHANGES[change].address != PICTURE.address
    assert draw(CHANGES[change]) != draw(PICTURE)


def test_a_page_names_the_picture_that_lies_beside_it(framed: Guide) -> None:
    site = build(framed)
    for code in ("HT01", "LVHT", "VDSINH", "NHA"):
        page = (site / f"Q/{code}/index.html").read_text()
        [address] = re.findall(r'property="og:image" content="([^"]*)"', page)
        assert re.fullmatch(rf"https://phuong\.tinh\.vn/Q/{code}/{FILE}\?v=[0-9a-f]{{8}}", address)
        with Image.open(site / f"Q/{code}" / FILE) as picture:
            assert picture.size == (WIDTH, HEIGHT)


def test_the_words_beside_the_picture_are_the_answer(framed: Guide) -> None:
    page = (build(framed) / "Q/HT01/index.html").read_text()
    assert '<meta property="og:title" content="Đăng ký khai sinh">' in page
    answer = "Bao lâu: 1\u00a0ngày làm việc; Bao nhiêu tiền: Miễn phí"
    assert f'<meta property="og:description" content="{answer}">' in page


def test_a_hand_written_page_shows_the_picture_of_the_guide(framed: Guide) -> None:
    site = build(framed)
    for page in ("index.html", "lien-he/index.html", "chuyen-di/index.html"):
        assert "/Q/NHA/og.png?v=" in (site / page).read_text(), page


def test_in_words_it_has_one_mark_behind_a_title(framed: Guide) -> None:
    page = (build(framed) / "index.html").read_text()
    assert 'property="og:image:alt" content="Bạn cần làm gì hôm nay? Bao lâu' in page


def test_a_changed_fee_changes_the_address_of_one_picture_only(framed: Guide) -> None:
    def addresses() -> dict[str, str]:
        site = build(framed)
        pages = {code: (site / f"Q/{code}/index.html").read_text() for code in ("HT01", "HT02")}
        return {code: re.findall(r"og\.png\?v=(\w+)", page)[0] for code, page in pages.items()}

    before = addresses()
    framed.replace(BIRTH_FILE, "amount: 0", "amount: 5000")
    after = addresses()
    assert before["HT01"] != after["HT01"]
    assert before["HT02"] == after["HT02"]


def test_a_withdrawn_procedure_says_so_in_its_picture(framed: Guide) -> None:
    framed.replace(
        MARRIAGE_FILE,
        "status: published",
        "status: withdrawn\nwithdrawn_on: 2026-10-01\nreason: Gộp vào thủ tục khác.",
    )
    page = (build(framed) / "Q/HT02/index.html").read_text()
    assert 'og:description" content="Trang này không dùng nữa từ ngày 01/10/2026.' in page
