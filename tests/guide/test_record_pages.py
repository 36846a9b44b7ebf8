"""Record pages: every national record of the library, as it stands on the built site.

This module alone builds the repository's guide with them (see `tests/guide_files.py`): with the
longest of each field, the fullest and some others, and in `make prove` with all.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.checked.library import load_library
from generator.library.forms.paths import SAMPLE
from generator.library.forms.reader import read_document
from generator.library.language.folding import fold
from generator.library.models.procedure import RECORD_WORDS
from tests.guide.search_items import search_items
from tests.guide_files import PROJECT, WITH_RECORDS, is_record_file, with_records
from tests.once import made_once

BUILT_ON = date(2026, 11, 30)
"""A working Monday: on a day before its own, a page does not say that it is open."""
Data = dict[str, Any]
BANNER = "Chép nguyên hồ sơ quốc gia."
RECORDS = sorted(filter(is_record_file, PROJECT.glob("procedures/*/*.yml")))

pytestmark = pytest.mark.skipif(not RECORDS, reason="every record has been rewritten")


LONGEST = {path.parent: path for path in sorted(RECORDS, key=lambda path: path.stat().st_size)}
FULLEST = {"DD58", "HS066", "HT64", "HS036", "NC75"}
"""The codes of those that need the most room on a phone."""


def code_of(file: Path) -> str:
    """The code of the record page that `file` holds."""
    return file.read_text(encoding="utf-8").split("\ncode: ")[1].split("\n")[0]


SOME = sorted(
    {*LONGEST.values(), *RECORDS[::27], *(one for one in RECORDS if code_of(one) in FULLEST)}
)


def site_of_some(factory: pytest.TempPathFactory) -> Path:
    """The guide with `SOME` record pages, built once for all workers; no test changes it."""
    root, options = with_records(frozenset(SOME)), BuildOptions(SAMPLE, as_of=BUILT_ON)
    return made_once(factory, "some-records", lambda site: build_site(root, site, options))


@pytest.fixture(
    scope="module", params=["some", pytest.param("all", marks=pytest.mark.prove)], ids=str
)
def files(request: pytest.FixtureRequest) -> list[Path]:
    """The files of the record pages that the guide has."""
    return SOME if request.param == "some" else RECORDS


@pytest.fixture(scope="module")
def site(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide with them, built once."""
    if files == SOME:
        return site_of_some(tmp_path_factory)
    folder = tmp_path_factory.mktemp("records") / "site"
    build_site(PROJECT, folder, BuildOptions(SAMPLE, as_of=BUILT_ON))
    return folder


@pytest.fixture(scope="module")
def records(files: list[Path]) -> list[Data]:
    """What the files of the record pages hold."""
    return [read(path) for path in files]


def read(path: Path) -> Data:
    document, problems = read_document(path, path.name)
    assert document is not None
    assert not problems
    assert isinstance(document.data, dict)
    return document.data


def html_of(site: Path, code: str, top: str = "") -> str:
    return (site / top / "Q" / code / "index.html").read_text(encoding="utf-8")


def main_of(html: str) -> str:
    [found] = re.findall(r"<main\b.*?</main>", html, re.DOTALL)
    return str(found)


def visible(html: str) -> str:
    """The words of the page that can be read, each separated from the next by one space."""
    text = re.sub(r"<(script|style|noscript|svg)\b.*?</\1>", " ", main_of(html), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def words_of(record: Data) -> Iterator[str]:
    """Everything that the file of a record page says to whoever reads the page."""
    yield from (record["title"], record["official_title"], record["national_code"])
    yield from (record.get("national_field", ""), record.get("agency", ""))
    for channel in record.get("channels", ()):
        yield from (channel.get(f"record_{key}", "") for key in ("time", "fee", "note"))
    for section in record.get("record", ()):
        yield from (section["heading"], section.get("part", ""), *section.get("lines", ()))
    for law in record.get("legal_basis", ()):
        yield from (law["number"], law.get("title", ""))
    decision = record["source"]["decision"]
    yield "" if decision == "Chưa rõ" else decision


def unseen(record: Data, html: str) -> list[str]:
    """What a record says that cannot be read on its page, word for word."""
    return unsaid_on(record, visible(html))


def unsaid_on(record: Data, text: str) -> list[str]:
    """What a record says that does not stand in the text of a page."""
    return [words for words in words_of(record) if " ".join(words.split()) not in text]


def test_every_word_number_date_and_law_of_a_record_can_be_read_on_its_page(
    site: Path, records: list[Data]
) -> None:
    lost = {one["code"]: unseen(one, html_of(site, one["code"])) for one in records}
    assert {code: words for code, words in lost.items() if words} == {}


SHELVES = 10
FIGURES = {
    "a number": re.compile(r"(?<![\w/.,-])\d[\d.,]*(?![\w/-])"),
    "a date": re.compile(r"\d{1,2}/\d{1,2}/\d{4}"),
    "a law": re.compile(r"\d+/\d{4}/[^\W\d_][\w-]*"),
}
"""What is changed on a page, by what it looks like there."""
_FIGURE = re.compile(r"\d[\w.,/-]*")
_FURNITURE = 0.5
"""What stands on more than this share of the pages is the unit's: its numbers, hours, address."""


def shelved(records: list[Data]) -> list[Data]:
    """Of each of ten shelves the record that says most, laws and dates among it."""
    fullest: dict[str, Data] = {}
    for record in sorted(records, key=lambda one: (-len([*words_of(one)]), one["code"])):
        said = "\n".join(words_of(record))
        if all(figure.search(said) for figure in FIGURES.values()):
            fullest.setdefault(record["field"], record)
    return [fullest[name] for name in sorted(fullest)][:SHELVES]


def figures(text: str) -> set[str]:
    """Every figure of a text: numbers, dates and laws; points in amounts and zeros before go."""
    found = (each.rstrip(".,-/") for each in _FIGURE.findall(text))
    return {re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", each).lstrip("0") or "0" for each in found}


def of_file(value: object) -> Iterator[str]:
    """All texts of a record page's file; days also as pages write them."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from of_file(inner)
    else:
        yield str(value)
        yield re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\3/\2/\1", str(value))


def told(html: str) -> str:
    """What the page tells of the record: what stands below is when somebody checked it."""
    return visible(html).split(" Trang này đúng chưa?")[0]


@pytest.fixture(scope="module")
def tried(site: Path, records: list[Data]) -> list[tuple[Data, str, set[str]]]:
    """Ten record pages of ten shelves: the record, what its page tells, all figures it may hold."""
    chosen = [(one, told(html_of(site, one["code"]))) for one in shelved(records)]
    often = Counter(figure for _, text in chosen for figure in figures(text))
    units = {figure for figure, number in often.items() if number > _FURNITURE * len(chosen)}
    units |= figures((WITH_RECORDS / WITH_RECORDS.ward_file).read_text(encoding="utf-8"))
    return [(one, text, figures("\n".join(of_file(one))) | units) for one, text in chosen]


def is_found_out(record: Data, text: str, known: set[str]) -> bool:
    """Whether a page with this text lacks something of its record, or has a figure of its own."""
    return bool(unsaid_on(record, text) or figures(text) - known)


def test_no_page_has_a_figure_that_its_record_has_not(
    tried: list[tuple[Data, str, set[str]]],
) -> None:
    assert len({record["field"] for record, _, _ in tried}) == SHELVES
    strange = {record["code"]: figures(text) - known for record, text, known in tried}
    assert {code: found for code, found in strange.items() if found} == {}


@pytest.mark.parametrize("kind", FIGURES)
def test_one_figure_that_is_another_anywhere_on_a_page_is_found_out(
    tried: list[tuple[Data, str, set[str]]], kind: str
) -> None:
    changed = 0
    for record, text, known in tried:
        for found in FIGURES[kind].finditer(text):
            others = (f"{digit}{found[0][1:]}" for digit in "123456789")
            other = next((one for one in others if not figures(one) <= known), None)
            if other:
                page = f"{text[: found.start()]}{other}{text[found.end() :]}"
                assert is_found_out(record, page, known), (record["code"], found[0], other)
                changed += 1
    assert changed >= SHELVES


def test_a_page_says_what_it_is_and_offers_nothing_to_tick(site: Path, records: list[Data]) -> None:
    for record in records:
        html = html_of(site, record["code"])
        assert BANNER in visible(html), record["code"]
        assert 'type="checkbox"' not in main_of(html), record["code"]
        assert "mc-visit" not in html, record["code"]
        assert '<meta name="robots" content="noindex">' in html, record["code"]


def test_no_dong_is_never_called_free(site: Path, records: list[Data]) -> None:
    zero = [
        record
        for record in records
        if any(one.get("record_fee", "").startswith("0 đồng") for one in record["channels"])
    ]
    assert zero
    for record in zero:
        text = main_of(html_of(site, record["code"]))
        assert "Hồ sơ ghi 0 đồng" in text, record["code"]
        assert '<b class="free">' not in text, record["code"]


def test_where_the_unit_names_no_counter_none_is_guessed(site: Path, records: list[Data]) -> None:
    shelved = [one for one in records if one["field"].startswith("ho-so-")]
    assert shelved
    for record in shelved:
        text = visible(html_of(site, record["code"]))
        assert "Hỏi phường" in text, record["code"]
        assert "Quầy " not in text.split(record["official_title"])[0], record["code"]


def test_no_two_procedures_have_one_title() -> None:
    titles = Counter(
        fold(read(path)["title"])
        for path in PROJECT.glob("procedures/*/*.yml")
        if not path.name.endswith(".en.yml")
    )
    assert [title for title, number in titles.items() if number > 1] == []


def test_no_search_engine_is_told_of_them(site: Path, records: list[Data]) -> None:
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/Q/HT01/" in listed
    assert [one["code"] for one in records if f"/Q/{one['code']}/" in listed] == []


def test_lists_have_them_below_what_people_wrote(site: Path, records: list[Data]) -> None:
    main = main_of((site / "a-z" / "index.html").read_text(encoding="utf-8"))
    written, below = main.split('id="ho-so"')
    for record in records:
        assert f"Q/{record['code']}/" not in written, record["code"]
        assert f"Q/{record['code']}/" in below, record["code"]
    groups = main_of(html_of(site, "LVHS"))
    shelf = {one["national_field"] for one in records if one["field"] == "ho-so-quoc-gia"}
    assert all(f"<h3>{name}</h3>".lower() in groups.lower() for name in shelf)


def test_machines_are_told_that_nobody_has_rewritten_them(site: Path, records: list[Data]) -> None:
    told = json.loads((site / "procedures.json").read_text(encoding="utf-8"))["procedures"]
    states = {one["code"]: one["status"] for one in told}
    assert {states[one["code"]] for one in records} == {"record"}
    assert all("record" not in one for one in told), "the whole lies beside each page"
    words = {key for one in told for channel in one.get("channels", ()) for key in channel}
    assert not words & {*RECORD_WORDS}
    code = next(one["code"] for one in records if "record_note" in str(one["channels"]))
    beside = json.loads((site / "Q" / code / "index.json").read_text(encoding="utf-8"))
    assert beside["record"][0]["heading"]
    assert "record_note" in str(beside["channels"])
    assert not (site / "en/Q" / code / "index.json").exists()
    described = (
        f'<link rel="describedby" type="application/json" href="../../../Q/{code}/index.json">'
    )
    assert described in (site / "en/Q" / code / "index.html").read_text(encoding="utf-8")


def test_their_pages_carry_less_of_the_sheet(site: Path, records: list[Data]) -> None:
    [style] = re.findall("<style>(.*?)</style>", html_of(site, records[0]["code"]))
    assert len(style) <= 6 * 1024


def test_the_search_has_them_below_all_else(site: Path, records: list[Data]) -> None:
    codes = {one["code"] for one in records}
    assert {item["c"] for item in search_items(site, "h")} == codes
    assert not codes & {item["c"] for item in search_items(site)}


def test_phones_keep_the_list_and_not_the_pages(site: Path, records: list[Data]) -> None:
    kept = json.loads((site / "offline-library.json").read_text(encoding="utf-8"))
    assert "a-z/" in kept["drawn"]
    assert not {f"Q/{one['code']}/" for one in records} & {*kept["framed"]}


def test_the_english_page_says_that_the_record_is_in_vietnamese(
    site: Path, records: list[Data]
) -> None:
    record = records[0]
    html = main_of(html_of(site, record["code"], "en"))
    assert "This record is in Vietnamese only." in html
    assert f'<h1><span lang="vi">{record["title"]}</span></h1>' in html.replace(' class="long"', "")
    assert f'href="../../../Q/{record["code"]}/"' in html
    assert "Trình tự thực hiện" not in html


def test_the_library_with_them_has_no_problem(site: Path) -> None:
    assert load_library(WITH_RECORDS)[1] == []
    assert (site / "Q" / "LVHC" / "index.html").exists()
