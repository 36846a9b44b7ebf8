"""A real Chromium against a real built site.

The server binds to loopback and ends with the tests.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.guide.build import BuildOptions, build_site
from generator.library.library import Library, load_library

ROOT = Path(__file__).parents[2]
PHONE = {"width": 412, "height": 915}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host does: 404.html for what is not there, and no log."""

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder; gives the address of its root, without a closing slash."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Handler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def library() -> Library:
    """The repository's own library."""
    library, problems = load_library(ROOT)
    assert library is not None, problems
    return library


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built once."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT, folder, BuildOptions())
    return folder


@pytest.fixture(scope="session")
def home(serve: Callable[[Path], str], site: Path) -> str:
    """Where the built site answers."""
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium (make test does it when it can)"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, home: str) -> Iterator[Callable[..., Page]]:
    """Open a path on a phone. At the end: no error in the console, no request to another host."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(
        path: str = "/", *, javascript: bool = True, base: str = home, **options: object
    ) -> Page:
        context = browser.new_context(viewport=PHONE, java_script_enabled=javascript, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        own = urlsplit(base).netloc
        page.on("console", lambda m: m.type == "error" and faults.append(f"console: {m.text}"))
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on(
            "request",
            lambda request: (
                urlsplit(request.url).netloc not in (own, "")
                and faults.append(f"other host: {request.url}")
            ),
        )
        response = page.goto(base + path, wait_until="load")
        assert response is not None
        if response.status == http.HTTPStatus.NOT_FOUND:
            faults.clear()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []
