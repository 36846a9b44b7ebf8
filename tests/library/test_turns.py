"""What is made for the last turn is what the day itself would say."""

from __future__ import annotations

from datetime import date, timedelta
from inspect import unwrap

from generator.library.local.in_unit import in_unit, turned
from generator.library.models.local_facts import Overlay
from generator.library.models.procedure import Procedure
from generator.library.models.turns import last_turn, turns
from generator.views import procedure as views
from tests.guide_files import BIRTH, MARRIAGE
from tests.views.test_facts import read

DAY = date(2026, 11, 29)
FEES = (
    "of: a\nfees:\n"
    "  - {kind: charge, amount: 1, decision: A, from: 2026-02-01, until: 2026-03-01}\n"
    "  - {kind: charge, amount: 2, decision: B, from: 2026-03-02}\n"
)
LAW = (
    "law_facts:\n"
    "  - {fact: A, law: B, article: Điều 1, in_force: [2026-02-03, 2026-02-20], sure: A, "
    "source: C}\n"
)


def test_a_turn_is_the_first_day_and_the_day_after_the_last() -> None:
    assert list(turns(DAY, DAY)) == [DAY, DAY + timedelta(days=1)]
    assert list(turns(None, date.max)) == []
    assert last_turn(DAY, [date(2026, 1, 1), DAY, date(2027, 1, 1)]) == DAY
    assert last_turn(DAY, []) == date.min


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_fees_are_those_of_the_day() -> None:
    entries = read(Overlay, FEES).fees
    dated = MARRIAGE.replace("set_by: province", "amount: 3, until: 2026-02-10", 1)
    for text in (MARRIAGE, dated):
        procedure = read(Procedure, text)
        told = set()
        for day in every_day(date(2026, 1, 25), date(2026, 3, 10)):
            now = in_unit(procedure, entries, None, turned(procedure, entries, day))
            assert now == in_unit(procedure, entries, None, day)
            told.add(now.model_dump_json())
        assert len(told) > 1


def test_a_page_tells_what_holds_on_the_day() -> None:
    procedure = read(Procedure, f"{BIRTH}{LAW}")
    due = procedure.review_due_on
    told = set()
    for day in (
        *every_day(date(2026, 2, 1), date(2026, 2, 25)),
        *every_day(due - timedelta(days=2), due + timedelta(days=2)),
    ):
        turned = views.turned(procedure, day)
        now = views._anywhere(procedure, (), turned)
        assert now == unwrap(views._anywhere)(procedure, (), day)
        told.add(repr(now))
    assert len(told) > 2
