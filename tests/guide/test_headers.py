"""What a host is asked to send, in the file for static hosts and in the words for nginx."""

from __future__ import annotations

import re
from pathlib import Path

from generator.guide import headers
from tests.guide.conftest import ROOT, build, framed  # noqa: F401 - a fixture
from tests.guide_files import Guide


def test_the_site_brings_its_headers_and_no_file_kept_for_good_can_change(framed: Guide) -> None:  # noqa: F811 - the fixture imported above
    site = build(framed)
    folders = [path.name for path in site.iterdir() if path.is_dir()]
    assert (site / headers.FILE).read_text() == headers.headers_file("/", folders)
    assert {"Q", "lien-he", "javascripts"} <= {*folders}
    assert (site / "review.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    for page in site.rglob("*.html"):
        for address in re.findall(
            r'"[^"]*?((?:javascripts|stylesheets|assets)/[^"]*)"', page.read_text()
        ):
            for file in address.split(" "):
                assert re.search(r"\?[0-9a-f]{8}$|\.[0-9a-f]{8}\.", file), (page, file)


def test_a_site_below_a_path_says_so_and_only_what_lasts_is_kept_for_good() -> None:
    text = headers.headers_file("/phuong/", ("javascripts", "Q"))
    everywhere, *rules, calendar = text.strip().split("\n\n")
    assert everywhere.startswith("/phuong/*\n")
    assert "Cache-Control" not in everywhere  # a host joins what two rules say
    assert dict(rule.split("\n  Cache-Control: ") for rule in rules) == {
        "/phuong/": "no-cache",
        "/phuong/Q/*": "no-cache",
        "/phuong/javascripts/*": "public, max-age=31536000, immutable",
        "/phuong/en/": "no-cache",
        "/phuong/en/Q/*": "no-cache",
        "/phuong/en/javascripts/*": "public, max-age=31536000, immutable",
    }
    assert calendar == "/phuong/review.ics\n  X-Robots-Tag: noindex"


def test_nginx_is_told_the_same() -> None:
    told = dict(re.findall(r'add_header ([\w-]+) "(.*)" always;', nginx(ROOT)))
    assert told == everywhere()


def everywhere() -> dict[str, str]:
    """What is sent with every file."""
    [rule] = headers.headers_file("/", ()).split("\n\n/\n")[:1]
    return dict(re.findall(r"^  ([\w-]+): (.*)$", rule, re.MULTILINE))


def nginx(root: Path) -> str:
    """The part of CONTRIBUTING.md for nginx."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.split("```nginx")[1].split("```")[0]
