"""The form by which a unit begins writes, letter by letter, what `motcham start` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.library.checked.library import load_library
from generator.library.forms.paths import Roots
from tests.breadth import first
from tests.browser.chromium import served
from tests.browser.looks import cut_off, found_in
from tests.browser.test_form import SIZES, SMALL, finish, github, yaml_in
from tests.guide.conftest import build, with_frame
from tests.guide_files import UNIT, Guide, write_guide
from tests.running import motcham

FORM = "/huong-dan-bien-tap/don-vi/"
ANSWERS = {
    "Tên phường, xã": "Xã Thử",
    "Tỉnh, thành phố": "Tỉnh Phú Thọ",
    "Địa chỉ trụ sở": "1 Đường A, Xã Thử",
    "Số điện thoại": "0210 3800 123",
    "Địa chỉ trang chủ": "https://xathu.phutho.gov.vn/",
    "Nơi cán bộ sửa tệp": "",
    "Giờ làm việc, thứ 2 đến thứ 6": "",
    "Giờ làm việc, thứ 7": "",
}
NAME, PROVINCE, ADDRESS, PHONE, SITE, REPOSITORY, WEEK, SATURDAY = ANSWERS
OPTIONS = {
    NAME: "--name",
    PROVINCE: "--province",
    ADDRESS: "--address",
    PHONE: "--phone",
    SITE: "--site-url",
    REPOSITORY: "--repository",
}
OpenForm = Callable[..., Page]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The small guide, built."""
    guide = with_frame(write_guide(tmp_path_factory.mktemp("unit-form") / "guide"))
    build(guide)
    return guide


@pytest.fixture(scope="module")
def address(guide: Guide) -> Iterator[str]:
    with served(guide.root / "site") as address:
        yield address


@pytest.fixture
def open_form(open_page: Callable[..., Page], address: str) -> OpenForm:
    def open_(size: ViewportSize = SMALL) -> Page:
        page = open_page(FORM, base=address, viewport=size)
        expect(page.get_by_label(NAME)).to_be_visible()
        return page

    return open_


def fill(page: Page, answers: dict[str, str]) -> None:
    for label, text in answers.items():
        page.get_by_label(label).fill(text)


def started(guide: Guide, unit: str, answers: dict[str, str]) -> str:
    """What `motcham start` writes for the same answers."""
    hours = {"t2-t6": answers[WEEK], "t7": answers[SATURDAY]}
    said = [(option, answers[label]) for label, option in OPTIONS.items() if answers[label]]
    said += [("--hours", f"{days} {spans}") for days, spans in hours.items() if spans]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(guide.root)
        done = motcham("start", unit, *(word for pair in said for word in pair))
    assert done.exit_code == 0, done.output
    return guide.read(f"wards/{unit}/ward.yml")


@pytest.mark.parametrize(
    ("unit", "answers"),
    [
        ("xa-thu", {}),
        (
            "dac-khu-con-dao",
            {
                NAME: "Đặc khu Côn Đảo",
                PROVINCE: 'Tỉnh "Bà Rịa": Vũng Tàu',
                ADDRESS: "Số 1, đường 'B' # 2",
                REPOSITORY: "https://github.com/con-dao/mot-cham",
                WEEK: "07:30-11:30 13:00–17:00",
                SATURDAY: "8:00-11:00",
            },
        ),
    ],
)
def test_the_browser_writes_what_the_command_writes(
    open_form: OpenForm, tmp_path: Path, unit: str, answers: dict[str, str]
) -> None:
    answers = ANSWERS | answers
    page = open_form()
    fill(page, answers)
    expect(page.get_by_label("Tên thư mục")).to_have_value(unit)  # proposed, as the level is
    finish(page)
    expect(page.get_by_role("heading", name="Tệp đã xong")).to_be_focused()
    assert yaml_in(page) == started(write_guide(tmp_path / "started"), unit, answers)
    written = write_guide(tmp_path / "written")
    written.write(f"wards/{unit}/ward.yml", yaml_in(page))  # nothing else, as on GitHub
    library, problems = load_library(Roots(written.root, unit))
    assert library, problems
    if answers[REPOSITORY]:
        link = urlsplit(github(page).get_attribute("href") or "")
        query = parse_qs(link.query)
        assert f"{link.netloc}{link.path}" == "github.com/con-dao/mot-cham/new/main"
        assert query["filename"] == [f"wards/{unit}/ward.yml"]
        assert query["value"] == [yaml_in(page)]
    else:
        expect(github(page)).to_have_count(0)
        expect(page.get_by_role("button", name="Chép cả tệp")).to_be_visible()


REFUSED = [
    (PROVINCE, "", "Chưa điền."),
    (NAME, "Phường Mẫu", "của trang mẫu"),
    (SITE, "https://xa.example/", "Không ai có được tên máy này."),
    (SITE, "https://XA.Localhost", "Không ai có được tên máy này."),
    (SITE, "http://xa.gov.vn/", "Chưa đúng dạng."),
    (SITE, "https://Phuong.tinh.vn", "đã là của đơn vị khác"),
    (PHONE, "0000 000 000", "Số này không có thật."),
    (PHONE, "gọi ông Tư", "Chưa đúng dạng."),
    (WEEK, "t2-t6", "Chưa đúng dạng."),
    (WEEK, "13:00-17:00 07:30-11:30", "Giờ sai thứ tự."),
    ("Tên thư mục", "Xã Thử", "Chưa đúng dạng."),
    ("Tên thư mục", UNIT, "Đã có đơn vị"),
]


def test_usual_ways_to_write_are_understood_and_shown(open_form: OpenForm, tmp_path: Path) -> None:
    page = open_form()
    fill(page, ANSWERS | {PHONE: "(0210) 3800.123", WEEK: "Sáng 7h30 - 11h30, chiều 13h–17h"})
    finish(page)
    expect(page.get_by_label(WEEK)).to_have_value("7:30-11:30 13:00-17:00")
    expect(page.get_by_label(PHONE)).to_have_value(ANSWERS[PHONE])
    said = ANSWERS | {WEEK: "7:30-11:30 13:00-17:00"}
    assert yaml_in(page) == started(write_guide(tmp_path / "started"), "xa-thu", said)


def test_where_files_are_kept_elsewhere_than_on_github_nothing_leads_there(
    open_form: OpenForm,
) -> None:
    page = open_form()
    fill(page, ANSWERS | {REPOSITORY: "https://gitlab.com/xa-thu/mot-cham"})
    finish(page)
    expect(page.get_by_role("button", name="Chép cả tệp")).to_be_visible()
    expect(github(page)).to_have_count(0)
    assert "repository: https://gitlab.com/xa-thu/mot-cham" in yaml_in(page)


@pytest.mark.parametrize(("label", "text", "said"), first(REFUSED[::3], REFUSED))
def test_what_the_command_refuses_is_said_beside_its_box(
    open_form: OpenForm, label: str, text: str, said: str
) -> None:
    page = open_form()
    fill(page, ANSWERS | {label: text})
    finish(page)
    expect(page.get_by_role("alert")).to_contain_text("Còn 1 chỗ phải sửa.")
    expect(page.locator(".mc-wrong:visible")).to_contain_text(said)
    expect(page.get_by_label(label)).to_be_focused()
    expect(page.get_by_role("heading", name="Tệp đã xong")).to_be_hidden()


def test_a_repository_proposes_the_address_and_what_was_written_stays(open_form: OpenForm) -> None:
    page = open_form()
    page.get_by_label(REPOSITORY).fill("https://github.com/Xa-Thu/mot-cham")
    expect(page.get_by_label(SITE)).to_have_value("https://xa-thu.github.io/mot-cham/")
    page.get_by_label(SITE).fill("https://xathu.vn/")
    page.get_by_label(REPOSITORY).fill("https://github.com/xa-khac/mot-cham")
    expect(page.get_by_label(SITE)).to_have_value("https://xathu.vn/")


@SIZES
def test_everybody_can_use_it(open_form: OpenForm, size: ViewportSize) -> None:
    page = open_form(size)
    assert cut_off(page) == []
    fill(page, ANSWERS | {SITE: "https://xa.test/"})
    finish(page)
    assert found_in(page) == []


def test_residents_are_sent_nothing_of_it(guide: Guide) -> None:
    site = guide.root / "site"
    assert "noindex" in (site / FORM.strip("/") / "index.html").read_text(encoding="utf-8")
    for file in ("offline.json", "offline-library.json", "search/index.json", "sitemap.xml"):
        assert "unit-form.js" not in (site / file).read_text(encoding="utf-8"), file
        assert "don-vi/" not in (site / file).read_text(encoding="utf-8"), file
