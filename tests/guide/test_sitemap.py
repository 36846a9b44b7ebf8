"""What search engines and chats learn: every page once in the map, its own address in its head."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.guide.options import BuildOptions
from generator.guide.sitemap import is_listed
from tests.guide.conftest import build, with_english, with_frame
from tests.guide.test_renovations import CODE, FILE, RENOVATION
from tests.guide_files import WARD_FILE, write_guide

TOP = "https://tinh.thu.vn/phuong/"
"""Below a path, where a wrong address shows."""
ALONE = "tin-rieng/"
"""A page that has no English."""
SITEMAPS = {"sitemap.xml": TOP, "en/sitemap.xml": f"{TOP}en/"}
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide in both languages that has each kind of page."""
    guide = with_frame(write_guide(tmp_path_factory.mktemp("listed") / "guide"))
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", TOP)
    guide.write(FILE, RENOVATION)
    guide.write(f"site_src/pages/{ALONE[:-1]}.md", "# Tin riêng\n")
    guide.issue_codes()
    return build(with_english(guide), BuildOptions(as_of=date(2026, 5, 1)))


@dataclass
class Head(HTMLParser):
    """What the head of a page says of its addresses."""

    canonical: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    twins: list[tuple[str, str]] = field(default_factory=list)
    robots: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        match tag, told:
            case "link", {"rel": "canonical", "href": url}:
                self.canonical.append(url)
            case "link", {"rel": "alternate", "hreflang": language, "href": url}:
                self.twins.append((language, url))
            case "meta", {"property": "og:url", "content": url}:
                self.shared.append(url)
            case "meta", {"name": "robots", "content": words}:
                self.robots = words


def pages(site: Path) -> Iterator[tuple[str, Head]]:
    """Every page that has an address of its own, with that address."""
    for path in sorted(site.rglob("*.html")):
        where = path.relative_to(site).as_posix()
        if path.name != "404.html":
            head = Head()
            head.feed(path.read_text(encoding="utf-8"))
            yield TOP + where.removesuffix("index.html"), head


def own(address: str) -> str:
    """The one address of the page that lies at `address`: the home page lies at two."""
    return address.replace("Q/NHA/", "")


def test_every_page_says_its_own_address_and_what_is_listed_that_of_its_twin(site: Path) -> None:
    seen = dict(pages(site))
    assert len(seen) > 50
    assert {f"{TOP}Q/{CODE}/", f"{TOP}{ALONE}", f"{TOP}Q/", f"{TOP}en/chuyen-di/"} <= seen.keys()
    for address, head in seen.items():
        assert head.canonical == [own(address)], address
        assert head.shared == head.canonical
        below = own(address).removeprefix(TOP).removeprefix("en/")
        vietnamese, english = f"{TOP}{below}", f"{TOP}en/{below}"
        listed = "noindex" not in head.robots and english in seen
        every = [("vi", vietnamese), ("en", english), ("x-default", vietnamese)]
        assert head.twins == (every if listed else []), address
        assert all(url in seen for _, url in head.twins), address


def test_the_page_for_lost_ones_has_no_address(site: Path) -> None:
    for file in ("404.html", "en/404.html"):
        head = Head()
        head.feed((site / file).read_text(encoding="utf-8"))
        assert head == Head(robots="noindex")


@pytest.mark.parametrize(("file", "top"), SITEMAPS.items())
def test_the_map_has_each_page_once_that_may_be_listed(site: Path, file: str, top: str) -> None:
    seen = dict(pages(site))
    listed = {own(url) for url, head in seen.items() if "noindex" not in head.robots}
    assert {f"{TOP}Q/HT01/", f"{TOP}en/Q/HT01/", TOP, f"{TOP}lien-he/", f"{TOP}{ALONE}"} <= listed
    entries = ET.fromstring((site / file).read_text("utf-8"))  # noqa: S314 - written by the build
    urls = Counter(entry.findtext("s:loc", "", NAMES) for entry in entries)
    assert urls == Counter({url for url in listed if url.startswith(top)})
    for entry in entries:
        links = entry.findall("x:link", NAMES)
        twins = [(link.attrib["hreflang"], link.attrib["href"]) for link in links]
        assert twins == seen[entry.findtext("s:loc", "", NAMES)].twins


def test_what_lies_packed_beside_the_map_is_the_map(site: Path) -> None:
    for file in SITEMAPS:
        assert gzip.decompress((site / f"{file}.gz").read_bytes()) == (site / file).read_bytes()


def test_a_page_without_a_twin_offers_none(site: Path) -> None:
    assert "mc-language" not in (site / ALONE / "index.html").read_text("utf-8")
    assert "mc-language" in (site / "lien-he/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("robots", "listed"),
    [("noindex", False), ("noarchive, noindex", False), ("none", False), ("noarchive", True)],
)
def test_what_robots_are_told_keeps_a_page_out(robots: str, *, listed: bool) -> None:
    assert is_listed(f'<meta name="robots" content="{robots}">') is listed
