"""Two people, on a phone and on a desk, edit one file of each kind: nothing of either is lost, each
sees what the other did, and the check accepts what each sends."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from generator.guide.file_forms import DESCRIPTION
from generator.guide.form import API
from generator.guide.fragments import FILE_FORMS
from generator.library.forms.paths import DEFAULTS, HOLIDAYS, Roots
from generator.library.forms.problems import has_errors
from generator.library.local.in_unit import mark_for_overlays
from generator.library.models.ward import Sending
from tests.breadth import first
from tests.browser.chromium import served
from tests.browser.github import GitHub, github
from tests.browser.sending import look, proposed, send, sent
from tests.browser.staff import staff_context, write_staff_forms
from tests.browser.test_file_forms import OF_THE_UNIT, checked, photo
from tests.browser.test_form import SMALL, WIDE
from tests.guide_files import THE_SAMPLE

Edit = tuple[str, int, str]
"""A box by its label, the how manieth from the front or the back, and what is written into it."""

EDITS: dict[str, tuple[str, Edit, Edit]] = {
    "ward": ("ward", ("Ghi chú về giờ", 0, "Nghỉ lễ."), ("Lời chào", 0, "Chào bạn.")),
    "renovation": ("RE4PQPK", ("Được làm", 0, "Lát nền"), ("Không được làm", 0, "Đục cột")),
    "overlay": ("HT02", ("Nộp ở đâu", 0, "Quầy 3"), ("Số", 0, "2")),
    "page": ("TT001", ("Tóm tắt", 0, "Một câu."), ("Nội dung", 0, "Trang đã mở.")),
    "life-events": (
        "life-events",
        ("Tóm tắt", 0, "Giấy tờ đầu tiên."),
        ("Tóm tắt", -1, "Giấy tờ sau cùng."),
    ),
    "fields": ("fields", ("Tóm tắt", 0, "Giấy tờ đầu."), ("Tóm tắt", -1, "Giấy tờ sau.")),
    "holidays": ("holidays", ("Số thông báo", 0, "1/TB"), ("Số thông báo", -1, "2/TB")),
    "elsewhere": (
        "elsewhere",
        ("Từ để tìm", 0, "từ của tôi"),
        ("Từ để tìm", -1, "từ của người kia"),
    ),
    "glossary": ("glossary", ("Nghĩa là", 0, "nghĩa đầu"), ("Nghĩa là", -1, "nghĩa sau")),
    "rights": (
        "rights",
        ("Luật cho biết gì", 0, "Được hỏi lại"),
        ("Luật cho biết gì", -1, "Được hẹn lại"),
    ),
    "situations": (
        "situations",
        ("Người dân nói", 0, "chuyện của tôi"),
        ("Người dân nói", -1, "chuyện của người kia"),
    ),
    "synonyms": (
        "synonyms",
        ("Người dân nói", 0, "chữ của tôi"),
        ("Người dân nói", -1, "chữ của người kia"),
    ),
    "defaults": (
        "defaults",
        ("Ghi chú về giờ", 0, "Nghỉ lễ."),
        ("Tên máy tin được", 0, "tinh.vn"),
    ),
    "changes": ("changes", ("Đổi thế nào", 0, "Đổi đầu"), ("Đổi thế nào", -1, "Đổi sau")),
    "province": (
        "mau",
        ("Theo nghị quyết, quyết định nào", 0, "1/2026/NQ-HĐND"),
        ("Theo nghị quyết, quyết định nào", -1, "2/2026/NQ-HĐND"),
    ),
    "translation": (
        "ward.en",
        ("Câu tiếng Anh", 0, "The first sentence"),
        ("Câu tiếng Anh", -1, "The last sentence"),
    ),
}
AT_ONCE = {"ward", "renovation", "page", "translation"}

HOLIDAY_NOTICES = """\
holidays:
  - year: 2030
    notice: số thông báo
    days:
      - {what: tet, from: 2030-02-01, to: 2030-02-07}
  - year: 2031
    notice: số thông báo khác
    days:
      - {what: tet, from: 2031-01-22, to: 2031-01-28}
"""
PROVINCE_FEES = """\
fees:
  - {procedure: HT15, kind: charge, amount: 8000, decision: 12/2025/NQ-HĐND}
  - {procedure: HT08, kind: charge, amount: 9000, decision: 12/2025/NQ-HĐND}
"""


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Roots:
    """The sample, with a file of each kind that a form writes."""
    folder = tmp_path_factory.mktemp("every-kind") / "guide"
    for part in ("procedures", "provinces", "wards", "site_src/pages"):
        shutil.copytree(THE_SAMPLE.folder / part, folder / part)
    [ht02] = [one for one in staff_context().published.in_library if one.code == "HT02"]
    texts = {
        f"{OF_THE_UNIT}/local/HT02.yml": f'of: "{mark_for_overlays(ht02)}"\nwhere: Quầy 1\n'
        "time: {value: 1, unit: working_day}\n",
        DEFAULTS: "hours_note: Nghỉ.\ntrusted_hosts: [a.vn]\n",
        HOLIDAYS: HOLIDAY_NOTICES,
        "provinces/mau.yml": PROVINCE_FEES,
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return THE_SAMPLE.in_folder(folder)


@pytest.fixture(scope="module")
def sending_hub(
    site: Path, roots: Roots, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[GitHub, str]]:
    """The stand-in, and where the forms answer that speak with it in GitHub's stead."""
    folder = tmp_path_factory.mktemp("two-people") / "site"
    shutil.copytree(site, folder)
    context = staff_context(roots)
    published = context.published
    ward = published.ward.model_copy(update={"sending": Sending.GITHUB})
    write_staff_forms(folder, replace(context, published=replace(published, ward=ward)))
    with github() as hub, served(folder) as home:
        files = {
            DESCRIPTION: (API, hub.address),
            f"{FILE_FORMS}index.html": ("connect-src 'self'", f"connect-src 'self' {hub.address}"),
        }
        for name, (old, new) in files.items():
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text
            (folder / name).write_text(
                text.replace(old, new).replace("phuong-mau/mot-cham", "phuong/mot-cham"),
                encoding="utf-8",
            )
        yield hub, home
    assert not hub.unlike


@pytest.fixture
def open_file(browser: Browser, sending_hub: tuple[GitHub, str]) -> Iterator[Callable[..., Page]]:
    """Open a file in the browser of another person each time."""
    contexts = []

    def open_(kind: str, name: str, size: ViewportSize) -> Page:
        context = browser.new_context(viewport=size, locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{sending_hub[1]}/{FILE_FORMS}?loai={kind}&ma={name}")
        expect(page.locator(".mc-form")).to_be_visible()
        return page

    yield open_
    for context in contexts:
        context.close()


def box(page: Page, label: str, place: int) -> Locator:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    called = re.compile(rf"^{re.escape(label)}( \(bắt buộc\))?$")
    return page.locator(".mc-form").get_by_label(called).nth(place)


@pytest.mark.parametrize("kind", first(AT_ONCE, EDITS))
def test_neither_loses_anything_and_each_sees_what_the_other_did(
    open_file: Callable[..., Page],
    sending_hub: tuple[GitHub, str],
    roots: Roots,
    tmp_path: Path,
    kind: str,
) -> None:
    hub, (name, mine, others) = sending_hub[0], EDITS[kind]
    me, other = open_file(kind, name, SMALL), open_file(kind, name, WIDE)
    file = me.evaluate("document.querySelector('#mc-which').value")
    hub.files["main"] = {file: (roots / file).read_bytes()}
    for page, (label, place, text) in ((me, mine), (other, others)):
        box(page, label, place).fill(text)
    look(other)
    send(other)
    sent(other)
    assert accepted(tmp_path, file, proposed(hub, file))
    hub.files["main"] = dict(hub.files[hub.pulls[-1]["head"]])  # it is merged
    me.reload()  # and nothing is lost
    expect(me.get_by_text("Đang mở bản nháp")).to_be_visible()
    expect(box(me, *mine[:2])).to_have_value(mine[2])
    look(me)
    expect(me.locator(".mc-theirs li")).to_contain_text([others[2]])
    expect(me.locator(".mc-mine li")).to_contain_text([mine[2]])
    expect(me.locator(".mc-conflicts")).to_be_hidden()
    send(me)
    sent(me)
    both = proposed(hub, file)
    assert mine[2] in both
    assert others[2] in both
    assert accepted(tmp_path, file, both)


def test_pictures_that_both_add_get_names_of_their_own(
    open_file: Callable[..., Page], sending_hub: tuple[GitHub, str], roots: Roots
) -> None:
    hub = sending_hub[0]
    me, other = open_file("renovation", "RE4PQPK", SMALL), open_file("renovation", "RE4PQPK", WIDE)
    file = me.evaluate("document.querySelector('#mc-which').value")
    folder = file.rpartition("/")[0]
    hub.files["main"] = {file: (roots / file).read_bytes()}
    for page in (me, other):
        page.get_by_label("Thêm ảnh").set_input_files(
            {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()}
        )
        expect(page.get_by_role("button", name="Tải re4pqpk-1.jpg")).to_be_visible()
    for page in (other, me):
        look(page)
        send(page)
        sent(page)
        hub.files["main"] = dict(hub.files[hub.pulls[-1]["head"]])
    text = proposed(hub, file)
    for name in ("re4pqpk-1.jpg", "re4pqpk-2.jpg"):
        assert f"file: {name}" in text
        assert hub.files["main"][f"{folder}/{name}"].startswith(b"\xff\xd8")


def test_a_picture_that_was_taken_out_again_is_not_sent(
    open_file: Callable[..., Page], sending_hub: tuple[GitHub, str], roots: Roots
) -> None:
    hub = sending_hub[0]
    page = open_file("renovation", "RE4PQPK", SMALL)
    file = page.evaluate("document.querySelector('#mc-which').value")
    hub.files["main"] = {file: (roots / file).read_bytes()}
    page.get_by_label("Thêm ảnh").set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    item = page.locator(".mc-item", has_text="Hiện trạng").last
    if not item.evaluate("item => item.open"):
        item.locator("summary").first.click()
    item.get_by_role("button", name="Bỏ").click()
    box(page, "Được làm", 0).fill("Lát nền")
    look(page)
    send(page)
    sent(page)
    assert set(hub.files[hub.pulls[-1]["head"]]) == {file}


def test_two_who_begin_one_file_at_once_both_find_what_they_wrote(
    open_file: Callable[..., Page],
    sending_hub: tuple[GitHub, str],
    tmp_path: Path,
) -> None:
    hub = sending_hub[0]
    me, other = open_file("overlay", "moi", SMALL), open_file("overlay", "moi", WIDE)
    hub.files["main"] = {}
    for page, label, text in ((me, "Nộp ở đâu", "Quầy 3"), (other, "Tên giấy", "Giấy hẹn")):
        page.get_by_label("Thủ tục nào").select_option("HT05")
        if label == "Tên giấy":
            page.get_by_role("button", name=re.compile("^Thêm: .*giấy")).click()
        box(page, label, 0).fill(text)
    look(other)
    send(other)
    sent(other)
    hub.files["main"] = dict(hub.files[hub.pulls[-1]["head"]])
    look(me)
    expect(me.locator(".mc-theirs")).to_contain_text("Giấy hẹn")
    send(me)
    sent(me)
    file = f"{OF_THE_UNIT}/local/HT05.yml"
    both = proposed(hub, file)
    assert ("Quầy 3" in both, "Giấy hẹn" in both) == (True, True)
    assert accepted(tmp_path, file, both)


def accepted(folder: Path, file: str, text: str) -> bool:
    """Whether the check accepts the sample with `text` in `file`."""
    problems = checked(folder / "guide", file, text)
    assert not has_errors(problems), problems
    return True
