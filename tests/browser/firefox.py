"""A real Firefox, driven over Marionette, the protocol that Debian's own package speaks.

Playwright drives only a Firefox that it has patched. Marionette is small: each message is JSON with
its length before it, `[0, id, command, parameters]` there and `[1, id, error, result]` back.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.beside import looked_for

PORT_FILE = "MarionetteActivePort"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element in every answer, from the W3C's WebDriver."""
SECONDS_TO_START = 120
SECONDS_TO_ANSWER = 120


class Firefox:
    """One window, on one connection."""

    def __init__(self, connection: socket.socket, answers: IO[bytes]) -> None:
        self._connection = connection
        self._read = answers
        self._asked = 0
        self._message()  # it introduces itself
        self._ask("WebDriver:NewSession", capabilities={})

    def goto(self, address: str) -> None:
        """Open `address`; AssertionError where only the browser's own error page can be shown."""
        self._ask("WebDriver:Navigate", url=address)

    def evaluate(self, function: str, *arguments: object) -> Any:
        """What a JavaScript function gives on the page, awaited where it is a promise."""
        script = f"return ({function})(...arguments)"
        return self._ask("WebDriver:ExecuteScript", script=script, args=arguments)["value"]

    def click(self, selector: str) -> None:
        """Click the first element that fits, as a person does."""
        self._ask("WebDriver:ElementClick", id=self._element(selector))

    def write(self, selector: str, text: str) -> None:
        """Type `text` into the first element that fits, key by key."""
        self._ask("WebDriver:ElementSendKeys", id=self._element(selector), text=text)

    def _element(self, selector: str) -> str:
        found = self._ask("WebDriver:FindElement", using="css selector", value=selector)
        return str(found["value"][ELEMENT])

    def _ask(self, command: str, **parameters: object) -> Any:
        self._asked += 1
        asked = json.dumps([0, self._asked, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(asked), asked))
        _, answered, error, result = self._message()
        assert answered == self._asked
        assert error is None, f"{command} {parameters}: {error['message']}"
        return result

    def _message(self) -> Any:
        length = b""
        while (digit := self._read.read(1)) != b":":
            assert digit, "Firefox has gone"
            length += digit
        return json.loads(self._read.read(int(length)))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Debian's Firefox, headless; all it writes goes into `profile`, and it ends by itself."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    assert path, "Firefox is missing: apt-get install firefox-esr (make test does it when it can)"
    # Marionette itself switches off updates, telemetry and whatever else asks other hosts.
    (profile / "user.js").write_text(
        'user_pref("marionette.port", 0);\nuser_pref("intl.accept_languages", "vi");\n'
    )
    process = subprocess.Popen(
        [path, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        env={"HOME": str(profile), "PATH": "/usr/bin:/bin", "TMPDIR": str(profile)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with socket.create_connection(("127.0.0.1", _port(profile, process))) as connection:
            connection.settimeout(SECONDS_TO_ANSWER)
            with connection.makefile("rb") as answers:
                yield Firefox(connection, answers)
    finally:
        process.terminate()
        process.wait()


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """The free port that Firefox has chosen and written down."""
    file = profile / PORT_FILE

    def written() -> str:
        assert process.poll() is None, "Firefox does not start"
        return file.read_text() if file.exists() else ""

    return int(looked_for(written, SECONDS_TO_START, lambda: "Firefox does not answer"))
