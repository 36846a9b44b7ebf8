"""A link shows where it leads, and a host is official by its name alone."""

from __future__ import annotations

import pytest

from generator.library.models.web_address import host_of, is_official, link_doubts, link_faults
from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide

DECEPTIVE = {
    "a user part": "https://dichvucong.gov.vn@khac.example/",
    "a user part with a word": "https://dichvucong.gov.vn:443@khac.example/",
    "a backslash": r"https://khac.example\@dichvucong.gov.vn/",
    "a backslash for a slash": r"https:\\khac.example/",
    "a blank": "https://dichvucong.gov.vn /",
    "a tab": "https://dichvucong\t.gov.vn/",
    "a line break": "https://dichvucong.gov.vn/\n",
    "a space of no width": "https://dichvucong\u200b.gov.vn/",
    "a mark that turns the text": "https://dichvucong.gov.vn/\u202egpj.exe",
    "a letter of another script": "https://dichvuc\u043eng.vn/",
    "a whole name of another script": "https://\u0430\u0440\u0440\u04cf\u0435.com/",
    "such a name in punycode": "https://xn--80ak6aa92e.com/",
    "punycode that is none": "https://xn--\u00e9.vn/",
    "a wide letter": "https://\uff44ichvucong.gov.vn/",
    "an accent": "https://dịchvucong.gov.vn/",
    "an accent in punycode": "https://xn--dchvucong-0k7d.gov.vn/",
    "an escape in the host": "https://dichvucong.gov.vn%2ekhac.example/",
    "numbers": "https://203.0.113.7/",
    "one number": "https://3405803783/",
    "a number of sixteens": "https://0x7f.1/",
    "numbers of the new kind": "https://[2001:db8::1]/",
    "an unusual port": "https://dichvucong.gov.vn:8443/",
    "a port that is none": "https://dichvucong.gov.vn:x/",
    "no host": "https:///dichvucong.gov.vn/",
    "a host of one word": "https://dichvucong/",
    "a host that ends in a dot": "https://dichvucong.gov.vn./",
    "the state in front": "https://dichvucong.gov.vn.khac.example/",
    "the state with hyphens": "https://dichvucong-gov-vn.khac.example/",
    "the state as a name": "https://gov.vn.example/",
    "the state in one word": "https://dichvuconggovvn.com/",
    "the state with figures": "https://dichvuc0ng.khac.example/",
    "the portal elsewhere": "https://dichvucong.khac.example/",
    "the state in capitals": "https://DICHVUCONG.GOV.VN.khac.example/",
    "a number that forwards calls": "tel:*21*0900000000#",
    "a number with an escape": "tel:%2A21%2A0900000000",
    "two receivers": "mailto:phuong@tinh.gov.vn,ai@khac.example",
    "a secret receiver": "mailto:phuong@tinh.gov.vn?bcc=ai@khac.example",
    "mail to what seems official": "mailto:phuong@tinh-gov-vn.example",
}


@pytest.mark.parametrize("case", DECEPTIVE)
def test_an_address_that_misleads_is_refused(case: str) -> None:
    assert [fault.rule for fault in link_faults(DECEPTIVE[case])] == ["deceptive-link"]


@pytest.mark.parametrize(
    "address",
    [
        "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html?ma=1@2#a",
        "https://DichVuCong.GOV.VN:443/",
        "https://tinh.gov.vn/thủ-tục",
        "http://chinhphu.vn/",
        "https://www.gov.uk/",
        "https://phường.example/",
        "tel:+842830000000",
        "mailto:phuong@tinh.gov.vn?subject=a%20b&body=c",
        "code:HT01",
        "../lien-he/",
        "#gio",
    ],
)
def test_any_other_address_is_not(address: str) -> None:
    assert list(link_faults(address, "Xem ở đây")) == []


LYING = {
    "an address": ("https://dichvucong.gov.vn", "https://khac.example/"),
    "a host": ("dichvucong.gov.vn", "https://khac.example/"),
    "a host in a sentence": ("Xem tại dichvucong.gov.vn.", "https://khac.example/"),
    "a host in capitals": ("DICHVUCONG.GOV.VN", "https://khac.example/"),
    "the end of a host": (".gov.vn", "https://khac.example/"),
    "a host with a space of no width": ("dichvucong\u200b.gov.vn", "https://khac.example/"),
    "a host with a wide dot": ("dichvucong\uff0egov.vn", "https://khac.example/"),
    "a host with a letter of another script": ("dichvuc\u043eng.vn", "https://dichvu.example/"),
    "another page of the host": ("https://a.gov.vn/khai-sinh", "https://a.gov.vn/khai-tu"),
    "a host that is not the page's own": ("dichvucong.gov.vn", "../lien-he/"),
    "a host on a number": ("dichvucong.gov.vn", "tel:0900000000"),
    "another number": ("113", "tel:0900000000"),
    "another number in a sentence": ("Gọi 028 3000 0000 ngay", "tel:0900000000"),
    "another receiver": ("phuong@tinh.gov.vn", "mailto:phuong@khac.example"),
    "a receiver on a page": ("phuong@tinh.gov.vn", "https://tinh.gov.vn/"),
}


@pytest.mark.parametrize("case", LYING)
def test_words_that_are_an_address_are_that_of_the_link(case: str) -> None:
    words, address = LYING[case]
    assert [fault.rule for fault in link_faults(address, words)] == ["link-words"]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("dichvucong.gov.vn", "https://dichvucong.gov.vn/p/home"),
        ("https://dichvucong.gov.vn/", "https://www.dichvucong.gov.vn"),
        ("(xem https://a.gov.vn/khai-sinh)", "https://a.gov.vn/khai-sinh?ma=1"),
        ("028 3000 0000", "tel:02830000000"),
        ("+84 28 3000 0000", "tel:02830000000"),
        ("1022 (07:30-11:30, từ 20/11/2026)", "tel:1022"),
        ("Quầy 2, 24/7", "tel:02830000000"),
        ("Phuong@tinh.gov.vn", "mailto:phuong@tinh.gov.vn?subject=a"),
        ("khai-sinh.yml, 1.001193, Nghị định 123/2015/NĐ-CP", "https://a.gov.vn/"),
    ],
)
def test_words_that_say_the_same_or_something_else_are_free(words: str, address: str) -> None:
    assert list(link_faults(address, words)) == []


@pytest.mark.parametrize(
    ("address", "official"),
    [
        ("https://gov.vn/", True),
        ("https://DichVuCong.gov.vn:443/x", True),
        ("mailto:a@tinh.gov.vn", True),
        ("https://agov.vn/", False),
        ("https://gov.vn.khac.example/", False),
        ("https://khac.example/gov.vn", False),
        ("https://tinh.gov.vn@khac.example/", False),
    ],
)
def test_a_host_is_official_at_a_dot(address: str, official: bool) -> None:
    assert is_official(host_of(address)) is official


@pytest.mark.parametrize(
    ("address", "rules"),
    [
        ("https://tinh.gov.vn/", []),
        ("http://tinh.gov.vn/", ["http-link"]),
        ("https://zalo.me/g/a", []),
        ("https://www.ZALO.me/g/a", []),
        ("https://akzalo.me/", ["unknown-host"]),
        ("http://khac.vn/", ["unknown-host", "http-link"]),
        ("mailto:a@khac.vn", ["unknown-host"]),
        ("../lien-he/", []),
        ("tel:1022", []),
    ],
)
def test_a_host_that_nobody_named_is_looked_at(address: str, rules: list[str]) -> None:
    assert [doubt.rule for doubt in link_doubts(address, frozenset({"zalo.me"}))] == rules


@pytest.mark.parametrize(
    "line",
    [
        "trusted_hosts: [khac.vn]",
        "map_url: https://khac.vn/ban-do",
        "repository: https://khac.vn/kho",
        "former_site_urls: [https://khac.vn/]",
        "email: thu@khac.vn",
        "report_channels: [{name: Kênh, url: https://khac.vn/}]",
        "report_channels: [{name: Kênh, email: thu@khac.vn}]",
    ],
)
def test_a_host_that_the_wards_file_names_is_known(guide: Guide, line: str) -> None:
    guide.replace(BIRTH_FILE, "https://dichvucong.gov.vn/", "https://nop.khac.vn/")
    assert [problem.rule for problem in guide.problems()] == ["unknown-host"]
    guide.add(WARD_FILE, f"{line}\n")
    assert guide.problems() == []
