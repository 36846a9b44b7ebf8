"""A site has the same bytes whatever is kept of earlier builds, and shows every change at once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.disk import store as stores
from generator.guide import fragments
from generator.guide.assets.compiled import COMPILED, COMPILED_FRAGMENTS
from generator.guide.options import BuildOptions
from generator.guide.sharing import social_picture
from generator.library.language import remembered
from generator.library.language.folding import mark_of
from tests.breadth import first
from tests.guide.conftest import build, contents, with_english, with_frame
from tests.guide_files import PROJECT, WARD_FILE, Guide

DAY = date(2026, 11, 25)
LATER = date(2027, 6, 1)


def built(guide: Guide, day: date = DAY) -> dict[str, bytes]:
    """The site as a process makes it that has built no other."""
    remembered.forget()
    social_picture._below.cache_clear()
    for compiled in (COMPILED, COMPILED_FRAGMENTS):
        compiled.known.clear()
    return contents(build(guide, BuildOptions(as_of=day)))


def built_anew(guide: Guide, monkeypatch: pytest.MonkeyPatch, day: date = DAY) -> dict[str, bytes]:
    """The same where nothing is kept."""
    with monkeypatch.context() as patch:
        patch.setattr(stores, "open_store", lambda _: None)
        return built(guide, day)


def entries(guide: Guide) -> list[Path]:
    return sorted(p for p in (guide.root / stores.FOLDER).glob("??/*") if p.is_file())


@pytest.fixture
def small(guide: Guide) -> Guide:
    """The small guide, ready to be built; a note has a hard word."""
    guide.write(BIRTH, guide.read(BIRTH) + "notes: [{text: Xin trích lục.}]\n")
    return with_frame(guide)


@pytest.fixture
def whole(small: Guide) -> Guide:
    """The same in two languages."""
    return with_english(small)


def test_cold_warm_and_without_are_the_same(whole: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    without = built_anew(whole, monkeypatch)
    assert not entries(whole)
    cold = built(whole)
    made = entries(whole)
    assert made
    warm = built(whole)
    assert without == cold == warm
    assert entries(whole) == made, "a second build makes nothing new"


def test_other_processes_and_spoilt_entries_are_the_same(
    whole: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = built_anew(whole, monkeypatch)
    command = [sys.executable, "-m", "generator.cli", "build", "--as-of", f"{DAY}", "--site-dir"]
    sites = [whole.root / name for name in ("one", "two", "three")]
    running = [
        subprocess.Popen(
            [*command, site],
            cwd=whole.root,
            env={"PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": str(seed), "PATH": ""},
        )
        for seed, site in enumerate(sites[:2])
    ]
    assert [one.wait() for one in running] == [0, 0]
    for number, entry in enumerate(entries(whole)):
        data = entry.read_bytes()
        entry.write_bytes((b"", data[:-1], b"x" + data[1:])[number % 3])
    subprocess.run(
        [*command, sites[2]],
        cwd=whole.root,
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
        check=True,
    )
    for site in sites:
        assert contents(site) == without


def _replaced(file: str, old: str, new: str) -> Callable[[Guide], None]:
    def change(guide: Guide) -> None:
        before = guide.read(file)
        assert old in before
        guide.write(file, before.replace(old, new, 1))

    return change


def _translated(guide: Guide) -> None:
    file = guide.path("procedures/ho-tich/khai-sinh.yml")
    mark = mark_of("Đăng ký khai sinh")
    english = f"strings:\n  title: {{of: {mark}, text: Birth of the changed}}\n"
    file.with_name("khai-sinh.en.yml").write_text(english, encoding="utf-8")


BIRTH = "procedures/ho-tich/khai-sinh.yml"
CHANGES: dict[str, Callable[[Guide], None]] = {
    "the unit's name": _replaced(WARD_FILE, "Phường Thử\n", "Phường Khác\n"),
    "the unit's level": _replaced(WARD_FILE, "province:", "level: commune\nprovince:"),
    "the unit's colour": _replaced(WARD_FILE, "province:", 'colour: "#0b4f6c"\nprovince:'),
    "the unit's host": _replaced(WARD_FILE, "phuong.tinh.vn", "khac.tinh.vn"),
    "the unit's telephone": _replaced(WARD_FILE, "3800 0000", "3800 0001"),
    "the unit's hours": _replaced(WARD_FILE, "saturday", "sunday"),
    "a counter": _replaced(WARD_FILE, "Quầy 1", "Quầy 9"),
    "what the unit does not do": lambda guide: guide.write(
        WARD_FILE, f"{guide.read(WARD_FILE)}not_offered: [{{code: HT01, where: Nơi khác}}]\n"
    ),
    "days off": lambda guide: guide.write(
        WARD_FILE,
        f"{guide.read(WARD_FILE)}"
        "closures: [{from: 2026-11-27, to: 2026-11-28, reason: chuyển nhà}]\n",
    ),
    "the unit's own facts": lambda guide: guide.write(
        f"wards/{guide.ward}/local/HT01.yml", "of: abc123\nnotes: [Lấy số ở cửa.]\n"
    ),
    "a script": _replaced(
        "site_src/theme/javascripts/motcham.js", 'classList.add("js")', 'classList.add("js", "x")'
    ),
    "a procedure's title": _replaced(BIRTH, "title: Đăng ký khai sinh", "title: Khai sinh"),
    "a procedure's time": _replaced(BIRTH, "value: 1", "value: 7"),
    "a related procedure": _replaced(
        "procedures/ho-tich/ket-hon.yml", "title: Đăng ký kết hôn", "title: Kết hôn"
    ),
    "a field": _replaced("procedures/fields.yml", "title: Hộ tịch", "title: Nhân thân"),
    "a life event": _replaced("procedures/life-events.yml", "title: Sinh con", "title: Có con"),
    "a translation": _translated,
    "a word's meaning": lambda guide: guide.write(
        "procedures/glossary.yml",
        "terms:\n  - {id: trich-luc, term: trích lục, means: giấy chép từ sổ}\n",
    ),
    "what people say": lambda guide: guide.write(
        "procedures/situations.yml",
        "situations: {HT01: {vi: [bé nhà tôi mới chào đời, chào đời hôm qua]}}\n",
    ),
    "words that say little": lambda guide: guide.write(
        "procedures/synonyms.yml", "synonyms: []\nlight: {hỏi: [đăng, ký]}\n"
    ),
    "a hand-written page": _replaced("site_src/pages/lien-he.md", "# ", "# Chỗ mới "),
    "a style": _replaced("site_src/theme/stylesheets/motcham.css", "body", "body,.changed"),
    "the theme's template": _replaced(
        "site_src/theme/main.html", "{% block tabs %}", "{% block tabs %}<hr>"
    ),
}


IN_ONE_LANGUAGE = ["the unit's telephone", "a related procedure", "the theme's template"]
QUICK = [("a translation", True), *((change, False) for change in IN_ONE_LANGUAGE)]


@pytest.mark.parametrize(
    ("change", "english"), first(QUICK, [*QUICK, *((c, True) for c in CHANGES if c != QUICK[0][0])])
)
def test_every_change_shows_at_once(
    small: Guide, monkeypatch: pytest.MonkeyPatch, change: str, *, english: bool
) -> None:
    guide = with_english(small) if english else small
    before = built(guide)
    CHANGES[change](guide)
    after = built(guide)
    assert after != before
    assert after == built_anew(guide, monkeypatch)


def test_a_new_day_shows_at_once(small: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built(small)
    after = built(small, LATER)
    assert after != before
    assert after == built_anew(small, monkeypatch, LATER)


def test_a_template_sees_nothing_that_its_key_lacks() -> None:
    """Jinja refuses names that it is not given; a step's arguments are all that it is given."""
    source = Path(fragments.__file__).read_text(encoding="utf-8")
    assert "undefined=StrictUndefined" in source
    body = re.search(r"def _drawn\(.*?\n\n\n", source, re.DOTALL)
    assert body
    assert "context" not in body[0]
