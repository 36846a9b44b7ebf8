"""Days as iCalendar (RFC 5545), for the calendar on a clerk's phone or computer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

FILE = "review.ics"
LINE_OCTETS = 75
"""RFC 5545, 3.1: a longer line goes on in lines that begin with a space."""


class Event(NamedTuple):
    """One all-day event. `key` names the same thing on every run."""

    on: date
    key: str
    title: str
    text: str


def calendar(name: str, host: str, events: Iterable[Event], written_on: date) -> str:
    """The calendar file `name`; lines end in CRLF. `host` makes its ids the ward's own."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mot cham//motcham//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        ends = event.on + timedelta(days=1)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(event.key.encode()).hexdigest()[:20]}@{host}",
            f"DTSTAMP:{written_on:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{ends:%Y%m%d}",
            f"SUMMARY:{_escaped(event.title)}",
            f"DESCRIPTION:{_escaped(event.text)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    r"""`text` as a value: `\`, `;`, `,` and line breaks escaped."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets; no letter is cut in two."""
    if len(line.encode()) <= LINE_OCTETS:
        yield line
        return
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LINE_OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
