"""A real WebKit, Debian's WebKitGTK, driven by its own WebDriver on a screen that is only memory.

The screen has the size of a phone, and the window takes all of it.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.beside import free_port, looked_for
from tests.browser.chromium import PHONE
from tests.browser.firefox import ELEMENT, SECONDS_TO_ANSWER, SECONDS_TO_START


class WebKit:
    """One window, asked over HTTP on loopback."""

    def __init__(self, driver: str) -> None:
        self._session = driver
        started = self._ask("session", capabilities=_CAPABILITIES)
        self._session = f"{driver}/session/{started['sessionId']}"

    def goto(self, address: str) -> None:
        """Open `address`; AssertionError where only the browser's own error page can be shown."""
        self._ask("url", url=address)

    def evaluate(self, function: str, *arguments: object) -> Any:
        """What a JavaScript function gives on the page, awaited where it is a promise."""
        script = (
            "const done = arguments[arguments.length - 1]\n"
            f"Promise.resolve(({function})(...arguments[0])).then(done)"
        )
        return self._ask("execute/async", script=script, args=[arguments])

    def click(self, selector: str) -> None:
        """Click the first element that fits, as a person does."""
        self._ask(f"element/{self._element(selector)}/click")

    def write(self, selector: str, text: str) -> None:
        """Type `text` into the first element that fits, key by key."""
        self._ask(f"element/{self._element(selector)}/value", text=text)

    def _element(self, selector: str) -> str:
        found = self._ask("element", using="css selector", value=selector)
        return str(found[ELEMENT])

    def _ask(self, path: str, **body: object) -> Any:
        request = urllib.request.Request(  # noqa: S310 - the driver's own address
            f"{self._session}/{path}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            answered = urllib.request.urlopen(request, timeout=SECONDS_TO_ANSWER)  # noqa: S310 - its own
            with answered as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            with refused:
                raise AssertionError(f"{path} {body}: {refused.read().decode()}") from None


_CAPABILITIES = {
    "alwaysMatch": {
        "webkitgtk:browserOptions": {
            "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "args": ["--automation", "--full-screen"],
        }
    }
}


@contextmanager
def webkit(profile: Path) -> Iterator[WebKit]:
    """Debian's WebKit; all it writes goes into `profile`, and it ends by itself."""
    assert all(map(shutil.which, ("WebKitWebDriver", "Xvfb"))), (
        "WebKit is missing: apt-get install webkit2gtk-driver xvfb (make test does it when it can)"
    )
    screen = f"{PHONE['width']}x{PHONE['height']}x24"
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as display:
        assert display.stdout
        number = display.stdout.readline().strip()
        assert number, "Xvfb does not start"
        with free_port() as port:
            driver = subprocess.Popen(
                ["WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"],
                env={
                    "DISPLAY": f":{number}",
                    "HOME": str(profile),
                    "TMPDIR": str(profile),
                    "PATH": "/usr/bin:/bin",
                    "LANG": "C.UTF-8",
                    "GIO_USE_VFS": "local",
                    "NO_AT_BRIDGE": "1",
                },
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                silent = "WebKitWebDriver does not answer"
                looked_for(lambda: _answers(port, driver), SECONDS_TO_START, lambda: silent)
                yield WebKit(f"http://127.0.0.1:{port}")
            finally:
                driver.terminate()
                driver.wait()
                display.terminate()


def _answers(port: int, driver: subprocess.Popen[bytes]) -> bool:
    assert driver.poll() is None, "WebKitWebDriver does not start"
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0
