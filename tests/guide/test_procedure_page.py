"""A procedure's page: what stands above the facts, and the case that is chosen first."""

from __future__ import annotations

import re
from datetime import date

from generator.guide.fragments import Context, procedure_body
from generator.views.guide import GuideView
from tests.guide_files import BIRTH_FILE, THE_SAMPLE, Guide

ON = date(2026, 11, 22)
CAUTION = "caution: [{text: '**Luật mới** đã áp dụng.', law: 135/2025/QH15, since: 2026-07-01}]"


def page_of(guide: Guide) -> str:
    """The birth's page, spaces as a reader sees them."""
    context = Context(guide.published(ON))
    return " ".join(procedure_body(context, context.guide.procedures["HT01"]).split())


def test_what_is_to_be_known_first_stands_above_the_facts(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "channels:", f"{CAUTION}\nchannels:")
    above, below = page_of(guide).split('<dl class="mc-facts">')
    said = "<strong>Luật mới</strong> đã áp dụng. <small>(135/2025/QH15, từ 01/07/2026)</small>"
    assert said in above
    assert "Luật mới" not in below
    answer = GuideView(guide.published(ON)).procedures["HT01"].answer
    assert answer.endswith(" · cần biết trước")


def test_the_residents_own_deadline_is_among_the_first_things_to_read() -> None:
    context = Context(Guide(THE_SAMPLE.folder, THE_SAMPLE.ward).published(ON))
    due = [view for view in context.guide.procedures.values() if view.deadline]
    assert {"HT01", "HT03", "CU05"} <= {view.code for view in due}
    for view in due:
        words = re.sub("<[^>]*>", "", procedure_body(context, view))
        assert " ".join(view.deadline.split()) in " ".join(words.split())[:700], view.code


def test_the_ordinary_case_is_the_first_choice_and_chosen(guide: Guide) -> None:
    assert choices(page_of(guide)) == ["*Trường hợp thường", "Trẻ bị bỏ rơi", "Xem tất cả"]


def test_where_there_is_none_everything_is_shown_until_one_chooses(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, ", ordinary: true", "")
    assert choices(page_of(guide)) == ["*Xem tất cả", "Trường hợp thường", "Trẻ bị bỏ rơi"]


def choices(page: str) -> list[str]:
    """The cases to choose from in their order; a star before the one that is chosen."""
    found = re.findall(r'name="case" value="[^"]*"( checked)?><span>([^<]*)</span>', page)
    return [("*" if checked else "") + title for checked, title in found]
