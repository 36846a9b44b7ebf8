"""What machines are told is words: bold and links of a file are for its page."""

from __future__ import annotations

from datetime import date

from generator.views.record import event_record, procedure_record
from tests.guide_files import BIRTH_FILE, LIFE_EVENTS_FILE, Guide

ON = date(2026, 11, 22)


def test_no_marks_of_a_file_reach_machines(guide: Guide) -> None:
    birth, events = guide.read(BIRTH_FILE), guide.read(LIFE_EVENTS_FILE)
    guide.write(BIRTH_FILE, f'{birth}notes: ["Xem [kết hôn](code:HT02) **trước**, 2 * 3."]\n')
    marked = events.replace("text: Đưa bé đi tiêm.", "text: Đưa **bé** [đi](code:HT01) tiêm.")
    guide.write(LIFE_EVENTS_FILE, marked)
    published = guide.published(ON)
    notes = procedure_record(published, published.by_code["HT01"])["notes"]
    assert [note["text"] for note in notes] == ["Xem kết hôn trước, 2 * 3."]
    [event] = [event_record(one) for one in published.life_events if "bé" in str(one)]
    assert [step["text"] for step in event["steps"] if "text" in step] == ["Đưa bé đi tiêm."]
