"""The preview follows an edited file."""

from __future__ import annotations

import urllib.request

from tests.beside import looked_for, serving
from tests.guide_files import BIRTH_FILE, PROVINCE_FILE, Guide

PATIENCE_S = 120


def wait_for(url: str, text: str) -> None:
    """Wait until the page at `url` shows `text`."""

    def shows() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE_S) as response:  # noqa: S310 - loopback
                return text in response.read().decode()
        except OSError:
            return False

    looked_for(shows, PATIENCE_S, lambda: f"{url} did not show {text!r} in {PATIENCE_S} s")


def test_an_edited_file_shows_and_a_broken_one_does_not_end_the_preview(framed: Guide) -> None:
    with serving(framed.root) as site:
        url = f"{site}Q/HT01/"
        wait_for(url, "Đăng ký khai sinh")
        framed.replace(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh cho bé")
        wait_for(url, "<h1>Khai sinh cho bé")
        for other in ("a-z/", "search/index.json"):
            wait_for(f"{site}{other}", "Khai sinh cho bé")
        good = framed.read(BIRTH_FILE)
        framed.add(BIRTH_FILE, "titel: sai\n")
        wait_for(url, "Ý bạn là «title»?")
        wait_for(url, "<h1>Khai sinh cho bé")
        framed.write(BIRTH_FILE, good.replace("Khai sinh cho bé", "Khai sinh cho con"))
        wait_for(url, "<h1>Khai sinh cho con")


def test_what_the_province_decides_shows_too(framed: Guide) -> None:
    fee = "fees: [{procedure: HT02, kind: charge, amount: 8000, decision: 12/NQ}]\n"
    framed.write(PROVINCE_FILE, fee)
    with serving(framed.root) as site:
        wait_for(f"{site}Q/HT02/", "8.000")
        framed.write(PROVINCE_FILE, fee.replace("8000", "9500"))
        wait_for(f"{site}Q/HT02/", "9.500")
