"""The sample's whole library, told by a commune: nowhere does it call itself a ward.

Its own files are rewritten as a commune would write them; every other word is the library's.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from generator.guide.options import BuildOptions
from generator.guide.sharing import social_picture
from generator.guide.sharing.previews import home_picture, procedure_picture, subject_picture
from generator.library.checked.library import Library, load_library
from generator.library.forms.paths import PROCEDURES, PROVINCES, WARDS, Roots
from generator.library.language.folding import mark_of
from generator.library.language.locale import use_locale
from generator.library.models.ward import Level
from generator.library.rules.explained import explanations
from generator.press.card import table_card
from generator.press.gate import gate_card
from generator.press.group import group_poster
from generator.press.leaflet import leaflet
from generator.press.notice import notice
from generator.press.poster import poster
from generator.press.sheet import Sheet
from generator.press.tags import tag_sheet
from generator.press.wording import load_wording
from generator.views.guide import GuideView
from generator.views.sheets import leaflet_view
from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import THE_SAMPLE, Guide, write_guide
from tests.guide_files import WARD_FILE as SMALL_WARD_FILE
from tests.press.paper import words_of

ON = date(2026, 11, 25)
DRAWN = {".png", ".webp", ".jpg", ".woff2", ".gz"}
"""Endings of files without words."""
PAGES_AND_DATA = {".html", ".json", ".xml"}
"""Endings of files whose English is for readers; scripts have English names too."""

FOR_ANY_UNIT = {f"huong-dan-bien-tap/don-vi/{name}" for name in ("index.html", "unit.json")} | {
    "huong-dan-bien-tap/tep/files.json"
}
"""The form in which a unit begins, of whatever level it is."""

NEWS, ENGLISH_NEWS = map(
    THE_SAMPLE.own, ("pages/phuong-mau-mo-trang.md", "en/phuong-mau-mo-trang.md")
)
WARD_FILE = THE_SAMPLE.ward_file
ENGLISH_WARD = WARD_FILE.replace(".yml", ".en.yml")
PARTS = (PROCEDURES, PROVINCES, WARDS, "site_src", "mkdocs.yml", "mkdocs.en.yml")

OTHERS = "xã|đặc khu|communes?|special zones?"
BETWEEN = r"(?:\\?, |/| hoặc | or )"
MEANT = [
    re.compile(rf"\b(?:{OTHERS}){BETWEEN}(?:phường|ward)\b", re.IGNORECASE),
    re.compile(rf"\b(?:phường|ward){BETWEEN}(?:{OTHERS})\b", re.IGNORECASE),
    re.compile(r"\{(?:phường|ward)\}", re.IGNORECASE),
    re.compile(r"Viết thẳng chữ «phường»"),
]
"""Wards beside communes, and where the staff guide says what to type."""
VIETNAMESE = re.compile(r"\bph(?:ường|%C6%B0%E1%BB%9Dng|\\u01b0\\u1eddng)\b", re.IGNORECASE)
"""Also as addresses and scripts may write it."""
EITHER = re.compile(rf"{VIETNAMESE.pattern}|\bward\b", re.IGNORECASE)
AROUND = 40
EXAMPLES = [
    text
    for section in explanations()
    for rule in section.rules
    if rule.id in {"bare-ward", "other-level", "bad-site-address"}
    for text in (rule.means, rule.wrong)
]


def said_of_a_ward(text: str, words: re.Pattern[str] = VIETNAMESE) -> list[str]:
    """What in `text` only a ward could say of itself."""
    if not words.search(text):
        return []
    text = unescape(text)
    for example in EXAMPLES:
        text = text.replace(example, "")
    for meant in MEANT:
        text = meant.sub("", text)
    return [text[max(0, w.start() - AROUND) : w.end() + AROUND] for w in words.finditer(text)]


def rewritten(text: str) -> str:
    """A file of the unit's own as a commune writes it; what stands in braces is everybody's."""
    for old, new in (("phường", "xã"), ("Phường", "Xã"), ("ward", "commune"), ("Ward", "Commune")):
        text = re.sub(rf"(?<!{{)\b{old}\b(?![}}.])", new, text)
    return text


@pytest.fixture(scope="module")
def commune(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The sample, of a commune."""
    guide = Guide(tmp_path_factory.mktemp("commune"), THE_SAMPLE.ward)
    for part in PARTS:
        copy = shutil.copytree if (sample / part).is_dir() else shutil.copy
        copy(sample / part, guide.path(part))
    works = [path.relative_to(guide.root).as_posix() for path in guide.root.rglob("R*.yml")]
    for file in (WARD_FILE, ENGLISH_WARD, NEWS, ENGLISH_NEWS, *works):
        before = guide.read(file)
        guide.write(file, rewritten(before))
    for name in ("Phường Mẫu", "14 Đường Mẫu, Phường Mẫu"):
        guide.replace(ENGLISH_WARD, mark_of(name), mark_of(rewritten(name)))
    page = mark_of((sample / NEWS).read_text(encoding="utf-8"))
    guide.replace(ENGLISH_NEWS, page, mark_of(guide.read(NEWS)))
    return guide


@pytest.fixture(scope="module")
def library(commune: Guide) -> Library:
    library, problems = load_library(commune.roots)
    assert library is not None, problems
    assert problems == []
    return library


def small_commune(folder: Path) -> Guide:
    """The small guide, of a commune, with all that is written for any unit by hand."""
    guide = with_english(with_frame(write_guide(folder)))
    guide.write(SMALL_WARD_FILE, rewritten(guide.read(SMALL_WARD_FILE)) + "level: commune\n")
    return guide


@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.prove)])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a commune: with a small library, and with the whole."""
    guide = (
        small_commune(tmp_path_factory.mktemp("small-commune"))
        if request.param == "small"
        else request.getfixturevalue("commune")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(social_picture, "draw", lambda _: b"")  # pictures are tried below
        return build(guide, BuildOptions(as_of=ON))


@pytest.fixture
def speaking() -> Iterator[None]:
    with use_locale("vi", Level.COMMUNE):
        yield


def test_no_file_of_a_communes_site_calls_it_a_ward(site: Path) -> None:
    wrong = {}
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix not in DRAWN:
            text = path.read_bytes().decode("utf-8").replace("\r\n ", "")  # a calendar's long line
            english = path.is_relative_to(site / "en") and path.suffix in PAGES_AND_DATA
            if found := said_of_a_ward(text, EITHER if english else VIETNAMESE):
                wrong[path.relative_to(site).as_posix()] = found
    assert wrong.keys() <= FOR_ANY_UNIT, wrong
    asked = "CT01" if "small" in site.parent.name else "BT01"
    assert "Hỏi xã" in (site / f"Q/{asked}/index.html").read_text(encoding="utf-8")
    assert "Ask the commune" in (site / f"en/Q/{asked}/index.html").read_text(encoding="utf-8")


@pytest.mark.prove
def test_what_is_searched_for_is_a_communes_too(commune: Guide) -> None:
    site = build(commune, BuildOptions(as_of=ON))
    assert "ký giấy tại xã" in (site / "search/index.json").read_text(encoding="utf-8")


def test_no_view_of_a_special_zone_calls_it_a_ward(commune: Guide, library: Library) -> None:
    zone = library.ward.model_copy(update={"level": Level.SPECIAL_ZONE})
    views = GuideView(replace(library, ward=zone).on(ON)).all(commune.roots)
    words = repr({key: view for key, view in views.items() if "huong-dan" not in key})
    assert said_of_a_ward(words) == []
    assert "Hỏi đặc khu" in words


@pytest.mark.usefixtures("speaking")
def test_no_picture_that_chats_show_calls_it_a_ward(library: Library) -> None:
    guide = GuideView(library.on(ON))
    pictures = [home_picture(guide)]
    pictures += [procedure_picture(guide, view) for view in guide.procedures.values()]
    pictures += [subject_picture(guide, view) for view in guide.fields]
    pictures += [subject_picture(guide, view) for view in guide.life_events]
    pictures += [subject_picture(guide, view) for view in guide.pages]
    assert said_of_a_ward(repr(pictures)) == []


def the_notice(library: Library, roots: Roots) -> Sheet:
    published = library.on(ON)
    stopped = next(works for works in published.renovations if works.turns)
    return notice(published, stopped.code, wording=load_wording(roots)[0])


PAPERS: dict[str, Callable[[Library, Roots], Sheet]] = {
    "tags": lambda library, _: tag_sheet(library.on(ON), ["HT01"]),
    "poster": lambda library, _: poster(library.on(ON), "HT01"),
    "leaflet": lambda library, _: leaflet(library.on(ON), "HT01"),
    "group": lambda library, _: group_poster(library.on(ON), "LVHT"),
    "card": lambda library, _: table_card(library.on(ON), "HT01"),
    "notice": the_notice,
    "gate": lambda library, _: gate_card(library.on(ON), library.on(ON).renovations[0].code),
}


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize("kind", PAPERS)
def test_no_paper_calls_it_a_ward(commune: Guide, library: Library, kind: str) -> None:
    words = words_of(PAPERS[kind](library, commune.roots).pdf)
    assert "Xã Mẫu" in words
    assert said_of_a_ward(words) == []


@pytest.mark.usefixtures("speaking")
def test_no_facts_on_any_leaflet_call_it_a_ward(library: Library) -> None:
    published = library.on(ON)
    for procedure in published.procedures:
        assert said_of_a_ward(repr(leaflet_view(published, procedure))) == [], procedure.code
