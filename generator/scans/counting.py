"""Counting what was opened: by month and code, and the addresses that lead nowhere.

Counted is a GET that a browser sent and that the host answered with a page (200), or with "it is
as you have it" (304), at the address of a code or of the home page, in either language. All else
is left out: HEAD and POST, robots, files that pages load, what only leads on (301, 302), errors.
Of an address the query is never looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote_to_bytes, urlsplit

from generator.library.registers.address import HOME_CODE
from generator.scans.logs import NOTHING, Meaning, Month, Piece

MOST_DEAD = 50_000
"""Dead addresses that are remembered while counting: robots invent them without end."""
_MOST_KNOWN = 20_000
_LONGEST_DEAD = 100

_OPENED = frozenset({b"200", b"304"})
_GONE = frozenset({b"404", b"410"})
_PAGE = re.compile(r"(?:en/)?q/([0-9a-z]+)(?:/(?:index\.html)?)?", re.IGNORECASE)
_HOME = frozenset({"", "index.html", "en", "en/", "en/index.html"})
_FULL = re.compile(rb"https?://", re.IGNORECASE)
_PORT = re.compile(r":\d+$")
_ROBOT = re.compile(
    rb"(?<!\bcu)bot(?![a-z])|crawl|spider|slurp|preview|externalhit|whatsapp/|curl/|wget|python|"
    rb"\bjava/|go-http|libwww|httpclient|axios|node-fetch|headless|lighthouse|pagespeed|"
    rb"monitoring|uptime|pingdom|censys|zgrab|masscan|nmap|feedfetcher|archiver|validator",
    re.IGNORECASE,
)
_PROBE = re.compile(
    r"\.(?:php\d?|aspx?|jsp|cgi|env|git|sql|bak|ini|ya?ml|xml|txt|json|js|css|map|ico|png|jpe?g|"
    r"webp|svg|woff2?|gz|zip)$|^\.|/\.|wp-|cgi-bin|phpmyadmin",
    re.IGNORECASE,
)
"""What robots try, and files that pages load: no address that a resident typed."""
_PRIVATE = re.compile(
    r"\d{1,3}(?:[._-]\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,}|@|(?:\d[ ._-]?){8,}", re.IGNORECASE
)
"""An address on the net, a mail address, a phone or an identity number. Names and days, which are
dearer to look for, are left out of what is reported."""


@dataclass
class Counts:
    """What was counted. Of `lines` so many were read; the others add up to them.

    `opened` counts by month and code; `dead` by month and address below the site's root, `dead_in`
    all of a month, also those that are not remembered.
    """

    lines: int = 0
    read: int = 0
    robots: int = 0
    opened: Counter[tuple[Month, str]] = field(default_factory=Counter)
    dead: Counter[tuple[Month, str]] = field(default_factory=Counter)
    dead_in: Counter[Month] = field(default_factory=Counter)

    @property
    def months(self) -> list[Month]:
        """The months in which something was counted, oldest first."""
        return sorted({month for month, _ in self.opened} | set(self.dead_in))


class Addresses:
    """What an address that was asked for means: a code's page, a dead address, or neither."""

    def __init__(self, site_urls: Iterable[str], codes: Container[str]) -> None:
        sites = [urlsplit(url) for url in site_urls]
        self._hosts = {site.netloc.lower() for site in sites}
        self._roots = sorted({site.path for site in sites}, key=len, reverse=True)
        self._codes = codes
        self.meaning = lru_cache(_MOST_KNOWN)(self._meaning)

    def _meaning(self, target: bytes, host_said: bytes) -> Meaning:
        """The code whose page is at `target`, and what to call the address where it is dead."""
        found = self._found(target, host_said.decode("ascii", "ignore"))
        return found if any(found) else NOTHING

    def _found(self, target: bytes, host: str) -> Meaning:
        if _FULL.match(target):
            try:
                parts = urlsplit(target.decode("utf-8", "replace"))
            except ValueError:
                return NOTHING
            host, target = parts.netloc, parts.path.encode()
        if host and not {host.lower(), _PORT.sub("", host.lower())} & self._hosts:
            return NOTHING  # another site of the same account
        asked = target.partition(b"#")[0]
        path = unquote_to_bytes(asked).decode("utf-8", "replace")
        root = next((root for root in self._roots if f"{path}/".startswith(root)), None)
        below = path[len(root) :] if root else path.removeprefix("/")
        if page := _PAGE.fullmatch(below):
            code = page[1].upper()
            return (code if code in self._codes else "", self._dead(below))
        if not root:
            return NOTHING  # of what else stands on the host
        return (HOME_CODE, "") if below in _HOME else ("", self._dead(below))

    @staticmethod
    def _dead(below: str) -> str:
        if len(below) > _LONGEST_DEAD or not below.isprintable() or "\ufffd" in below:
            return ""
        return "" if _PROBE.search(below) or _PRIVATE.search(below) else below


def count(pieces: Iterable[Piece], counts: Counts) -> None:
    """Add what the `pieces` of a log say, in the words of `Addresses`, to `counts`."""
    robots: dict[bytes, bool] = {}
    opened, dead, dead_in = counts.opened, counts.dead, counts.dead_in
    for piece in pieces:
        counts.lines += piece.lines
        counts.read += piece.read
        for month, status, agent, (code, address) in piece.asked:
            robot = robots.get(agent)
            if robot is None:
                if len(robots) >= _MOST_KNOWN:
                    robots.clear()
                robot = robots[agent] = _ROBOT.search(agent) is not None
            if robot:
                counts.robots += 1
            elif code and status in _OPENED:
                opened[month, code] += 1
            elif address and status in _GONE:
                dead_in[month] += 1
                dead[month, address] += 1
        if len(dead) > MOST_DEAD:
            counts.dead = dead = Counter(dict(dead.most_common(MOST_DEAD // 2)))
