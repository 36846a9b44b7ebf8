"""All that can be read on each paper is what was set, word for word, in the order of reading.

Of each template there is a script; a kind of paper or a template without one fails here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.library.renovations.state import State, state
from generator.press.calibration import calibration_sheet
from generator.press.card import table_card
from generator.press.formats import punched, shipped_formats
from generator.press.group import group_poster
from generator.press.large import large_card
from generator.press.leaflet import leaflet
from generator.press.notice import notice
from generator.press.pdf import page_sizes_mm
from generator.press.poster import poster
from generator.press.products import PRODUCTS
from generator.press.round_sheet import round_sheet
from generator.press.rounds import on_round
from generator.press.sheet import Sheet, printable_codes, printed_title
from generator.press.tags import tag_sheet
from generator.press.typesetting import TEMPLATES
from generator.press.wall import wall_poster
from generator.press.wording import shipped_wording
from generator.views.sheets import poster_view
from tests.breadth import first
from tests.guide_files import BIRTH_FILE, write_guide
from tests.press.paper import letters_of, words_of
from tests.press.scripts import SCRIPTS, Data, beside, folded, given, read_aloud
from tests.press.tags_of import read_by_tags
from tests.press.test_papers import PAPERS
from tests.press.works import WORKS, changed, with_works

ON = date(2026, 11, 22)
CODES = ["HT01", "LVHT", "VDSINH", "NHA"]
MANY = ("HT01", "DD01")
"""Procedures with many papers, steps and answers, and something to be known first."""
SHARED = {"common.typ"}
"""What other templates draw with."""


def _tags(name: str) -> Callable[[Published], bytes]:
    form = shipped_formats()[name]
    return lambda library: tag_sheet(library, CODES, form=form).pdf


def _made(kind: SheetKind) -> Callable[[Published], bytes]:
    return lambda library: PAPERS[kind].make(with_works(library, WORKS)).pdf


LATE = changed(
    status="stopped",
    acts=({"on": "2026-05-02", "text": "Đình chỉ thi công", "kind": "stopped"},),
)
STATES = {
    State.PLANNED: changed(status="planned", starts_on="2026-12-01"),
    State.RUNNING: WORKS,
    State.OVERDUE: changed(ends_on="2026-11-01"),
    State.EXPIRED: changed(basis=WORKS.basis.model_dump() | {"expires_on": "2026-11-01"}),
    State.PAUSED: changed(status="paused"),
    State.STOPPED: LATE,
}
MAKE: dict[str, Callable[[Published], bytes]] = {
    **{f"tags {name}": _tags(name) for name in shipped_formats()},
    **{str(kind): _made(kind) for kind in PRODUCTS},
    "poster A5": lambda library: poster(library, "HT01", size="A5").pdf,
    "poster of one case": lambda library: poster(library, "HT01", case="bo-roi").pdf,
    "large card of one case": lambda library: large_card(library, "HT01", case="bo-roi").pdf,
    "leaflet of one case": lambda library: leaflet(library, "HT01", case="bo-roi").pdf,
    "notice of what was stopped": lambda library: (
        notice(
            with_works(library, LATE), LATE.code, wording=shipped_wording(), number=7, signed_on=ON
        ).pdf
    ),
    **{
        f"{kind} of works {state}": lambda library, kind=kind, works=works: (  # type: ignore[misc]
            PAPERS[kind].make(with_works(library, works)).pdf
        )
        for kind in (SheetKind.NOTICE, SheetKind.GATE, SheetKind.ROUND)
        for state, works in STATES.items()
    },
    "calibration": lambda _: calibration_sheet(ON),
}
"""Every paper there is: of each kind, in each format, and in each way that lays it out anew."""
SMALL = {"tags 25x25", "tags tron-40", "tags 30x45"}
"""On these some have a shorter title, or none."""


class Read(NamedTuple):
    """A paper, what its template was given, and how its script goes for it."""

    pdf: bytes
    template: str
    data: Data
    script: str
    less: list[str]

    @property
    def words(self) -> str:
        return folded(read_by_tags(self.pdf))


def read(pdf: bytes, template: str, data: Data) -> Read:
    script, less = read_aloud(SCRIPTS[template](data), read_by_tags(pdf))
    return Read(pdf, template, data, script, less)


def assert_is_read_as_it_was_set(paper: Read) -> None:
    """All words of the tags in their order, and no others on the pages but what stands beside."""
    pages = len(page_sizes_mm(paper.pdf))
    shown = words_of(paper.pdf)
    assert unicodedata.is_normalized("NFC", shown)
    assert paper.words == paper.script, parting(paper.words, paper.script)
    aside = beside(paper.template, paper.data, pages)
    assert letters(shown) == letters(paper.words) + letters(aside)


def parting(words: str, script: str) -> str:
    """Where two texts begin to differ, and how each goes on."""
    pairs = enumerate(zip(words, script, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), 0)
    start = max(at - 40, 0)
    return f"…{words[start : at + 60]}… but …{script[start : at + 60]}…"


def letters(words: str) -> Counter[str]:
    """Each sign of `words`, how often it is there."""
    return Counter("".join(words.split()))


def test_every_template_has_its_script() -> None:
    assert set(SCRIPTS) == {file.name for file in TEMPLATES.glob("*.typ")} - SHARED


def test_works_are_announced_in_every_state_but_the_last() -> None:
    assert {state(works, ON): works for works in STATES.values()} == STATES
    assert set(State) - STATES.keys() == {State.FINISHED}


@pytest.fixture(scope="session")
def decomposed(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The library of the small guide, its accents signs of their own, as a Mac types."""
    guide = write_guide(tmp_path_factory.mktemp("papers") / "guide")
    for path in guide.root.rglob("*.yml"):
        path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8")
    assert "Đăng ký" not in (guide.root / BIRTH_FILE).read_text("utf-8")
    return guide.published(ON)


@pytest.mark.parametrize("name", first({str(kind) for kind in PRODUCTS}, MAKE))
def test_a_paper_is_the_same_however_its_letters_were_typed(
    library: Published, decomposed: Published, name: str
) -> None:
    assert MAKE[name](decomposed) == MAKE[name](library)


@pytest.mark.parametrize("name", MAKE)
def test_a_paper_is_read_as_it_was_set(
    library: Published, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen = given(monkeypatch)
    pdf = MAKE[name](library)
    paper = read(pdf, *seen[-1])
    assert_is_read_as_it_was_set(paper)
    if name not in SMALL:
        assert paper.less == []


def _ends(library: Published) -> list[str]:
    """The codes of the longest title and of the shortest."""
    by_length = sorted(printable_codes(library), key=lambda code: len(printed_title(library, code)))
    return [by_length[-1], by_length[0]]


REAL: dict[str, Callable[[Published], bytes]] = {
    **{
        f"tags {name}": lambda library, form=form: (  # type: ignore[misc]
            tag_sheet(library, _ends(library), form=form).pdf
        )
        for name, form in shipped_formats().items()
    },
    **{
        f"tags {name} in both languages": lambda library, form=form: (  # type: ignore[misc]
            tag_sheet(library, ["NHA", *_ends(library)], form=form, in_english=True).pdf
        )
        for name, form in shipped_formats().items()
        if form.roomy
    },
    "tags with holes in both languages": lambda library: (
        tag_sheet(
            library, _ends(library), form=punched(shipped_formats()["40x55"]), in_english=True
        ).pdf
    ),
    "poster of a record page": lambda library: (
        poster(library, next(each.code for each in library.procedures if each.is_record)).pdf
    ),
    **{f"poster {code}": lambda library, code=code: poster(library, code).pdf for code in MANY},  # type: ignore[misc]
    **{f"leaflet {code}": lambda library, code=code: leaflet(library, code).pdf for code in MANY},  # type: ignore[misc]
    **{f"large {code}": lambda library, code=code: large_card(library, code).pdf for code in MANY},  # type: ignore[misc]
    **{
        f"poster of {code}": lambda library, code=code: group_poster(library, code).pdf  # type: ignore[misc]
        for code in ("LVCN", "VDNGHI", "VDSINH", "VDTANG", "LVHT")
    },
    "wall": lambda library: wall_poster(library).pdf,
    "card": lambda library: table_card(library, _ends(library)[0]).pdf,
    "round": lambda library: round_sheet(library, on_round(library, None)).pdf,
}
"""Papers of the sample, which is marked so, with much to say."""


@pytest.mark.parametrize("name", REAL)
def test_a_paper_of_the_sample_is_read_as_it_was_set(
    real: Published, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen = given(monkeypatch)
    assert_is_read_as_it_was_set(read(REAL[name](real), *seen[-1]))


@pytest.mark.parametrize("make", [poster, leaflet, large_card])
def test_no_word_of_what_wraps_stands_alone_on_its_last_line(
    real: Published, make: Callable[[Published, str], Sheet]
) -> None:
    """Of the papers to bring; two words that are long stay as they fall."""
    view = poster_view(real, real.by_code["CU01"])
    pdf = make(real, "CU01").pdf
    letters = [
        one for page in range(len(page_sizes_mm(pdf))) for one in letters_of(pdf, page, loose=True)
    ]
    text = "".join(one.char for one in letters)
    found = 0
    for paper in view.papers:
        for words in (paper.name, paper.detail):
            end = "".join(words.split(" ")[-2:])
            whole = "".join(words.split())
            if len(words.split(" ")) < 3 or len(end) > 15 or whole not in text:
                continue
            at = text.index(whole) + len(whole)
            last = letters[at - len(end) : at]
            assert last[0].left < last[-1].left, words
            found += 1
    assert found


@pytest.mark.parametrize("code", ["CU02", "KD03", "HT08"])
def test_short_brackets_and_what_is_counted_are_not_torn(real: Published, code: str) -> None:
    pdf = leaflet(real, code).pdf
    letters = [one for page in range(len(page_sizes_mm(pdf))) for one in letters_of(pdf, page)]
    text = "".join(one.char for one in letters)
    found = [*re.finditer(r"\(cánbộlàm\)|\dngày", text)]
    assert found
    for one in found:
        first_letter, last_letter = letters[one.start()], letters[one.end() - 1]
        assert first_letter.left < last_letter.left, text[one.start() - 20 : one.end()]


@pytest.mark.parametrize(
    ("code", "word"), [("CC01", "căncước"), ("CU07", "cưtrú"), ("BT03", "xácđịnh")]
)
def test_a_heading_is_not_broken_within_a_word_of_two_syllables(
    real: Published, code: str, word: str
) -> None:
    letters = letters_of(poster(real, code).pdf)
    at = "".join(one.char for one in letters).index(word)
    assert letters[at].left < letters[at + len(word) - 1].left
