"""Broken files: one edit of one file of the small guide, and what must be said of it where.

`old` is replaced by `new` once; an empty `old` stands for the end of the file, None for the whole
file. `expected` lists every problem as `line rule`; FILE in front where it is another file.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.library.language.folding import mark_of
from tests.guide_files import (
    BIRTH,
    BIRTH_FILE,
    BURIAL,
    COPY_FILE,
    FIELDS_FILE,
    HOLIDAYS_FILE,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    PRINTS_FILE,
    PROVINCE_FILE,
    STEPS,
    WARD_FILE,
    own,
)

ENGLISH = "procedures/ho-tich/khai-sinh.en.yml"
NEW = "procedures/ho-tich/khai-tu.yml"
SYNONYMS = "procedures/synonyms.yml"
SITUATIONS = "procedures/situations.yml"
GLOSSARY = "procedures/glossary.yml"
ELSEWHERE = "procedures/elsewhere.yml"
PRINTS = PRINTS_FILE
FORMATS = own("formats.yml")
PAGE = "site_src/pages/tin.md"


LAW = """\
law_facts: [{fact: Miễn, law: Luật, article: Điều 1, sure: A, source: ở đây,
  in_force: [2026-01-02, 2026-01-01]}]
"""


class Broken(NamedTuple):
    """One broken file."""

    file: str
    old: str | None
    new: str | bytes
    expected: tuple[str, ...]


def broken(file: str, old: str | None, new: str | bytes, *expected: str) -> Broken:
    return Broken(file, old, new, expected)


TITLE = "title: Đăng ký khai sinh\n"
SUMMARY = "summary: Làm giấy khai sinh cho trẻ.\n"
EXCEL_LEDGER = """\
\ufeffcode;kind;target;issued_on;withdrawn_on
CT01;procedure;sao-y;21/11/2026;
HT01;procedure;khai-sinh;21/11/2026;
HT02;procedure;ket-hon;21/11/2026;
LVCT;field;chung-thuc;21/11/2026;
LVHT;field;ho-tich;21/11/2026;
NHA;home;home;21/11/2026;
VDSINH;life_event;sinh-con;21/11/2026;
"""
"""As Excel writes it where Windows speaks Vietnamese."""
LEDGER = EXCEL_LEDGER.strip("\ufeff").replace(";", ",").replace("21/11/2026", "2026-11-21")
HEADER = "printed_on,kind,codes,editions,copies,place\n"

SYNTAX = [
    broken(BIRTH_FILE, TITLE, "title: Đăng ký: khai sinh\n", "3 syntax"),
    broken(BIRTH_FILE, TITLE, 'title: "Đăng ký khai sinh\n', "3 syntax"),
    broken(BIRTH_FILE, TITLE, "title: 'Đăng ký\n", "3 syntax"),
    broken(BIRTH_FILE, TITLE, 'title: "Đăng ký" khai sinh\n', "3 syntax"),
    broken(BIRTH_FILE, TITLE, "title Đăng ký khai sinh\n", "3 syntax"),
    broken(BIRTH_FILE, TITLE, "title: @Đăng ký\n", "3 syntax"),
    broken(BIRTH_FILE, TITLE, "title: `Đăng ký`\n", "3 syntax"),
    broken(BIRTH_FILE, TITLE, "title: %Đăng ký\n", "3 syntax"),
    broken(BIRTH_FILE, TITLE, 'title: "a\\qb"\n', "3 syntax"),
    broken(BIRTH_FILE, TITLE, 'title: "\\UFFFFFFFF"\n', "3 syntax"),
    broken(BIRTH_FILE, "audience: [citizen]", "audience: [citizen", "8 syntax"),
    broken(BIRTH_FILE, "audience: [citizen]", "audience: citizen]", "7 not-a-list"),
    broken(BIRTH_FILE, "- via: online", " - via: online", "16 syntax"),
    broken(BIRTH_FILE, "status:", "  status:", "8 syntax"),
    broken(BIRTH_FILE, TITLE, f"{TITLE}---\n", "4 syntax"),
    broken(BIRTH_FILE, TITLE, f"? [title]\n: x\n{TITLE}", "3 bad-key"),
    broken(BIRTH_FILE, None, "", "1 empty-file"),
    broken(BIRTH_FILE, None, "# chỉ có chú thích\n", "1 empty-file"),
    broken(BIRTH_FILE, None, "Đăng ký khai sinh\n", "1 not-a-group"),
    broken(BIRTH_FILE, None, "- code: HT01\n", "1 not-a-group"),
    broken(BIRTH_FILE, None, "[" * 40 + "]" * 40, "1 syntax"),
]  # fmt: skip

ENCODING = [
    broken(BIRTH_FILE, None, BIRTH.encode("utf-16"), "1 not-utf8"),
    broken(BIRTH_FILE, None, BIRTH.encode("utf-16-le"), "3 not-utf8"),
    broken(BIRTH_FILE, None, "code: HT01\ntitle: Giấy".encode("cp1258", "replace") + b"\xe9", "2 not-utf8"),
    broken(BIRTH_FILE, None, "code: HT01\nsummary: vérifié\n".encode("latin-1"), "2 not-utf8"),
    broken(BIRTH_FILE, TITLE, b"title: \xc4\n", "3 not-utf8"),
    broken(BIRTH_FILE, TITLE, "title: Đăng\0ký\n", "3 nul"),
    broken(BIRTH_FILE, None, b"x: 1\n" * 120_000, "1 file-too-large"),
    broken(BIRTH_FILE, SUMMARY, "summary:\tLàm giấy.\n", "6 tab"),
    broken(BIRTH_FILE, "  - via: counter", "\t- via: counter", "12 tab"),
    broken(BIRTH_FILE, TITLE, "title: Đăng ký\u2028khai sinh\n", "3 line-break"),
    broken(BIRTH_FILE, TITLE, "title: Đăng ký\u0085khai sinh\n", "3 line-break"),
    broken(BIRTH_FILE, TITLE, "title: Đăng ký \u202ehnis iahk\n", "3 direction-mark"),
    broken(BIRTH_FILE, TITLE, "title: Đăng\x07ký\n", "3 control-character"),
    broken(BIRTH_FILE, TITLE, 'title: "Đăng\\x07ký"\n', "3 control-character"),
    broken(BIRTH_FILE, SUMMARY, "summary: Lµm giÊy khai sinh cho trÎ.\n", "6 old-encoding"),
    broken(BIRTH_FILE, SUMMARY, "summary: Laøm giaáy khai sinh cho treû.\n", "6 old-encoding"),
    broken(BIRTH_FILE, SUMMARY, "summary: Làm giâìy khai sinh.\n", "6 old-encoding"),
    broken(BIRTH_FILE, SUMMARY, "summary: LÃ\u00a0m giáº¥y khai sinh.\n", "6 broken-text", "6 odd-space"),
    broken(BIRTH_FILE, SUMMARY, "summary: Làm gi\ufffdy khai sinh.\n", "6 broken-text"),
    broken(BIRTH_FILE, SUMMARY, "summary: Làm gi?y khai sinh.\n", "6 broken-text"),
    broken(BIRTH_FILE, TITLE, "title: Ðăng ký khai sinh\n", "3 look-alike"),
    broken(BIRTH_FILE, TITLE, "title: Đăng ký khаi sinh\n", "3 look-alike"),
    broken(BIRTH_FILE, "", "# Ghi chú ðãng ký\n", "27 old-encoding"),
    broken(BIRTH_FILE, TITLE, "title:\u00a0Đăng ký khai sinh\n", "3 odd-space"),
    broken(BIRTH_FILE, "value: 1,", "value: 1\u00a0,", "13 odd-space"),
    broken(BIRTH_FILE, "  - via: online", "\u00a0\u00a0- via: online", "16 odd-space"),
    broken(PAGE, None, "# Tin\n\nThñ tôc khai sinh\n", "3 old-encoding"),
    broken(PAGE, None, "---\ncode: TIN\ntitle: Ðơn\nsummary: Tin.\n---\n", "3 look-alike"),
]  # fmt: skip

TRAPS = [
    broken(BIRTH_FILE, TITLE, f"{TITLE}{TITLE}", "4 duplicate-key"),
    broken(BIRTH_FILE, "amount: 0", "amount: 0, amount: 8000", "15 duplicate-key"),
    broken(BIRTH_FILE, TITLE, "title: &ten Đăng ký khai sinh\n", "3 alias"),
    broken(BIRTH_FILE, TITLE, "title: *ten\n", "3 alias"),
    broken(BIRTH_FILE, TITLE, f"<<: {{a: b}}\n{TITLE}", "3 unknown-key"),
    broken(BIRTH_FILE, "code: HT01", "code: !!str HT01"),  # says only what it is anyway
    broken(BIRTH_FILE, "code: HT01", "code: !ruby HT01", "1 tag"),
    broken(BIRTH_FILE, "value: 1", "value: !!int 1", "13 tag"),
    broken(BIRTH_FILE, "amount: 0", "amount: 8.000", "15 not-a-number"),
    broken(BIRTH_FILE, "amount: 0", "amount: 8,000", "15 empty-value", "15 unknown-key"),
    broken(BIRTH_FILE, "amount: 0", "amount: 0x1F40", "15 not-a-number"),
    broken(BIRTH_FILE, "amount: 0", "amount: 8_000", "15 not-a-number"),
    broken(BIRTH_FILE, "amount: 0", "amount: ~", "15 not-a-number"),
    broken(BIRTH_FILE, "amount: 0", "amount: 17:30", "15 not-a-number"),
    broken(BIRTH_FILE, "value: 1", "value: 1e3", "13 not-a-number"),
    broken(BIRTH_FILE, '"1.001193"', "1.00119", "2 bad-national-code"),
    broken(BIRTH_FILE, '"1.001193"', "0236", "2 bad-national-code"),
    broken(BIRTH_FILE, "originals: 1}", "from_database: yes}", "22 not-true-false"),
    broken(BIRTH_FILE, "originals: 1}", "from_database: NO}", "22 not-true-false"),
    broken(BIRTH_FILE, "status: published", "status: NO", "8 unknown-value"),
    broken(BIRTH_FILE, SUMMARY, "summary:\n", "6 empty-value"),
    broken(BIRTH_FILE, SUMMARY, "summary: ''\n", "6 empty-value"),
]

VALUES = [
    broken(BIRTH_FILE, "", "titel: x\n", "27 unknown-key"),
    broken(BIRTH_FILE, SUMMARY, "", "1 missing-key"),
    broken(BIRTH_FILE, "via: online", "via: web", "16 unknown-value"),
    broken(BIRTH_FILE, "audience: [citizen]", "audience: []", "7 too-few"),
    broken(BIRTH_FILE, TITLE, f"title: {'dài ' * 21}\n", "3 too-long"),
    broken(BIRTH_FILE, SUMMARY, 'summary: "một\n\n  hai"\n', "6 not-one-line"),
    broken(BIRTH_FILE, "2026-11-20", "20/11/2026", "25 not-a-date"),
    broken(BIRTH_FILE, "2026-11-20", "2026-02-30", "25 not-a-date"),
    broken(BIRTH_FILE, "https://dich", "http://dich", "17 not-https"),
    broken(BIRTH_FILE, "time: {value: 1, unit: working_day}", "time: {value: 1}", "13 time-incomplete"),
    broken(BIRTH_FILE, "unit: working_day", "unit: working_day, received_until: 3pm", "13 bad-hour"),
    broken(BIRTH_FILE, "1, unit: working_day", '2, unit: day, received_until: "15:00"', "13 late-hour"),
    broken(BIRTH_FILE, "channels:", "deadline: {within: 60}\nchannels:", "11 deadline-incomplete"),
    broken(
        LIFE_EVENTS_FILE,
        "text: Đưa bé đi tiêm.",
        "either: [{title: Đi bộ, steps: [{text: Đi.}]}]",
        "9 only-road",
    ),
    broken(BIRTH_FILE, "channels:", f"{LAW}channels:", "11 dates-reversed"),
    broken(HOLIDAYS_FILE, "from: 2027-02-04", "from: 2026-02-04", "2 holiday-other-year"),
    broken(HOLIDAYS_FILE, "to: 2027-02-10", "to: 2027-02-01", "2 dates-reversed"),
    broken(BIRTH_FILE, "via: online", "via: post", "16 url-not-online"),
    broken(BIRTH_FILE, "status: published", "status: withdrawn", "1 withdrawn-incomplete"),
    broken(BIRTH_FILE, "status: published", "status: record", "1 record-rewritten"),
    broken(BIRTH_FILE, "related:", "agency: Sở Y tế\nrelated:", "1 record-rewritten"),
    broken(BIRTH_FILE, TITLE, "title: {a: b}\n", "3 not-text"),
    broken(BIRTH_FILE, "- {kind: charge, amount: 0}", "- 0 đồng", "15 not-a-group"),
    broken(BIRTH_FILE, "", "review_every_months: 61\n", "27 out-of-range"),
    broken(BIRTH_FILE, "code: HT01", "code: ht-01", "1 bad-code"),
    broken(FIELDS_FILE, "prefix: HT", "prefix: ht", "4 bad-prefix"),
    broken(FIELDS_FILE, "id: ho-tich", "id: Hộ tịch", "2 bad-id"),
    broken(FIELDS_FILE, "icon: stamper", "icon: con-dau", "13 unknown-icon"),
    broken(LIFE_EVENTS_FILE, "- text: Đưa bé đi tiêm.\n        when:", "- when:", "9 empty-step"),
    broken(LIFE_EVENTS_FILE, "    code: VDSINH\n", "", "2 missing-key"),
]  # fmt: skip

WARD = [
    broken(WARD_FILE, '"07:30-11:30"', "7h30-11h30", "6 bad-hours"),
    broken(WARD_FILE, '"07:30-11:30", "13:00-17:00"', '"13:00-17:00", "07:30-11:30"', "5 bad-hours"),
    broken(WARD_FILE, "monday", "thu-hai", "6 unknown-value"),
    broken(WARD_FILE, "028 3800 0000", "028.0000", "10 bad-phone"),
    broken(WARD_FILE, "https://phuong.tinh.vn/", "https://phường.example/", "4 bad-site-address"),
    broken(WARD_FILE, "", "email: phuong tinh\n", "14 bad-email"),
    broken(WARD_FILE, "", "report_channels: [{name: Loa}]\n", "14 unreachable"),
    broken(WARD_FILE, "", "closures: [{from: 2027-03-16, to: 2027-03-15, reason: x}]\n", "14 dates-reversed"),
    broken(WARD_FILE, "", "closures: [{from: 15/3/2027, reason: x}]\n", "14 not-a-date"),
    broken(WARD_FILE, "", "closures: [{from: 2027-03-15}]\n", "14 missing-key"),
    broken(WARD_FILE, "1 Đường Thử, Phường Thử", "1 Đường Thử #3, Phường Thử", "3 cut-value"),
    broken(BIRTH_FILE, "summary: Làm giấy", "summary: Làm #1 giấy", "6 cut-value"),
    broken(WARD_FILE, "fields: [ho-tich]", "fields: [ho-tch]", "12 unknown-field"),
    broken(WARD_FILE, "fields: [chung-thuc]", "place: nha-cu, fields: [chung-thuc]", "13 unknown-place"),
    broken(WARD_FILE, "fields: [chung-thuc]", "fields: [ho-tich]", "11 field-without-counter"),
    broken(WARD_FILE, "", "places: [{id: Nhà cũ, name: A, address: B}]\n", "14 bad-id"),
    broken(WARD_FILE, "", "places: [{id: a, name: A}]\n", "14 missing-key"),
    broken(WARD_FILE, "", "places: [{id: a, name: A, address: B}]\n", "14 unused-place"),
    broken(WARD_FILE, "", "closures: [{from: 2027-03-15, reason: x, place: a}]\n", "14 unknown-place"),
    broken(WARD_FILE, "", "offered: [HT01]\nnot_offered: [HT02]\n", "1 two-lists"),
    broken(WARD_FILE, "", "not_offered: [HT02, HT20]\n", "14 unknown-code"),
    broken(WARD_FILE, "", "colour: đỏ\n", "14 bad-colour"),
    broken(WARD_FILE, "", "colour: '#a12'\n", "14 bad-colour"),
    broken(WARD_FILE, "", "colour: #a1242e\n", "14 bad-colour", "14 empty-value"),
    broken(WARD_FILE, "", "colour: '#777777'\n", "14 pale-colour"),
    broken(WARD_FILE, "", "emblem: ../emblem.svg\n", "14 bad-emblem-name"),
    broken(WARD_FILE, "", "emblem: emblem.jpg\n", "14 bad-emblem-name"),
    broken(WARD_FILE, "", "emblem: emblem.svg\n", "14 emblem-missing"),
    broken(BIRTH_FILE, "Giấy chứng sinh", "Giấy chứng sinh, form: {name: Tờ, file: Tờ khai.doc}", "22 bad-form-name"),
    broken(BIRTH_FILE, "Giấy chứng sinh", "Giấy chứng sinh, form: {name: Tờ, file: to-khai.pdf}", "22 form-missing"),
]  # fmt: skip

ACROSS = [
    broken(NEW, None, BURIAL.replace("HT03", "HT01"), "1 duplicate-code"),
    broken(NEW, None, BURIAL, "1 code-not-issued"),
    broken("procedures/chung-thuc/khai-tu.yml", None, BURIAL, "5 wrong-folder", "1 code-not-issued"),
    broken("procedures/ho-tich/Khai tử.yml", None, BURIAL, "1 bad-file-name", "1 code-not-issued"),
    broken("procedures/khai-tu.yml", None, BURIAL, "1 misplaced"),
    broken("procedures/ho-tich/khai-tu.yaml", None, BURIAL, "1 not-yml"),
    broken(BIRTH_FILE, "[HT02]", "[HT20]", "24 unknown-code"),
    broken(BIRTH_FILE, "[HT02]", "[HT01]", "24 own-code"),
    broken(BIRTH_FILE, "status: published",
           "status: withdrawn\nwithdrawn_on: 2036-12-01\nreason: Bỏ.", "9 withdrawn-early"),
    broken(PROVINCE_FILE, None,
           "fees:\n  - {procedure: HT02, kind: charge, amount: 15000, decision: 1/NQ}\n"
           "  - {procedure: HT02, kind: charge, amount: 25000, decision: 1/NQ}", "3 two-amounts"),
    broken(PROVINCE_FILE, None,
           "fees:\n  - {procedure: HT02, kind: charge, amount: 15000, until: 2026-12-31, decision: 1/NQ}\n"
           "  - {procedure: HT02, kind: charge, amount: 25000, from: 2027-01-01, decision: 1/NQ}"),
    *(
        broken(WARD_FILE, "028 3800 0000", number, *wrong)
        for number, wrong in (
            ("028 3800 000", ["10 odd-phone"]), ("0912 345 67", ["10 odd-phone"]),
            ("0912 345 6789", ["10 odd-phone"]), ("3829 1234", ["10 odd-phone"]),
            ("1900 12345", ["10 odd-phone"]), ("0912 345 678", []), ("1022", []), ("1900 1234", []),
            ("+84 912 345 678", []), ("0204 3829 123", []),
        )
    ),
    broken(BIRTH_FILE, "for: [bo-roi]", "for: [bo-rio]", "23 unknown-case"),
    broken(BIRTH_FILE, "field: ho-tich", "field: ho-tch", "5 unknown-field"),
    broken(COPY_FILE, "code: CT01", "code: HT05", "1 foreign-prefix", "1 code-not-issued",
           f"{LEDGER_FILE} 2 code-lost"),
    broken(BIRTH_FILE, '"1.001193"', '"1.000894"', "2 same-national-code"),
    broken(LIFE_EVENTS_FILE, "procedure: HT01", "procedure: HT77", "8 unknown-code"),
    broken(LEDGER_FILE, "HT01,procedure,khai-sinh", "HT01,procedure,khai-tu", f"{BIRTH_FILE} 1 code-retargeted"),
    broken(LEDGER_FILE, "HT02,procedure", "HT02;procedure", "4 ledger-row", f"{MARRIAGE_FILE} 1 code-not-issued"),
    broken(LEDGER_FILE, "", "HT01,procedure,khai-tu,2026-11-21,\n", "9 ledger-twice"),
    broken(LEDGER_FILE, "", "HT55,procedure,ly-hon,2026-11-21,\n", "9 code-lost"),
    broken(LEDGER_FILE, None, b"\xff\xfeH\0T\0", "1 ledger-unreadable", f"{BIRTH_FILE} 1 code-not-issued",
           f"{MARRIAGE_FILE} 1 code-not-issued", f"{COPY_FILE} 1 code-not-issued",
           f"{FIELDS_FILE} 3 code-not-issued", f"{FIELDS_FILE} 9 code-not-issued",
           f"{LIFE_EVENTS_FILE} 3 code-not-issued", f"{LEDGER_FILE} 1 code-not-issued"),
    broken(SYNONYMS, None, "synonyms:\n  - {say: [cưới, Cưới], mean: kết hôn}\n", "2 said-twice"),
    broken(SITUATIONS, None, "situations:\n  HT77: {vi: [bố mất]}\n", "2 unknown-code"),
    broken(
        SITUATIONS,
        None,
        "situations:\n  HT01: {vi: [bé mới sinh]}\n  HT02: {vi: [Be moi sinh]}\n",
        "3 said-for-two",
    ),
    broken(SYNONYMS, None, "synonyms:\n  - {say: [bay], mean: tàu vũ trụ}\n", "2 unknown-meaning"),
    broken(GLOSSARY, None, "terms:\n  - {id: a, term: cư trú, means: nơi ở}\n"
           "  - {id: b, term: Cư trú, means: chỗ ở}\n", "3 explained-twice"),
    broken(GLOSSARY, None, "terms:\n  - {id: a, term: cư trú, means: nơi ở}\n"
           "  - {id: a, term: hộ tịch, means: sổ}\n", "3 explained-twice"),
    broken(ELSEWHERE, None, "other_offices:\n  - {id: a, title: Ly hôn, group: court}\n"
           "  - {id: b, title: LY HÔN, group: court}\n", "3 listed-twice"),
    broken(ELSEWHERE, None, "other_offices:\n  - {id: a, title: Ly hôn, group: court}\n"
           "  - {id: a, title: Hộ chiếu, group: papers}\n", "3 listed-twice"),
    broken(ELSEWHERE, None, "other_offices:\n  - {id: a, title: Ly hôn, group: court, keywords: [Cưới, đăng ký kết hôn]}\n",
           "2 keyword-of-procedure", "2 keyword-of-procedure"),
    broken(ELSEWHERE, None, "other_offices:\n  - {id: a, title: Ly hôn, group: court, who: Tòa án}\n",
           "2 without-source"),
    broken(ELSEWHERE, None, "other_offices:\n  - {id: a, title: Ly hôn, group: court, who: Tòa án, source: Luật}\n",
           "2 source-incomplete"),
    broken(ELSEWHERE, None, "other_offices:\n  - {id: a, title: Ly hôn ở phường, group: court}\n", "2 bare-ward"),
    broken(ENGLISH, None, "strings:\n  title: {of: xyz, text: Birth}\n", "2 bad-mark"),
    broken(ENGLISH, None, "strings:\n  title: {of: 000000, text: Birth}\n", "1 old-translation"),
    broken("procedures/ho-tich/cu.en.yml", None, "strings: {}\n", "1 lost-translation"),
    broken(PAGE, None, "---\ncode: TIN\ntitle: Tin\n---\n", "2 missing-key"),
    broken(PAGE, None, "# Tin\n\nXem [tin](code:HT0).\n", "3 unknown-code"),
    broken(PAGE, None, b"# Tin\n\n\xff\n", "3 not-utf8"),
    broken(PAGE, None, b"---\ncode: TIN\ntitle: Tin\nsummary: Tin.\n---\n\xff\n", "6 not-utf8"),
    broken("site_src/en/tin.md", None, "# News\n", "1 lost-translation"),
    broken(PRINTS, None, f"{HEADER}25/11/2026,poster,HT01,11/2026·4f2a,1,\n", "2 prints-date"),
    broken(PRINTS, None, f"{HEADER}2026-11-25,tờ,HT01,11/2026·4f2a,1,\n", "2 prints-kind"),
    broken(PRINTS, None, f"{HEADER}2026-11-25,poster,HT09,11/2026·4f2a,1,\n", "2 printed-code-unknown"),
    broken(PRINTS, None, f"{HEADER}2026-11-25,poster,LVHT,11/2026·4f2a,1,\n", "2 printed-code-kind"),
    broken(PRINTS, None, f"{HEADER}2026-11-25,poster\n", "2 prints-row"),
    broken(PRINTS, None, "", "1 prints-unreadable"),
    broken("provinces/thanh-pho-thu.yml", None, "fees: []\n", "1 misplaced"),
    broken("provinces/tinh-thu.yml", None, "fees: []\n", "1 misplaced"),
    broken(FORMATS, None, "formats: x\n", "1 not-formats"),
    broken(FORMATS, None, "formats:\n  - {id: A4}\n", "2 bad-id", *["2 missing-key"] * 9),
    broken("procedures/ho-tich/con.yml", None, BURIAL, "1 reserved-name", "1 code-not-issued"),
    broken("procedures/ho-tich/aux.en.yml", None, "strings: {}\n", "1 reserved-name", "1 lost-translation"),
    broken(LIFE_EVENTS_FILE, "code: VDSINH", "code: CON", "3 reserved-name"),
    broken(FIELDS_FILE, "id: ho-tich", "id: com1", "2 reserved-name"),
    broken("site_src/pages/lpt9.md", None, "# Tin\n", "1 reserved-name"),
    broken("site_src/pages/tin: moi.md", None, "# Tin\n", "1 reserved-name"),
    broken("procedures/FIELDS.yml", None, "x: 1\n", "1 misplaced", f"{FIELDS_FILE} 1 same-file-name"),
    broken(LEDGER_FILE, None, EXCEL_LEDGER, "1 saved-by-excel"),
    broken(LEDGER_FILE, None, EXCEL_LEDGER.replace(";", "\t"), "1 saved-by-excel"),
    broken(LEDGER_FILE, None, EXCEL_LEDGER.replace(";", ",").removeprefix("\ufeff"), "1 saved-by-excel"),
    *(
        broken(LEDGER_FILE, None, EXCEL_LEDGER.replace(";", ",").replace("21/11/2026", day), "1 saved-by-excel")
        for day in ("21/11/26", "11/21/2026", "21-11-2026", "21-Nov-26", "21.11.2026", "21/11/2026 0:00", "46347")
    ),
    broken(LEDGER_FILE, None, "sep=,\n" + LEDGER, "1 saved-by-excel"),
    broken(LEDGER_FILE, "", ",,,,\n,,,,\n"),
    broken(LEDGER_FILE, None, LEDGER.replace("code,kind,target", "CODE,KIND,TARGET")),
    broken(LEDGER_FILE, None, re.sub("([^,\n]+)", r'"\1"', LEDGER)),
    broken(PRINTS, None, f"{HEADER.replace(',', ';')}25/11/2026;poster;HT01;11/2026·4f2a;1;\n", "1 saved-by-excel"),
    broken(PRINTS, None, f"{HEADER}25/11/2026,poster,HT01,11/2026·4f2a,1,\n26/11/2026,poster,HT01,11/2026·4f2a,1,\n",
           "1 saved-by-excel"),
]  # fmt: skip

MASKED = "https://dichvucong.gov.vn@khac.example/"
ALIKE = "https://dichvucong-gov-vn.khac.example/"
LYING = '"Xem [dichvucong.gov.vn](https://khac.example/)."'
MENU = "mkdocs.yml"
WORKS = """\
code: R7K2QXM
basis: {kind: exempt}
place: {house: 18/2, street: Đường Thử}
allowed: [LYING]
starts_on: 2026-10-01
ends_on: 2026-12-30
status: running
""".replace("LYING", LYING)
"""Every place where a link can stand."""

LINKS = [
    broken(BIRTH_FILE, "https://dichvucong.gov.vn/", MASKED, "17 deceptive-link"),
    broken(BIRTH_FILE, "https://dichvucong.gov.vn/", ALIKE, "17 deceptive-link"),
    broken(BIRTH_FILE, "https://dichvucong.gov.vn/", "https://203.0.113.7/", "17 deceptive-link"),
    broken(BIRTH_FILE, "https://dichvucong.gov.vn/", "https://dichvucong.gov.vn(.khac.example/", "17 deceptive-link"),
    broken(BIRTH_FILE, "https://dichvucong.gov.vn/", "https://khac.example/", "17 unknown-host"),
    broken(BIRTH_FILE, "Giấy chứng sinh,", f"Giấy, form: {{name: Mẫu, url: '{ALIKE}'}},", "22 deceptive-link"),
    broken(BIRTH_FILE, "Giấy chứng sinh,", "Giấy, form: {name: mau.gov.vn, url: 'https://khac.example/'},", "22 link-words"),
    broken(BIRTH_FILE, "checked_on", f"url: '{MASKED}', checked_on", "25 deceptive-link"),
    broken(BIRTH_FILE, "checked_on", f"staff_note: '{MASKED}', checked_on"),
    broken(BIRTH_FILE, "", f"notes: [{LYING}]\n", "27 link-words"),
    broken(BIRTH_FILE, STEPS, f"steps: ['Mở {ALIKE}.']\n", "10 deceptive-link"),
    broken(BIRTH_FILE, STEPS, "steps: ['Mở http://tinh.gov.vn/.']\n", "10 http-link"),
    broken(BIRTH_FILE, "", f"caution: [{LYING}]\n", "27 link-words"),
    broken(BIRTH_FILE, "", f"conditions: [{{text: {LYING}, for: [bo-roi]}}]\n", "27 link-words"),
    broken(BIRTH_FILE, "", f"results: [{{name: Giấy, note: {LYING}}}]\n", "27 link-words"),
    broken(BIRTH_FILE, "", f"legal_basis: [{{number: 60/2014/QH13, title: '{MASKED}'}}]\n", "27 deceptive-link"),
    broken(FIELDS_FILE, "Giấy tờ về nhân thân.", MASKED, "6 deceptive-link"),
    broken(LIFE_EVENTS_FILE, "text: Đưa bé đi tiêm.", f"text: {LYING}", "9 link-words"),
    broken(own("renovations/2026/R7K2QXM.yml"), None, WORKS, "4 link-words", "1 code-not-issued"),
    broken(WARD_FILE, "", f"map_url: {ALIKE}\n", "14 deceptive-link"),
    broken(WARD_FILE, "", f"report_channels: [{{name: Kênh, url: '{MASKED}'}}]\n", "14 deceptive-link"),
    broken(WARD_FILE, "", "report_channels: [{name: tinh.gov.vn, url: 'https://khac.example/'}]\n", "14 link-words"),
    broken(WARD_FILE, "", "report_channels: [{name: tinh.gov.vn, phone: '1022'}]\n", "14 link-words"),
    broken(WARD_FILE, "", f"greeting: {MASKED}\n", "14 deceptive-link"),
    broken(WARD_FILE, "", "trusted_hosts: ['https://zalo.me']\n", "14 bad-host"),
    broken(WARD_FILE, "", "trusted_hosts: [tinh-gov-vn.example]\n", "14 bad-host"),
    broken(ENGLISH, None, f"strings:\n  summary: {{of: {mark_of('Làm giấy khai sinh cho trẻ.')}, text: '{MASKED}'}}\n",
           "2 deceptive-link", "1 old-translation"),
    broken(PAGE, None, f"---\ncode: TIN\ntitle: Tin\nsummary: {MASKED}\n---\n", "4 deceptive-link", "2 code-not-issued"),
    broken(PAGE, None, f"# Tin\n\n[Cổng]({MASKED})\n", "3 deceptive-link"),
    broken(PAGE, None, "# Tin\n\n[Nhóm](https://khac.example/)\n", "3 unknown-host"),
    broken(PAGE, None, "# Tin\n\n[Nhóm][x]\n\n[x]: http://tinh.gov.vn/\n", "5 http-link"),
    broken(PAGE, None, "---\ntitle: Tin\ntemplate: redirect.html\n---\n# Tin\n", "3 unknown-key"),
    broken(PAGE, None, "template: redirect.html\n\n# Tin\n", "1 unknown-key"),
    broken(MENU, None, f"nav:\n  - Nhà: index.md\n  - Cổng: {MASKED}\n", "3 deceptive-link"),
    broken(MENU, None, "nav:\n  - Nhà: javascript:alert(1)\n", "2 unsafe-link"),
    broken(MENU, None, "nav:\n  - dichvucong.gov.vn: https://khac.example/\n", "2 link-words"),
    broken(MENU, None, "nav:\n  - Nhóm: https://khac.example/\n", "2 unknown-host"),
    broken(MENU, None, "nav:\n  - Nhà: index.md\n  - <meta http-equiv=refresh>:\n      - a.md\n", "3 raw-html"),
    broken(MENU, None, "nav: [\n"),
]  # fmt: skip

UNIT = [
    broken(BIRTH_FILE, "khai sinh cho trẻ.", "khai sinh ở phường.", "6 bare-ward"),
    broken(BIRTH_FILE, "khai sinh cho trẻ.", "khai sinh ở {xã}.", "6 unknown-word"),
    broken(BIRTH_FILE, STEPS, "steps: [Hỏi công an PHƯỜNG.]\n", "10 bare-ward", "10 unexplained"),
    broken(BIRTH_FILE, STEPS, 'steps: ["Ghi {", "phường} ở đây."]\n', "10 bare-ward", "10 step-without-actor"),
    broken(BIRTH_FILE, "", "steps: [Hỏi {phường} trước.]\n", "27 syntax"),
    broken(BIRTH_FILE, "", "steps:\n  - {Phường} ghi sổ.\n", "28 syntax"),
    broken(BIRTH_FILE, "", "where: {phường}\n", "27 syntax", "27 not-text"),
    broken(FIELDS_FILE, "về nhân thân.", "do phường cấp.", "6 bare-ward"),
    broken(LIFE_EVENTS_FILE, "Đưa bé đi tiêm.", "Báo Ủy ban nhân dân phường.", "9 bare-ward"),
    broken(ENGLISH, None, "strings:\n  summary: {of: 000000, text: Ask the ward.}\n", "2 bare-ward", "1 old-translation"),
    broken(ENGLISH, None, 'strings:\n  summary: {of: 000000, text: "Ask {phường}."}\n', "2 unknown-word", "1 old-translation"),
    broken(PAGE, None, "# Tin\n\nHỏi `phường` ở phường.\n", "3 bare-ward"),
    broken(PAGE, None, "# Tin\n\nHỏi { phường }. {#tin}\n", "3 unknown-word"),
    broken(WARD_FILE, "", "level: commune\n", "1 other-level"),
    broken(WARD_FILE, "", "hours_note: Nghỉ theo {huyện}.\n", "14 unknown-word"),
]  # fmt: skip

TABLE = [*SYNTAX, *ENCODING, *TRAPS, *VALUES, *WARD, *ACROSS, *LINKS, *UNIT]
