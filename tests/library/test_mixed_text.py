from __future__ import annotations

import pytest

from generator.library.language.mixed_text import (
    MixedText,
    Translated,
    Untranslated,
    closed,
    format_mixed,
    join_mixed,
    original,
)


def test_a_phrase_of_plain_texts_is_plain() -> None:
    assert type(format_mixed("chỉ khi {condition}", condition="trời mưa")) is str
    assert format_mixed("chỉ khi {condition}", condition="trời mưa") == "chỉ khi trời mưa"
    assert join_mixed(" · ", ["a", "", "b"]) == "a · b"


def test_a_phrase_keeps_what_is_in_another_language_apart() -> None:
    phrase = format_mixed("only if {condition}", condition=Untranslated("trời mưa"))
    assert phrase == "only if trời mưa"
    assert isinstance(phrase, MixedText)
    assert [type(part) for part in phrase.parts] == [str, Untranslated]


def test_phrases_within_phrases_keep_their_parts() -> None:
    inner = format_mixed("Free for: {who}.", who=Untranslated("hộ nghèo"))
    outer = join_mixed(" ", [inner, "Ask."])
    assert outer == "Free for: hộ nghèo. Ask."
    assert isinstance(outer, MixedText)
    assert [part for part in outer.parts if isinstance(part, Untranslated)] == ["hộ nghèo"]


def test_the_original_of_a_text_is_its_vietnamese() -> None:
    assert original(Translated("Passport", "Hộ chiếu")) == "Hộ chiếu"
    assert original(Untranslated("Hộ chiếu")) == "Hộ chiếu"
    assert original("Hộ chiếu") == "Hộ chiếu"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Kết hôn", "Kết hôn."),
        ("Bạn cần làm gì hôm nay?", "Bạn cần làm gì hôm nay?"),
        ("Xong rồi.", "Xong rồi."),
        ("Còn nữa…", "Còn nữa…"),
    ],
)
def test_a_sentence_ends_with_one_mark(text: str, sentence: str) -> None:
    assert closed(text) == sentence
    assert original(closed(Untranslated(text))) == sentence
