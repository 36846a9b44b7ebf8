"""A stand-in for GitHub's API on loopback, which plays what GitHub answers.

It keeps the files of one repository on `main` and on branches, and writes down what it was asked.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.browser.chromium import Server

TOKEN = "github_pat_11AAAAAAA0bimat"  # noqa: S105 - nobody's
REPOSITORY = "/repos/phuong/mot-cham"
_HEADERS = "X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After"
CUT = 0
"""An answer that never comes: the network is cut."""


@dataclass
class Answer:
    """What is answered once in the stead of the right answer."""

    status: int
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class GitHub:
    """One repository; `refusing` has, by method and the beginning of a path, an answer to play."""

    files: dict[str, dict[str, bytes]] = field(default_factory=lambda: {"main": {}})
    pulls: list[dict[str, Any]] = field(default_factory=list)
    commits: list[dict[str, Any]] = field(default_factory=list)
    """Newest first, with the names of their files; `files` has by `sha` all that was there."""
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    refusing: dict[tuple[str, str], Answer] = field(default_factory=dict)
    address: str = ""

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """The status and what is said."""
        parts = urlsplit(path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        place = unquote(parts.path).removeprefix(REPOSITORY)
        if not parts.path.startswith(REPOSITORY):
            return 404, {"message": "Not Found"}
        if place.startswith("/git/"):
            return self._reference(method, place, body)
        if place.startswith("/contents/"):
            return self._contents(method, place.removeprefix("/contents/"), query, body)
        if place.startswith("/commits"):
            return 200, self._commits(place.removeprefix("/commits"), query)
        if place == "/pulls":
            return self._pulls(method, query, body)
        return 200, {"full_name": "phuong/mot-cham", "default_branch": "main"}

    def commit(self, files: dict[str, bytes]) -> str:
        """Write `files` to main; the commit's name."""
        self.files["main"] = self.files["main"] | files
        name = self._named([one["sha"] for one in self.commits[:1]], files)
        self.files[name] = dict(self.files["main"])
        return name

    def merge(self, *steps: dict[str, bytes]) -> None:
        """Take in a proposal of several commits, by a commit that changes no file beside them."""
        before = self.commits[0]["sha"]
        names = [self.commit(files) for files in steps]
        whole = self._named([before, names[-1]], ())
        self.files[whole] = dict(self.files["main"])
        for one in self.commits[: len(steps) + 1]:
            one["whole"] = whole

    def _named(self, parents: list[str], files: Iterable[str]) -> str:
        number = str(len(self.commits)).encode()
        name = hashlib.sha1(number, usedforsecurity=False).hexdigest()
        said = {"sha": name, "parents": [{"sha": one} for one in parents], "files": list(files)}
        self.commits.insert(0, said)
        return name

    def _commits(self, place: str, query: dict[str, str]) -> Any:
        """The commits that changed a file; of one commit itself, and the proposals it came by."""
        if not place:
            found = [one for one in self.commits if query["path"] in one["files"]]
            return found[: int(query["per_page"])]
        name, _, what = place.removeprefix("/").partition("/")
        [commit] = [one for one in self.commits if one["sha"] == name]
        if what != "pulls":
            return commit
        if "whole" not in commit:
            return []
        merged = {"merged_at": "2026-11-29T08:00:00Z", "merge_commit_sha": commit["whole"]}
        return [merged | {"base": {"ref": "main"}}]

    def _reference(self, method: str, place: str, body: dict[str, Any]) -> tuple[int, Any]:
        name = body.get("ref") or place.removeprefix("/git/ref/")
        branch = name.removeprefix("refs/").removeprefix("heads/")
        if method == "GET":
            return (200, {"object": {"sha": "a" * 40}}) if branch in self.files else _missing()
        if branch in self.files:
            return 422, {"message": "Reference already exists"}
        self.files[branch] = dict(self.files["main"])
        return 201, {"ref": body["ref"]}

    def _pulls(self, method: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        if method == "GET":
            head = query["head"].partition(":")[2]
            return 200, [pull for pull in self.pulls if pull["head"] == head]
        if any(pull["head"] == body["head"] for pull in self.pulls):
            return 422, {"message": "Validation Failed"}
        url = f"https://github.com/phuong/mot-cham/pull/{len(self.pulls) + 1}"
        self.pulls.append(body | {"html_url": url})
        return 201, self.pulls[-1]

    def _contents(
        self, method: str, file: str, query: dict[str, str], body: dict[str, Any]
    ) -> tuple[int, Any]:
        branch = self.files[query.get("ref") or body["branch"]]
        there = branch.get(file)
        if method == "GET":
            if there is None:
                return _missing()
            text = base64.encodebytes(there).decode()  # in lines, as GitHub writes it
            return 200, {"content": text, "encoding": "base64", "sha": sha(there)}
        if there is not None and "sha" not in body:
            return 422, {"message": 'Invalid request.\n\n"sha" wasn\'t supplied.'}
        if there is not None and body["sha"] != sha(there):
            return 409, {"message": f"{file} does not match {body['sha']}"}
        branch[file] = base64.b64decode(body["content"])
        return 200 if there else 201, {"content": {"sha": sha(branch[file])}}


def _missing() -> tuple[int, Any]:
    return 404, {"message": "Not Found"}


def sha(data: bytes) -> str:
    """How git names the bytes of a file."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@contextmanager
def github() -> Iterator[GitHub]:
    """The stand-in, answering."""
    hub = GitHub()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Stay silent."""

        def _say(self, status: int, said: Any, headers: dict[str, str]) -> None:
            data = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Expose-Headers", _HEADERS)
            self.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def do_OPTIONS(self) -> None:
            self._say(
                204,
                "",
                {
                    "Access-Control-Allow-Methods": "GET, POST, PUT",
                    "Access-Control-Allow-Headers": "authorization, x-github-api-version",
                    "Access-Control-Max-Age": "0",
                },
            )

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else {}
            hub.asked.append((self.command, self.path, self.headers.get("Authorization")))
            for (method, start), played in list(hub.refusing.items()):
                if method == self.command and self.path.startswith(REPOSITORY + start):
                    del hub.refusing[method, start]
                    if played.status == CUT:
                        self.close_connection = True
                        self.connection.close()
                        return
                    self._say(played.status, {"message": played.message}, played.headers)
                    return
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._say(401, {"message": "Bad credentials", "status": "401"}, {})
                return
            self._say(*hub.answer(self.command, self.path, body), {})

        do_GET = do_POST = do_PUT = _answer  # noqa: N815 - as the standard library calls it

    server = Server(Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hub.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
