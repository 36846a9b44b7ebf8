"""What of a change is told to residents: what they do otherwise now, and not the wording."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.checked.english import english
from generator.library.language.locale import ENGLISH, use_locale
from generator.library.models.change_log import Topic
from generator.views.changes import changes
from generator.views.guide import GuideView
from generator.views.substance import substance
from tests.guide_files import BIRTH_FILE, LIFE_EVENTS_FILE, MARRIAGE_FILE, WARD_FILE, Guide

ON = date(2026, 11, 25)
PAPERS = "documents:\n"
PAPER = f"{PAPERS}  - {{name: Ảnh của bé, copies: 2}}\n"
NOTED = f"{PAPERS}  - {{name: Ảnh của bé, copies: 2, note: Ảnh rõ mặt bé.}}\n"
CAUTION = "caution: [{text: Luật mới đã áp dụng., law: 1/2026/QH16}]\nchannels:"
WITHDRAWN = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Gộp rồi.\nreplaced_by: [HT01]"


def told(guide: Guide, file: str, old: str, new: str) -> list[tuple[str, Topic, str]]:
    before = GuideView(guide.published(ON)).all(guide.roots)
    guide.replace(file, old, new)
    after = GuideView(guide.published(ON)).all(guide.roots)
    found = substance(changes(before, after))
    return [(one.code, one.topic, one.text.replace("\u00a0", " ")) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "topic", "text"),
    [
        ("value: 1, unit: working_day", "value: 3, unit: working_day", Topic.TIME,
         "1 ngày làm việc → Tại quầy: 3 ngày làm việc; Trực tuyến: 1 ngày làm việc"),
        ("amount: 0}\n  - via", "amount: 8000}\n  - via", Topic.FEE,
         "Miễn phí → Tại quầy: 8.000 đ; Trực tuyến: Miễn phí"),
        (PAPERS, PAPER, Topic.PAPERS, "thêm «Ảnh của bé» (Nộp lại; 2 bản sao)"),
        (PAPERS, "deadline: {within: 60, unit: day, of: ngày sinh}\ndocuments:\n",
         Topic.DEADLINE, "thêm 60 ngày từ ngày sinh"),
        ("channels:", CAUTION, Topic.CAUTION,
         "thêm «Luật mới đã áp dụng.» (1/2026/QH16)"),
    ],
)  # fmt: skip
def test_what_residents_do_otherwise_is_told(
    guide: Guide, old: str, new: str, topic: Topic, text: str
) -> None:
    assert told(guide, BIRTH_FILE, old, new) == [("HT01", topic, text)]


def test_a_withdrawn_procedure_and_new_hours_are_told(guide: Guide) -> None:
    [(code, topic, _), *_] = told(guide, MARRIAGE_FILE, "status: published", WITHDRAWN)
    assert (code, topic) == ("HT02", Topic.STANDING)
    hours = told(guide, WARD_FILE, 'saturday: ["07:30-11:30"]', 'saturday: ["08:00-11:00"]')
    assert ("NHA", Topic.HOURS) in {(code, topic) for code, topic, _ in hours}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BIRTH_FILE, "summary: ", "summary: Nay "),
        (BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh cho bé"),
        (BIRTH_FILE, "name: Giấy chứng sinh", "name: Giấy chứng sinh bản giấy"),
        (LIFE_EVENTS_FILE, "Đưa bé đi tiêm.", "Đưa bé đi tiêm chủng."),
    ],
)
def test_wording_alone_is_no_change(guide: Guide, file: str, old: str, new: str) -> None:
    assert told(guide, file, old, new) == []


def test_a_note_in_other_words_is_none_but_a_turned_one_is(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, PAPERS, NOTED)
    reworded = "note: Ảnh nhìn rõ mặt bé."
    assert told(guide, BIRTH_FILE, "note: Ảnh rõ mặt bé.", reworded) == []
    assert told(guide, BIRTH_FILE, reworded, "note: Ảnh không nhìn rõ mặt bé.") != []


def test_in_english_it_is_told_in_english(guide: Guide) -> None:
    old = guide.published(ON)
    guide.replace(BIRTH_FILE, PAPERS, PAPER)
    guide.replace(BIRTH_FILE, "amount: 0}\n  - via", "amount: 8000}\n  - via")
    new = guide.published(ON)
    with use_locale(ENGLISH):
        views = [GuideView(english(one)).all(guide.roots) for one in (old, new)]
        texts = [one.text.replace("\u00a0", " ") for one in substance(changes(*views))]
    assert texts == [
        "Free → At the counter: 8,000 VND; Online: Free",
        "added “Ảnh của bé” (Hand in; 2 copies)",
    ]
