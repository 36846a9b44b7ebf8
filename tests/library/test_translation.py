from __future__ import annotations

from typing import Any, get_type_hints

import pytest
from pydantic import AfterValidator

from generator.errors import MotchamError
from generator.library.checked.english import english
from generator.library.checked.library import load_library
from generator.library.desk.translations import translation_states, update_translations
from generator.library.forms.translation import Freshness, texts, translated_keys
from generator.library.language.folding import mark_of
from generator.library.language.mixed_text import Translated, Untranslated
from generator.library.models.base import Accepts, Model
from generator.library.models.catalogue import Field, LifeEvent
from generator.library.models.offer import NotOffered
from generator.library.models.other_office import OtherOffice
from generator.library.models.places import ServicePlace
from generator.library.models.procedure import (
    Caution,
    Channel,
    Difference,
    LawFact,
    LegalBasis,
    Procedure,
    Source,
    Unparsed,
)
from generator.library.models.ward import Ward
from tests.guide_files import BIRTH_FILE, LEDGER_FILE, Guide, own
from tests.library.walk import FILES, models_in, parts_of
from tests.running import motcham

ENGLISH_BIRTH = "procedures/ho-tich/khai-sinh.en.yml"
TITLE = "Đăng ký khai sinh"


def translate(guide: Guide, place: str, vietnamese: str, english: str) -> None:
    guide.write(
        ENGLISH_BIRTH,
        f"strings:\n  {place}:\n    of: {mark_of(vietnamese)!r}\n    text: {english}\n",
    )


def english_birth(guide: Guide) -> Procedure:
    return english(guide.published()).by_code["HT01"]


def states(guide: Guide) -> dict[str, Freshness]:
    return {entry.place: entry.state for entry in translation_states(guide.roots)[BIRTH_FILE]}


def test_a_text_made_from_todays_vietnamese_is_shown_in_english(guide: Guide) -> None:
    translate(guide, "title", TITLE, "Register a birth")
    title = english_birth(guide).title
    assert title == "Register a birth"
    assert isinstance(title, Translated)
    assert title.original == TITLE
    assert states(guide)["title"] is Freshness.FRESH


@pytest.mark.parametrize(
    ("vietnamese", "english", "number"),
    [
        ("Làm trong 60 ngày.", "Within 6 days.", "6"),
        ("Làm trong 60 ngày.", "Within 60 days.", None),
        ("Lệ phí 1.000.000 đ.", "The charge is 1,000,000 đ.", None),
        ("Lệ phí 1.000.000 đ.", "The charge is 100,000 đ.", "100000"),
        ("Trước 23 giờ.", "Before 11 pm.", None),
        ("Trước 23 giờ.", "Before 23:00.", None),
        ("Trước 23 giờ.", "Before 11 am.", "11"),
        ("Hai bản, trước ngày 05/03.", "2 copies, before 5 March.", None),
        ("Vào tháng 8.", "In August.", None),
    ],
)
def test_a_number_that_the_vietnamese_has_not_is_a_hint(
    guide: Guide, vietnamese: str, english: str, number: str | None
) -> None:
    guide.replace(BIRTH_FILE, "Làm giấy khai sinh cho trẻ.", vietnamese)
    translate(guide, "summary", vietnamese, english)
    hints = [one for one in guide.problems() if one.rule == "other-number"]
    assert [one.severity for one in hints] == ["warning"] * (number is not None)
    assert all(f"số {number}" in one.message and one.file == ENGLISH_BIRTH for one in hints)


def test_a_text_without_translation_stays_vietnamese_and_says_so(guide: Guide) -> None:
    translate(guide, "title", TITLE, "Register a birth")
    summary = english_birth(guide).summary
    assert isinstance(summary, Untranslated)
    assert states(guide)["summary"] is Freshness.MISSING


def test_a_text_whose_vietnamese_has_changed_is_shown_in_vietnamese(guide: Guide) -> None:
    translate(guide, "title", TITLE, "Register a birth")
    guide.replace(BIRTH_FILE, f"title: {TITLE}", "title: Khai sinh cho con")
    title = english_birth(guide).title
    assert title == "Khai sinh cho con"
    assert isinstance(title, Untranslated)
    assert states(guide)["title"] is Freshness.OUTDATED


def test_a_text_that_only_moved_keeps_its_translation(guide: Guide) -> None:
    translate(guide, "documents.0.name", "Giấy chứng sinh", "Birth notification")
    guide.replace(BIRTH_FILE, "documents:\n", "documents:\n  - {name: Tờ khai, originals: 1}\n")
    assert english_birth(guide).documents[1].name == "Birth notification"


def test_the_same_words_may_be_put_differently_in_two_places(guide: Guide) -> None:
    mark = mark_of("Giấy chứng sinh")
    guide.replace(BIRTH_FILE, "keywords: [giấy khai sinh]", "keywords: [Giấy chứng sinh]")
    guide.write(
        ENGLISH_BIRTH,
        f"strings:\n  keywords.0: {{of: '{mark}', text: newborn}}\n"
        f"  documents.0.name: {{of: '{mark}', text: Birth notification}}\n",
    )
    shown = english_birth(guide)
    assert (shown.keywords[0], shown.documents[0].name) == ("newborn", "Birth notification")


def test_codes_official_names_and_laws_are_never_translated(guide: Guide) -> None:
    procedure = guide.published().by_code["HT01"]
    shown = english_birth(guide)
    assert (shown.code, shown.official_title) == (procedure.code, procedure.official_title)
    assert shown.source == procedure.source
    assert type(shown.official_title) is str


def test_the_english_site_lies_below_the_vietnamese_one(guide: Guide) -> None:
    site = english(guide.published()).site
    assert site.page_url("HT01") == "https://phuong.tinh.vn/en/Q/HT01/"


AS_IT_STANDS = {
    Procedure: {
        "official_title",
        "legal_basis",
        "source",
        "national_field",
        "agency",
        "record",
        "short_title",
    },
    Channel: {"record_time", "record_fee", "record_note"},
    Caution: {"law"},
    LawFact: {"source"},
    Field: {"national_names", "short_title"},
    LifeEvent: {"short_title"},
    Ward: {"address", "neighbourhoods", "offered"},
    ServicePlace: {"address"},
    NotOffered: {"code"},
    OtherOffice: {"source"},
}
"""What nobody translates though it holds words: official names, laws, addresses, staff's notes."""


def is_free_text(kind: Any) -> bool:
    """Whether this is text with a longest length, and no other rule."""
    marks = getattr(kind, "__metadata__", ())
    checks = [mark.func for mark in marks if isinstance(mark, AfterValidator)]
    return any(isinstance(check, Accepts) and "maxLength" in check.schema for check in checks)


def keys_with_text(form: type[Model]) -> set[str]:
    kinds = get_type_hints(form, include_extras=True)
    return {key for key in form.model_fields if any(map(is_free_text, parts_of(kinds[key])))}


def test_every_free_text_is_translated_or_said_to_stay_as_it_is() -> None:
    translated = {model for model in models_in(*FILES) if translated_keys(model)} - {
        LegalBasis,
        Source,
        Unparsed,
        Difference,
    }
    staying = {form: keys_with_text(form) - {*translated_keys(form)} for form in translated}
    assert {form: keys for form, keys in staying.items() if keys} == AS_IT_STANDS
    assert sum(len(translated_keys(form)) for form in translated) > 60


def test_a_text_within_what_stays_as_it_is_is_not_translated(guide: Guide) -> None:
    places = dict(texts(guide.published().by_code["HT01"]))
    assert places["cases.bo-roi.title"] == "Trẻ bị bỏ rơi"
    assert places["documents.1.name"] == "Biên bản"
    assert not [place for place in places if place.startswith(("source", "legal_basis"))]


def test_update_writes_what_waits_and_keeps_what_is_there(guide: Guide) -> None:
    assert update_translations(guide.roots, ["HT01"]) == [ENGLISH_BIRTH]
    waiting = guide.read(ENGLISH_BIRTH)
    assert f'  # {TITLE}\n  title:\n    of: {mark_of(TITLE)}\n    text: "?"\n' in waiting
    guide.replace(ENGLISH_BIRTH, '    text: "?"', "    text: Register a birth")
    assert update_translations(guide.roots, []) == []
    guide.replace(BIRTH_FILE, f"title: {TITLE}", "title: Khai sinh cho con")
    assert update_translations(guide.roots, []) == [ENGLISH_BIRTH]
    assert '    text: "?"\n    was: Register a birth\n' in guide.read(ENGLISH_BIRTH)


@pytest.mark.parametrize("mark", ["abc", "khai sinh", "3F2A1C"])
def test_update_mends_a_mark_that_is_none_as_the_hint_says(guide: Guide, mark: str) -> None:
    guide.write(ENGLISH_BIRTH, f"strings:\n  title: {{of: {mark}, text: Birth}}\n")
    [problem] = guide.problems()
    assert (problem.rule, "translations update" in problem.hint) == ("bad-mark", True)
    assert update_translations(guide.roots, []) == [ENGLISH_BIRTH]
    assert '    text: "?"\n    was: Birth\n' in guide.read(ENGLISH_BIRTH)
    assert {problem.severity for problem in guide.problems()} == {"warning"}


NEWS = "---\ncode: TTGIO\ntitle: Giờ mở cửa\nsummary: Mấy giờ mở.\n---\nThứ 2.\n"


@pytest.mark.parametrize(
    ("head", "rule", "severity"),
    [
        ("---\ncode: TTGIO\ntitle: Hours\nsummary: When.\n---\n", "missing-key", "error"),
        ("---\ncode: TTGIO\ntitle: Hours\nsummary: When.\nof: x\n---\n", "bad-mark", "error"),
        ("---\ncode: TTGIO\ntitle: Hours\nsummary: When.\nof: aaaaaa\n---\n", "old-translation",
         "warning"),
        ("---\ntitle: Hours\nsummary: When.\n---\n", "missing-key", "warning"),
        ("# Hours\n", "missing-key", "warning"),
    ],
    ids=["no mark", "no such mark", "another mark", "no code", "no head"],
)  # fmt: skip
def test_an_english_page_that_does_not_show_is_told_what_to_write(
    guide: Guide, head: str, rule: str, severity: str
) -> None:
    guide.write("site_src/pages/gio.md", NEWS)
    guide.write("site_src/en/gio.md", f"{head}Monday.\n")
    guide.issue_codes()
    [problem] = guide.problems()
    assert (problem.file, problem.rule) == ("site_src/en/gio.md", rule)
    assert (problem.severity, f"of: {mark_of(NEWS)}" in problem.hint) == (severity, True)


@pytest.mark.parametrize(
    ("of", "state", "advice"),
    [
        (mark_of(NEWS), "trang đã dịch", "đã dịch đúng site_src/pages/gio.md"),
        ("aaaaaa", "trang phải dịch lại", f"code: TTGIO, title, summary và of: {mark_of(NEWS)}"),
        ("", "trang chưa dịch", f"code: TTGIO, title, summary và of: {mark_of(NEWS)}"),
    ],
)
def test_hand_written_pages_are_listed_and_a_person_is_told_what_to_do(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, of: str, state: str, advice: str
) -> None:
    guide.write("site_src/pages/gio.md", NEWS)
    head = f"---\ncode: TTGIO\ntitle: Hours\nsummary: When.\nof: {of}\n---\n"
    if of:
        guide.write("site_src/en/gio.md", head)
    guide.issue_codes()
    monkeypatch.chdir(guide.root)
    assert f"site_src/pages/gio.md: {state}\n" in motcham("translations").output
    told = motcham("translations", "update", "TTGIO").output
    assert told.startswith("site_src/en/gio.md: ")
    assert advice in told


def test_an_unknown_code_leads_to_the_ledgers_which_list_the_codes(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    told = motcham("translations", "update", "HT99").output
    assert "HT99" in told
    assert LEDGER_FILE in told


def test_update_refuses_an_unknown_code_and_writes_nothing(guide: Guide) -> None:
    with pytest.raises(MotchamError, match="HT99"):
        update_translations(guide.roots, ["HT01", "HT99"])
    assert not guide.path(ENGLISH_BIRTH).exists()


@pytest.mark.parametrize(
    ("file", "text", "rule"),
    [
        ("procedures/ho-tich/mat.en.yml", "strings:\n  title: {of: 'aaaaaa', text: x}\n",
         "lost-translation"),
        (ENGLISH_BIRTH, "strings:\n  title: {of: xyz, text: x}\n", "bad-mark"),
        (ENGLISH_BIRTH, "strings:\n  title: {of: 'aaaaaa', text: x}\n", "old-translation"),
        (ENGLISH_BIRTH, "string: {}\n", "unknown-key"),
        ("site_src/en/xa.md", "---\ncode: TTGIO\ntitle: x\nsummary: x\nof: aaaaaa\n---\n",
         "lost-translation"),
    ],
)  # fmt: skip
def test_a_translation_that_does_not_fit_is_reported(
    guide: Guide, file: str, text: str, rule: str
) -> None:
    guide.write(file, text)
    _, problems = load_library(guide.roots)
    assert (file, rule) in {(problem.file, problem.rule) for problem in problems}


@pytest.mark.parametrize("head", ["", "---\ncode: TTGIO\ntitle: x\nsummary: x\nof: aaaaaa\n---\n"])
def test_an_english_page_that_was_left_behind_is_said_once_and_may_go(
    guide: Guide, head: str
) -> None:
    guide.write("site_src/en/tin-mau.md", f"{head}# News\n")
    [problem] = guide.problems()
    assert (problem.file, problem.line) == ("site_src/en/tin-mau.md", 1)
    assert "site_src/pages/tin-mau.md" in problem.message
    assert problem.hint.startswith("Xoá cả trang tiếng Anh này")


def test_a_vietnamese_page_with_a_fault_is_not_called_missing_too(guide: Guide) -> None:
    guide.write("site_src/pages/tin.md", "---\ncode: TTGIO\ntitel: x\nsummary: x\n---\n")
    guide.write("site_src/en/tin.md", "---\ncode: TTGIO\ntitle: x\nsummary: x\nof: aaaaaa\n---\n")
    assert "lost-translation" not in {problem.rule for problem in guide.problems()}


def test_a_page_is_english_only_while_its_vietnamese_is_the_same(guide: Guide) -> None:
    page = "---\ncode: TTGIO\ntitle: Giờ mở cửa\nsummary: Mấy giờ mở.\n---\nThứ 2.\n"
    guide.write("site_src/pages/gio.md", page)
    head = f"code: TTGIO\ntitle: Opening hours\nsummary: When.\nof: '{mark_of(page)}'"
    guide.write("site_src/en/gio.md", f"---\n{head}\n---\nMonday.\n")
    guide.issue_codes()
    assert english(guide.published()).titles()["TTGIO"] == "Opening hours"
    guide.add("site_src/pages/gio.md", "Thứ 3.\n")
    assert isinstance(english(guide.published()).pages[0].title, Untranslated)


def test_a_unit_has_its_own_translation(guide: Guide) -> None:
    mark = mark_of("Phường Thử")
    guide.write(own("ward.en.yml"), f"strings:\n  name: {{of: '{mark}', text: Test Ward}}\n")
    assert english(guide.published()).ward.name == "Test Ward"
