"""A static host that can be cut off, slowed down, broken and given another site."""

from __future__ import annotations

import functools
import http.server
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.chromium import Handler, Server


@dataclass
class Host:
    """A server on loopback, always at the same address; `cut` and `restore` its network."""

    folder: Path
    seconds: float = 0
    """How long each answer takes."""
    caching: str = "no-cache"
    """What browsers are told of every file; usually what a test changes is seen at once. May be
    nothing."""
    lowers: bool = False
    """Whether addresses lead on to themselves in small letters, as on some hosts."""
    cut_short: str = ""
    """Files whose address ends so arrive without their second half."""
    asked: list[str] = field(default_factory=list)
    """The addresses asked for, in their order."""
    port: int = 0
    _server: Server | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def restore(self) -> None:
        handler = functools.partial(_Handler, host=self)
        self._server = Server(handler, self.port)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def cut(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


_CODE = re.compile("/Q/[A-Z0-9]+")


class _Handler(Handler):
    def __init__(self, *request: object, host: Host) -> None:
        self.host = host
        super().__init__(*request, directory=str(host.folder))  # type: ignore[arg-type]  # as given

    def do_GET(self) -> None:  # noqa: N802 - named by http.server
        self.host.asked.append(self.path)
        time.sleep(self.host.seconds)
        if self.host.lowers and _CODE.search(self.path):
            self.send_response(http.HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", _CODE.sub(lambda code: code[0].lower(), self.path))
            self.end_headers()
            return
        if self.host.cut_short and self.path.split("?")[0].endswith(self.host.cut_short):
            data = Path(self.translate_path(self.path)).read_bytes()
            self.send_response(http.HTTPStatus.OK)
            self.end_headers()
            self.wfile.write(data[: len(data) // 2])
            return
        super().do_GET()

    def translate_path(self, path: str) -> str:
        if self.host.lowers:
            path = re.sub("/q/[a-z0-9]+", lambda code: code[0].upper(), path)
        return super().translate_path(path)

    def end_headers(self) -> None:
        if self.host.caching:
            self.send_header("Cache-Control", self.host.caching)
        super().end_headers()


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    """A host of `folder`; it ends by itself."""
    one = Host(folder)
    one.restore()
    try:
        yield one
    finally:
        one.cut()
