"""A fee that was equal in several channels and was changed in one alone is asked about."""

from __future__ import annotations

import pytest

from generator.library.editions.equal_fees import fees_changed_in_part
from tests.guide_files import BIRTH_FILE, Guide
from tests.guide_history import commit, git

FEE = "{kind: charge, amount: 0}"
NEW = "{kind: charge, amount: 10000}"


@pytest.fixture
def desk(guide: Guide) -> Guide:
    git(guide, "init", "--quiet", "--initial-branch=main")
    commit(guide)
    git(guide, "switch", "--quiet", "--create", "branch")
    return guide


def asked(guide: Guide) -> list[str]:
    found = list(fees_changed_in_part(guide.roots, "main"))
    assert {(one.file, one.severity) for one in found} <= {(BIRTH_FILE, "warning")}
    return [f"{one.line} {one.message}" for one in found]


def test_one_of_two_is_asked_about(desk: Guide) -> None:
    desk.write(BIRTH_FILE, desk.read(BIRTH_FILE).replace(FEE, NEW, 1))
    (said,) = asked(desk)
    assert said == (
        "15 Lệ phí đổi từ 0 đồng thành 10000 đồng ở cách nộp «Tại quầy», mà cách nộp «Trực tuyến» "
        "vẫn 0 đồng. Đúng thế không?"
    )
    commit(desk)
    assert len(asked(desk)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FEE, NEW),  # in both
        ("title: Đăng ký khai sinh", "title: Khai sinh"),
        ("    fees:\n      - {kind: charge, amount: 0}\n", ""),
        ("amount: 0}", "amount: 0, waived_for: [người có công]}"),
    ],
)
def test_what_is_equal_still_or_gone_is_not(desk: Guide, old: str, new: str) -> None:
    desk.write(BIRTH_FILE, desk.read(BIRTH_FILE).replace(old, new))
    assert asked(desk) == []


def test_what_differed_before_may_differ(desk: Guide) -> None:
    desk.write(BIRTH_FILE, desk.read(BIRTH_FILE).replace(FEE, NEW, 1))
    git(desk, "switch", "--quiet", "main")
    commit(desk)
    git(desk, "switch", "--quiet", "--create", "later")
    desk.replace(BIRTH_FILE, "10000", "12000")
    assert asked(desk) == []
