"""The forms of all files but procedures: every file goes through unchanged, and the check accepts
what they write."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from difflib import ndiff
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from generator.clock import today
from generator.disk.writing import write_together
from generator.library.checked.library import load_library, updated_ledgers
from generator.library.forms.problems import Problem, has_errors
from generator.library.local.in_unit import mark_for_overlays
from tests.breadth import first
from tests.browser.looks import cut_off, found_in
from tests.browser.test_form import SIZES, SMALL, SMALL_TARGETS, TARGET_PX, bare, finish, yaml_in
from tests.guide_files import THE_SAMPLE

FORMS = "/huong-dan-bien-tap/tep/"
HANOI = "Asia/Ho_Chi_Minh"
A_RENOVATION = "RE4PQPK"
OF_THE_UNIT = "wards/phuong-mau"

OpenFile = Callable[..., Page]


@pytest.fixture
def open_file(open_page: Callable[..., Page], staff_home: str) -> OpenFile:
    """Open the form of a kind, for a file that there is or for a new one."""

    def open_(kind: str, name: str = "moi", size: ViewportSize = SMALL) -> Page:
        page = open_page(
            f"{FORMS}?loai={kind}&ma={name}", base=staff_home, viewport=size, timezone_id=HANOI
        )
        expect(page.locator(".mc-form")).to_be_visible()
        return page

    return open_


def checked(folder: Path, file: str, text: str) -> list[Problem]:
    """What the check says of the guide with `text` in `file` and its code in the ledger."""
    if not folder.exists():
        for part in ("procedures", "provinces", "wards", "site_src/pages"):
            shutil.copytree(THE_SAMPLE.folder / part, folder / part)
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    roots = THE_SAMPLE.in_folder(folder)
    write_together({roots / name: text.encode() for name, text in ledgers(roots).items()})
    problems: list[Problem] = load_library(roots)[1]
    return problems


def today_on(page: Page) -> date:
    """The day by the page's clock; the tests' own day may end meanwhile."""
    return date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv')"))


def ledgers(roots: Any) -> dict[str, str]:
    return updated_ledgers(roots, today())[0]


def changed_lines(before: str, after: str) -> list[str]:
    both = ndiff(before.splitlines(), bare(after).splitlines())
    return [line for line in both if line[0] in "+-"]


@SIZES
def test_hours_phones_and_a_day_off_are_changed_in_their_lines_alone(
    open_file: OpenFile, tmp_path: Path, size: ViewportSize
) -> None:
    page = open_file("ward", "ward", size)
    page.get_by_label("Thứ 6").first.fill("07:30-11:30 13:00-16:30")
    page.get_by_role("button", name="Thêm: ngày nghỉ riêng").click()
    page.get_by_label("Từ ngày").locator("visible=true").fill("2027-03-15")
    page.get_by_label("Vì sao nghỉ").locator("visible=true").fill("tập huấn nghiệp vụ")
    page.locator("summary", has_text="Bộ phận một cửa").click()
    page.get_by_label("Ghi chú", exact=True).locator("visible=true").fill("số trực")
    finish(page)
    after = yaml_in(page)
    before = (THE_SAMPLE.folder / OF_THE_UNIT / "ward.yml").read_text(encoding="utf-8")
    assert changed_lines(before, after) == [
        '-   friday: ["07:30-11:30", "13:00-17:00"]',
        '+   friday: ["07:30-11:30", "13:00-16:30"]',
        "+ closures:",
        "+   - {from: 2027-03-15, reason: tập huấn nghiệp vụ}",
        "-   - {name: Bộ phận một cửa, number: 028 0000 0000, note: số mẫu}",
        "+   - {name: Bộ phận một cửa, number: 028 0000 0000, note: số trực}",
    ]
    problems = checked(tmp_path / "guide", f"{OF_THE_UNIT}/ward.yml", after)
    assert not has_errors(problems), problems
    assert cut_off(page) == []


@SIZES
def test_a_renovation_is_put_up_and_gets_its_code_in_the_page(
    open_file: OpenFile, tmp_path: Path, size: ViewportSize
) -> None:
    page = open_file("renovation", size=size)
    page.get_by_label("Loại căn cứ").locator("visible=true").select_option("notice")
    page.get_by_label("Ngày cấp, ngày nhận thông báo").fill("2026-11-20")
    page.get_by_label("Số nhà").fill("12/3")
    page.get_by_label("Đường").fill("Đường Mẫu")
    page.get_by_label("Được làm").first.fill("Thay mái\nSửa mặt tiền")
    page.get_by_label("Ngày bắt đầu").fill("2026-12-01")
    page.get_by_label("Ngày xong dự kiến").fill("2027-01-31")
    finish(page)
    text = yaml_in(page)
    [code] = re.findall(r"^code: (R[0-9A-HJKMNP-TV-Z]{6})$", text, re.MULTILINE)
    file = f"{OF_THE_UNIT}/renovations/2026/{code}.yml"
    expect(page.locator(".mc-file").first).to_have_text(file)
    expect(page.locator("[data-ledger]")).to_have_text(
        f"Mã mới {code}: gửi đề nghị xong, máy tự ghi vào sổ mã, bạn không phải thêm gì."
    )
    problems = checked(tmp_path / "guide", file, text)
    assert not has_errors(problems), problems


@SIZES
def test_the_list_of_what_is_wanted_leads_to_a_new_file_of_the_right_name(
    open_page: Callable[..., Page], staff_home: str, size: ViewportSize
) -> None:
    address = f"{FORMS}?loai=overlay&ma=moi&ten=HT02"
    page = open_page(address, base=staff_home, viewport=size, timezone_id=HANOI)
    expect(page.get_by_label("Thủ tục nào")).to_have_value("HT02")
    [ht02] = [one for one in load_library(THE_SAMPLE)[0].procedures if one.code == "HT02"]  # type: ignore[union-attr]
    finish(page)
    assert f"of: {mark_for_overlays(ht02)}\n" in yaml_in(page).replace('"', "")


@SIZES
@pytest.mark.parametrize(
    ("tap", "status", "act"),
    [
        ("Đình chỉ", "stopped", "text: Lập biên bản và buộc dừng, kind: stopped"),
        ("Xong", "finished", 'text: "Đã làm xong, vỉa hè đã dọn", kind: finished'),
    ],
)
def test_one_tap_says_how_the_works_stand(  # noqa: PLR0913, PLR0917 - a case and its fixtures
    open_file: OpenFile, tmp_path: Path, tap: str, status: str, act: str, size: ViewportSize
) -> None:
    page = open_file("renovation", A_RENOVATION, size)
    day = today_on(page)
    page.get_by_role("button", name=tap, exact=True).click()
    expect(page.get_by_role("heading", name="Tệp đã xong")).to_be_focused()
    text = yaml_in(page)
    assert f"\nstatus: {status}\n" in text
    assert f"  - {{on: {day}, {act}}}\n" in text
    file = f"{OF_THE_UNIT}/renovations/2026/{A_RENOVATION}.yml"
    problems = checked(tmp_path / "guide", file, text)
    assert not has_errors(problems), problems


def test_a_permit_that_is_over_is_said_in_one_tap(open_file: OpenFile) -> None:
    page = open_file("renovation", "R3C6TA6")
    yesterday = today_on(page) - timedelta(days=1)
    page.get_by_role("button", name="Hết hạn", exact=True).click()
    assert f"  expires_on: {yesterday}\n" in yaml_in(page)


def photo() -> bytes:
    """A picture that says where, when and with what it was taken."""
    picture = Image.new("RGB", (2400, 1200), "white")
    exif = Image.Exif()
    exif[0x010F] = "MAYANH-BIMAT"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[2] = (10.0, 47.0, 33.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    assert b"MAYANH-BIMAT" in out.getvalue()
    return out.getvalue()


def test_a_photo_is_cleaned_before_it_leaves_the_phone(open_file: OpenFile) -> None:
    page = open_file("renovation", A_RENOVATION)
    page.get_by_label("Thêm ảnh").set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    name = f"{A_RENOVATION.lower()}-1.jpg"
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Tải {name}").click()
    data = Path(download.value.path()).read_bytes()
    assert b"MAYANH-BIMAT" not in data
    with Image.open(BytesIO(data)) as cleaned:
        assert not cleaned.getexif()
        assert cleaned.size == (800, 1600)  # upright, and small
    finish(page)
    assert f"  - {{file: {name}, title: Hiện trạng}}\n" in yaml_in(page)
    page.reload()
    expect(page.get_by_role("button", name=f"Tải {name}")).to_be_visible()


@SIZES
def test_news_is_written(open_file: OpenFile, tmp_path: Path, size: ViewportSize) -> None:
    page = open_file("page", size=size)
    page.get_by_label("Tên trang").fill("Nghỉ Tết Đinh Mùi")
    page.get_by_label("Tóm tắt").fill("Lịch nghỉ Tết của bộ phận một cửa.")
    page.locator(".mc-sections").get_by_label("Nội dung").fill(
        "Nghỉ từ ngày 5/2/2027.\n\nMở lại 11/2."
    )
    expect(page.get_by_label("Tên tệp")).to_have_value("nghi-tet-dinh-mui")
    finish(page)
    text = yaml_in(page)
    file = f"{OF_THE_UNIT}/pages/nghi-tet-dinh-mui.md"
    expect(page.locator(".mc-file").first).to_have_text(file)
    assert text.startswith("---\n# bản gốc: chưa có\ncode: TT002\n")
    assert text.endswith("---\n\nNghỉ từ ngày 5/2/2027.\n\nMở lại 11/2.\n")
    problems = checked(tmp_path / "guide", file, text)
    assert not has_errors(problems), problems


@SIZES
def test_what_is_the_units_own_is_written_for_a_procedure(
    open_file: OpenFile, tmp_path: Path, size: ViewportSize
) -> None:
    page = open_file("overlay", size=size)
    page.get_by_label("Thủ tục nào").select_option("HT02")
    page.get_by_label("Nộp ở đâu").fill("Quầy 3, tầng 2")
    finish(page)
    text = yaml_in(page)
    problems = checked(tmp_path / "guide", f"{OF_THE_UNIT}/local/HT02.yml", text)
    assert problems == []  # a wrong mark would be said


@SIZES
def test_a_life_event_is_changed_in_its_line_alone(
    open_file: OpenFile, tmp_path: Path, size: ViewportSize
) -> None:
    page = open_file("life-events", "life-events", size)
    page.locator("summary", has_text="Sinh con").first.click()
    page.get_by_label("Tóm tắt").locator("visible=true").first.fill("Giấy tờ cho em bé mới sinh.")
    finish(page)
    text = yaml_in(page)
    file = "procedures/life-events.yml"
    before = (THE_SAMPLE.folder / file).read_text(encoding="utf-8")
    assert changed_lines(before, text) == [
        "-     summary: Những giấy tờ cho em bé mới sinh, làm theo thứ tự.",
        "+     summary: Giấy tờ cho em bé mới sinh.",
    ]
    problems = checked(tmp_path / "guide", file, text)
    assert not has_errors(problems), problems


@SIZES
def test_a_translation_is_changed_in_its_line_alone(
    open_file: OpenFile, tmp_path: Path, size: ViewportSize
) -> None:
    page = open_file("translation", "ward.en", size)
    box = page.get_by_label("Câu tiếng Anh").first
    old = box.input_value()
    box.fill(f"{old} anew")
    finish(page)
    text = yaml_in(page)
    file = f"{OF_THE_UNIT}/ward.en.yml"
    before = (THE_SAMPLE.folder / file).read_text(encoding="utf-8")
    lines = changed_lines(before, text)
    assert [line[0] for line in lines] == ["-", "+"]
    assert f"{old} anew" in lines[1]
    problems = checked(tmp_path / "guide", file, text)
    assert not has_errors(problems), problems


@SIZES
@pytest.mark.parametrize(
    ("kind", "name"),
    first(
        [("ward", "ward"), ("renovation", "moi"), ("page", "moi")],
        [
            ("ward", "ward"),
            ("renovation", "moi"),
            ("page", "moi"),
            ("overlay", "moi"),
            ("fields", "fields"),
            ("holidays", "holidays"),
            ("rights", "rights"),
            ("translation", "ward.en"),
        ],
    ),
)
def test_the_forms_are_for_everyone(
    open_file: OpenFile, kind: str, name: str, size: ViewportSize
) -> None:
    page = open_file(kind, name, size)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    finish(page)
    assert cut_off(page) == []
    assert page.evaluate(SMALL_TARGETS, TARGET_PX) == []
    assert found_in(page) == []
