"""A procedure's page: what stands above the facts, and the case that is chosen first."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

import pytest

from generator.guide.event_files import event_files
from generator.guide.fragments import Context, procedure_body
from generator.guide.machines.procedure_twin import procedure_markdown
from generator.library.desk.todo import todos
from generator.views.guide import GuideView
from generator.views.procedure import procedure_view
from generator.views.record import procedure_record
from generator.views.sheets import poster_view
from tests.guide_files import BIRTH_FILE, LIFE_EVENTS_FILE, THE_SAMPLE, WARD_FILE, Guide

ON = date(2026, 11, 22)
CAUTION = "caution: [{text: '**Luật mới** đã áp dụng.', law: 135/2025/QH15, since: 2026-07-01}]"


def page_of(guide: Guide) -> str:
    """The birth's page, spaces as a reader sees them."""
    context = Context(guide.published(ON))
    return " ".join(procedure_body(context, context.guide.procedures["HT01"]).split())


def test_what_is_to_be_known_first_stands_above_the_facts(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "channels:", f"{CAUTION}\nchannels:")
    above, below = page_of(guide).split('<dl class="facts">', maxsplit=1)
    said = (
        "<strong>Luật mới</strong> đã áp dụng.</span> <small>(135/2025/QH15, từ 01/07/2026)</small>"
    )
    assert said in above
    assert "Luật mới" not in below
    answer = GuideView(guide.published(ON)).procedures["HT01"].answer
    assert answer.endswith(" · cần biết trước")


LAW = """\
law_facts:
  - {fact: Đúng hạn thì miễn lệ phí, law: Luật Hộ tịch, article: Điều 11, sure: A,
     in_force: [2016-01-01, 2026-11-30], source: bản chép ở đâu đó}
"""
SAID = "Theo Luật Hộ tịch, Điều 11. Áp dụng đến hết ngày 30/11/2026. "


def test_a_fact_of_law_is_told_with_its_article_and_that_nobody_confirmed_it(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "documents:", f"{LAW}documents:")
    page = page_of(guide)
    assert '<span class="calm">Đúng hạn thì miễn lệ phí</span>' in page
    assert f"{SAID}Phường chưa xác nhận." in page
    assert "bản chép" not in page
    [asked] = [one for one in todos(guide.library(), guide.roots, ON) if BIRTH_FILE in one.files]
    assert asked.read_at == "bản chép ở đâu đó"
    guide.replace(BIRTH_FILE, "source: bản", "confirmed_on: 2026-11-20, source: bản")
    assert f"{SAID}Đã xác nhận ngày 20/11/2026." in page_of(guide)
    assert [one for one in todos(guide.library(), guide.roots, ON) if BIRTH_FILE in one.files] == []


@pytest.mark.parametrize(("day", "told"), [(ON, True), (date(2026, 12, 1), False)])
def test_it_is_told_only_while_its_article_is_in_force(guide: Guide, day: date, told: bool) -> None:
    guide.replace(BIRTH_FILE, "documents:", f"{LAW}documents:")
    published = guide.published(day)
    birth = published.by_code["HT01"]
    assert bool(procedure_record(published, birth)["law_facts"]) is told
    for view in (procedure_view(published, birth), poster_view(published, birth)):
        assert ("miễn lệ phí" in repr(view)) is told


def test_the_residents_own_deadline_is_among_the_first_things_to_read() -> None:
    context = Context(Guide(THE_SAMPLE.folder, THE_SAMPLE.ward).published(ON))
    due = [view for view in context.guide.procedures.values() if view.deadline]
    assert {"HT01", "HT03", "CU05"} <= {view.code for view in due}
    for view in due:
        words = re.sub("<[^>]*>", "", procedure_body(context, view))
        told = " ".join(view.deadline.split())
        assert told[0].upper() + told[1:] in " ".join(words.split())[:700], view.code


def test_a_life_event_tells_the_deadlines_of_what_everybody_does(guide: Guide) -> None:
    due = "deadline: {within: 60, unit: day, of: ngày sinh}\nchannels:"
    guide.replace(BIRTH_FILE, "channels:", due)

    def said() -> list[str]:
        context = Context(guide.published(ON))
        page = event_files(context, context.guide.life_events[0]).body
        above = page.split("<ol")[0].replace("\u00a0", " ")
        return re.findall("<dd><p><b>(.*?)</b>", above)

    assert said() == ["60 ngày từ ngày sinh"]
    guide.replace(LIFE_EVENTS_FILE, "- procedure: HT01", "- procedure: HT01\n        when: cần")
    assert said() == []


def test_the_ordinary_case_is_the_first_choice_and_chosen(guide: Guide) -> None:
    assert choices(page_of(guide)) == ["*Trường hợp thường", "Trẻ bị bỏ rơi", "Xem tất cả"]


def test_where_there_is_none_everybody_is_asked_first(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, ", ordinary: true", "")
    assert choices(page_of(guide)) == ["Trường hợp thường", "Trẻ bị bỏ rơi", "Xem tất cả"]


def choices(page: str) -> list[str]:
    """The cases to choose from in their order; a star before the one that is chosen."""
    found = re.findall(r'name="case" value="[^"]*"( checked)?><span>([^<]*)</span>', page)
    return [("*" if checked else "") + title for checked, title in found]


def test_a_mistake_is_reported_by_a_mail_that_names_page_and_edition(guide: Guide) -> None:
    guide.add(WARD_FILE, "email: hoi@thu.tinh.vn\n")
    yes, no, mistake = re.findall(r'href="mailto:hoi@thu.tinh.vn\?([^"]*)"', page_of(guide))
    for mail, subject in ((yes, ": Có"), (no, ": Chưa"), (mistake, "Báo sai sót trang HT01")):
        assert subject in unquote(mail)
        assert "Mã trang: HT01\r\nĐã kiểm tra ngày " in unquote(mail)
    assert "Phần nào (giấy tờ, thời gian, tiền, nơi nộp):" in unquote(mistake)


def test_where_the_unit_reads_no_mail_a_mistake_is_told_by_telephone(guide: Guide) -> None:
    page = page_of(guide)
    assert "mailto:" not in page
    assert "giúp được bạn không" not in page
    assert re.search(r'<a class="b" href="tel:\d+">(?:(?!</a>).)*Báo chỗ sai', page)


@pytest.mark.parametrize(
    ("about", "unknown", "still_asked"),
    [
        ("time", ("    time: {value: 1, unit: working_day}\n", ""), False),
        ("fee", ("amount: 0", "set_by: province"), True),
    ],
)
def test_what_the_law_says_answers_where_the_record_is_silent(
    guide: Guide, about: str, unknown: tuple[str, str], *, still_asked: bool
) -> None:
    said = LAW.replace("lệ phí, law", f"lệ phí, about: {about}, law")
    guide.replace(BIRTH_FILE, "documents:", f"{said}documents:")
    guide.replace(BIRTH_FILE, *unknown)
    view = GuideView(guide.published(ON)).procedures["HT01"]
    facts = {"time": view.times, "fee": view.fees}[about]
    assert [fact.words for fact in facts if fact.tone == "law"] == ["Đúng hạn thì miễn lệ phí"]
    assert any(fact.tone == "ask" for fact in facts) is still_asked
    page = page_of(guide)
    assert "<b>Đúng hạn thì miễn lệ phí</b> <small" in page
    assert f"Đúng hạn thì miễn lệ phí. {SAID}" in page  # its article stands with the laws


@pytest.mark.parametrize(
    ("fee", "words"),
    [
        ("{kind: fee, set_by: province}", "Tỉnh, thành phố quy định ·"),
        ("{kind: fee, set_by: unclear}", "Hồ sơ quốc gia ghi 0 đồng ·"),
        ("{kind: fee, set_in: Luật Thử}", "Theo Luật Thử ·"),
        ("{kind: fee}", "Hỏi phường"),
    ],
)
def test_the_number_to_call_is_no_part_of_what_stands_before_it(
    guide: Guide, fee: str, words: str
) -> None:
    old = "{kind: charge, amount: 0}"
    guide.write(BIRTH_FILE, guide.read(BIRTH_FILE).replace(old, fee))
    assert f'<span class="calm">{words} <a class="nb" href="tel:' in page_of(guide)


def test_the_units_own_ways_to_a_number_and_to_a_files_standing_are_on_the_page(
    guide: Guide,
) -> None:
    assert "Hồ sơ của tôi tới đâu" not in page_of(guide)
    ways = {"status_url": "https://dichvucong.gov.vn/tra", "appointment_url": "https://so.tinh.vn/"}
    guide.add(WARD_FILE, "".join(f"{key}: {url}\n" for key, url in ways.items()))
    page = page_of(guide)
    for url, words in zip(ways.values(), ("Hồ sơ của tôi tới đâu", "Lấy số"), strict=True):
        assert re.search(rf'<a href="{re.escape(url)}"[^>]*>(?:(?!</a>).)*{words}', page)


@pytest.mark.parametrize(
    ("own", "words"),
    [("", "Mở Cổng Dịch vụ công, tìm tên thủ tục"), ("thu-tuc-hanh-chinh/1", "Nộp trên mạng")],
)
def test_the_button_says_where_only_the_portal_is_opened(
    guide: Guide, own: str, words: str
) -> None:
    guide.replace(BIRTH_FILE, "dichvucong.gov.vn/", f"dichvucong.gov.vn/{own}")
    context = Context(guide.published(ON))
    view = context.guide.procedures["HT01"]
    button = f'href="https://dichvucong.gov.vn/{own}" rel="external noopener">'
    assert button in page_of(guide)
    assert f"<span>{words}</span></a>" in page_of(guide)
    assert f"[{words}](https://dichvucong.gov.vn/{own})" in procedure_markdown(context, view)
