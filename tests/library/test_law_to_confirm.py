"""What law facts staff have still to look up: each article once, the most asked first."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.desk.asking import Asking
from generator.library.desk.law_to_confirm import official_pages, unconfirmed_articles
from generator.library.desk.todo import OF_LAWS, as_html, as_markdown, as_text, todos
from tests.guide_files import BIRTH_FILE, COPY_FILE, FIELDS_FILE, MARRIAGE_FILE, Guide

ON = date(2026, 11, 25)
CIVIL = "Luật Hộ tịch 60/2014/QH13"
RECORD = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1"
BASE = "https://vbpl.vn/van-ban/trung-uong"


def law_facts(*facts: str) -> str:
    return "law_facts:\n" + "".join(f"  - {{{fact}}}\n" for fact in facts)


def fact(said: str, article: str, more: str = "", law: str = CIVIL) -> str:
    return (
        f"fact: {said}, law: {law}, article: {article}, in_force: [2016-01-01], sure: A, "
        f"source: một bản chép{more}"
    )


@pytest.fixture
def lawful(guide: Guide) -> Guide:
    """Three procedures that go by two articles; the home page begins with the last of them."""
    guide.add(
        BIRTH_FILE, law_facts(fact("Đúng hạn thì miễn", "Điều 11"), fact("Hạn 60", "Điều 15"))
    )
    guide.add(MARRIAGE_FILE, law_facts(fact("Không mất tiền", "Điều 11")))
    guide.add(COPY_FILE, law_facts(fact("Lấy trong ngày", "Điều 7", law="Nghị định 23/2015/NĐ-CP")))
    guide.add(FIELDS_FILE, "most_asked: [CT01]\n")
    return guide


def test_an_article_stands_once_with_all_its_procedures_and_the_most_asked_come_first(
    lawful: Guide,
) -> None:
    found = list(unconfirmed_articles(lawful.library(), ON))
    assert [(one.article, one.codes, one.files) for one in found] == [
        ("Điều 7", ("CT01",), (COPY_FILE,)),
        ("Điều 11", ("HT01", "HT02"), (BIRTH_FILE, MARRIAGE_FILE)),
        ("Điều 15", ("HT01",), (BIRTH_FILE,)),
    ]
    assert found[1].facts == (("Đúng hạn thì miễn", ("HT01",)), ("Không mất tiền", ("HT02",)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("một bản chép", "một bản chép"),
        ("một bản chép", "một bản chép, confirmed_on: 2026-11-20"),
        ("[2016-01-01]", "[2016-01-01, 2026-11-24]"),
        ("[2016-01-01]", "[2026-11-26]"),
    ],
    ids=["waits", "confirmed", "over", "to come"],
)
def test_only_what_holds_and_nobody_confirmed_is_asked(lawful: Guide, old: str, new: str) -> None:
    lawful.replace(COPY_FILE, old, new)
    articles = [one.article for one in unconfirmed_articles(lawful.library(), ON)]
    assert ("Điều 7" in articles) == (old == new)


def test_what_everybody_may_ask_is_confirmed_first(lawful: Guide) -> None:
    lawful.write("procedures/rights.yml", f"rights: [{{{fact('Có giấy hẹn', 'Điều 11')}}}]\n")
    first = next(unconfirmed_articles(lawful.library(), ON))
    assert (first.article, first.codes) == ("Điều 11", ("mọi thủ tục", "HT01", "HT02"))
    assert first.files == ("procedures/rights.yml", BIRTH_FILE, MARRIAGE_FILE)


def test_a_fact_confirmed_in_one_file_waits_in_the_others(lawful: Guide) -> None:
    lawful.replace(BIRTH_FILE, "một bản chép", "một bản chép, confirmed_on: 2026-11-20")
    [article] = [
        one for one in unconfirmed_articles(lawful.library(), ON) if one.article == "Điều 11"
    ]
    assert article.files == (MARRIAGE_FILE,)


@pytest.mark.parametrize(
    ("law", "pages"),
    [
        (CIVIL, (f"{BASE}?keyword=60/2014/QH13",)),
        ("Nghị định 23/2015/NĐ-CP", (f"{BASE}?keyword=23/2015/N%C4%90-CP",)),
        (
            "Thông tư 75/2022/TT-BTC sửa bởi Thông tư 71/2025/TT-BTC",
            (f"{BASE}?keyword=75/2022/TT-BTC", f"{BASE}?keyword=71/2025/TT-BTC"),
        ),
        ("Nghị quyết 66.22/2026/NQ-CP", (f"{BASE}?keyword=66.22/2026/NQ-CP",)),
        ("Luật Hộ tịch mới", (BASE,)),
        ("Hồ sơ quốc gia 1.001193", (RECORD,)),
        ("Hồ sơ quốc gia 1.001194", (BASE,)),
    ],
)
def test_each_number_of_a_law_has_its_official_page(law: str, pages: tuple[str, ...]) -> None:
    assert official_pages(law, {"1.001193": RECORD}) == pages


def test_every_form_of_the_list_leads_to_the_official_page(lawful: Guide) -> None:
    found = todos(lawful.library(), lawful.roots, ON)
    assert [one.section for one in found].count(OF_LAWS) == 3
    text, markdown, page = as_text(found), as_markdown(found), as_html(found, "Phường Thử", ON)
    address = f"{BASE}?keyword=60/2014/QH13"
    assert f"    Xem {address}\n    Đã đọc ở: một bản chép\n" in text
    assert f"→ {BIRTH_FILE}, {MARRIAGE_FILE}: confirmed_on: …" in text
    assert "(HT01), «Không mất tiền» (HT02) không?" in text
    assert f"[vbpl.vn 60/2014/QH13](<{address}>)" in markdown
    assert f'<a href="{address}">Xem vbpl.vn 60/2014/QH13</a>' in page
    assert f"<code>{BIRTH_FILE}</code><br><code>{MARRIAGE_FILE}</code>" in page


@pytest.mark.parametrize(
    ("most_asked", "order"),
    [((), ["HT01", "CT01", "HT02"]), (("HT02",), ["HT02", "HT01", "CT01"])],
)
def test_the_home_page_and_then_life_events_say_what_is_asked_most(
    guide: Guide, most_asked: tuple[str, ...], order: list[str]
) -> None:
    library = guide.library()
    asking = Asking(most_asked, library.life_events)
    found = sorted(library.procedures, key=lambda one: (asking.rank(one), one.code))
    assert [one.code for one in found] == order
