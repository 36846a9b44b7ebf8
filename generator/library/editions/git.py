"""The project as it was at a git revision."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.errors import MotchamError

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
        raise MotchamError(f"Không tìm thấy phiên bản git «{revision}».", UNKNOWN_HINT)
    archive = git(root, "archive", "--format=zip", commit)
    if archive is None:
        message = f"Phiên bản git «{revision}» không có thư mục này."
        raise MotchamError(message, "Chọn một phiên bản mới hơn.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        try:
            # Python keeps a zip's files inside the folder, and makes a link a plain file.
            zipfile.ZipFile(io.BytesIO(archive)).extractall(folder)
        except (zipfile.BadZipFile, OSError) as error:
            message = f"Không lấy được tệp của phiên bản «{revision}» ({error})."
            raise MotchamError(message, "Chọn một phiên bản khác.") from error
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
