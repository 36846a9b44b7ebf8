"""A unit begins with one command, writes in its own folder alone, and is sound at once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.library.checked.english import english
from generator.library.checked.library import load_library
from generator.library.forms.paths import Roots
from generator.library.models.places import Weekday
from generator.library.models.ward import Level
from tests.guide.conftest import contents
from tests.guide_files import ISSUED_ON, UNIT, WARD_FILE, Guide
from tests.running import Run, motcham

ANSWERS = {
    "--name": "Xã Thử",
    "--level": "commune",
    "--province": "Tỉnh Phú Thọ",
    "--address": "1 Đường A, Xã Thử",
    "--phone": "0210 3800 123",
    "--site-url": "https://xathu.phutho.gov.vn/",
}


def options(**changes: str) -> list[str]:
    said = ANSWERS | {f"--{key.replace('_', '-')}": value for key, value in changes.items()}
    return [word for pair in said.items() for word in pair if pair[1]]


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `motcham` in the small guide."""
    monkeypatch.chdir(guide.root)
    return motcham


def test_six_answers_are_enough_and_the_check_is_green(run: Run, guide: Guide) -> None:
    before = contents(guide.root)
    result = run("start", "xa-thu", *options())
    assert result.exit_code == 0, result.output
    new = contents(guide.root).keys() - before.keys()
    assert {path for path in new if not path.startswith("wards/xa-thu/")} == set()
    assert {file: before[file] for file in before} == {
        file: data for file, data in contents(guide.root).items() if file in before
    }
    checked = run("--ward", "xa-thu", "check")
    assert checked.exit_code == 0, checked.output
    library, problems = load_library(Roots(guide.root, "xa-thu"))
    assert library, problems
    assert problems == []
    assert (library.ward.level, library.ward.hours) == (Level.COMMUNE, {})
    assert library.rows["TT001"].target == "mo-trang"
    shown = english(library.on(ISSUED_ON))
    assert (shown.ward.name, shown.ward.province) == ("Thử Commune", "Phú Thọ Province")
    assert shown.titles()["TT001"] == "Thử Commune opens its guide to procedures"


def test_what_is_known_besides_goes_into_the_file(run: Run, guide: Guide) -> None:
    hours = ("--hours", "t2-t6 07:30-11:30 13:00–17:00", "--hours", "sat 8:00-11:00")
    more = ("--repository", "https://github.com/xa-thu/mot-cham")
    result = run("start", "xa-thu", *options(level=""), *hours, *more)
    assert result.exit_code == 0, result.output
    library, problems = load_library(Roots(guide.root, "xa-thu"))
    assert library, problems
    assert library.ward.level is Level.COMMUNE  # by its name
    assert list(library.ward.hours) == [*Weekday][:6]
    assert library.ward.repository == more[1]


@pytest.mark.parametrize(
    ("name", "english_name"),
    [
        ("Phường Tân Định", "Tân Định Ward"),
        ("Xã Thạnh An", "Thạnh An Commune"),
        ("Đặc khu Côn Đảo", "Côn Đảo Special Zone"),
    ],
)
def test_a_unit_is_called_by_its_level(
    run: Run, guide: Guide, name: str, english_name: str
) -> None:
    assert run("start", "moi", *options(name=name, level="")).exit_code == 0
    library, problems = load_library(Roots(guide.root, "moi"))
    assert library, problems
    assert english(library.on(ISSUED_ON)).ward.name == english_name


@pytest.mark.parametrize(
    ("unit", "changes", "said"),
    [
        ("xa-thu", {"site_url": "https://xa.example/"}, "site_url"),
        ("xa-thu", {"site_url": "https://xa.localhost/"}, "không có thật"),
        ("xa-thu", {"site_url": "http://xa.gov.vn/"}, "https://"),
        ("xa-thu", {"site_url": "https://phuong.tinh.vn"}, f"đã là của đơn vị {UNIT}"),
        ("xa-thu", {"phone": "0000 000 000"}, "phones"),
        ("xa-thu", {"phone": "gọi ông Tư"}, "phones"),
        ("xa-thu", {"site_url": "https://xa..vn/"}, "tên máy có đuôi"),
        ("xa-thu", {"site_url": "https://may-chu/"}, "tên máy có đuôi"),
        ("xa-thu", {"site_url": "https://192.168.1.9/"}, "tên máy có đuôi"),
        ("xa-thu", {"site_url": "https://-xa.vn/"}, "tên máy có đuôi"),
        ("xa-thu", {"site_url": "https://xa.vn/../khac/"}, "tên máy có đuôi"),
        ("xa-thu", {"site_url": "https://xa.local/"}, "không có thật"),
        ("xa-thu", {"phone": "0000"}, "không có thật"),
        ("xa-thu", {"phone": "+84 000 000 000"}, "không có thật"),
        ("xa-thu", {"repository": "https://github.com/xa-thu"}, "chủ kho, rồi tên kho"),
        ("con", {}, "Windows giữ riêng"),
        ("com1", {}, "Windows giữ riêng"),
        ("Xã Thử", {}, "không dùng làm tên thư mục"),
        ("../xa", {}, "không dùng làm tên thư mục"),
        (UNIT, {}, f"Đã có đơn vị {UNIT}"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    run: Run, guide: Guide, unit: str, changes: dict[str, str], said: str
) -> None:
    before = contents(guide.root)
    result = run("start", unit, *options(**changes))
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert contents(guide.root) == before


def test_without_a_terminal_all_that_is_missing_is_named(run: Run) -> None:
    result = run("start", "xa-thu", "--name", "Xã Thử")
    assert result.exit_code == 2
    assert all(name in result.output for name in ("--province", "--address", "--phone"))
    assert not Path("wards/xa-thu").exists()


TYPED = (
    "Bản Mới",
    "xã",
    "Tỉnh Phú Thọ",
    "1 Đường A",
    "0210 3800 123",
    "https://xathu.phutho.gov.vn/",
)


def test_what_no_option_says_is_asked_the_level_too(run: Run, guide: Guide) -> None:
    result = run("start", "moi", typed="".join(f"{answer}\n" for answer in TYPED))
    assert result.exit_code == 0, result.output
    assert "level: commune\n" in guide.read("wards/moi/ward.yml")
    again = run("start", "mot", typed="".join(f"{one}\n" for one in ("Xã Mới", *TYPED[2:5])))
    assert "--level" not in again.output
    assert again.output.endswith("nên cần ghi: --site-url.\n"), again.output


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("xã", "huyện", "Ghi phường, xã hoặc đặc khu"),
        ("0210 3800 123", "gọi ông Tư", "số điện thoại"),
        ("0210 3800 123", "0000 000 000", "không có thật"),
        (TYPED[-1], "xathu.phutho.gov.vn", "https://"),
        (TYPED[-1], "https://phuong.tinh.vn", f"đã là của đơn vị {UNIT}"),
    ],
)
def test_an_answer_that_cannot_be_is_asked_for_again_at_once(
    run: Run, right: str, wrong: str, said: str
) -> None:
    at = TYPED.index(right)
    typed = "".join(f"{answer}\n" for answer in (*TYPED[:at], wrong, *TYPED[at:]))
    result = run("start", "moi", typed=typed)
    assert result.exit_code == 0, result.output
    question, answered = result.output.split(wrong, 1)
    assert said in answered.split("\n")[1], result.output
    assert question.split("\n")[-1].strip() in answered.split("\n")[2], result.output


@pytest.mark.parametrize("unit", ["Xã Thử", UNIT])
def test_a_folder_that_cannot_be_is_said_before_anything_is_asked(run: Run, unit: str) -> None:
    result = run("start", unit, typed="Xã Thử\n")
    assert (result.exit_code, "Tên đơn vị" in result.output) == (2, False), result.output


@pytest.mark.parametrize(
    "hours", ["", "t2-t6", "t9 07:30-11:30", "t2-t3-t4 07:30-11:30", "t6-t2 07:30-11:30"]
)
def test_hours_that_are_none_are_wrong_use(run: Run, hours: str) -> None:
    assert run("start", "xa-thu", *options(), "--hours", hours).exit_code == 2


def test_the_halves_of_a_day_may_be_said_apart(run: Run, guide: Guide) -> None:
    hours = ("--hours", "t2 - t3 07:30 - 11:30", "--hours", "t2,t2 13:00-17:00")
    result = run("start", "xa-thu", *options(), *hours)
    assert result.exit_code == 0, result.output
    library, problems = load_library(Roots(guide.root, "xa-thu"))
    assert library, problems
    assert [len(spans) for spans in library.ward.hours.values()] == [2, 1]


NAMES = (
    'Xã "Thử"',
    "Xã Ea H'leo",
    "Xã: Thử # 1",
    "Xã A/B",
    "@Xã Thử",
    "*Xã",
    "- Xã",
    "%Xã",
    "Xã & [Thử]",
    unicodedata.normalize("NFD", "Xã Thử Đức"),
)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_makes_files_that_the_check_reads(run: Run, name: str) -> None:
    assert run("start", "moi", *options(name=name)).exit_code == 0
    checked = run("--ward", "moi", "check")
    assert checked.exit_code == 0, checked.output
    assert "[syntax]" not in checked.output


@pytest.mark.parametrize("names", [("Cơ sở 2", "cơ sở 2", "Cơ sở"), ("☎", "✉")])
def test_places_of_one_name_are_told_apart(run: Run, names: tuple[str, ...]) -> None:
    places = [word for name in names for word in ("--place", f"{name} | 5 Đường A")]
    assert run("start", "moi", *options(), *places).exit_code == 0
    checked = run("--ward", "moi", "check")
    assert checked.exit_code == 0, checked.output


def test_all_that_is_wrong_is_said_at_once_and_nothing_twice(run: Run) -> None:
    wrong = {"phone": "abc", "site_url": "http://a.vn/", "repository": "abc"}
    result = run("start", "xa-thu", *options(**wrong), "--hours", "t2-t6 25:00-26:00")
    assert result.exit_code == 2
    for key in ("phones", "site_url", "repository", "hours"):
        assert result.output.count(f"{key}: ") == 1, result.output


@pytest.mark.parametrize(
    ("name", "level"), [("UBND Xã Thử", "commune"), ("Ủy ban nhân dân đặc khu Thử", "special_zone")]
)
def test_the_name_of_the_office_tells_the_level_and_is_warned_of(
    run: Run, guide: Guide, name: str, level: str
) -> None:
    assert run("start", "moi", *options(name=name, level="")).exit_code == 0
    assert f"level: {level}\n" in guide.path("wards/moi/ward.yml").read_text(encoding="utf-8")
    assert "[office-for-unit]" in run("--ward", "moi", "check").output


def test_a_name_that_tells_no_level_is_asked_for_it(run: Run) -> None:
    result = run("start", "moi", *options(name="Thử", level=""))
    assert (result.exit_code, "--level" in result.output) == (2, True), result.output


def test_letters_that_are_none_are_said_without_the_words_of_a_codec(run: Run) -> None:
    result = run("start", "moi", *options(name="Xã \ud800"))
    assert (result.exit_code, "codec" in result.output) == (1, False), result.output


UNITS = {
    "the sample alone": (["phuong-mau"], [], "Phường Thử"),
    "one beside the sample": (["phuong-mau", "hai"], [], "Phường hai"),
    "the one that is named before": (["mot", "hai"], ["--ward", "hai"], "Phường hai"),
    "one that is not there": (["mot", "hai"], ["--ward", "hay"], "Ý bạn là hai?"),
    "nobody knows which": (["mot", "hai"], [], "Có 2 đơn vị trong wards/: hai, mot."),
}


@pytest.mark.parametrize("case", UNITS)
def test_the_unit_is_the_one_that_is_said_or_the_only_one(
    run: Run, guide: Guide, case: str
) -> None:
    units, said, answer = UNITS[case]
    text = guide.read(WARD_FILE)
    guide.path(f"wards/{UNIT}").rename(guide.root / "cu")
    for unit in units:
        own = text if unit == "phuong-mau" else text.replace("Phường Thử", f"Phường {unit}")
        guide.write(f"wards/{unit}/ward.yml", own.replace("phuong.tinh", f"{unit}.tinh"))
    seen = run(*said, "review", "--format", "ics")
    assert answer in seen.output
    assert seen.exit_code == (2 if "→" in seen.output else 0)
    after = run("review", "--format", "ics", *said)  # an option of the whole command line
    assert (after.exit_code, after.output) == (seen.exit_code, seen.output)
