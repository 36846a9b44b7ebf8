"""A real nginx with the very words of CONTRIBUTING.md: what a ward that follows them sends."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.guide.conftest import ROOT, build, with_english, with_frame
from tests.guide.test_headers import everywhere, nginx
from tests.guide_files import write_guide

SECONDS_TO_START = 30
AROUND = """\
daemon off;
master_process off;
pid nginx.pid;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    {temporary}
    {told}
}}
"""
"""What a host's own nginx.conf brings; no port is taken, nothing is written elsewhere."""
TEMPORARY = ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")

AGAIN = "no-cache"
FOREVER = "public, max-age=31536000, immutable"


class Host:
    """What answers on a socket file."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def get(self, path: str, **asked: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(str(self._place))
        try:
            sent = {name.replace("_", "-"): value for name, value in asked.items()}
            connection.request("GET", path, headers=sent)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()


@contextmanager
def served_by_nginx(site: Path) -> Iterator[Host]:
    """`site` as the documented server sends it; it ends by itself."""
    path = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert path, "nginx is missing: apt-get install nginx (make test does it when it can)"
    with tempfile.TemporaryDirectory() as folder:  # a socket's name must be short
        place = Path(folder) / "socket"
        told = nginx(ROOT)
        for line, ours in (("listen 80;", f"listen unix:{place};"), ("root /srv/mot-cham;", "")):
            assert line in told
            told = told.replace(line, ours or f"root {site};")
        temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
        config = Path(folder) / "nginx.conf"
        config.write_text(AROUND.format(temporary=temporary, told=told))
        process = subprocess.Popen([path, "-p", folder, "-c", str(config), "-e", "stderr"])
        try:
            end = time.monotonic() + SECONDS_TO_START
            while not place.exists():
                assert process.poll() is None, "nginx does not take these words"
                assert time.monotonic() < end, "nginx does not answer"
                time.sleep(0.02)
            yield Host(place)
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(with_english(with_frame(write_guide(tmp_path_factory.mktemp("served") / "guide"))))


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with served_by_nginx(site) as one:
        yield one


def hashed(site: Path, page: str) -> str:
    """The address of a file that `page` loads by its hash."""
    found = re.search(
        r'src="(?:\.\./)*(javascripts/[^"]*\?[0-9a-f]{8})"', (site / page).read_text()
    )
    assert found
    return f"/{found[1]}"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/", (200, "html", AGAIN)),
        ("/Q/HT01/", (200, "html", AGAIN)),
        ("/en/Q/HT01/", (200, "html", AGAIN)),
        ("/Q/HT01/index.json", (200, "json", AGAIN)),
        ("/Q/HT01/qr.svg", (200, "svg+xml", AGAIN)),
        ("/offline.json", (200, "json", AGAIN)),
        ("/sw.js", (200, "javascript", AGAIN)),
        ("/sitemap.xml.gz", (200, "octet-stream", AGAIN)),
        ("/favicon.svg", (200, "svg+xml", AGAIN)),
        ("HASHED", (200, "javascript", FOREVER)),
        ("/en/javascripts/after-load.js?00000000", (200, "javascript", FOREVER)),
        ("/Q/ZZ99/", (404, "html", AGAIN)),
        ("/javascripts/gone.js?00000000", (404, "html", AGAIN)),  # back with the next build
        ("/assets/", (404, "html", AGAIN)),
    ],
)
def test_what_may_change_is_asked_for_again_and_what_cannot_is_kept(
    host: Host, site: Path, path: str, wanted: tuple[int, str, str]
) -> None:
    path = hashed(site, "Q/HT01/index.html") if path == "HASHED" else path
    answer, body = host.get(path)
    kind, caching = answer.headers.get_content_subtype(), answer.headers.get_all("Cache-Control")
    assert (answer.status, kind, ", ".join(caching or ())) == wanted
    for name, value in everywhere().items():
        assert answer.headers.get_all(name) == [value], path
    if answer.status == 404:
        assert body == (site / "404.html").read_bytes()


def test_the_calendar_for_staff_is_listed_nowhere_and_like_all_else(host: Host) -> None:
    answer, _ = host.get("/review.ics")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "X-Robots-Tag" not in host.get("/")[0].headers


@pytest.mark.parametrize("path", ["/Q/HT01/", "/sw.js", "/procedures.json", "/sitemap.xml"])
def test_what_is_sent_packed_is_what_is_there(host: Host, site: Path, path: str) -> None:
    answer, body = host.get(path, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    file = site / path.strip("/")
    whole = (file / "index.html" if file.is_dir() else file).read_bytes()
    assert gzip.decompress(body) == whole


def test_a_page_that_has_not_changed_is_not_sent_again(host: Host) -> None:
    first, _ = host.get("/Q/HT01/")
    again, body = host.get("/Q/HT01/", If_None_Match=first.headers["ETag"])
    assert (again.status, body) == (304, b"")
    assert again.headers["Cache-Control"] == AGAIN


def test_an_address_typed_without_its_closing_slash_leads_to_its_page(host: Host) -> None:
    answer, _ = host.get("/Q/HT01")
    assert (answer.status, answer.headers["Location"]) == (301, "/Q/HT01/")
