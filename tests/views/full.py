"""A guide that uses every key of every model, and each change that a model allows to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from generator.library.models.base import Model, Reference
from tests.emblems import DRAWING
from tests.guide_files import BIRTH_FILE, LIFE_EVENTS_FILE, MARRIAGE_FILE, WARD_FILE, Guide, own

PROCEDURE = """\
code: HT01
national_code: "1.001193"
title: Đăng ký khai sinh
short_title: Khai sinh
official_title: Thủ tục đăng ký khai sinh
field: ho-tich
summary: Làm giấy khai sinh.
keywords: [giấy khai sinh]
audience: [citizen]
status: published
caution: [{text: Hỏi trước., since: 2026-07-01, law: 135/2025/QH15}]
cases: [{id: bo-roi, title: Trẻ bị bỏ rơi, ordinary: true}, {id: khac, title: Trẻ khác}]
deadline: {within: 60, unit: day, of: ngày sinh, text: cả ngày nghỉ}
law_facts:
  - {fact: Đúng hạn thì miễn lệ phí, about: fee, law: Luật Thử, article: Điều 11,
     in_force: [2016-01-01], sure: A, source: một bản chép, confirmed_on: 2026-11-01}
where: Nhà văn hóa
channels:
  - via: online
    for: [bo-roi]
    time: {value: 1, unit: working_day, text: Sau 15 giờ thì hôm sau,
           received_until: "15:00"}
    url: https://nop.example/
    note: Cả hai cùng đến.
    fees:
      - {kind: fee, amount: 8000, currency: VND, per: bản, set_by: central, set_in: Luật Thử,
         until: 2027-12-31,
         waived_for: [trẻ em], when: bạn xin thêm bản sao, note: Trả một lần., for: [bo-roi]}
documents:
  - {name: Giấy chứng sinh, same_as: chung-sinh, role: submit, originals: 1, copies: 2,
     when: bé mới sinh, note: Bản của bệnh viện., from_database: true, for: [bo-roi],
     instead: [{name: Giấy cam đoan, when: không có giấy}],
     form: {name: Tờ khai, file: to-khai.pdf, url: https://mau.example/}}
notes: [{text: Nhớ mang bút., for: [bo-roi]}]
steps: [{text: Ra quầy., by: citizen, for: [bo-roi]}]
results: [{name: Giấy khai sinh, note: Một bản., for: [bo-roi]}]
conditions: [{text: Bé sinh ở đây., for: [bo-roi]}]
legal_basis: [{number: 60/2014/QH13, title: Luật Hộ tịch, effective_from: 2016-01-01}]
related: [HT02]
source:
  {decision: 163/QĐ-BTP, decided_on: 2026-01-16, url: https://goc.example/, checked_on: 2026-11-20,
   gone_since: 2026-11-24, unconfirmed: [time], unparsed: [{text: Lời thừa, hint: Xem lại}],
   differences: [{fact: time, record: hai ngày, reason: Luật mới}], staff_note: Hỏi lại,
   imported: {time: "1a"}}
review_every_months: 6
"""
RECORD_FILE = "procedures/ho-tich/nuoi-meo.yml"
RECORD = """\
code: HT50
national_code: "1.900001"
title: Nuôi mèo
official_title: Đăng ký nuôi mèo
field: ho-tich
audience: [citizen]
status: record
channels:
  - {via: counter, time: {value: 3, unit: day}, record_time: 3 ngày, record_fee: 0 đồng (Không),
     record_note: Nộp sáng.}
legal_basis: [{number: 60/2014/QH13, title: Luật Hộ tịch}]
national_field: Vật nuôi
agency: Sở Vật nuôi
record: [{heading: Thành phần hồ sơ, part: Phải nộp, lines: [Tờ khai]}]
source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}
"""
WITHDRAWN = """\
withdrawn_on: 2026-11-01
reason: Nhập vào thủ tục khác.
replaced_by: [HT01]
"""
WARD = """\
name: Phường Thử
level: ward
sample: true
province: Tỉnh Thử
address: 1 Đường Thử
map_url: https://ban-do.example/
site_url: https://phuong.tinh.vn/
repository: https://github.com/phuong/mot-cham
colour: "#1f5d8c"
emblem: emblem.svg
greeting: Xin chào.
hours: {monday: ["07:30-11:30"], saturday: ["08:00-11:00"]}
hours_note: Nghỉ lễ.
closures: [{from: 2027-03-15, to: 2027-03-16, reason: tập huấn, place: co-so-2}]
former_site_urls: [https://cu.example/]
phones: [{name: Một cửa, number: 028 3800 0000, note: giờ làm việc}]
email: thu@phuong.tinh.vn
places:
  - {id: co-so-2, name: Cơ sở 2, address: 5 Đường Thử, map_url: https://ban-do.example/5,
     hours: {tuesday: ["07:30-11:30"]},
     phones: [{name: Gác cổng, number: 028 3800 0002, note: sáng}]}
  - {id: nha-cu, name: Nhà cũ, address: 7 Đường Thử}
counters:
  - {name: Quầy 1, fields: [ho-tich], place: co-so-2, phone: 028 0000 0001,
     hours: {saturday: ["08:00-11:00"]}}
not_offered: [{code: CT01, where: Công an phường, url: https://noi-khac.example/}]
report_channels:
  - {name: Tổng đài, phone: "1022", url: https://bao.example/, email: bao@phuong.tinh.vn,
     note: cả ngày}
appointment_url: https://hen.example/
status_url: https://ho-so.example/
trusted_hosts: [khac.example]
neighbourhoods: [Khu phố 1]
renovations: {keep_days: 90, unit: Phòng Hạ tầng}
"""
LIFE_EVENTS = """\
life_events:
  - {id: sinh-con, code: VDSINH, title: Sinh con, summary: Khi có em bé., icon: baby-carriage,
     short_title: Em bé, keywords: [đẻ],
     steps: [{procedure: HT01, cases: [bo-roi], text: Làm trước., when: bé sinh ở viện, either: [
       {title: Một lần, steps: [{procedure: HT01, cases: [bo-roi], text: Gộp., when: được gộp}]},
       {title: Từng việc, steps: [{procedure: HT01, cases: [bo-roi], text: Ra., when: rảnh}]}]}]}
"""
RENOVATION_FILE = own("renovations/2026/R7K2QXM.yml")
RENOVATION = """\
code: R7K2QXM
sample: true
basis: {kind: permit, number: 1/GPXD, issued_on: 2026-03-05, issued_by: UBND phường,
  expires_on: 2027-03-05}
place: {house: 18/2, street: Đường Thử, neighbourhood: Khu phố 1}
allowed: [Sửa mái]
not_allowed: [Không tăng tầng]
floors: 2
height_m: 8.5
area_m2: 60
starts_on: 2026-03-10
ends_on: 2026-12-30
contractor: {name: Công ty Thử, phone: 028 0000 0002}
status: running
acts: [{on: 2026-11-02, text: Gia hạn, kind: extended, until: 2027-01-31}]
unit: Phòng Thử
attachments: [{file: a.jpg, title: Mặt tiền}]
"""


def write_full(guide: Guide) -> Guide:
    """`guide` with every key of every model in use."""
    guide.write(WARD_FILE, WARD)
    guide.path(WARD_FILE).with_name("emblem.svg").write_bytes(DRAWING)
    guide.write(BIRTH_FILE, PROCEDURE)
    guide.write("site_src/pages/bieu-mau/to-khai.pdf", "%PDF-1.7")
    guide.write(LIFE_EVENTS_FILE, LIFE_EVENTS)
    guide.write(RENOVATION_FILE, RENOVATION)
    guide.write(RECORD_FILE, RECORD)
    text = guide.read(MARRIAGE_FILE)
    guide.write(MARRIAGE_FILE, text.replace("status: published", f"status: withdrawn\n{WITHDRAWN}"))
    guide.issue_codes()
    return guide


def empty(model: Model, place: str = "") -> Iterator[str]:
    """The keys of `model`, and of all within it, that say nothing: `channels.note`."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value is None or value in ((), {}):
            yield f"{place}{name}"
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Model):
                yield from empty(inner, f"{place}{name}.")


def changes_of(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every way to change one thing in `value`, with its place: `channels.time.value`."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            for where, other in changes_of(getattr(value, name), f"{place}.{name}".strip(".")):
                yield where, value.model_copy(update={name: other})
    elif isinstance(value, tuple) and not isinstance(value, str):
        for where, other in changes_of(value[0], place) if value else ():
            yield where, (other, *value[1:])
    elif isinstance(value, dict) and value:
        key = next(iter(value))
        for where, other in changes_of(value[key], place):
            yield where, {**value, key: other}
    elif value is not None and value != {}:
        yield place, _other(value)


REFERENCES = {
    "ho-tich": "chung-thuc",
    "HT01": "CT01",
    "HT02": "CT01",
    "bo-roi": "khac",
    "baby-carriage": "home",
    "co-so-2": "nha-cu",
}
"""What names another thing: another one that is there too."""


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, StrEnum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, int | Decimal):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, time):
        return value.replace(minute=(value.minute + 7) % 60)
    other = REFERENCES.get(value, f"{value}x")
    return Reference(other) if isinstance(value, Reference) else other
