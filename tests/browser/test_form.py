"""The staff's form: from empty boxes, or from a real file, to YAML that the check accepts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from difflib import ndiff
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from generator.library.checked.library import load_library
from generator.library.forms.problems import has_errors
from tests.breadth import first
from tests.browser.looks import cut_off, found_in
from tests.browser.staff import REPOSITORY
from tests.guide_files import THE_SAMPLE

ROOT = Path(__file__).parents[2]
FORM = "/huong-dan-bien-tap/thu-tuc/"
SMALL: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 800}
SIZES = pytest.mark.parametrize("size", first([SMALL], [SMALL, WIDE]), ids=["phone", "desk"])
"""In `make test` on a phone; on a desk some jobs of the staff guide are done there."""
TARGET_PX = 44

OpenForm = Callable[..., Page]


@pytest.fixture
def open_form(open_page: Callable[..., Page], staff_home: str) -> OpenForm:
    """Open the form for a code, or for a new procedure."""

    def open_(code: str = "new", size: ViewportSize = SMALL) -> Page:
        page = open_page(FORM, base=staff_home, viewport=size)
        choose(page, code)
        expect(page.get_by_label("Mã một chạm")).to_be_visible()
        return page

    return open_


def choose(page: Page, code: str) -> None:
    """Choose a procedure by its code, or «new»."""
    page.get_by_label("Làm gì?").locator("option").nth(1).wait_for(state="attached")
    page.evaluate(
        """code => {
          const which = document.querySelector("#mc-which")
          which.value = [...which.options].find(
            one => one.value === code || one.text.startsWith(`${code} `)).value
          which.dispatchEvent(new Event("change"))
        }""",
        code,
    )


def bare(text: str) -> str:
    """`text` without the line that says from what it began."""
    return re.sub(r"\A# bản gốc: (?:[0-9a-f]{12}|chưa có)\n", "", text)


def finish(page: Page) -> None:
    page.get_by_role("button", name="Xem tệp và gửi").click()


def yaml_in(page: Page) -> str:
    """The finished file; it comes a moment after the tap, and what was there goes at once."""
    expect(page.locator(".mc-result")).to_be_visible()
    return page.get_by_label("Nội dung tệp").input_value()


def github(page: Page) -> Locator:
    return page.get_by_role("link", name="Mở GitHub")


def accepted(tmp_path: Path, file: str, text: str) -> bool:
    """Whether the check accepts the guide with `text` in `file`."""
    for part in ("procedures", "wards", "site_src/pages"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / file).write_text(text, encoding="utf-8")
    return not has_errors(load_library(THE_SAMPLE.in_folder(tmp_path))[1])


@SIZES
def test_a_changed_fee_changes_its_line_alone(
    open_form: OpenForm, tmp_path: Path, size: ViewportSize
) -> None:
    page = open_form("HT05", size)
    file = "procedures/ho-tich/ban-sao-ho-tich.yml"
    before = (ROOT / file).read_text(encoding="utf-8")
    page.locator(".mc-item > summary", has_text="Tại quầy").first.click()
    page.locator(".mc-item .mc-item > summary").first.click()
    page.get_by_label("Số tiền").first.fill("12000")
    finish(page)
    after = yaml_in(page)
    lines = [
        line for line in ndiff(before.splitlines(), bare(after).splitlines()) if line[0] in "+-"
    ]
    assert re.match(r"# bản gốc: [0-9a-f]{12}\n", after)
    assert lines == ["-         amount: 8000", "+         amount: 12000"]
    assert accepted(tmp_path, file, after)
    folder = file.rpartition("/")[0]
    expect(github(page)).to_have_attribute("href", f"{REPOSITORY}/upload/main/{folder}")
    by_hand = page.get_by_role("link", name="mở trình sửa của GitHub")
    expect(by_hand).to_have_attribute("href", f"{REPOSITORY}/edit/main/{file}")
    expect(page.locator(".mc-changes li")).to_have_text([re.compile("Số tiền: 8000 → 12000$")])
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp về").click()
    assert download.value.suggested_filename == "ban-sao-ho-tich.yml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == after


@SIZES
def test_a_new_procedure_is_written_and_accepted(
    open_form: OpenForm, tmp_path: Path, size: ViewportSize
) -> None:
    page = open_form(size=size)
    page.get_by_label("Lĩnh vực").select_option("ho-tich")
    page.get_by_label("Mã thủ tục quốc gia").fill("2.000635")
    page.get_by_label("Tên thủ tục").fill("Xin trích lục: kết hôn")
    page.get_by_label("Tên chính thức").fill("Cấp bản sao trích lục hộ tịch")
    page.get_by_label("Tóm tắt").fill("Xin bản sao giấy kết hôn, có ngay trong ngày.")
    page.get_by_label("người dân", exact=True).check()
    page.get_by_label("Từ người dân hay gõ").fill("trích lục\nbản sao")
    page.get_by_role("button", name="Thêm: cách nộp").click()
    page.get_by_label("Nộp bằng cách nào").select_option("counter")
    page.get_by_label("Số (bắt buộc)").or_(page.get_by_label("Số", exact=True)).first.fill("7.5")
    page.get_by_role("group", name="Thời hạn").get_by_label("Đơn vị").select_option("day")
    page.get_by_role("button", name="Thêm: tiền phải trả").click()
    page.get_by_label("Loại (bắt buộc)").select_option("fee")
    page.get_by_label("Số tiền").fill("8000")
    page.get_by_role("button", name="Thêm: giấy tờ").click()
    page.get_by_label("Tên giấy").fill("Căn cước [bản chính], còn hạn")
    page.get_by_role("button", name="Thêm: bước").click()
    page.get_by_label("Làm gì (bắt buộc)").fill("Nộp ở quầy")
    page.get_by_label("Quyết định công bố").fill("163/QĐ-BTP")
    expect(page.get_by_label("Tên tệp")).to_have_value("xin-trich-luc-ket-hon")
    finish(page)
    address = urlsplit(github(page).get_attribute("href") or "")
    query = parse_qs(address.query)
    assert address.path == "/phuong-mau/mot-cham/new/main"
    assert query["filename"] == ["procedures/ho-tich/xin-trich-luc-ket-hon.yml"]
    [text] = query["value"]
    assert text == yaml_in(page)
    for line in (
        'national_code: "2.000635"',
        'title: "Xin trích lục: kết hôn"',
        "    time: {value: 7.5, unit: day}",
        "      - {kind: fee, amount: 8000}",
        '  - {name: "Căn cước [bản chính], còn hạn"}',
        "# bản gốc: chưa có",
        "  - Nộp ở quầy",
        "status: draft",
    ):
        assert line in text.splitlines(), text
    assert accepted(tmp_path, query["filename"][0], text)


def test_what_is_too_long_for_an_address_is_copied(open_form: OpenForm) -> None:
    page = open_form("XD01")
    page.get_by_label("Tên thủ tục").fill("Xin phép sửa nhà ở")
    finish(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép cả tệp").click()
    expect(page.get_by_text("Đã chép.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == yaml_in(page)


WRONG = [
    ("Tên thủ tục", "", "Chưa điền."),
    ("Tên thủ tục", "x" * 81, "Dài 81 ký tự, nhiều nhất 80."),
    ("Tóm tắt", "một\nhai", "Phải viết trên một dòng."),
    ("Mã thủ tục quốc gia", "1001193", "Chưa đúng dạng. Chép từ Cổng Dịch vụ công"),
    ("Thường làm cùng", "HT99", "Không có thủ tục mang mã «HT99»."),
    ("Mấy tháng kiểm tra lại", "99", "Từ 1 đến 60."),
    ("Vì sao bãi bỏ", "Luật đổi", "Xóa đi, hoặc chọn tình trạng"),
    ("Ngày đối chiếu", "", "Chưa điền."),
    ("Địa chỉ bản gốc", "http://a.vn", "Chưa đúng dạng. Bắt đầu bằng https://."),
]


def test_wrong_input_is_named_beside_its_box_and_leads_nowhere(open_form: OpenForm) -> None:
    page = open_form("HT01")
    for label, text, message in WRONG:
        box = page.get_by_label(label).first
        right = box.input_value()
        box.fill(text)
        finish(page)
        expect(box).to_be_focused()
        expect(box).to_have_accessible_description(re.compile(re.escape(message[:12])))
        expect(page.get_by_text(message).last).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("Còn 1 chỗ phải sửa.")
        page.locator("h1").click()
        page.get_by_role("alert").get_by_role("link", name=label).click()
        expect(box).to_be_focused()
        expect(github(page)).to_have_count(0)
        box.fill(right)


def test_what_is_pasted_from_word_is_written_as_the_check_takes_it(
    open_form: OpenForm, tmp_path: Path
) -> None:
    page = open_form("HT01")
    box = page.get_by_label("Tóm tắt").first
    box.fill("\ufeffLàm\u00a0giấy \u201cgốc\u201d: #1\u2009– cho\u200b trẻ\u00ad, 100\u202f%\t.")
    finish(page)
    text = yaml_in(page)
    assert "Làm giấy “gốc”: #1 – cho trẻ, 100 % ." in text
    assert accepted(tmp_path, "procedures/ho-tich/khai-sinh.yml", text)


def test_an_amount_and_a_time_are_checked_in_their_list(open_form: OpenForm) -> None:
    page = open_form()
    page.get_by_role("button", name="Thêm: cách nộp").click()
    page.get_by_label("Nộp bằng cách nào").select_option("post")
    page.get_by_label("Địa chỉ nộp trực tuyến").fill("https://dichvucong.gov.vn/")
    page.get_by_role("group", name="Thời hạn").get_by_label("Đơn vị").select_option("month")
    page.get_by_role("button", name="Thêm: tiền phải trả").click()
    page.get_by_label("Số tiền").fill("8.000đ")
    page.locator(".mc-item").first.evaluate("item => { item.open = false }")
    finish(page)
    for message in (
        "Chỉ viết chữ số",
        "Có đơn vị thì cần cả số.",
        "Chưa chọn.",
        "Chỉ cách nộp trực",
    ):
        expect(page.get_by_text(message).first).to_be_attached()


OWN_FILE = """\
# Ghi chú của phường
code: HT99
national_code: "1.001193"   # chép từ cổng
title: 'Thử biểu mẫu'
official_title: Thử biểu mẫu
field: ho-tich
summary: Một câu.
audience: [citizen]
status: draft
documents:
  # giấy quan trọng nhất
  - {name: Tờ khai, originals: 1}
  - name: Căn cước
    role: show   # không nộp
steps:
  - Bước một
  - Bước hai
source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}
"""


def test_comments_order_and_quotes_stay_where_nothing_changed(
    open_form: OpenForm, tmp_path: Path
) -> None:
    page = open_form()
    page.get_by_label("Làm gì?").select_option("")
    file = tmp_path / "thu.yml"
    file.write_text(OWN_FILE, encoding="utf-8")
    page.get_by_text("Tệp ở trên máy").click()
    page.get_by_label("Mở tệp .yml").set_input_files(file)
    expect(page.get_by_label("Tên thủ tục")).to_have_value("Thử biểu mẫu")
    page.locator("summary", has_text="Bước hai").click()
    page.get_by_role("button", name="Lên trên").locator("visible=true").click()
    page.locator("summary", has_text="Căn cước").click()
    page.get_by_label("Ghi chú").locator("visible=true").first.fill("Còn hạn: đủ 6 tháng")
    page.get_by_role("button", name="Thêm: giấy tờ").click()
    page.get_by_label("Tên giấy").locator("visible=true").last.fill("Giấy ủy quyền")
    page.get_by_label("Ngày đối chiếu").fill("2026-11-25")
    finish(page)
    expected = (
        OWN_FILE.replace("  - Bước một\n  - Bước hai\n", "  - Bước hai\n  - Bước một\n")
        .replace(
            "    role: show   # không nộp\n",
            "    role: show   # không nộp\n"
            '    note: "Còn hạn: đủ 6 tháng"\n'
            "  - {name: Giấy ủy quyền}\n",
        )
        .replace("checked_on: 2026-11-20", "checked_on: 2026-11-25")
    )
    expect(page.locator(".mc-file-name").first).to_have_text("thu.yml")
    assert bare(yaml_in(page)) == expected
    new_code = page.locator("[data-ledger]")
    expect(new_code).to_be_hidden()
    page.get_by_label("Tình trạng").select_option("published")
    finish(page)
    expect(new_code).to_contain_text("Mã mới HT99")
    expect(page.locator(".mc-file")).to_have_text("procedures/ho-tich/thu.yml")


def test_a_reload_or_another_code_loses_nothing(open_form: OpenForm) -> None:
    page = open_form("HT05")
    title = page.get_by_label("Tên thủ tục")
    title.fill("Viết dở")
    page.reload()
    expect(page.get_by_role("heading", name="Viết dở, chưa gửi")).to_be_visible()
    page.get_by_role("button", name="Xem lại").click()
    expect(title).to_have_value("Viết dở")
    expect(page.get_by_text("Đang mở bản nháp")).to_be_visible()
    choose(page, "HT01")
    expect(title).not_to_have_value("Viết dở")
    choose(page, "HT05")
    expect(title).to_have_value("Viết dở")
    finish(page)
    assert "title: Viết dở\n" in yaml_in(page)


def test_a_draft_is_thrown_away_and_fetched_back(open_form: OpenForm) -> None:
    page = open_form("HT05")
    page.get_by_label("Tên thủ tục").fill("Viết dở")
    page.reload()
    page.get_by_role("button", name="Bỏ", exact=True).click()
    expect(page.get_by_role("heading", name="Viết dở, chưa gửi")).to_be_hidden()
    page.get_by_role("button", name="Lấy lại").click()
    page.get_by_role("button", name="Xem lại").click()
    expect(page.get_by_label("Tên thủ tục")).to_have_value("Viết dở")
    page.get_by_role("button", name="Bỏ bản nháp").click()
    expect(page.get_by_label("Tên thủ tục")).to_be_hidden()
    page.reload()
    expect(page.get_by_label("Làm gì?")).to_be_visible()
    expect(page.get_by_role("heading", name="Viết dở, chưa gửi")).to_be_hidden()


def test_a_new_procedure_is_there_after_a_reload(open_form: OpenForm) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill("Xin điều mới")
    page.reload()
    page.get_by_role("button", name="Xem lại").click()
    expect(page.get_by_label("Tên thủ tục")).to_have_value("Xin điều mới")
    expect(page.get_by_label("Tên tệp")).to_have_value("xin-dieu-moi")


SMALL_TARGETS = """least => [...document.querySelectorAll(
    ".mc-form-page :is(button, select, textarea, summary, input:not([type=checkbox])), .mc-choose")]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < least)
  .map(e => e.outerHTML.slice(0, 80))"""


@SIZES
def test_the_form_is_for_everyone(open_form: OpenForm, size: ViewportSize) -> None:
    page = open_form("VH01", size)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.get_by_label("Tên thủ tục").fill("")
    finish(page)
    assert cut_off(page) == []
    assert page.evaluate(SMALL_TARGETS, TARGET_PX) == []
    assert found_in(page) == []


def test_the_keyboard_alone_is_enough(open_page: Callable[..., Page], staff_home: str) -> None:
    page = open_page(FORM + "?ma=SY01", base=staff_home)
    page.get_by_label("Tên thủ tục").focus()
    page.keyboard.press("End")
    page.keyboard.type(" mới")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tệp đã xong")).to_be_focused()
    page.keyboard.press("Tab")
    expect(github(page)).to_be_focused()


@pytest.mark.parametrize(
    "path", first(["sua-thu-tuc/", "in-an/"], ["", "sua-thu-tuc/", "nguoi-giu-kho/", "in-an/"])
)
@SIZES
def test_the_staff_guide_is_for_everyone(
    open_page: Callable[..., Page], path: str, size: ViewportSize
) -> None:
    page = open_page(f"/huong-dan-bien-tap/{path}", viewport=size)
    assert cut_off(page) == []
    assert found_in(page) == []
