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
from tests.browser.github_described import unlike

TOKEN = "github_pat_11AAAAAAA0bimat"  # noqa: S105 - nobody's
REPOSITORY = "/repos/phuong/mot-cham"
_HEADERS = "X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, X-GitHub-SSO"
WHO = "Lê Văn Thư"
"""Who makes all commits."""
LARGEST = 1_000_000
"""Bytes of a file of which GitHub still gives the text."""
CUT = 0
"""An answer that never comes: the network is cut."""
SILENT = -1
"""No answer, and no end of it either."""


@dataclass
class Answer:
    """What is answered once in the stead of the right answer.

    With `raw` that text, which need not be JSON; with `halved` only half of what is promised; with
    `done` what was asked for is done all the same, and only its answer is lost.
    """

    status: int
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    raw: str = ""
    halved: bool = False
    done: bool = False

    @property
    def said(self) -> dict[str, str]:
        """The answer's body."""
        return _error(self.status, self.message)[1]


@dataclass
class GitHub:
    """One repository; `refusing` has, by method and the beginning of a path, an answer to play."""

    files: dict[str, dict[str, bytes]] = field(default_factory=lambda: {"main": {}})
    pulls: list[dict[str, Any]] = field(default_factory=list)
    commits: list[dict[str, Any]] = field(default_factory=list)
    """Newest first, with the names of their files; `files` has by `sha` all that was there."""
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    refusing: dict[tuple[str, str], Answer] = field(default_factory=dict)
    unlike: list[str] = field(default_factory=list)
    """What was asked or answered otherwise than GitHub's description says."""
    address: str = ""
    silent: threading.Event = field(default_factory=threading.Event)
    """Set when somebody who asked is left without an answer."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when nobody is answered any more."""

    def played(self, method: str, path: str) -> Answer | None:
        """The answer to play now, once; None where the right one is given."""
        for wanted, start in self.refusing:
            if wanted == method and path.startswith(REPOSITORY + start):
                return self.refusing.pop((wanted, start))
        return None

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """The status and what is said."""
        parts = urlsplit(path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        place = unquote(parts.path).removeprefix(REPOSITORY)
        if not parts.path.startswith(REPOSITORY):
            return _missing()
        if place.startswith("/git/"):
            return self._reference(method, place, body)
        if place.startswith("/contents/"):
            return self._contents(method, place.removeprefix("/contents/"), query, body)
        if place.startswith("/commits"):
            return 200, self._commits(place.removeprefix("/commits"), query)
        if place == "/pulls":
            return self._pulls(method, query, body)
        return 200, {
            "name": "mot-cham",
            "full_name": "phuong/mot-cham",
            "private": False,
            "html_url": "https://github.com/phuong/mot-cham",
            "default_branch": "main",
        }

    def commit(self, files: dict[str, bytes]) -> str:
        """Write `files` to main; the commit's name."""
        return self._committed(files, [{"filename": name, "status": "modified"} for name in files])

    def remove(self, file: str) -> str:
        """Take `file` from main; the commit's name."""
        del self.files["main"][file]
        return self._committed({}, [{"filename": file, "status": "removed"}])

    def rename(self, file: str, to: str) -> str:
        """Move `file` on main; the commit's name."""
        data = self.files["main"].pop(file)
        told = {"filename": to, "status": "renamed", "previous_filename": file}
        return self._committed({to: data}, [told])

    def _committed(self, files: dict[str, bytes], told: list[dict[str, str]]) -> str:
        self.files["main"] = self.files["main"] | files
        name = self._named([one["sha"] for one in self.commits[:1]], told)
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

    def _named(self, parents: list[str], files: Iterable[dict[str, str]]) -> str:
        number = str(len(self.commits)).encode()
        name = hashlib.sha1(number, usedforsecurity=False).hexdigest()
        url = f"https://github.com/phuong/mot-cham/commit/{name}"
        said: dict[str, Any] = {"sha": name, "url": url, "html_url": url, "files": list(files)}
        said["commit"] = {"author": {"name": WHO, "date": "2026-11-27T08:00:00Z"}, "message": "Sửa"}
        said["parents"] = [{"sha": one, "url": url} for one in parents]
        self.commits.insert(0, said)
        return name

    def _commits(self, place: str, query: dict[str, str]) -> Any:
        """The commits that changed a file; of one commit itself, and the proposals it came by."""
        if not place:
            found = [one for one in self.commits if _touches(one, query["path"])]
            return found[: int(query["per_page"])]
        name, _, what = place.removeprefix("/").partition("/")
        [commit] = [one for one in self.commits if one["sha"] == name]
        if what != "pulls":
            return commit
        if "whole" not in commit:
            return []
        said = {"number": 1, "title": "Sửa", "body": None, "head": "sua", "base": "main"}
        return [_pull(said | {"whole": commit["whole"]})]

    def _reference(self, method: str, place: str, body: dict[str, Any]) -> tuple[int, Any]:
        name = body.get("ref") or place.removeprefix("/git/ref/")
        branch = name.removeprefix("/git/").removeprefix("refs/").removeprefix("heads/")
        if method == "PATCH" and branch not in self.files:
            return _error(422, "Reference does not exist")
        if method == "PATCH":
            self.files[branch] = dict(self.files["main"])
            return 200, self._named_branch(branch)
        if method == "GET":
            return (200, self._named_branch(branch)) if branch in self.files else _missing()
        if branch in self.files:
            return _error(422, "Reference already exists")
        self.files[branch] = dict(self.files["main"])
        return 201, self._named_branch(branch)

    def _named_branch(self, branch: str) -> dict[str, Any]:
        url = f"{self.address}{REPOSITORY}/git"
        return {
            "ref": f"refs/heads/{branch}",
            "node_id": "x",
            "url": f"{url}/refs/heads/{branch}",
            "object": {"type": "commit", "sha": "a" * 40, "url": f"{url}/commits/{'a' * 40}"},
        }

    def _pulls(self, method: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        if method == "GET":
            head = query["head"].partition(":")[2]
            return 200, [_pull(pull) for pull in self.pulls if pull["head"] == head]
        if any(pull["head"] == body["head"] for pull in self.pulls):
            exists = f"A pull request already exists for phuong:{body['head']}."
            told = {"resource": "PullRequest", "code": "custom", "message": exists}
            status, said = _error(422, "Validation Failed")
            return status, said | {"errors": [told]}
        self.pulls.append(body | {"number": len(self.pulls) + 1})
        return 201, _pull(self.pulls[-1])

    def _contents(
        self, method: str, file: str, query: dict[str, str], body: dict[str, Any]
    ) -> tuple[int, Any]:
        branch = self.files[query.get("ref") or body["branch"]]
        there = branch.get(file)
        if method == "GET":
            if there is None:
                return _missing()
            if len(there) > LARGEST:
                return 200, self._file(file, there) | {"content": "", "encoding": "none"}
            text = base64.encodebytes(there).decode()  # in lines, as GitHub writes it
            return 200, self._file(file, there) | {"content": text, "encoding": "base64"}
        if there is not None and "sha" not in body:
            return _error(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
        if there is not None and body["sha"] != sha(there):
            return _error(409, f"{file} does not match {body['sha']}")
        branch[file] = base64.b64decode(body["content"])
        written = self._file(file, branch[file])
        return 200 if there else 201, {"content": written, "commit": {"message": body["message"]}}

    def _file(self, file: str, data: bytes) -> dict[str, Any]:
        url = f"{self.address}{REPOSITORY}/contents/{file}"
        return {
            "type": "file",
            "name": file.rpartition("/")[2],
            "path": file,
            "sha": sha(data),
            "size": len(data),
            "url": url,
            "git_url": url,
            "html_url": url,
            "download_url": url,
            "_links": {"self": url, "git": url, "html": url},
        }


def _touches(commit: dict[str, Any], file: str) -> bool:
    """Whether a commit changed what stands at `file`, or took it away."""
    return any(file in {one["filename"], one.get("previous_filename")} for one in commit["files"])


def _pull(pull: dict[str, Any]) -> dict[str, Any]:
    """A pull request as it is told; a merged one names the commit by which it came."""
    number, whole = pull["number"], pull.get("whole")
    return {
        "number": number,
        "state": "closed" if whole else "open",
        "title": pull["title"],
        "body": pull["body"],
        "html_url": f"https://github.com/phuong/mot-cham/pull/{number}",
        "merged_at": "2026-11-29T08:00:00Z" if whole else None,
        "merge_commit_sha": whole,
        "head": {"ref": pull["head"], "sha": "b" * 40},
        "base": {"ref": pull["base"], "sha": "a" * 40},
    }


def _error(status: int, message: str) -> tuple[int, dict[str, str]]:
    """An answer that says what is wrong, as GitHub says it."""
    documented = "https://docs.github.com/rest"
    return status, {"message": message, "documentation_url": documented, "status": str(status)}


def _missing() -> tuple[int, Any]:
    return _error(404, "Not Found")


def sha(data: bytes) -> str:
    """How git names the bytes of a file."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class _Handler(BaseHTTPRequestHandler):
    """Answers for `hub`."""

    hub: GitHub

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

    def _say_raw(self, played: Answer) -> None:
        data = (played.raw or json.dumps(played.said)).encode()
        self.send_response(played.status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(data)))
        for name, value in played.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if played.halved else data)
        self.close_connection = True

    def do_OPTIONS(self) -> None:
        self._say(
            204,
            "",
            {
                "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT",
                "Access-Control-Allow-Headers": "authorization, x-github-api-version",
                "Access-Control-Max-Age": "0",
            },
        )

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else {}
        self.hub.asked.append((self.command, self.path, self.headers.get("Authorization")))
        if played := self.hub.played(self.command, self.path):
            self._play(played, body)
        elif self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._tell(body, *_error(401, "Bad credentials"))
        else:
            self._tell(body, *self.hub.answer(self.command, self.path, body))

    def _play(self, played: Answer, body: Any) -> None:
        if played.done:
            self.hub.answer(self.command, self.path, body)
        if played.status == SILENT:
            self.hub.silent.set()
            self.hub.over.wait()
        if played.status in {CUT, SILENT}:
            self.close_connection = True
            self.connection.close()
        elif played.raw or played.halved:
            self._say_raw(played)
        else:
            self._tell(body, played.status, played.said, played.headers)

    def _tell(
        self, body: Any, status: int, said: Any, headers: dict[str, str] | None = None
    ) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        place = unquote(parts.path).removeprefix(REPOSITORY)
        self.hub.unlike += unlike(self.command, place, query, body, status, said)
        self._say(status, said, headers or {})

    do_GET = do_POST = do_PATCH = do_PUT = _answer  # noqa: N815 - as the standard library calls it


@contextmanager
def github() -> Iterator[GitHub]:
    """The stand-in, answering."""
    hub = GitHub()

    server = Server(type("Handler", (_Handler,), {"hub": hub}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hub.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        hub.over.set()
        server.shutdown()
        server.server_close()
