from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.library.forms.reader import parse_document
from generator.library.forms.validation import AnyModel, validate
from generator.library.language.formats import day_words, join_words, money_words, number_words
from generator.library.local.in_unit import in_unit
from generator.library.models.local_facts import Overlay, SetFee
from generator.library.models.procedure import Fee, Paper, Procedure, Time, add_months
from generator.library.models.ward import Ward
from generator.views.edition import edition_of
from generator.views.fees_and_times import (
    Fact,
    _fee_tone,
    fee_note,
    fee_words,
    fees,
    time_note,
    time_words,
    times,
)
from generator.views.guide import GuideView
from generator.views.hours import open_hours
from generator.views.procedure import paper_view, sheet_words
from generator.views.sheets import leaflet_view, poster_view
from generator.views.unit import unit_view
from tests.guide_files import BIRTH, BIRTH_FILE, MARRIAGE, STEPS, WARD, WARD_FILE, Guide

NBSP = "\u00a0"
TODAY = date(2026, 11, 22)


def read(model: type[AnyModel], text: str) -> AnyModel:
    document, problems = parse_document(text.encode(), "a.yml")
    assert document is not None, problems
    value, problems = validate(model, document)
    assert value is not None, problems
    return value


def procedure(channels: str, cases: str = "[]") -> Procedure:
    """A procedure with these channels, in YAML flow style."""
    return read(
        Procedure,
        f"{MARRIAGE.split('channels:')[0]}cases: {cases}\nchannels: {channels}\n"
        "source: {decision: a, checked_on: 2026-11-20}\n",
    )


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        ("{value: 1, unit: working_day}", "1 ngày làm việc", ""),
        ("{value: 7.5, unit: day}", "7,5 ngày", ""),
        ("{value: 7.50, unit: day}", "7,5 ngày", ""),
        ("{value: 30, unit: day}", "30 ngày", ""),
        ("{value: 100, unit: day}", "100 ngày", ""),
        ("{value: 4, unit: hour}", "4 giờ", ""),
        ("{value: 2, unit: month}", "2 tháng", ""),
        ("{unit: same_day}", "Trong ngày", ""),
        ("{unit: same_day, text: Sau 15 giờ thì hôm sau}", "Trong ngày", "Sau 15 giờ thì hôm sau"),
        ("{value: 3, unit: day, text: Xác minh thì 8 ngày}", "3 ngày", "Xác minh thì 8 ngày"),
        ("{text: Ngay khi nhận đủ hồ sơ}", "Ngay khi nhận đủ hồ sơ", ""),
    ],
)
def test_a_time_in_words(text: str, words: str, note: str) -> None:
    time = read(Time, text)
    assert time_words(time).replace(NBSP, " ") == words
    assert time_note(time) == note


def test_an_unknown_time_is_asked_for() -> None:
    assert time_words(None) == "Hỏi phường"
    assert times(procedure("[{via: counter}]")) == (Fact("Hỏi phường", tone="ask"),)
    assert times(procedure("[]")) == (Fact("Hỏi phường", tone="ask"),)


def test_a_number_keeps_with_its_unit_on_the_line() -> None:
    assert time_words(read(Time, "{value: 3, unit: day}")) == f"3{NBSP}ngày"
    assert money_words(8000) == f"8.000{NBSP}đ"


@pytest.mark.parametrize(
    ("text", "words", "tone"),
    [
        ("{kind: fee, amount: 0}", "Miễn phí", "free"),
        ("{kind: fee, amount: 0, set_by: province}", "Miễn phí", "free"),
        ("{kind: fee, amount: 8000}", "8.000 đ", "known"),
        ("{kind: fee, amount: 1234567}", "1.234.567 đ", "known"),
        ("{kind: fee, amount: 500}", "500 đ", "known"),
        ("{kind: fee, amount: 10, currency: USD}", "10 USD", "known"),
        ("{kind: fee, amount: 2000, per: trang}", "2.000 đ/trang", "known"),
        ("{kind: fee}", "Hỏi phường", "ask"),
        ("{kind: fee, per: bản}", "Hỏi phường", "ask"),
        ("{kind: charge, set_by: province}", "Tỉnh, thành phố quy định", "ask"),
        ("{kind: charge, set_by: unclear}", "Hồ sơ quốc gia ghi 0 đồng", "ask"),
        ("{kind: charge, set_in: Luật Phí và lệ phí}", "Theo Luật Phí và lệ phí", "ask"),
        ("{kind: fee, amount: 8000, set_in: Luật Phí và lệ phí}", "8.000 đ", "known"),
    ],
)
def test_a_fee_in_words(text: str, words: str, tone: str) -> None:
    fee = read(Fee, text)
    assert fee_words(fee).replace(NBSP, " ") == words
    assert _fee_tone(fee) == tone
    assert fee.amount == 0 or "Miễn" not in words
    assert fee.amount is not None or not any(char in "123456789" for char in words)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("{kind: fee}", ""),
        ("{kind: fee, set_in: Luật Thử}", "Hỏi phường số tiền."),
        (
            "{kind: fee, set_in: Luật Thử, note: Nộp ở chi cục.}",
            "Hỏi phường số tiền. Nộp ở chi cục.",
        ),
        ("{kind: fee, set_in: Luật Thử, set_by: province}", ""),
        ("{kind: fee, amount: 8000, set_in: Luật Thử}", "Theo Luật Thử."),
        ("{kind: fee, set_by: unclear}", "Không rõ là miễn hay chưa có mức; hỏi phường."),
    ],
)
def test_whom_to_ask_is_said_where_the_record_names_no_amount(text: str, note: str) -> None:
    assert fee_note(read(Fee, text)) == note


def test_a_list_says_what_the_record_says_rather_than_to_ask(guide: Guide) -> None:
    guide.replace(
        BIRTH_FILE,
        "    fees:\n      - {kind: charge, amount: 0}\n  - via: online",
        "  - via: online",
    )
    guide.replace(BIRTH_FILE, "amount: 0", "set_by: unclear")
    answer = GuideView(guide.published(TODAY)).procedures["HT01"].answer.replace(NBSP, " ")
    assert answer == "1 ngày làm việc · phí: hồ sơ quốc gia ghi 0 đồng (tùy trường hợp)"


def test_without_fees_in_the_record_the_fee_is_asked_for_and_never_free() -> None:
    for channels in ("[]", "[{via: counter}]", "[{via: counter, fees: []}]"):
        assert fees(procedure(channels)) == (Fact("Hỏi phường", tone="ask"),)


FREE = "fees: [{kind: fee, amount: 0}]"
PAID = "fees: [{kind: fee, amount: 5000}]"
CASES = "[{id: a, title: Trong hạn}, {id: b, title: Quá hạn}]"


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        (f"[{{via: counter, {FREE}}}, {{via: online, {FREE}}}]", [("Miễn phí", "")]),
        (
            f"[{{via: counter, {PAID}}}, {{via: online, {FREE}}}]",
            [("5.000 đ", "Tại quầy"), ("Miễn phí", "Trực tuyến")],
        ),
        (
            f"[{{via: counter, {PAID}}}, {{via: post, {PAID}}}, {{via: online, {FREE}}}]",
            [("5.000 đ", "Tại quầy và Qua bưu điện"), ("Miễn phí", "Trực tuyến")],
        ),
        (
            f"[{{via: counter, for: [a], {FREE}}}, {{via: counter, for: [b], {PAID}}}]",
            [("Miễn phí", "Trong hạn"), ("5.000 đ", "Quá hạn")],
        ),
        (
            "[{via: counter, fees: [{kind: fee, amount: 0, for: [a]}, {kind: fee, amount: 5000}]}]",
            [("Miễn phí", "Trong hạn"), ("5.000 đ", "")],
        ),
        (
            f"[{{via: counter, for: [a], {PAID}}}, {{via: online, {FREE}}}]",
            [("5.000 đ", "Tại quầy · Trong hạn"), ("Miễn phí", "Trực tuyến")],
        ),
        (
            f"[{{via: counter, {FREE}}}, {{via: online}}]",
            [("Miễn phí", "Tại quầy"), ("Hỏi phường", "Trực tuyến")],
        ),
    ],
)
def test_equal_fees_are_one_fact_and_its_label_says_where_it_holds(
    channels: str, expected: list[tuple[str, str]]
) -> None:
    facts = fees(procedure(channels, CASES))
    assert [(fact.words.replace(NBSP, " "), fact.label) for fact in facts] == expected


def test_times_are_merged_as_fees_are() -> None:
    both = (
        "[{via: counter, time: {value: 3, unit: day}}, {via: online, time: {value: 2, unit: day}}]"
    )
    assert [(fact.words, fact.label) for fact in times(procedure(both))] == [
        (f"3{NBSP}ngày", "Tại quầy"),
        (f"2{NBSP}ngày", "Trực tuyến"),
    ]


MORE_CASES = "[{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}]"


@pytest.mark.parametrize(
    ("channels", "labels"),
    [
        # Cases that make up all cases need no words.
        (f"[{{via: counter, for: [a, b, c, d], {FREE}}}]", [""]),
        (
            f"[{{via: counter, for: [a], {FREE}}}, {{via: counter, for: [b, c, d], {PAID}}}]",
            ["A", "Trường hợp khác"],
        ),
        (
            f"[{{via: counter, for: [a, b], {FREE}}}, {{via: counter, for: [c, d], {PAID}}}]",
            ["A; B", "C; D"],
        ),
    ],
)
def test_many_remaining_cases_are_called_other_cases(channels: str, labels: list[str]) -> None:
    assert [fact.label for fact in fees(procedure(channels, MORE_CASES))] == labels


def test_different_kinds_of_payment_are_told_apart() -> None:
    both = "[{kind: charge, amount: 0}, {kind: fee, amount: 0, when: xin thêm}]"
    found = fees(procedure(f"[{{via: counter, fees: {both}}}]"))
    assert [(fact.words, fact.label, fact.when) for fact in found] == [
        ("Miễn phí", "", ""),
        ("Miễn phí", "Phí", "xin thêm"),
    ]


def test_who_need_not_pay_stands_in_the_note() -> None:
    waived = (
        "[{via: counter, fees: [{kind: fee, amount: 1, waived_for: [hộ nghèo, trẻ em], note: B}]}]"
    )
    assert fees(procedure(waived))[0].note == "Miễn cho: hộ nghèo; trẻ em. B"


def test_a_note_is_shown_only_where_all_agree_on_it() -> None:
    one = "fees: [{kind: fee, amount: 0, note: Miễn}]"
    assert fees(procedure(f"[{{via: counter, {one}}}, {{via: post, {one}}}]"))[0].note == "Miễn"
    assert fees(procedure(f"[{{via: counter, {one}}}, {{via: post, {FREE}}}]"))[0].note == ""


def set_fees(*entries: str) -> tuple[SetFee, ...]:
    listed = ", ".join(f"{{amount: 8000, decision: 12/NQ, {entry}}}" for entry in entries)
    return read(Overlay, f"of: a\nfees: [{listed}]\n").fees


def shown(text: str, *entries: str, day: date = TODAY) -> list[tuple[str, str]]:
    """The amounts of a procedure in a unit with these entries, each with what it holds for."""
    filled = in_unit(read(Procedure, text), set_fees(*entries), None, day)
    return [(fact.words.replace(NBSP, " "), fact.holds_for) for fact in fees(filled)]


OPEN, EIGHT = ("Tỉnh, thành phố quy định", ""), ("8.000 đ", "")
TWO_OPEN = MARRIAGE.replace(
    "      - {kind: charge, set_by: province}",
    "      - {kind: charge, set_by: province, note: hồ sơ không ghi rõ bao nhiêu}\n"
    "      - {kind: charge, set_by: province, when: bạn xin bản sao}",
)


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        (["kind: charge"], [EIGHT]),
        (["kind: charge, via: [counter]"], [EIGHT]),
        (["kind: charge, via: [online]"], [OPEN]),
        (["kind: fee"], [OPEN]),
        (["kind: charge, from: 2999-01-01"], [OPEN]),
        (["kind: charge, until: 2020-01-01"], [OPEN]),
        (["kind: charge, per: bản"], [("8.000 đ/bản", "")]),
        (
            ["kind: charge, when: đúng hạn", "kind: charge, when: quá hạn"],
            [("8.000 đ", "chỉ khi đúng hạn"), ("8.000 đ", "chỉ khi quá hạn")],
        ),
    ],
)
def test_an_amount_that_the_province_has_set_fills_the_fee_left_open(
    entries: list[str], found: list[tuple[str, str]]
) -> None:
    assert shown(MARRIAGE, *entries) == found


def test_an_amount_fills_the_fee_of_its_condition_and_its_note_goes() -> None:
    filled = in_unit(
        read(Procedure, TWO_OPEN), set_fees("kind: charge, when: Bạn xin bản sao"), None, TODAY
    )
    first, second = filled.channels[0].fees
    assert (first.amount, second.amount) == (8000, 8000)
    assert (first.note, first.when, second.when) == (None, "Bạn xin bản sao", "Bạn xin bản sao")


def test_cases_have_amounts_of_their_own() -> None:
    late = BIRTH.replace("amount: 0", "set_by: province")
    text = (
        "of: a\nfees:\n"
        "  - {kind: charge, for: [thuong], amount: 5000, decision: A}\n"
        "  - {kind: charge, for: [bo-roi], amount: 0, decision: A}\n"
    )
    listed = read(Overlay, text).fees
    filled = in_unit(read(Procedure, late), listed, None, TODAY)
    assert [(fee.for_cases, fee.amount) for fee in filled.channels[0].fees] == [
        (("thuong",), 5000), (("bo-roi",), 0)
    ]  # fmt: skip


def test_an_amount_that_the_record_gives_is_not_replaced() -> None:
    stated = MARRIAGE.replace("set_by: province", "set_by: province, amount: 0")
    assert shown(stated, "kind: charge") == [("Miễn phí", "")]


def test_what_the_unit_adds_stands_behind_what_the_library_says() -> None:
    overlay = read(
        Overlay,
        "of: a\ntime: {value: 2, unit: working_day}\nwhere: Quầy 3\nnotes: [Lấy số ở cửa.]\n"
        "documents: [{name: Ảnh 3 × 4}]\n",
    )
    procedure = in_unit(read(Procedure, BIRTH), (), overlay, TODAY)
    counter, online = procedure.channels
    assert [time_words(one.time).replace(NBSP, " ") for one in (counter, online)] == [
        "2 ngày làm việc", "1 ngày làm việc"
    ]  # fmt: skip
    assert procedure.where == "Quầy 3"
    assert [note.text for note in procedure.notes] == ["Lấy số ở cửa."]
    assert [paper.name for paper in procedure.documents][-1] == "Ảnh 3 × 4"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{name: a, originals: 1, copies: 2}", "1 bản chính, 2 bản sao"),
        ("{name: a, copies: 1}", "1 bản sao"),
        ("{name: a}", ""),
    ],
)
def test_how_many_sheets(text: str, words: str) -> None:
    assert sheet_words(read(Paper, text)).replace(NBSP, " ") == words


def test_days_with_the_same_hours_stand_together() -> None:
    found = [(days.days, days.hours) for days in open_hours(read(Ward, WARD).hours)]
    assert found == [
        ("Thứ 2 và Thứ 3", "7:30–11:30, 13:00–17:00"),
        ("Thứ 4 – Thứ 6", "Nghỉ"),
        ("Thứ 7", "7:30–11:30"),
        ("Chủ nhật", "Nghỉ"),
    ]


def test_open_days_leave_out_the_closed_ones(guide: Guide) -> None:
    assert unit_view(guide.published()).open_line == (
        "Thứ 2 và Thứ 3: 7:30–11:30, 13:00–17:00; Thứ 7: 7:30–11:30"
    )


def test_dates_and_numbers_as_vietnamese_write_them() -> None:
    assert day_words(date(2026, 1, 6)) == "06/01/2026"
    assert number_words(Decimal("0.25")) == "0,25"
    assert number_words(1) == "1"


def editions(guide: Guide) -> tuple[str, str]:
    """The editions of the poster and of the leaflet of HT01."""
    published = guide.published(TODAY)
    procedure = published.by_code["HT01"]
    views = poster_view(published, procedure), leaflet_view(published, procedure)
    poster, leaflet = (edition_of(view, TODAY) for view in views)
    return poster, leaflet


ON_BOTH = [
    (BIRTH_FILE, "summary: Làm", "summary: Nay làm"),
    (BIRTH_FILE, "channels:", "caution: [Hỏi trước.]\nchannels:"),
    (BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh"),
    (BIRTH_FILE, "value: 1, unit", "value: 2, unit"),
    (BIRTH_FILE, "unit: working_day}", "unit: working_day, text: Sau 15 giờ thì hôm sau}"),
    (BIRTH_FILE, "amount: 0", "amount: 5000"),
    (BIRTH_FILE, "Giấy chứng sinh", "Giấy chứng sinh bản giấy"),
    (BIRTH_FILE, "originals: 1", "originals: 2"),
    (BIRTH_FILE, "chứng sinh, originals", "chứng sinh, role: show, originals"),
    (BIRTH_FILE, "chứng sinh, originals", "chứng sinh, when: có, originals"),
    (BIRTH_FILE, "for: [bo-roi]", "for: []"),
    (BIRTH_FILE, "title: Trẻ bị bỏ rơi", "title: Trẻ chưa rõ cha mẹ"),
    (WARD_FILE, "number: 028 3800 0000", "number: 028 0000 1111"),
    (WARD_FILE, "name: Phường Thử", "name: Phường Khác"),
    (WARD_FILE, "07:30", "07:15"),
    (WARD_FILE, "Quầy 1", "Quầy 9"),
    (WARD_FILE, "1 Đường", "2 Đường"),
    (WARD_FILE, "https://phuong.tinh.vn", "https://phuong2.tinh.vn"),
]
ON_THE_LEAFLET = [(BIRTH_FILE, STEPS, "steps: [Ra quầy.]\n")]
ON_NEITHER = [
    (BIRTH_FILE, 'national_code: "1.001193"', 'national_code: "1.001194"'),
    (BIRTH_FILE, "official_title: Thủ tục", "official_title: Việc"),
    (BIRTH_FILE, "checked_on: 2026-11-20", "checked_on: 2026-11-21"),
    (BIRTH_FILE, "related: [HT02]", "related: []"),
    (BIRTH_FILE, "related: [HT02]", "notes: [Nhớ mang bút]"),
    (WARD_FILE, "province:", "greeting: Xin chào.\nprovince:"),
]


@pytest.mark.parametrize(("file", "old", "new"), ON_BOTH + ON_THE_LEAFLET + ON_NEITHER)
def test_an_edition_changes_exactly_when_what_is_printed_changes(
    guide: Guide, file: str, old: str, new: str
) -> None:
    before = editions(guide)
    assert old in guide.read(file)
    guide.write(file, guide.read(file).replace(old, new))
    after = editions(guide)
    change = (file, old, new)
    assert (before[0] != after[0]) == (change in ON_BOTH)
    assert (before[1] != after[1]) == (change in ON_BOTH + ON_THE_LEAFLET)


def test_the_edition_names_the_month(guide: Guide) -> None:
    assert re.fullmatch("11/2026·[0-9a-f]{4}", editions(guide)[0])


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 20), 6, date(2027, 5, 20)),
        (date(2026, 11, 20), 60, date(2031, 11, 20)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


def test_the_next_review_follows_from_the_last() -> None:
    assert read(Procedure, BIRTH).review_due_on == date(2027, 5, 20)


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 12, 31), "35.000\u00a0đ"), (date(2027, 1, 1), "Hỏi phường")],
    ids=["on its last day", "the day after"],
)
def test_an_amount_is_forgotten_after_its_last_day(on: date, words: str) -> None:
    fee = "- {kind: charge, amount: 35000, until: 2026-12-31}"
    text = MARRIAGE.replace("- {kind: charge, set_by: province}", fee)
    [fact] = fees(in_unit(read(Procedure, text), (), None, on))
    assert fact.words == words
    assert ("đến hết ngày 31/12/2026" in fact.note) == (words == "Hỏi phường")


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")],
)
def test_words_in_a_row(words: list[str], joined: str) -> None:
    assert join_words(words) == joined


def test_what_the_law_says_for_all_stands_before_what_few_pay(guide: Guide) -> None:
    charge = "      - {kind: charge, amount: 0}\n"
    copy = "      - {kind: fee, amount: 8000, per: bản, when: bạn xin thêm bản sao}\n"
    law = (
        "law_facts:\n  - {fact: Đúng hạn thì không mất lệ phí, about: fee, law: Luật Thử,"
        " article: Điều 11, in_force: [2016-01-01], sure: A, source: một bản chép}\n"
    )
    text = guide.read(BIRTH_FILE)
    assert charge in text
    text = text.replace(charge, f"      - {{kind: charge, set_by: province}}\n{copy}")
    guide.write(BIRTH_FILE, text.replace("channels:\n", f"{law}channels:\n"))
    found = GuideView(guide.published(TODAY)).procedures["HT01"].fees
    assert [fact.words for fact in found] == [
        "Đúng hạn thì không mất lệ phí",
        "Tỉnh, thành phố quy định",
        f"8.000{NBSP}đ/bản",
    ]


@pytest.mark.parametrize(
    ("fact", "in_force", "holds_for"),
    [
        ("Đúng hạn thì không mất lệ phí", "2016-01-01", "Theo luật"),
        (
            "Đúng hạn thì không mất lệ phí",
            "2016-01-01, 2027-02-28",
            "Theo luật · đến hết 28/02/2027",
        ),
        ("Đến hết 28/02/2027 thì không mất lệ phí", "2016-01-01, 2027-02-28", "Theo luật"),
    ],
)
@pytest.mark.parametrize("about", ["fee", "time"])
def test_what_holds_by_law_until_a_day_says_so_where_it_stands(
    guide: Guide, fact: str, in_force: str, holds_for: str, about: str
) -> None:
    law = (
        f"law_facts:\n  - {{fact: {fact}, about: {about}, law: Luật Thử,"
        f" article: Điều 11, in_force: [{in_force}], sure: A, source: một bản chép}}\n"
    )
    text = guide.read(BIRTH_FILE)
    guide.write(BIRTH_FILE, text.replace("channels:\n", f"{law}channels:\n"))
    view = GuideView(guide.published(TODAY)).procedures["HT01"]
    of_law = [one for one in (*view.fees, *view.times) if one.words == fact]
    assert [one.holds_for for one in of_law] == [holds_for]


@pytest.mark.parametrize(
    ("counter", "online", "holds_for"),
    [
        ("", "", [""]),
        (", until: 2026-12-31", ", until: 2026-12-31", ["đến hết 31/12/2026"]),
        (", until: 2026-12-31", "", ["Tại quầy · đến hết 31/12/2026", "Trực tuyến"]),
    ],
)
def test_an_amount_with_a_last_day_says_so_where_it_stands(
    counter: str, online: str, holds_for: list[str]
) -> None:
    way = "{{via: {}, time: {{value: 1, unit: day}}, fees: [{{kind: fee, amount: 5000{}}}]}}"
    one = procedure(f"[{way.format('counter', counter)}, {way.format('online', online)}]")
    assert [fact.holds_for for fact in fees(one)] == holds_for


@pytest.mark.parametrize(
    ("note", "known"),
    [
        (None, True),
        ("Mang bản mới nhất.", True),
        ("Công an tra được trong dữ liệu nhà nước thì bạn không phải đưa.", False),
    ],
)
def test_that_the_state_looks_a_paper_up_is_told_once(note: str | None, known: bool) -> None:
    paper = Paper(name="Giấy khai sinh", note=note, from_database=True)
    assert paper_view(paper, {}).known is known


def test_a_copy_that_will_do_is_said_beside_the_number() -> None:
    paper = Paper(name="Hộ chiếu", originals=1, copies=2, or_copies=True)
    assert sheet_words(paper).replace(NBSP, " ") == "1 bản chính hoặc bản sao, 2 bản sao"
