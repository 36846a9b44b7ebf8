"""The project as it was at a git revision."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.disk.places import scratch
from generator.errors import WrongUseError

_WRITTEN = re.compile(r":\d+ \d+ [0-9a-f]+ (?P<blob>[0-9a-f]+) [A-Z]\d*\t(?P<file>.+)")

UNKNOWN_HINT = "Kiểm tra tên nhánh; trên máy chủ, tải đủ lịch sử (fetch-depth: 0)."


def known_commit(root: Path, revision: str) -> str | None:
    """The commit that `revision` names in the repository around `root`; None for no commit."""
    name = f"{revision}^{{commit}}"
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return found.decode().strip() if found else None


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Yield a temporary folder with the files below `root` as they were at `revision`.

    Raises MotchamError where git does not know the revision, or nothing was there then.
    """
    commit = known_commit(root, revision)
    if commit is None:
        raise WrongUseError(f"Không tìm thấy phiên bản git «{revision}».", UNKNOWN_HINT)
    archive = git(root, "archive", "--format=zip", commit)
    if archive is None:
        message = f"Phiên bản git «{revision}» không có thư mục này."
        raise WrongUseError(message, "Chọn một phiên bản mới hơn.")
    with scratch() as own:
        folder = own.resolve() / "old"
        try:
            # Python keeps a zip's files inside the folder, and makes a link a plain file.
            zipfile.ZipFile(io.BytesIO(archive)).extractall(folder)
        except zipfile.BadZipFile as error:
            message = f"Không lấy được tệp của phiên bản «{revision}» ({error})."
            raise WrongUseError(message, "Chọn một phiên bản khác.") from error
        yield folder


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What git prints; None where it fails or is not installed."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=root, input=stdin, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def blobs(root: Path, names: Sequence[str]) -> list[bytes]:
    """The contents of files named as `commit:path`; nothing for a file that is not there."""
    asked = "".join(f"{name}\n" for name in names).encode()
    found = git(root, "cat-file", "--batch-check=%(objectname) %(objecttype)", stdin=asked) or b""
    ids = [line.split()[0] if line.endswith(b" blob") else b"" for line in found.splitlines()]
    wanted = list(dict.fromkeys(filter(None, ids)))
    answer = git(root, "cat-file", "--batch", stdin=b"".join(one + b"\n" for one in wanted)) or b""
    contents = {b"": b""}
    for one in wanted:
        head, _, answer = answer.partition(b"\n")
        size = int(head.split()[2])
        contents[one], answer = answer[:size], answer[size + 1 :]
    return [contents[one] for one in ids]


class Written(NamedTuple):
    """A file as a commit left it; its content is empty where it was deleted."""

    commit: str
    file: str
    content: bytes


@dataclass(frozen=True)
class FileHistory:
    """The commits of a branch along first parents, oldest first, and the files that they wrote."""

    commits: Sequence[str]
    written: Sequence[Written]


def file_history(root: Path, commit: str, wanted: Callable[[str], bool]) -> FileHistory:
    """The history up to `commit`, of the `wanted` files alone, which are named as from `root`."""
    asked = (
        "-c", "core.quotePath=false", "-c", "log.showRoot=true", "log", "--first-parent",
        "--reverse", "--raw", "--no-abbrev", "--no-renames", "--diff-merges=first-parent",
        "--relative", "--no-show-signature", "--format=commit %H", commit,
    )  # fmt: skip
    commits: list[str] = []
    steps: list[tuple[str, str, str]] = []
    for line in (git(root, *asked) or b"").decode("utf-8", "replace").splitlines():
        if line.startswith("commit "):
            commits.append(line.removeprefix("commit "))
        elif (change := _WRITTEN.fullmatch(line)) and wanted(change["file"]):
            steps.append((commits[-1], change["file"], change["blob"]))
    contents = blobs(root, [blob for _, _, blob in steps])
    found = zip(steps, contents, strict=True)
    files = [Written(name, file, content) for (name, file, _), content in found]
    return FileHistory(commits, files)


def folders_of(root: Path, file: str, commits: Sequence[str]) -> list[str]:
    """Where `file`, which lies in `root` at HEAD, lay at each of the `commits`, oldest first.

    Folders are as git names them, from the top of the repository, and end in a slash or are empty.
    """
    folder = (git(root, "rev-parse", "--show-prefix") or b"").decode().strip()
    asked = (
        "-c", "core.quotePath=false", "log", "--first-parent", "--follow", "-M50%",
        "--diff-filter=R", "--name-status", "--no-show-signature", "--format=commit %H",
    )  # fmt: skip
    before, moved = {}, ""
    said = (git(root, *asked, "HEAD", "--", file) or b"").decode("utf-8", "replace")
    for line in said.splitlines():
        if line.startswith("commit "):
            moved = line.removeprefix("commit ")
        elif line.count("\t") > 1:
            before[moved] = line.split("\t")[1].removesuffix(file)
    for name in [name for name in before if name not in commits]:  # after them all
        folder = before.pop(name)
    found: list[str] = []
    for name in reversed(commits):
        found.append(folder)
        folder = before.get(name, folder)
    return found[::-1]
