"""What all units of a repository say stands once, and a problem of it is placed where it stands."""

from __future__ import annotations

import pytest

from generator.library.checked.library import load_library
from generator.library.forms.paths import DEFAULTS, SAMPLE, Roots
from tests.guide_files import WARD, WARD_FILE, Guide

PROVINCE = "province: Thành phố Thử\n"


def found(guide: Guide) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.rule) for problem in guide.problems()]


def test_a_unit_says_only_what_is_its_own(guide: Guide) -> None:
    guide.replace(WARD_FILE, PROVINCE, "")
    assert found(guide) == [(WARD_FILE, 1, "missing-key")]
    closures = "closures: [{from: 2027-03-15, reason: tập huấn}]\n"
    guide.write(DEFAULTS, f"{PROVINCE}hours:\n  sunday: ['07:30-11:30']\n{closures}")
    ward = guide.library().ward
    assert (ward.province, ward.closures[0].reason) == ("Thành phố Thử", "tập huấn")
    assert "sunday" not in ward.hours, "its own hours are all of its hours"


def test_what_each_unit_says_for_itself_is_sent_to_its_own_file(guide: Guide) -> None:
    guide.write(DEFAULTS, f"{PROVINCE}site_url: https://a.vn/\nemblem: e.svg\n")
    assert {problem.hint for problem in guide.problems()} == {
        "Mục này mỗi đơn vị ghi riêng: chuyển nó sang ward.yml trong thư mục của đơn vị."
    }


@pytest.mark.parametrize(
    ("defaults", "place"),
    [
        ("province: Thành phố\nname: Phường\n", [(DEFAULTS, 2, "unknown-key")]),
        ("provinces: Thành phố\n", [(DEFAULTS, 1, "unknown-key")]),
        ("- province\n", [(DEFAULTS, 1, "not-a-group")]),
        ("hours_note: ''\n", [(DEFAULTS, 1, "empty-value")]),
        ("hours_note: [", [(DEFAULTS, 1, "syntax")]),
        ("# Hỏi ông Nguyễn Văn An\nhours_note: nghỉ lễ\n", [(DEFAULTS, 1, "personal-data")]),
        ("repository: http://a.vn/\n", [(DEFAULTS, 1, "not-https")]),
        (
            "province: Tỉnh\nreport_channels:\n  - {name: Kênh, url: https://dvc.gov.vn@a.vn/}\n",
            [(DEFAULTS, 3, "deceptive-link")],
        ),
        (
            "closures: [{from: 2027-03-16, to: 2027-03-15, reason: x}]",
            [(DEFAULTS, 1, "dates-reversed")],
        ),
    ],
)
def test_a_problem_of_what_is_inherited_is_placed_where_it_stands(
    guide: Guide, defaults: str, place: list[tuple[str, int, str]]
) -> None:
    guide.write(DEFAULTS, defaults)
    assert found(guide) == place


def test_what_only_the_whole_shows_is_placed_there_too(guide: Guide) -> None:
    hours = WARD[WARD.index("hours:") : WARD.index("phones:")]
    guide.replace(WARD_FILE, hours, "")
    guide.write(DEFAULTS, f"{PROVINCE}hours:\n  monday: ['13:00-17:00', '07:30-11:30']\n")
    assert found(guide) == [(DEFAULTS, 2, "bad-hours")]
    guide.write(DEFAULTS, "province: Thành phố Mẫu\n")
    guide.replace(WARD_FILE, PROVINCE, "")
    assert found(guide) == [(DEFAULTS, 1, "left-from-sample")]


def test_a_fault_of_the_units_own_stays_in_its_file(guide: Guide) -> None:
    guide.write(DEFAULTS, "hours_note: Nghỉ lễ.\nprovince: Tỉnh\n")
    guide.replace(WARD_FILE, "province: Thành phố Thử", "province: Thành phố Mẫu")
    assert found(guide) == [(WARD_FILE, 2, "left-from-sample")]


def test_the_sample_inherits_nothing(guide: Guide) -> None:
    guide.write(Roots(guide.root, SAMPLE).ward_file, f"{WARD}sample: true\n")
    guide.write(DEFAULTS, "hours_note: Nghỉ lễ.\n")
    library, problems = load_library(Roots(guide.root, SAMPLE))
    assert library, problems
    assert library.ward.hours_note is None
