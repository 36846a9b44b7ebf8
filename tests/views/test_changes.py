"""What changes for residents between two editions, in the words of the pages."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.desk.english_behind import behind
from generator.library.desk.translations import update_translations
from generator.views.changes import View, changes
from generator.views.guide import GuideView
from tests.guide_files import (
    BIRTH_FILE,
    COPY_FILE,
    FIELDS_FILE,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    PROVINCE_FILE,
    STEPS,
    WARD_FILE,
    Guide,
)

ON = date(2026, 11, 25)


def said(guide: Guide) -> dict[str, View]:
    return GuideView(guide.published(ON)).all(guide.roots)


def lines(old: dict[str, View], guide: Guide) -> list[str]:
    return [str(change).replace("\u00a0", " ") for change in changes(old, said(guide))]


BIRTH = "HT01 Đăng ký khai sinh — "
MARRIAGE = "HT02 Đăng ký kết hôn — "
WARD = "Phường Thử — "


@pytest.mark.parametrize(
    ("file", "old", "new", "said_so"),
    [
        (
            BIRTH_FILE,
            "value: 1, unit: working_day",
            "value: 3, unit: working_day",
            BIRTH
            + "thời hạn: 1 ngày làm việc → Tại quầy: 3 ngày làm việc; Trực tuyến: 1 ngày làm việc",
        ),
        (
            BIRTH_FILE,
            "amount: 0}\n  - via",
            "amount: 8000}\n  - via",
            BIRTH + "phí, lệ phí: Miễn phí → Tại quầy: 8.000 đ; Trực tuyến: Miễn phí",
        ),
        (
            BIRTH_FILE,
            "documents:\n",
            "documents:\n  - {name: Ảnh của bé, copies: 2, when: bé trên một tuổi}\n",
            BIRTH + "giấy tờ: thêm «Ảnh của bé» (Nộp lại; 2 bản sao; chỉ khi bé trên một tuổi)",
        ),
        (
            BIRTH_FILE,
            "  - {name: Giấy chứng sinh, originals: 1}\n",
            "",
            BIRTH + "giấy tờ: bỏ «Giấy chứng sinh»",
        ),
        (
            BIRTH_FILE,
            "chứng sinh, originals: 1",
            "chứng sinh, originals: 2",
            BIRTH + "giấy tờ: «Giấy chứng sinh»: 1 bản chính → 2 bản chính",
        ),
        (
            BIRTH_FILE,
            "name: Giấy chứng sinh,",
            "name: Giấy chứng sinh bản giấy,",
            BIRTH + "giấy tờ: «Giấy chứng sinh» → «Giấy chứng sinh bản giấy»",
        ),
        (
            BIRTH_FILE,
            "channels:",
            'caution: [{text: "Hỏi {phường} trước.", law: 135/2025/QH15}]\nchannels:',
            BIRTH + "cần biết trước: thêm «Hỏi phường trước.» (135/2025/QH15)",
        ),
        (
            BIRTH_FILE,
            "title: Đăng ký khai sinh",
            "title: Khai sinh",
            "HT01 Khai sinh — tên: Đăng ký khai sinh → Khai sinh",
        ),
        (
            MARRIAGE_FILE,
            "status: published",
            (
                "status: withdrawn\nwithdrawn_on: 2026-12-01\nreason: Nhập vào thủ tục khác.\n"
                "replaced_by: [HT01]"
            ),
            MARRIAGE + "tình trạng: đang áp dụng → "
            "Trang này không dùng nữa từ ngày 01/12/2026.; "
            "Nhập vào thủ tục khác.; Làm thay bằng: Đăng ký khai sinh (HT01)",
        ),
        (
            MARRIAGE_FILE,
            "via: counter\n",
            "via: counter\n    note: Cả hai cùng đến.\n",
            MARRIAGE + "cách nộp: «Tại quầy»: thêm Cả hai cùng đến.",
        ),
        (
            PROVINCE_FILE,
            "fees: []",
            "fees: [{procedure: HT02, kind: charge, amount: 30000, decision: 1/NQ}]",
            MARRIAGE
            + "phí, lệ phí: Tỉnh, thành phố quy định → 30.000 đ\n"
            + MARRIAGE
            + "cách nộp: «Tại quầy»: thêm Theo 1/NQ.",
        ),
        (
            MARRIAGE_FILE,
            "source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}",
            (
                "legal_basis: [{number: 60/2014/QH13, title: Luật Hộ tịch}]\n"
                "source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}"
            ),
            MARRIAGE + "căn cứ pháp lý: thêm «60/2014/QH13» (Luật Hộ tịch)",
        ),
        (
            COPY_FILE,
            "Sao y giấy tờ.",
            "Sao y.",
            ("CT01 Sao y chứng thực — tóm tắt: Sao y giấy tờ. → Sao y."),
        ),
        (
            WARD_FILE,
            "number: 028 3800 0000",
            "number: 028 0000 1111",
            WARD + "điện thoại: «Một cửa»: 028 3800 0000 → 028 0000 1111",
        ),
        (
            WARD_FILE,
            'saturday: ["07:30-11:30"]',
            'saturday: ["08:00-11:00"]',
            WARD + "giờ làm việc: «Thứ 7»: 7:30–11:30 → 8:00–11:00",
        ),
        (
            WARD_FILE,
            "phones:",
            "closures: [{from: 2027-03-15, reason: tập huấn}]\nphones:",
            WARD + "ngày nghỉ riêng: thêm «Thứ 2, 15/03/2027» (tập huấn)",
        ),
        (
            WARD_FILE,
            "name: Quầy 2, fields",
            "name: Quầy 2, place: Tầng 2, fields",
            WARD + "quầy: «Quầy 2»: thêm Tầng 2",
        ),
        (
            FIELDS_FILE,
            "Sao y giấy tờ.",
            "Sao y.",
            ("LVCT Chứng thực — tóm tắt: Sao y giấy tờ. → Sao y."),
        ),
        (
            LIFE_EVENTS_FILE,
            "hai tháng",
            "ba tháng",
            (
                "VDSINH Sinh con — các bước: "
                "«Đưa bé đi tiêm.»: chỉ khi bé được hai tháng → chỉ khi bé được ba tháng"
            ),
        ),
    ],
    ids=lambda text: " ".join(text.split())[:24],
)
def test_a_change_is_one_line_in_the_words_of_the_page(
    guide: Guide, file: str, old: str, new: str, said_so: str
) -> None:
    before = said(guide)
    if file == PROVINCE_FILE:
        guide.write(file, old)
    guide.replace(file, old, new)
    assert lines(before, guide) == said_so.split("\n")


def test_what_is_typed_otherwise_but_reads_the_same_is_no_change(guide: Guide) -> None:
    before = said(guide)
    guide.replace(BIRTH_FILE, "title: Đăng ký khai sinh", '# tên\ntitle: "Đăng ký  khai sinh"')
    guide.replace(
        BIRTH_FILE,
        "{name: Giấy chứng sinh, originals: 1}",
        "name: Giấy chứng sinh\n    originals: 1",
    )
    guide.replace(MARRIAGE_FILE, "checked_on: 2026", "staff_note: Hỏi lại, checked_on: 2026")
    assert lines(before, guide) == []


def test_of_a_long_text_only_what_changed_is_shown(guide: Guide) -> None:
    text = "Công an dán tin tại trụ sở trong 7 ngày liên tục rồi báo cho người đang nuôi trẻ biết."
    guide.replace(BIRTH_FILE, STEPS, f"steps:\n  - {text}\n  - Nhận giấy.\n")
    before = said(guide)
    guide.replace(BIRTH_FILE, "7 ngày", "10 ngày")
    assert lines(before, guide) == [
        BIRTH + "các bước: «… trụ sở trong 7 ngày liên tục …» → «… trụ sở trong 10 ngày liên tục …»"
    ]
    again = said(guide)
    guide.replace(BIRTH_FILE, "  - Nhận giấy.\n", "")
    guide.replace(BIRTH_FILE, "steps:\n", "steps:\n  - Nhận giấy.\n")
    assert lines(again, guide) == [BIRTH + "các bước: đổi thứ tự"]


def test_what_is_new_and_what_is_gone_is_named(guide: Guide) -> None:
    guide.write(
        "site_src/pages/hoi.md", "---\ncode: TTHOI\ntitle: Hỏi\nsummary: Hỏi.\n---\nGọi đi.\n"
    )
    guide.issue_codes()
    before = said(guide)
    text = guide.read(MARRIAGE_FILE).replace("HT02", "HT03")
    guide.write("procedures/ho-tich/ly-hon.yml", text)
    guide.replace(COPY_FILE, "published", "draft")
    guide.replace("site_src/pages/hoi.md", "Gọi đi.", "Gọi đi.\n\nHay nhắn tin.")
    guide.delete(LEDGER_FILE)
    guide.issue_codes()
    assert lines(before, guide) == [
        "HT03 Đăng ký kết hôn — thủ tục mới",
        "TTHOI Hỏi — nội dung: thêm «Hay nhắn tin.»",
        "CT01 Sao y chứng thực — không còn thủ tục này",
    ]


def test_a_translation_that_falls_behind_is_named(guide: Guide) -> None:
    update_translations(guide.roots, ["HT01"])
    english = "procedures/ho-tich/khai-sinh.en.yml"
    guide.write(english, guide.read(english).replace('text: "?"', "text: In English"))
    before = guide.published()
    assert list(behind(before, guide.published())) == []
    guide.replace(BIRTH_FILE, "summary: Làm", "summary: Xin")
    assert list(behind(before, guide.published())) == [
        "HT01 Đăng ký khai sinh: thêm 1 câu hiện tiếng Việt trên trang tiếng Anh"
    ]
