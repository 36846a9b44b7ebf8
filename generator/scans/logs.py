"""Reading access logs: nginx and Apache's combined form, JSON lines of Cloudflare and Netlify.

A log is read in pieces, so that its size does not matter; gzip is known by its first bytes.
"""

from __future__ import annotations

import codecs
import filecmp
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator, KeysView, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import BufferedIOBase
from pathlib import Path
from typing import NamedTuple

from generator.clock import VIETNAM
from generator.disk.reading import require_plain
from generator.errors import MotchamError

_PIECE = 1 << 20
"""Bytes that are read at once. A line longer than that is no line of a log."""
_GZIP = b"\x1f\x8b"

_TIME = re.compile(rb"\[(\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d):\d\d ([+-]\d{4})\] $")
_ZONE = re.compile(r"[+-]\d\d(?::?\d\d)?$")
_TIME_LENGTH = len("[29/Nov/2026:19:05:33 +0700] ")
_BYTE = re.compile(rb"\\x([0-9A-Fa-f]{2})")
_ESCAPED = re.compile(rb"\\.")
_OTHERWISE_PACKED = (b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf")
"""How zip, bzip2, xz, zstd and 7z begin."""
_KEYS: tuple[tuple[str, ...], ...] = (
    ("EdgeStartTimestamp", "EdgeEndTimestamp", "timestamp", "Datetime", "datetime", "time"),
    ("ClientRequestMethod", "method"),
    ("ClientRequestURI", "ClientRequestPath", "url", "path"),
    ("EdgeResponseStatus", "status_code", "status"),
    ("ClientRequestUserAgent", "user_agent", "userAgent"),
    ("ClientRequestHost", "http_host", "host"),
)
"""What hosts call the time, method, address asked for, status, agent and host of a request."""
_JSON_BEGINS = frozenset({b"{", b"[", b"]"})
"""How a line of JSON begins: an object, or the brackets around a list of them."""
_JSON_ERRORS = (ValueError, KeyError, TypeError, OverflowError)

Month = str
"""As `2026-11`: Vietnam's, whatever zone the log is written in."""


Meaning = tuple[str, str]
"""What is meant by an address that was asked for, as `Find` says it."""
Find = Callable[[bytes, bytes], Meaning]
"""The meaning of an address, without its query, on a host, which is empty where none is said. What
means two empty texts is left out."""
Line = tuple[Month, bytes, bytes, Meaning]
"""What is read of a GET until it is counted: month, status, agent, and what was asked for."""
NOTHING: Meaning = ("", "")


class Piece(NamedTuple):
    """Some lines of a log: how many there were, how many could be read, and those that count."""

    lines: int
    read: int
    asked: list[Line]


_MOST_KNOWN = 20_000
"""Requests whose meaning is remembered."""


def read_log(path: Path, find: Find) -> Iterator[Piece]:
    """The lines of a log that `find` means something by, piece by piece.

    Raises OSError where it is no plain file, MotchamError where its gzip is broken, it is packed
    otherwise, or it is UTF-16, as PowerShell writes files.
    """
    require_plain(path)
    with path.open("rb") as plain:
        head = plain.read(8)
        start = head[: len(_GZIP)]
        if head.startswith(_OTHERWISE_PACKED):
            message = f"Nhật ký «{path}» nén kiểu khác gzip."
            raise MotchamError(message, "Giải nén rồi chạy lại với tệp bên trong.")
        if start in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            message = f"Nhật ký «{path}» lưu bằng bảng mã UTF-16."
            raise MotchamError(message, "Tải lại từ máy chủ, hoặc lưu lại bằng UTF-8.")
        packed = start == _GZIP
        plain.seek(0)
        stream: BufferedIOBase = gzip.GzipFile(fileobj=plain) if packed else plain
        try:
            known: dict[bytes, Meaning] = {}
            for piece in _pieces(stream):
                lines = piece.removeprefix(codecs.BOM_UTF8)
                if b"{" in lines:  # in a log of the combined form an agent may have one too
                    said, lines = _apart(lines)
                    yield _json_lines(said, find)
                yield _combined(lines, find, known)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            message = f"Tệp nén «{path}» hỏng hoặc tải về chưa hết."
            raise MotchamError(message, "Tải lại tệp rồi chạy lại.") from error


def is_same_log(one: Path, other: Path) -> bool:
    """Whether both are one file, or one is a copy of the other: its requests are counted once."""
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def _pieces(stream: BufferedIOBase) -> Iterator[bytes]:
    """The stream in pieces that end where a line does."""
    rest = b""
    while piece := stream.read(_PIECE):
        whole, end, piece_rest = piece.rpartition(b"\n")
        if end:
            yield rest + whole + end
            rest = piece_rest
        elif len(rest) < _PIECE:
            rest += piece
    if rest:
        yield rest


def _apart(piece: bytes) -> tuple[bytes, bytes]:
    """The lines of JSON, and the others: who changes the form of a log has both in one file."""
    said: list[bytes] = []
    others: list[bytes] = []
    for line in piece.splitlines(keepends=True):
        (said if line.lstrip()[:1] in _JSON_BEGINS else others).append(line)
    return b"".join(said), b"".join(others)


def _combined(piece: bytes, find: Find, known: dict[bytes, Meaning]) -> Piece:
    """The lines of the combined form, taken apart at their quotes: a pattern takes twice as long.

    A quoted text has its own quotes escaped, so what is escaped is made harmless first. `known`
    holds what `find` said of requests before.
    """
    months: dict[bytes, Month] = {}
    asked: list[Line] = []
    read = lines = 0
    if b"\\" in piece:
        piece = _ESCAPED.sub(b"?", _BYTE.sub(rb"%\1", piece))
    for line in piece.splitlines():
        lines += 1
        parts = line.split(b'"')
        if len(parts) < 3:  # noqa: PLR2004 - before, within and after the request
            continue
        read += 1
        request = parts[1].partition(b"?")[0]
        meaning = known.get(request)
        if meaning is None:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            meaning = known[request] = _meaning(request, find)
        if meaning is NOTHING:
            continue
        time = parts[0][-_TIME_LENGTH:]
        key = time[:18] + time[21:]  # without its seconds
        month = months.get(key)
        if month is None:
            month = months[key] = _month(time)
        if month:
            agent = parts[5] if len(parts) > 5 else b""  # noqa: PLR2004 - after the referrer
            asked.append((month, parts[2][1:4], agent, meaning))
        else:
            read -= 1
    return Piece(lines, read, asked)


def _meaning(request: bytes, find: Find) -> Meaning:
    method, _, rest = request.partition(b" ")
    return find(rest.partition(b" ")[0], b"") if method == b"GET" else NOTHING


def _month(time: bytes) -> Month:
    """The month of a time in brackets; nothing where it is none."""
    found = _TIME.fullmatch(time)
    if not found:
        return ""
    try:
        when = datetime.strptime(f"{found[1].decode()} {found[2].decode()}", "%d/%b/%Y:%H:%M %z")
    except ValueError:
        return ""
    return _of(when)


def _of(when: datetime) -> Month:
    return when.astimezone(VIETNAM).strftime("%Y-%m")


def _json_lines(piece: bytes, find: Find) -> Piece:
    asked: list[Line] = []
    lines = read = 0
    names: tuple[str | None, ...] = ()
    alike: KeysView[str] = {}.keys()
    for raw in piece.decode("utf-8", "replace").split("\n"):
        if not (text := raw.strip()):
            continue
        lines += 1
        try:
            for said in _objects(text):
                if said.keys() != alike:  # a log says the same of each request
                    alike, names = said.keys(), tuple(_name(said, known) for known in _KEYS)
                if not (names[1] and names[2]):
                    raise KeyError(text)  # no request
                time, *others = [said[name] if name else None for name in names]
                method, target, status, agent, host = [str(one or "").encode() for one in others]
                if method != b"GET":
                    continue
                month = _json_month(time)
                meaning = find(target.partition(b"?")[0], host)
                if meaning is not NOTHING:
                    asked.append((month, status, agent, meaning))
            read += 1
        except _JSON_ERRORS:
            continue
    return Piece(lines, read, asked)


_decoded = json.JSONDecoder().decode


def _objects(line: str) -> list[Mapping[str, object]]:
    """What a line says: one object, or several in brackets; a line of a longer list is one too."""
    if line[0] == "{" and line[-1] == "}":
        return [_decoded(line)]
    text = line.removesuffix(",")
    if text.startswith("[") != text.endswith("]"):
        text = text.removeprefix("[").removesuffix("]")
    if not text:
        return []
    said = _decoded(text)
    return [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, dict)]


def _name(said: Mapping[str, object], known: tuple[str, ...]) -> str | None:
    return next((name for name in known if name in said), None)


def _json_month(time: object) -> Month:
    """The month of a time as text, or as seconds or parts of them since 1970."""
    if isinstance(time, str) and not time.isdigit():
        zone = _ZONE.search(time, len("2026-11-29T19"))
        return _text_month(time[:13], zone[0] if zone else "Z")
    seconds = int(time) if isinstance(time, str | int) else int(float(str(time)))
    while seconds >= 10**11:  # milli-, micro- or nanoseconds
        seconds //= 1000
    return _hour_month(seconds // 3600)


@lru_cache(maxsize=1 << 14)
def _text_month(hour: str, zone: str) -> Month:
    return _of(datetime.fromisoformat(f"{hour}:00:00{zone}"))


@lru_cache(maxsize=1 << 14)
def _hour_month(hour: int) -> Month:
    return _of(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hour))
