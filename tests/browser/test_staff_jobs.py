"""Each job of the staff guide, done step by step as its own words say, ends in a file that the
check accepts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.clock import today
from generator.guide.form import API, DESCRIPTION
from generator.guide.fragments import STAFF_FORM
from generator.library.forms.problems import has_errors
from tests.breadth import first
from tests.browser.chromium import served
from tests.browser.github import TOKEN, GitHub
from tests.browser.guide_steps import Hand, Section, lists
from tests.browser.sending import MINE, OpenForm, look, proposed, send, sent
from tests.browser.staff import REPOSITORY
from tests.browser.test_file_forms import HANOI, OF_THE_UNIT, checked, photo, today_on
from tests.browser.test_form import SMALL, WIDE, yaml_in
from tests.guide.conftest import build, with_frame
from tests.guide_files import (
    BIRTH_FILE,
    LEDGER_FILE,
    MARRIAGE,
    THE_SAMPLE,
    WARD_FILE,
    Guide,
    write_guide,
)
from tests.running import motcham

PROCEDURES, WORKS, STUCK, KEEPER = "sua-thu-tuc", "cong-trinh", "khi-vuong", "nguoi-giu-kho"
A_FEE, STOPPED, RUNNING, EXEMPT = "/Q/HT05/", "/Q/R3C6TA6/", "/Q/RTJJ4NZ/", "/Q/RE4PQPK/"
TODAY, LATER = today().isoformat(), (today() + timedelta(days=60)).isoformat()


@dataclass(frozen=True)
class Job:
    """What a clerk wants: from which page, by which steps, with what in each box."""

    section: Section
    writes: Mapping[str, Any]
    says: str
    """What the file says then."""
    start: str = "/"
    leaves: Sequence[str] = field(default=())


JOBS = {
    "a fee": Job(
        Section(PROCEDURES, "doi-phi"),
        {
            "Cách nộp": "Tại quầy",
            "Tiền phải trả": "Phí",
            "Số tiền": "12000",
            "Ngày đối chiếu gần nhất": TODAY,
        },
        "        amount: 12000\n",
        A_FEE,
    ),
    "a paper": Job(
        Section(PROCEDURES, "them-giay"),
        {
            "Tên giấy": "Giấy giới thiệu",
            "Nộp hay xuất trình": "Nộp lại",
            "Mấy bản chính": "1",
            "Chỉ cần khi": "bạn đi thay cơ quan",
        },
        "name: Giấy giới thiệu",
        A_FEE,
    ),
    "a new procedure": Job(
        Section(PROCEDURES, "them-thu-tuc"),
        {
            "Lĩnh vực": "Hộ tịch",
            "Mã thủ tục quốc gia": "2.000636",
            "Tên chính thức": "Cấp bản sao trích lục hộ tịch",
            "Quyết định công bố": "163/QĐ-BTP",
            "Tên thủ tục": "Xin trích lục kết hôn",
            "Tóm tắt": "Xin bản sao giấy kết hôn, có ngay trong ngày.",
            "Ai được làm": ("người dân", "tổ chức"),
        },
        "status: draft\n",
    ),
    "withdrawing": Job(
        Section(PROCEDURES, "bo-thu-tuc"),
        {
            "Bãi bỏ từ ngày": "2026-11-01",
            "Vì sao bãi bỏ": "Luật mới bỏ thủ tục này.",
            "Thay bằng mã": "HT02",
        },
        "status: withdrawn\n",
        "/Q/HT21/",
    ),
    "hours": Job(
        Section(PROCEDURES, "gio"),
        {"Thứ 6": "07:30-11:30 13:00-16:30"},
        '  friday: ["07:30-11:30", "13:00-16:30"]\n',
    ),
    "phones": Job(
        Section(PROCEDURES, "so-goi"),
        {
            "Điện thoại": "Bộ phận một cửa",
            "Số điện thoại": ["028 0000 0001", "028 0000 0002"],
            "Ai nghe máy": "Văn thư",
        },
        "{name: Văn thư, number: 028 0000 0002}",
    ),
    "places and counters": Job(
        Section(PROCEDURES, "quay"),
        {
            "Tên ngắn của nơi này": "co-so-2",
            "Tên nơi này": "Cơ sở 2",
            "Địa chỉ": "5 Đường Mẫu, Phường Mẫu",
            "Tên quầy": "Quầy 4",
            "Nhận hồ sơ lĩnh vực": ("Hộ tịch",),
            "Ở đâu": "co-so-2",
        },
        "place: co-so-2",
    ),
    "a day off": Job(
        Section(PROCEDURES, "ngay-nghi"),
        {
            "Từ ngày": "2027-03-15",
            "Vì sao nghỉ": "tập huấn nghiệp vụ",
            "Đến hết ngày": "2027-03-16",
        },
        "reason: tập huấn nghiệp vụ",
    ),
    "news": Job(
        Section(PROCEDURES, "viet-tin"),
        {
            "Tên trang": "Nghỉ Tết Đinh Mùi",
            "Tóm tắt": "Lịch nghỉ Tết của bộ phận một cửa.",
            "Nội dung": "Nghỉ từ ngày 5/2/2027.",
        },
        "\nNghỉ từ ngày 5/2/2027.\n",
    ),
    "a life event": Job(
        Section(PROCEDURES, "viec-doi"),
        {
            "Các việc đời": "Sinh con",
            "Tóm tắt": "Giấy tờ cho em bé mới sinh.",
            "Từ khoá": "em bé",
            "Mã thủ tục": "HT05",
        },
        "procedure: HT05",
    ),
    "a translation": Job(
        Section(PROCEDURES, "tieng-anh"),
        {"Tệp nào?": "ward.en.yml", "Câu tiếng Anh": "A sentence anew"},
        "A sentence anew",
    ),
    "the unit's own": Job(
        Section(PROCEDURES, "dieu-rieng"),
        {"Thủ tục nào": re.compile("HT02 · "), "Nộp ở đâu": "Quầy 3, tầng 2"},
        "where: Quầy 3, tầng 2\n",
    ),
    "a renovation": Job(
        Section(WORKS, "dang"),
        {
            "Loại căn cứ": "Giấy phép",
            "Số giấy phép": "12/GPSC",
            "Ngày cấp, ngày nhận thông báo": "2026-11-20",
            "Nơi cấp": "UBND phường",
            "Số nhà": "12/3",
            "Đường": "Đường Mẫu",
            "Được làm": "Thay mái\nSửa mặt tiền",
            "Ngày bắt đầu": "2026-12-01",
            "Ngày xong dự kiến": "2027-01-31",
        },
        "number: 12/GPSC",
    ),
    "works stopped": Job(
        Section(WORKS, "thay-doi"),
        {},
        "\nstatus: stopped\n",
        EXEMPT,
        ("Hết hạn", "Xong"),
    ),
    "a permit that is over": Job(
        Section(WORKS, "thay-doi"),
        {},
        "  expires_on: {yesterday}\n",
        STOPPED,
        ("Đình chỉ", "Xong"),
    ),
    "works finished": Job(
        Section(WORKS, "thay-doi"),
        {},
        "\nstatus: finished\n",
        EXEMPT,
        ("Đình chỉ", "Hết hạn"),
    ),
    "works extended": Job(
        Section(WORKS, "viec-khac"),
        {
            "Ngày": TODAY,
            "Đã làm gì": "Cho gia hạn",
            "Loại việc": "Gia hạn",
            "Gia hạn đến hết ngày": LATER,
            "Tình trạng": "Đang làm",
        },
        f"kind: extended, until: {LATER}",
        RUNNING,
    ),
    "a picture": Job(
        Section(WORKS, "anh"),
        {"Thêm ảnh": {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()}},
        "  - {file: re4pqpk-1.jpg, title: Hiện trạng}\n",
        EXEMPT,
    ),
}
"""Each job that ends in one file."""

SENDING = [
    Section(PROCEDURES, name) for name in ("gui", "viet-tiep", "moi-lan-gui", "dua-ra-dung")
] + [Section(STUCK, "lay-lai")]
"""Jobs of this module's other tests."""

BY_HAND = {
    (PROCEDURES, "gui-tu-bieu-mau", 0),  # on GitHub: a token
    (KEEPER, "sua-tay", 0),
    (KEEPER, "viet-lai-ho-so", 0),
    (KEEPER, "ho-so-moi", 0),
    (WORKS, "dang", 1),
    (WORKS, "sua-tay", 0),
    (WORKS, "anh", 1),
    (STUCK, "dau-do", 0),
    (STUCK, "chua-doi", 0),
    (STUCK, "ngay-cu", 0),
    (STUCK, "lay-lai", 1),
}
"""On GitHub alone, in a file or by commands: the page, the heading, which list."""


def test_every_job_of_the_guide_is_tried() -> None:
    told = {
        (page, anchor, which)
        for page in (PROCEDURES, WORKS, STUCK, KEEPER)
        for anchor, found in lists(page).items()
        for which in range(len(found))
    }
    tried = {(one.page, one.anchor, one.which) for one in SENDING}
    tried |= {(job.section.page, job.section.anchor, job.section.which) for job in JOBS.values()}
    assert told == tried | BY_HAND
    assert not tried & BY_HAND


ON_A_PHONE = (SMALL,)
ON_BOTH = (SMALL, WIDE)
QUICK = [
    *((name, ON_BOTH) for name in ("a fee", "a renovation", "news")),
    *((name, ON_A_PHONE) for name in JOBS if name not in {"a fee", "a renovation", "news"}),
]


@pytest.mark.parametrize(
    ("name", "sizes"),
    first(QUICK, [*QUICK, *((name, ON_BOTH) for name, sizes in QUICK if sizes == ON_A_PHONE)]),
    ids=lambda value: value if isinstance(value, str) else "both" if len(value) > 1 else "phone",
)
def test_a_job_as_the_guide_tells_it_ends_in_a_file_that_the_check_accepts(
    open_page: Callable[..., Page],
    staff_home: str,
    tmp_path: Path,
    name: str,
    sizes: tuple[ViewportSize, ...],
) -> None:
    job, written = JOBS[name], []
    for size in sizes:
        page = open_page(job.start, base=staff_home, viewport=size, timezone_id=HANOI)
        Hand(page, staff_home, job.writes, job.leaves).does(job.section)
        expect(page.get_by_role("heading", name="Tệp đã xong")).to_be_focused()
        expect(page.locator("[data-way=same]")).to_be_hidden()
        file, text = page.locator(".mc-file").inner_text(), yaml_in(page)
        yesterday = today_on(page) - timedelta(days=1)
        assert job.says.replace("{yesterday}", str(yesterday)) in text
        written.append(without_code(text))
    assert len({*written}) == 1
    if name == "a picture":
        beside = tmp_path / "guide" / Path(file).with_name("re4pqpk-1.jpg")
        checked(tmp_path / "guide", file, text)
        expect(page.get_by_text("Tải cả ảnh về")).to_contain_text("re4pqpk-1.jpg")
        with page.expect_download() as download:
            page.get_by_role("button", name="Tải re4pqpk-1.jpg").click()
        shutil.copy(download.value.path(), beside)
    problems = checked(tmp_path / "guide", file, text)
    assert not has_errors(problems), problems


def without_code(text: str) -> str:
    """`text` without the code of a renovation, which is drawn by lot."""
    return re.sub(r"(?m)^code: R\w{6}$", "", text)


def test_what_is_wanted_leads_to_the_form_that_takes_it(
    open_page: Callable[..., Page],
    staff_home: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "guide"
    for part in ("procedures", "provinces", "wards", "site_src/pages"):
        shutil.copytree(THE_SAMPLE.folder / part, folder / part)
    with (folder / OF_THE_UNIT / "ward.yml").open("a", encoding="utf-8") as ward:
        ward.write(f"repository: {REPOSITORY}\n")
    monkeypatch.chdir(folder)
    done = motcham("todo", "--format", "markdown")
    assert done.exit_code == 0, done.output
    [address, *_] = re.findall(r"https://\S+/tep/\?loai=overlay[^>\s]*", done.output)
    page = open_page(address[address.index("/huong-dan") :], base=staff_home)
    writes = {"Nộp ở đâu": "Quầy 3, tầng 2"}
    section = Section(PROCEDURES, "dieu-rieng")
    hand = Hand(page, staff_home, writes, leaves=["Thủ tục nào"], begun=True)
    hand.does(section)
    expect(page.get_by_role("heading", name="Tệp đã xong")).to_be_focused()
    file = page.locator(".mc-file").inner_text()
    problems = checked(tmp_path / "checked", file, yaml_in(page))
    assert not has_errors(problems), problems


def test_a_file_is_sent_by_hand(
    open_page: Callable[..., Page], staff_home: str, tmp_path: Path
) -> None:
    page = open_page(f"/{STAFF_FORM}?ma=HT05", base=staff_home, viewport=SMALL)
    page.get_by_label("Tên thủ tục").fill(MINE)
    hand = Hand(page, staff_home)
    hand.does(Section(PROCEDURES, "gui"))
    [(name, path)] = hand.taken.items()
    assert page.locator(".mc-file-name").first.inner_text() == name
    file = page.locator(".mc-file").inner_text()
    assert hand.there == f"{REPOSITORY}/upload/main/{file.rpartition('/')[0]}"
    problems = checked(tmp_path / "guide", file, path.read_text(encoding="utf-8"))
    assert not has_errors(problems), problems
    page.reload()
    expect(page.get_by_label("Tên thủ tục")).to_be_visible()
    expect(page.get_by_text("bản nháp viết lúc")).to_be_hidden()


def test_what_was_begun_is_gone_on_with(open_page: Callable[..., Page], staff_home: str) -> None:
    page = open_page(f"/{STAFF_FORM}?ma=HT05", base=staff_home, viewport=SMALL)
    page.get_by_label("Tên thủ tục").fill(MINE)
    Hand(page, staff_home).does(Section(PROCEDURES, "viet-tiep"))
    assert f"title: {MINE}\n" in yaml_in(page)


def test_a_file_is_sent_with_a_sign_in(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    hand = Hand(page, "", {"Mã của GitHub (fine-grained token)": TOKEN})
    hand.does(Section(PROCEDURES, "moi-lan-gui"))
    assert hand.there.endswith(f"/pull/{hub.pulls[-1]['number']}")
    assert f"title: {MINE}\n" in proposed(hub)


def test_the_last_change_is_put_back(open_form: OpenForm, hub: GitHub, older: bytes) -> None:
    page = open_form()
    hand = Hand(page, "", {"Mã của GitHub (fine-grained token)": TOKEN})
    hand.does(Section(STUCK, "lay-lai"))
    sent(page)
    assert proposed(hub).encode() == older


DRAFT_FILE = "procedures/ho-tich/nhap.yml"
DRAFT = MARRIAGE.replace("published", "draft").replace("HT02", "HT03").replace("000894", "000895")


@pytest.fixture
def with_a_draft(tmp_path: Path) -> Guide:
    """The small guide of a unit that sends from its forms, with a draft."""
    guide = with_frame(write_guide(tmp_path / "guide"))
    guide.add(WARD_FILE, "repository: https://github.com/phuong/mot-cham\nsending: github\n")
    guide.write(DRAFT_FILE, DRAFT)
    return guide


def test_a_draft_is_put_to_use(browser: Browser, with_a_draft: Guide, hub: GitHub) -> None:
    site = build(with_a_draft)
    for file in (site / STAFF_FORM / "index.html", site / DESCRIPTION):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(API, hub.address), encoding="utf-8")
    assert DRAFT_FILE not in (site / "offline.json").read_text(encoding="utf-8")
    hub.files["main"] |= {
        DRAFT_FILE: DRAFT.encode(),
        LEDGER_FILE: with_a_draft.read(LEDGER_FILE).encode(),
    }
    with served(site) as home:
        context = browser.new_context(viewport=SMALL, locale="vi-VN")
        page = context.new_page()
        page.goto(home)
        wanted = {"Làm gì?": "HT03 · Đăng ký kết hôn (bản nháp)"}
        Hand(page, home, wanted, there=REPOSITORY).does(Section(PROCEDURES, "dua-ra-dung"))
        look(page)
        send(page)
        sent(page)
        context.close()
    for name in (DRAFT_FILE, LEDGER_FILE):
        with_a_draft.write(name, proposed(hub, name))
    assert "HT03,procedure,nhap," in with_a_draft.read(LEDGER_FILE)
    assert "status: published\n" in with_a_draft.read(DRAFT_FILE)
    assert not has_errors(with_a_draft.problems()), with_a_draft.problems()


def test_a_second_draft_gets_another_code(browser: Browser, with_a_draft: Guide) -> None:
    with served(build(with_a_draft)) as home:
        page = browser.new_page(viewport=SMALL, locale="vi-VN")
        page.goto(f"{home}/{STAFF_FORM}?ma=moi")
        page.get_by_label("Lĩnh vực").select_option("ho-tich")
        expect(page.get_by_label("Mã một chạm")).to_have_value("HT04")
        page.close()


def test_a_draft_is_listed_only_where_all_may_read_it(with_a_draft: Guide) -> None:
    with_a_draft.replace(WARD_FILE, "repository: https://github.com/phuong/mot-cham\n", "")
    with_a_draft.replace(WARD_FILE, "sending: github\n", "")
    site = build(with_a_draft)
    assert "(bản nháp)" not in (site / DESCRIPTION).read_text(encoding="utf-8")
    assert not [file for file in site.rglob("*") if "nhap.yml" in file.name]
    assert BIRTH_FILE in (site / DESCRIPTION).read_text(encoding="utf-8")
