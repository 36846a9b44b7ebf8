"""Packing loses nothing, and writes what texts have in common once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.guide.offline.packing import Packing


def pack(texts: list[str]) -> Packing:
    packing = Packing()
    for text in texts:
        packing.add(text)
    return packing


html = st.lists(st.sampled_from(["<p>", "</p>", "<", ">", "a", "Giấy tờ", "\n", "\0", "😀"])).map(
    "".join
)


@given(st.lists(html | st.text()))
def test_every_text_is_put_together_again(texts: list[str]) -> None:
    packed = pack(texts)
    assert ["".join(packed.pieces[place] for place in row) for row in packed.texts] == texts


def test_what_two_texts_share_stands_there_once() -> None:
    packed = pack(["<p>Nộp ở quầy</p>", "<b>1</b><p>Nộp ở quầy</p>"])
    assert packed.pieces == ["<p>", "Nộp ở quầy", "</p>", "<b>", "1", "</b>"]
    assert packed.texts == [[0, 1, 2], [3, 4, 5, 0, 1, 2]]
