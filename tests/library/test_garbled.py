"""Text that is not what it looks like is known, and what was meant; true text is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.language.garbled import Garbling, garbled_words, is_garbled, mended

OLD, BROKEN, ALIKE = Garbling.OLD_ENCODING, Garbling.BROKEN, Garbling.LOOK_ALIKE

GARBLED = [
    ("Lµm giÊy khai sinh cho trÎ, trong 60 ngµy", OLD, "Làm giấy khai sinh cho trẻ, trong 60 ngày"),
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", OLD, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("ThÎ c¨n c­íc c«ng d©n", OLD, "Thẻ căn cước công dân"),
    ("«ng ®· nép hå s¬", OLD, "ông đã nộp hồ sơ"),
    ("Laøm giaáy khai sinh cho treû", OLD, "Làm giấy khai sinh cho trẻ"),
    ("UÛY BAN NHAÂN DAÂN PHÖÔØNG", OLD, "ỦY BAN NHÂN DÂN PHƯỜNG"),
    ("Ñaêng kyù keát hoân", OLD, "Đăng ký kết hôn"),
    ("Đã làm giâìy ðãng kyì", OLD, "Đã làm giấy đăng ký"),
    ("LÃ\xa0m giáº¥y tá»\x9d khai", BROKEN, "Làm giấy tờ khai"),
    ("Ä\x90Äƒng kÃ½ káº¿t hÃ´n", BROKEN, "Đăng ký kết hôn"),
    ("LĂ\xa0m giáº¥y", BROKEN, "Làm giấy"),
    ("tháº» cÄƒn cÆ°á»›c", BROKEN, "thẻ căn cước"),
    ("gi\ufffdy khai sinh", BROKEN, "gi[?]y khai sinh"),
    ("Gi?y khai sinh", BROKEN, "Gi[?]y khai sinh"),
    ("Ðăng ký, ðơn xin", ALIKE, "Đăng ký, đơn xin"),
    ("mã HТ01", ALIKE, "mã HT01"),
    ("khаi sinh", ALIKE, "khai sinh"),
    ("ＨＴ01", ALIKE, "HT01"),
    ("𝐊𝐡𝐚𝐢 sinh", ALIKE, "Khai sinh"),
    ("d\u0335ơn", ALIKE, "d[?]ơn"),
]

TRUE = [
    "Đăng ký khai sinh, kết hôn; thuỷ, thủy, khuỷu, nghiêng, xoong, quýt, giếng, uỵch",
    "UBND XÃ\xa0HỘI, XÃ\xa0Tân Phú",
    "café, résumé, Müller, Pokémon, façade, crêpe",
    "Y Blơm Niê, K'Brêu, Thạch Sa Rết, Đắk Lắk, Đăk Nông, Bảo Yên",
    "«Cá»… và «ô», «ông»",
    "Φ10, 30ºC, 60 m², 25 × 25 mm, ½, §3, thứ hai · thứ ba",
    "Nộp ở đâu? Ở phường. Ai nộp?Người thân",
    "https://dichvucong.gov.vn/p/home?a=b&c=d",
    "’tôi’ “a” – b… € 5 ©",
]


@pytest.mark.parametrize(("text", "kind", "meant"), GARBLED)
def test_what_was_garbled_is_known_and_what_was_meant(
    text: str, kind: Garbling, meant: str
) -> None:
    assert {word.kind for word in garbled_words(text)} == {kind}
    assert mended(text) == meant


@pytest.mark.parametrize("text", TRUE)
def test_true_text_is_left_alone(text: str) -> None:
    assert list(garbled_words(text)) == []


MIXED = st.sampled_from([*"«»? \n\r\xa0", *(letter for text, *_ in GARBLED for letter in text)])


@given(st.text(MIXED))
def test_a_text_is_garbled_where_one_of_its_lines_is(text: str) -> None:
    lines = unicodedata.normalize("NFC", text).split("\n")
    assert is_garbled("\n".join(lines)) == any(next(garbled_words(line), None) for line in lines)


@given(st.text())
def test_what_is_mended_is_whole(text: str) -> None:
    assert list(garbled_words(mended(text))) == []


def test_a_long_line_is_read_as_quickly_as_a_short_one() -> None:
    """Its cost grows with its length, not with the square of it: else this would never end."""
    assert list(garbled_words("a" * 1_000_000)) == []
