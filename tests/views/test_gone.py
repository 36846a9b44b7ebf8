"""A procedure whose national record has gone from the portal says so, calmly, wherever it is read.

On its page in both languages, on paper, to machines, and to the staff; a record page too.
"""

from __future__ import annotations

import json
from datetime import date

import pytest

from generator.guide.fragments import Context, procedure_body
from generator.guide.machines.procedure_twin import procedure_markdown
from generator.library.checked.published import Published
from generator.library.desk.due import dated, within
from generator.library.language.locale import use_locale
from generator.library.models.ward import Level
from generator.press.leaflet import leaflet
from generator.press.poster import poster
from generator.views.procedure import procedure_view
from generator.views.record import procedure_record
from tests.guide_files import BIRTH_FILE, MARRIAGE_FILE, Guide
from tests.press.paper import words_of

ON = date(2026, 11, 25)
SAID = "Hồ sơ quốc gia của thủ tục này không còn trên Cổng từ 24/11/2026; hỏi phường trước khi đi."
ENGLISH = (
    "The national portal has had no record of this procedure since 24 November 2026; "
    "ask the ward before you go."
)
RECORD = """\
code: HT50
national_code: "1.900001"
title: Nuôi mèo
official_title: Đăng ký nuôi mèo
field: ho-tich
audience: [citizen]
status: record
record: [{heading: Thành phần hồ sơ, lines: [Tờ khai]}]
source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}
"""
RECORD_FILE = "procedures/ho-tich/nuoi-meo.yml"


@pytest.fixture
def gone(guide: Guide) -> Guide:
    """Birth and a record page have lost their records."""
    guide.write(RECORD_FILE, RECORD)
    guide.issue_codes()
    for file in (BIRTH_FILE, RECORD_FILE):
        guide.replace(
            file, "checked_on: 2026-11-20", "checked_on: 2026-11-20, gone_since: 2026-11-24"
        )
    return guide


@pytest.mark.parametrize("code", ["HT01", "HT50"])
@pytest.mark.parametrize(("language", "said"), [("vi", SAID), ("en", ENGLISH)])
def test_the_page_says_it_above_all_else_in_both_languages(
    gone: Guide, code: str, language: str, said: str
) -> None:
    with use_locale(language, Level.WARD):
        published = gone.published(ON)
        body = procedure_body(
            Context(published), procedure_view(published, published.by_code[code])
        )
    words = body.replace("\u00a0", " ")
    assert words.count(said) == 1
    assert words.index(said) < words.index("<dl")


def test_machines_are_told_too(gone: Guide) -> None:
    published = gone.published(ON)
    birth = published.by_code["HT01"]
    assert procedure_record(published, birth)["source"]["gone_since"] == "2026-11-24"
    assert "unconfirmed" not in json.dumps(procedure_record(published, birth))
    markdown = procedure_markdown(Context(published), procedure_view(published, birth))
    assert SAID in markdown.replace("\u00a0", " ")


@pytest.mark.parametrize("paper", [poster, leaflet], ids=["poster", "leaflet"])
@pytest.mark.parametrize("caution", ["", 'caution: ["Luật đã đổi. Hỏi {phường} trước."]\n'])
def test_papers_say_it_beside_what_else_is_to_be_known(
    gone: Guide, paper: object, caution: str
) -> None:
    gone.replace(BIRTH_FILE, "audience:", f"{caution}audience:")
    assert callable(paper)
    words = words_of(paper(gone.published(ON), "HT01").pdf)
    assert SAID in words.replace("\u00a0", " ")
    assert ("Luật đã đổi. Hỏi phường trước." in words) == bool(caution)


def test_staff_find_it_among_what_is_due(gone: Guide) -> None:
    found = [str(one) for one in within(dated(gone.library(), ON), ON, 30)]
    assert [line.splitlines()[0] for line in found] == [
        "24/11/2026 · HT01 Đăng ký khai sinh: hồ sơ quốc gia không còn trên Cổng",
        "24/11/2026 · HT50 Nuôi mèo: hồ sơ quốc gia không còn trên Cổng",
    ]
    assert all("xóa gone_since" in one for one in found)


def test_what_is_withdrawn_says_only_that(gone: Guide) -> None:
    gone.replace(
        BIRTH_FILE,
        "status: published",
        "status: withdrawn\nwithdrawn_on: 2026-11-24\nreason: Thôi.",
    )
    published = gone.published(ON)
    page = procedure_body(Context(published), procedure_view(published, published.by_code["HT01"]))
    assert "không còn trên Cổng" not in page
    assert not any(
        "trên Cổng" in str(one) for one in dated(gone.library(), ON) if one.code == "HT01"
    )


@pytest.mark.parametrize("on", [ON, date(2028, 1, 1)])
def test_what_is_withdrawn_is_not_checked_again(guide: Guide, on: date) -> None:
    assert all("iểm tra lại" in text for text in _page_and_twin(guide.published(on)))
    guide.replace(
        BIRTH_FILE,
        "status: published",
        "status: withdrawn\nwithdrawn_on: 2026-11-24\nreason: Thôi.",
    )
    assert not any("iểm tra lại" in text for text in _page_and_twin(guide.published(on)))


def _page_and_twin(published: Published) -> tuple[str, str]:
    context, view = Context(published), procedure_view(published, published.by_code["HT01"])
    return procedure_body(context, view), procedure_markdown(context, view)


def test_a_day_that_is_still_to_come_is_refused(guide: Guide) -> None:
    guide.replace(
        MARRIAGE_FILE, "checked_on: 2026-11-20", "checked_on: 2026-11-20, gone_since: 2036-11-24"
    )
    assert [one.rule for one in guide.problems()] == ["future-date"]
