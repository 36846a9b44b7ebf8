"""A unit that says it is real has put its own facts in the place of the sample's.

Passes: `sample: true` with the sample's facts, or a unit's own site address and phone numbers.
Fails: without `sample: true`, `site_url: https://phuong.example/` or `number: 028 0000 0000`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.language.folding import fold
from generator.library.loading.collection import Collection
from generator.library.loading.units import site_urls, unit_names
from generator.library.models.base import quoted
from generator.library.models.ward import Ward
from generator.library.models.web_address import is_within
from generator.library.rules.phones import phone_numbers

NOBODYS = ("example", "test", "invalid", "localhost", "local", "internal")
"""Hosts that nobody can have, or that one house alone can reach: RFC 2606, 6761 and 6762, and what
ICANN keeps for networks within; example.org is there for demonstrations."""
NO_PHONE = r"\D*(?:84)?\s*0?(?:2\d{1,2})?\D*[0\s]{3,}"
"""What a number looks like that only fills its place: zeros behind the code of an area."""
OF_THE_SAMPLE = {
    "name": "Phường Mẫu",
    "province": "Thành phố Mẫu",
    "address": "12 Đường Mẫu, Phường Mẫu",
}


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each fact that is still the sample's."""
    ward = collection.ward
    if ward is None or ward.model.sample:
        return
    mine, urls = ward.model.site_url.casefold(), site_urls(collection.roots.folder)
    for other, url in urls.items():
        if other == collection.roots.ward or url.casefold() != mine:
            continue
        message = f"Địa chỉ {ward.model.site_url} đã là của đơn vị {other}."
        hint = "Mỗi đơn vị một địa chỉ riêng, như tên máy riêng hoặc thư mục riêng."
        yield ward.document.problem(("site_url",), "site-of-another", message, hint)
    named = fold(ward.model.name), fold(ward.model.province)
    for other, said in unit_names(collection.roots.folder).items():
        name, province = map(fold, said)
        if other != collection.roots.ward and named == (name, province):
            message = (
                f"Tên «{ward.model.name}» đã là của đơn vị {other}, cũng ở {ward.model.province}."
            )
            hint = "Thư mục chép từ đơn vị khác thì sửa mọi dòng cho đúng đơn vị này."
            yield ward.document.warning(("name",), "name-of-another", message, hint)
    for location, value in _left(ward.model):
        message = f"Có {quoted(value)}, là ví dụ của trang mẫu, không có thật."
        hint = "Ghi của đơn vị mình; chưa có thì giữ sample: true và chưa in gì."
        yield ward.document.problem(location, "left-from-sample", message, hint)


def _left(ward: Ward) -> Iterator[tuple[Location, str]]:
    """What nobody can have, with its place."""
    for key, value in OF_THE_SAMPLE.items():
        if getattr(ward, key) == value:
            yield (key,), value
    if _is_nobodys(urlsplit(ward.site_url).hostname or ""):
        yield ("site_url",), ward.site_url
    for location, phone in phone_numbers(ward):
        if re.fullmatch(NO_PHONE, phone):
            yield location, phone
    if ward.email and _is_nobodys(ward.email.partition("@")[2]):
        yield ("email",), ward.email
    for index, channel in enumerate(ward.report_channels):
        if channel.email and _is_nobodys(channel.email.partition("@")[2]):
            yield ("report_channels", index, "email"), channel.email


def _is_nobodys(host: str) -> bool:
    return any(is_within(host, name) for name in NOBODYS)
