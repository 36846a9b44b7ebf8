"""What the documented nginx sends, of every file and at every address that people may have."""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.guide.conftest import build, with_english, with_frame
from tests.guide.nginx import served_by_nginx
from tests.guide.test_headers import AGAIN, FOREVER, caching, everywhere
from tests.guide_files import write_guide

Answer = tuple[http.client.HTTPResponse, bytes]
Get = Callable[..., Answer]

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "text/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ics": "text/calendar; charset=utf-8",
    ".gz": "application/octet-stream",
    "": "application/octet-stream",
}
"""By the end of a file's name; `_headers` has none, and no browser asks for it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(with_english(with_frame(write_guide(tmp_path_factory.mktemp("served") / "guide"))))


@pytest.fixture(scope="module")
def get(site: Path) -> Iterator[Get]:
    """Ask the host for an address."""
    with served_by_nginx(site) as home:

        def ask(path: str, method: str = "GET", **asked: str) -> Answer:
            connection = http.client.HTTPConnection(urlsplit(home).netloc)
            try:
                sent = {name.replace("_", "-"): value for name, value in asked.items()}
                connection.request(method, path, headers=sent)
                answer = connection.getresponse()
                return answer, answer.read()
            finally:
                connection.close()

        yield ask


def hashed(site: Path, page: str) -> str:
    """The address of a file that `page` loads by its hash."""
    found = re.search(
        r'src="(?:\.\./)*(javascripts/[^"]*\?[0-9a-f]{8})"', (site / page).read_text()
    )
    assert found
    return f"/{found[1]}"


def is_told_all(answer: http.client.HTTPResponse, caching: str) -> None:
    """Assert that an answer has each header once: those of every answer, and how long it holds."""
    for name, value in {**everywhere(), "Cache-Control": caching}.items():
        assert answer.headers.get_all(name) == [value]


def test_every_file_is_sent_as_what_it_is_with_all_headers(get: Get, site: Path) -> None:
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    assert {path.suffix for path in files} == TYPES.keys()
    for path in files:
        where = f"/{path.relative_to(site).as_posix()}"
        for address in {where, where.removesuffix("index.html")}:
            answer, body = get(address)
            assert (answer.status, body) == (200, path.read_bytes()), address
            assert answer.headers["Content-Type"] == TYPES[path.suffix], address
            is_told_all(answer, caching(address))


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/", (200, "html", AGAIN)),
        ("/Q/HT01/?utm_source=zalo", (200, "html", AGAIN)),
        ("HASHED", (200, "javascript", FOREVER)),
        ("/en/javascripts/after-load.js?00000000", (200, "javascript", FOREVER)),
        ("/Q/ZZ99/", (404, "html", AGAIN)),
        ("/Q/HT01)", (404, "html", AGAIN)),
        ("/q/ht01/", (404, "html", AGAIN)),
        ("/Q/HT01/%E2%80%8B", (404, "html", AGAIN)),
        ("//evil.example/", (404, "html", AGAIN)),
        ("/javascripts/gone.js?00000000", (404, "html", AGAIN)),  # back with the next build
        ("/review.ics/", (404, "html", AGAIN)),
        ("/assets/", (404, "html", AGAIN)),
    ],
)
def test_what_may_change_is_asked_for_again_and_what_cannot_is_kept(
    get: Get, site: Path, path: str, wanted: tuple[int, str, str]
) -> None:
    path = hashed(site, "Q/HT01/index.html") if path == "HASHED" else path
    status, kind, how_long = wanted
    answer, body = get(path)
    assert (answer.status, answer.headers.get_content_subtype()) == (status, kind)
    is_told_all(answer, how_long)
    if status == 404:
        assert body == (site / "404.html").read_bytes()


def test_the_calendar_for_staff_is_listed_nowhere(get: Get) -> None:
    answer, _ = get("/review.ics")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in get("/")[0].headers


@pytest.mark.parametrize("path", ["/Q/HT01/", "/sw.js", "/procedures.json", "/sitemap.xml"])
def test_what_is_sent_packed_is_what_is_there(get: Get, site: Path, path: str) -> None:
    answer, body = get(path, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    is_told_all(answer, AGAIN)
    file = site / path.strip("/")
    whole = (file / "index.html" if file.is_dir() else file).read_bytes()
    assert gzip.decompress(body) == whole


def test_a_page_that_has_not_changed_is_not_sent_again(get: Get) -> None:
    first, _ = get("/Q/HT01/")
    again, body = get("/Q/HT01/", If_None_Match=first.headers["ETag"])
    assert (again.status, body) == (304, b"")
    is_told_all(again, AGAIN)


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("/Q/HT01", "/Q/HT01/"),
        ("/Q/HT01?utm_source=zalo&b=%C3%A1", "/Q/HT01/?utm_source=zalo&b=%C3%A1"),
        ("/en/Q/HT01?x", "/en/Q/HT01/?x"),
        ("/lien-he", "/lien-he/"),
        ("/Q", "/Q/"),
        ("//Q//HT01", "/Q/HT01/"),
    ],
)
def test_an_address_typed_without_its_closing_slash_leads_to_its_page(
    get: Get, typed: str, leads: str
) -> None:
    answer, _ = get(typed)
    assert (answer.status, answer.headers["Location"]) == (301, leads)
    is_told_all(answer, AGAIN)
    assert get(leads)[0].status == 200


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("POST", 405)])
def test_whatever_is_asked_has_the_headers(get: Get, method: str, status: int) -> None:
    answer, _ = get("/Q/HT01/", method)
    assert answer.status == status
    is_told_all(answer, AGAIN)
