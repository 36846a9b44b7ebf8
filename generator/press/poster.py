"""The counter poster of one procedure, A4: how long, how much, where, and a code to scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator.errors import MotchamError
from generator.library import facts
from generator.library.facts import Fact
from generator.library.library import Library
from generator.library.models.procedure import Paper, Procedure, Role, Via
from generator.matrix import module_mm, svg
from generator.press.proof import Mark
from generator.press.sheet import Sheet, printed_title, proven_sheet, symbols, ward_data

SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 108, 160, 93
"""The code's place, quiet zone included: the smallest code in use is then 70 mm wide."""
MOST_FACTS = 4
LONGEST_LABEL = 100
"""More facts, or a longer label (characters), are not read on a wall: they are left to the page."""
DEPENDS = "Tùy trường hợp"


def poster(library: Library, code: str, on: date, *, strict: bool = False) -> Sheet:
    """The poster of the procedure `code`, dated `on`; proven.

    Raises MotchamError where the code must not be printed or is not a procedure's, a text does not
    fit, or the proof fails.
    """
    title = printed_title(library, code)
    procedure = library.by_code.get(code)
    if procedure is None:
        raise MotchamError(
            f"Mã {code} («{title}») không phải một thủ tục, nên không có tờ dán quầy.",
            f"In thẻ cho mã này: motcham print tags {code}.",
        )
    procedure = facts.with_current_fees(procedure, library.ward, on)
    symbol = symbols(library, [code])[code]
    module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    edition = facts.edition(procedure, library.ward, on)
    cases = {case.id: case.title for case in procedure.cases}
    papers = sorted(procedure.documents, key=lambda paper: bool(_condition(paper, cases)))
    data = {
        "ward": ward_data(library),
        "field": library.field_by_id[procedure.field].title,
        "title": title,
        "code": code,
        "words": library.site.words(code),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": SYMBOL_LEFT_MM, "top": SYMBOL_TOP_MM, "side": SYMBOL_SIDE_MM},
        "facts": [
            _row("Bao lâu", _short(facts.times(procedure))),
            _row("Bao nhiêu tiền", _short(facts.fees(procedure))),
            _row("Ở đâu", [_where(library, procedure)], keep_notes=True),
        ],
        "papers": [{"name": paper.name, "detail": _detail(paper, cases)} for paper in papers],
    }
    mark = Mark(code, symbol.text, symbol.size, SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM)
    return proven_sheet("poster", data, on, [[mark]], {code: edition}, strict=strict)


def _short(found: Sequence[Fact]) -> list[Fact]:
    """The facts that can be read on a wall, or that it depends."""
    long = [fact for fact in found if len(fact.holds_for) > LONGEST_LABEL]
    if len(found) > MOST_FACTS or (long and len(found) > 1):
        return [Fact(DEPENDS, note="Quét mã để xem.")]
    return [Fact(fact.words, DEPENDS.lower(), fact.note) for fact in long] or list(found)


def _row(name: str, found: Sequence[Fact], *, keep_notes: bool = False) -> dict[str, object]:
    """A question with its answers; a note that all of them share stands once, at last.

    Notes that need not be kept are left out where room is short.
    """
    shared = len({fact.note for fact in found}) == 1
    answers = [
        {
            "words": fact.words,
            "label": fact.holds_for,
            "note": "" if shared and fact is not found[-1] else fact.note,
        }
        for fact in found
    ]
    return {"name": name, "answers": answers, "keep": keep_notes}


def _where(library: Library, procedure: Procedure) -> Fact:
    ward = library.ward
    if procedure.where:
        return Fact(procedure.where)
    vias = list(dict.fromkeys(channel.via for channel in procedure.channels))
    if vias and Via.COUNTER not in vias:
        return Fact(facts.join_words([facts.VIA_WORDS[via] for via in vias]))
    counter = ward.counter_for(procedure.field)
    place = counter.place or ward.address
    return Fact(counter.name, note=f"{place}\n{facts.open_days_words(ward)}")


def _condition(paper: Paper, cases: Mapping[str, str]) -> str:
    """For whom a paper is; empty where everyone needs it."""
    parts = [cases[case] for case in paper.for_cases]
    words = "; ".join([*parts, f"nếu {paper.when}"] if paper.when else parts)
    return words if len(words) <= LONGEST_LABEL else DEPENDS.lower()


def _detail(paper: Paper, cases: Mapping[str, str]) -> str:
    shown = "chỉ cho xem" if paper.role is Role.SHOW else ""
    parts = (facts.sheet_words(paper), shown, _condition(paper, cases))
    return " · ".join(part for part in parts if part)
