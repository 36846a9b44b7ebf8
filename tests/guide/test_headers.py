"""What a host is asked to send, in the file for static hosts and in the words for nginx."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.guide import headers
from tests.guide.conftest import ROOT, build, with_english, with_frame
from tests.guide.nginx import nginx_words
from tests.guide_files import WARD_FILE, write_guide

AGAIN = "no-cache"
FOREVER = "public, max-age=31536000, immutable"
TOP = "/phuong/"
MOST_RULES = 100
"""Cloudflare Pages reads no more."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in both languages below a path."""
    guide = with_frame(write_guide(tmp_path_factory.mktemp("headers") / "guide"))
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", f"https://tinh.thu.vn{TOP}")
    return build(with_english(guide))


def caching(address: str) -> str:
    """How long a browser may keep the file at `address`, as seen from the site's top."""
    return FOREVER if re.match("/?(en/)?(assets|javascripts|stylesheets)/", address) else AGAIN


def everywhere() -> dict[str, str]:
    """What is sent with every file."""
    [rule] = headers.headers_file("/", (), ()).split("\n\n")[:1]
    return dict(re.findall(r"^  ([\w-]+): (.*)$", rule, re.MULTILINE))


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """The rules of a file `_headers`: the address of each, and its headers."""
    found = []
    for block in text.strip().split("\n\n"):
        address, *lines = block.split("\n")
        found.append((address, dict(line.strip().split(": ", 1) for line in lines)))
    return found


def sent(text: str, address: str) -> dict[str, str]:
    """What a static host sends at `address`: it joins what all rules say that hold there."""
    joined: dict[str, list[str]] = {}
    for rule, told in rules(text):
        pattern = ".*".join(re.escape(part) for part in rule.split("*"))
        if re.fullmatch(pattern, address):
            for name, value in told.items():
                joined.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in joined.items()}


def test_a_static_host_sends_with_every_file_what_nginx_sends(site: Path) -> None:
    text = (site / headers.FILE).read_text()
    assert len(rules(text)) < MOST_RULES - 35  # a ward adds pages, in both languages
    for path in site.rglob("*"):
        file = path.relative_to(site).as_posix()
        if path.is_dir() or file == headers.FILE:
            continue
        for address in {file, file.removesuffix("index.html")}:
            wanted = {**everywhere(), "Cache-Control": caching(address)}
            if file == "review.ics":
                wanted |= {
                    "Content-Type": "text/calendar; charset=utf-8",
                    "X-Robots-Tag": "noindex",
                }
            assert sent(text, TOP + address) == wanted, address


def test_what_lasts_has_its_rule_before_the_hundredth() -> None:
    text = headers.headers_file("/", [f"tin-{number}" for number in range(200)], ("sw.js",))
    lasting = [place for place, (_, told) in enumerate(rules(text)) if FOREVER in told.values()]
    assert len(lasting) == 6
    assert max(lasting) < MOST_RULES


def test_no_file_kept_for_good_can_change(site: Path) -> None:
    assert (site / "review.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    for page in site.rglob("*.html"):
        for address in re.findall(
            r'"[^"]*?((?:javascripts|stylesheets|assets)/[^"]*)"', page.read_text()
        ):
            for file in address.split(" "):
                assert re.search(r"\?[0-9a-f]{8}$|\.[0-9a-f]{8}\.", file), (page, file)


def test_nginx_is_told_the_same() -> None:
    told = dict(re.findall(r'add_header ([\w-]+) "(.*)" always;', nginx_words(ROOT)))
    assert told == everywhere()
