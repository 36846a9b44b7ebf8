from __future__ import annotations

import pytest

from generator.errors import MotchamError
from generator.library.models.ward import site_address
from generator.library.registers.address import HOME_CODE, Site

SITE = Site("https://phuong.tinh.vn/")
SHARED = Site("https://ten.github.io/Phuong/")


@pytest.mark.parametrize(
    ("site", "code", "text"),
    [
        (SITE, "HT01", "https://PHUONG.TINH.VN/Q/HT01/"),
        (SITE, HOME_CODE, "https://PHUONG.TINH.VN/"),
        (SHARED, "HT01", "https://TEN.GITHUB.IO/Phuong/Q/HT01/"),
        (SHARED, HOME_CODE, "https://TEN.GITHUB.IO/Phuong/"),
    ],
)
def test_a_qr_code_says_the_host_in_upper_case_and_nothing_else(
    site: Site, code: str, text: str
) -> None:
    assert site.qr_text(code) == text
    assert text.isascii()


def test_the_samples_qr_texts_are_short() -> None:
    assert len(SITE.qr_text("HT01")) <= 30


@pytest.mark.parametrize("site", [SITE, SHARED])
@pytest.mark.parametrize("code", ["HT01", "VDSINH", "LVHT"])
def test_what_is_scanned_opens_the_page(site: Site, code: str) -> None:
    assert site.path_of(site.qr_text(code)) == site.page(code) == f"Q/{code}/"
    assert site.path_of(site.page_url(code)) == site.page(code)


def test_the_home_page_is_the_root() -> None:
    assert SITE.path_of(SITE.qr_text(HOME_CODE)) == ""
    assert SITE.page_url(HOME_CODE) == "https://phuong.tinh.vn/"


@pytest.mark.parametrize(
    "text",
    [
        "http://PHUONG.TINH.VN/Q/HT01/",
        "https://PHUONG.TINH.VN.EVIL.EXAMPLE/Q/HT01/",
        "https://evil@PHUONG.TINH.VN/Q/HT01/",
        "https://PHUONG.TINH.VN:444/Q/HT01/",
        "https://PHUONG.TINH.VN/Q/HT01/?a=b",
        "https://PHUONG.TINH.VN/Q/HT01/#a",
        "https://[",
        "HT01",
        "",
    ],
)
def test_another_sites_address_opens_nothing_here(text: str) -> None:
    assert SITE.path_of(text) is None


def test_the_path_of_a_shared_host_keeps_its_case() -> None:
    assert SHARED.path_of("https://TEN.GITHUB.IO/PHUONG/Q/HT01/") is None
    assert SHARED.root_path == "/Phuong/"


def test_the_address_in_words_can_be_typed() -> None:
    assert SITE.words("HT01") == "phuong.tinh.vn/Q/HT01"
    assert SITE.words(HOME_CODE) == "phuong.tinh.vn"


def test_a_site_address_gets_its_closing_slash() -> None:
    assert site_address("https://phuong.tinh.vn") == "https://phuong.tinh.vn/"
    assert site_address("https://a.example/b") == "https://a.example/b/"


@pytest.mark.parametrize(
    "text",
    ["", "phuong.tinh.vn", "http://a.example/", "https://", "https://a.example/?b", "https://ấ.vn"],
)
def test_what_is_no_site_address_is_refused_in_words(text: str) -> None:
    with pytest.raises(MotchamError, match="cần") as caught:
        site_address(text)
    assert caught.value.hint
