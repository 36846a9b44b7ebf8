"""Texts of the library are the same for every unit; each unit reads its own word in them."""

from __future__ import annotations

import pytest

from generator.guide.links import check_guide
from generator.library.checked.english import english
from generator.library.desk.translations import translation_states
from generator.library.forms.problems import Problem
from generator.library.forms.translation import Freshness
from generator.library.language.folding import mark_of
from generator.library.language.locale import ENGLISH, gettext, use_locale
from generator.library.language.mixed_text import Translated, Untranslated
from generator.library.language.unit_words import WORDS, page_words, unit_words
from generator.library.models.ward import Level
from generator.library.rules.unit_words import other_level, word_faults
from generator.press.wording import NOTICE, load_wording, wording_doubts
from tests.guide_files import BIRTH_FILE, ISSUED_ON, WARD_FILE, Guide, own

ENGLISH_BIRTH = BIRTH_FILE.replace(".yml", ".en.yml")
NEWS = "---\ncode: TT001\ntitle: Tin\nsummary: Tin.\non: 2026-11-20\n---\n"


@pytest.mark.parametrize(
    ("text", "ward", "commune", "special_zone"),
    [
        ("Hỏi {phường}.", "Hỏi phường.", "Hỏi xã.", "Hỏi đặc khu."),
        ("{Phường} ghi sổ.", "Phường ghi sổ.", "Xã ghi sổ.", "Đặc khu ghi sổ."),
        ("{phường} {phường}", "phường phường", "xã xã", "đặc khu đặc khu"),
        ("the {ward}’s", "the ward’s", "the commune’s", "the special zone’s"),
        ("{Ward} police", "Ward police", "Commune police", "Special zone police"),
        ("phường, {xã}, {PHƯỜNG}, {x", *["phường, {xã}, {PHƯỜNG}, {x"] * 3),
    ],
)
def test_a_word_in_braces_is_that_of_the_level(
    text: str, ward: str, commune: str, special_zone: str
) -> None:
    assert [unit_words(text, level) for level in Level] == [ward, commune, special_zone]


def test_every_level_has_its_words() -> None:
    assert [words.keys() for words in WORDS.values()] == [{*Level}] * len(WORDS)
    assert [WORDS["phường"][level] for level in Level] == [level.label for level in Level]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("Gọi **{phường}**.", "Gọi **xã**."),
        ("Viết `{phường}`, đọc là {phường}.", "Viết `{phường}`, đọc là xã."),
        ("```yaml\n{phường}\n```\n{Phường}\n", "```yaml\n{phường}\n```\nXã\n"),
        ("~~~\n{phường}", "~~~\n{phường}"),
        ("## {Phường} nghỉ {#nghi}", "## Xã nghỉ {#nghi}"),
    ],
)
def test_a_page_shows_what_is_typed_as_code(page: str, shown: str) -> None:
    assert page_words(page, Level.COMMUNE) == shown


def test_the_program_speaks_as_the_unit_within_its_block() -> None:
    with use_locale("vi", Level.COMMUNE):
        assert gettext("Hỏi {phường}") == "Hỏi xã"
        with use_locale(ENGLISH):
            assert gettext("Hỏi {phường}") == "Ask the commune"
    assert gettext("Hỏi {phường}") == "Hỏi phường"


@pytest.mark.parametrize("level", Level)
def test_a_translation_stays_fresh_whatever_the_level(guide: Guide, level: Level) -> None:
    raw = "Hỏi {phường} trước."
    guide.add(WARD_FILE, f"level: {level}\n")
    guide.add(BIRTH_FILE, f'notes:\n  - "{raw}"\n  - "{{Phường}} ghi sổ."\n')
    guide.write(
        ENGLISH_BIRTH,
        f"strings:\n  notes.0.text: {{of: '{mark_of(raw)}', text: 'Ask the {{ward}} first.'}}\n",
    )
    [states] = [s for file, s in translation_states(guide.roots).items() if file == BIRTH_FILE]
    assert {e.place: e.state for e in states}["notes.0.text"] is Freshness.FRESH
    told, untold = english(guide.published()).by_code["HT01"].notes
    said = unit_words("Ask the {ward} first.", level)
    assert (told.text, type(told.text)) == (said, Translated)
    assert isinstance(told.text, Translated)
    assert told.text.original == unit_words(raw, level)
    assert (untold.text, type(untold.text)) == (unit_words("{Phường} ghi sổ.", level), Untranslated)


def test_names_of_laws_and_records_are_published_as_they_stand(guide: Guide) -> None:
    guide.add(WARD_FILE, "level: commune\n")
    guide.replace(BIRTH_FILE, "official_title: Thủ tục", "official_title: Thủ tục của phường")
    guide.add(BIRTH_FILE, "legal_basis: [{number: 60/2014/QH13, title: Luật của phường}]\n")
    birth = guide.published().by_code["HT01"]
    assert birth.official_title == "Thủ tục của phường đăng ký khai sinh"
    assert birth.legal_basis[0].title == "Luật của phường"
    assert {problem.rule for problem in guide.problems()} == {"other-level"}  # the unit's name


LEFT_ALONE = [
    "Nộp ở phường, xã nơi bạn ở.",
    "Công an xã, phường, thị trấn",
    "xã/phường, phường hoặc xã, phường (xã), phường và đặc khu",
    "Ủy ban nhân dân phường Bến Nghé, phường 7, Phường 12.",
    "Biểu mẫu «Danh sách công dân của phường»",
    "Ủy ban nhân dân cấp xã, {phường}, {Phường}",
]
FOUND = [
    ("Hỏi phường trước.", "bare-ward", 4),
    ("Phường ghi sổ.", "bare-ward", 0),
    ("Trong thời hạn, phường 5 ngày, sở 3 ngày", "bare-ward", 16),
    ("Trợ cấp xã hội do phường xét", "bare-ward", 18),
    ("Hỏi {xã}.", "unknown-word", 4),
    ("Hỏi {phuong}.", "unknown-word", 4),
    ("Hỏi {ward}.", "unknown-word", 4),
    ("Hỏi { phường }.", "unknown-word", 4),
    ("Hỏi {PHƯỜNG}.", "unknown-word", 4),
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_wards_in_general_and_names_are_left_alone(text: str) -> None:
    assert list(word_faults(text)) == []


@pytest.mark.parametrize(("text", "rule", "start"), FOUND)
def test_what_only_a_ward_could_say_is_found(text: str, rule: str, start: int) -> None:
    [fault] = word_faults(text)
    assert (fault.rule, fault.start) == (rule, start)
    assert "{phường}" in fault.hint


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Apply at any ward or commune; some wards are near.", []),
        ("The commune or ward decides. In Ward 7, Bến Nghé Ward.", []),
        ("Ask the {ward}: {Ward} police, a reward.", []),
        ("Ask the ward’s office.", ["bare-ward"]),
        ("Confirmed by the ward People’s Committee", ["bare-ward"]),
        ("Ask {phường}.", ["unknown-word"]),
    ],
)
def test_the_english_is_judged_alike(text: str, rules: list[str]) -> None:
    assert [fault.rule for fault in word_faults(text, english=True)] == rules


@pytest.mark.parametrize("level", Level)
def test_only_another_level_may_not_say_ward_of_itself(level: Level) -> None:
    hints = [fault.hint for fault in other_level("Thư gửi phường", level)]
    assert (
        hints
        == {
            Level.WARD: [],
            Level.COMMUNE: ["Viết «xã» thay cho «phường»; nói về nơi khác thì giữ."],
            Level.SPECIAL_ZONE: ["Viết «đặc khu» thay cho «phường»; nói về nơi khác thì giữ."],
        }[level]
    )


NEWS_FILE = own("pages/tin.md")


def of_level(guide: Guide) -> list[Problem]:
    library = guide.library()
    found = [*guide.problems(), *check_guide(guide.roots, library, library.on(ISSUED_ON))]
    return [problem for problem in found if problem.rule == "other-level"]


def test_a_communes_own_texts_that_say_ward_are_warned_of(guide: Guide) -> None:
    note = 'hours_note: "Công an phường và {phường}"\n'
    guide.add(WARD_FILE, note)
    guide.write(NEWS_FILE, f"{NEWS}Báo cho phường.\n")
    guide.issue_codes()
    assert of_level(guide) == []
    guide.add(WARD_FILE, "level: commune\n")
    found = {(problem.file, problem.line): problem.severity for problem in of_level(guide)}
    assert found == {
        (WARD_FILE, 1): "warning",
        (WARD_FILE, 14): "warning",
        (NEWS_FILE, 7): "warning",
    }
    assert guide.published().ward.hours_note == "Công an phường và xã"


def test_a_notice_has_the_word_too(guide: Guide) -> None:
    guide.write(own(NOTICE), 'closing: "{Phường} chủ động niêm yết."\nreport: Xin báo phường\n')
    wording, problems = load_wording(guide.roots)
    assert problems == []
    words = dict.fromkeys(("ward", "place", "unit", "hotline"), "")
    with use_locale("vi", Level.COMMUNE):
        assert wording.filled(words)["closing"] == "Xã chủ động niêm yết."
    [doubt] = wording_doubts(guide.roots, Level.COMMUNE)
    assert (doubt.line, doubt.rule, doubt.severity) == (2, "other-level", "warning")
    assert list(wording_doubts(guide.roots, Level.WARD)) == []
