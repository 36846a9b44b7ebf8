"""Judging a link: a person must be able to see where it leads, and whose that place is.

A host is official by its name as browsers resolve it, in lower-case ASCII, at a dot: below
`.gov.vn`, where only the state gets names. Whatever reads like such a name and is none is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from generator.library.language.folding import without_accents
from generator.library.models.base import quoted

PORTAL = "dichvucong.gov.vn"
"""The National Public Service Portal, on which each procedure has a page of its own."""
_OFFICIAL = "gov.vn"
_GOVERNMENT_ABROAD = re.compile(r"(?:.*\.)?gov(?:\.(?!vn$)[a-z]{2})?")
_LOOK_ALIKE = str.maketrans("01", "oi")
_PORTS = {"https": 443, "http": 80}
_NUMBER = re.compile(r"\+?[0-9][0-9 .-]*")
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@([A-Za-z0-9.-]+)")
_SHOWN_ADDRESS = re.compile(
    r"(?P<scheme>https?://)?(?P<user>[\w.+-]+@)?(?P<host>[\w-]*(?:\.[\w-]+)+)(?::[0-9]+)?"
    r"(?P<path>/[^\s<>«»()\"']*)?",
    re.IGNORECASE,
)
_SHOWN_NUMBER = re.compile(r"(?<![\w:/.])\+?[0-9][0-9 .-]*[0-9](?![\w:/])")
_SHORTEST_NUMBER = 3  # such as 113
_ENDINGS = frozenset(
    {
        "app", "asia", "biz", "co", "com", "dev", "edu", "eu", "example", "gov", "info", "int",
        "io", "me", "net", "org", "site", "top", "vn", "xyz",
    }
)  # fmt: skip
"""How names of hosts end in the words of links; `khai-sinh.yml` is the name of a file."""

_AS_OPENED = "Mở trang ấy rồi chép nguyên địa chỉ từ trình duyệt."


class LinkFault(NamedTuple):
    """What is wrong with a link, by the rule of that id."""

    rule: str
    message: str
    hint: str


def on_portal(address: str) -> bool:
    """Whether `address` is one of the National Public Service Portal."""
    return (urlsplit(address).hostname or "").removeprefix("www.") == PORTAL


def is_portal_home(address: str) -> bool:
    """Whether `address` is the portal's first page, where the procedure is still to be found."""
    parts = urlsplit(address)
    return on_portal(address) and not (parts.path.strip("/") or parts.query or parts.fragment)


def link_faults(address: str, words: str = "") -> Iterator[LinkFault]:
    """Why a link to `address` that reads `words` would deceive.

    An `address` without a host, such as `code:HT01` or `../`, leads to a page of the guide.
    """
    if oddity := _oddity(address):
        message = f"Địa chỉ {quoted(address)} {oddity}."
        yield LinkFault("deceptive-link", message, _AS_OPENED)
    elif shown := _other_shown(words, address):
        message = f"Chữ của liên kết là {quoted(shown)}, mà liên kết dẫn tới {quoted(address)}."
        hint = "Viết chữ nói rõ nơi đến, hoặc để chữ giống hệt nơi đến."
        yield LinkFault("link-words", message, hint)


def link_doubts(address: str, known: frozenset[str]) -> Iterator[LinkFault]:
    """What a person should look at; `known` are the hosts that the unit's file names."""
    host = host_of(address)
    if not host:
        return
    if not is_official(host) and not any(is_within(host, one) for one in known):
        message = (
            f"Liên kết tới «{host}», không phải trang của nhà nước (.gov.vn) hay ghi ở ward.yml."
        )
        hint = f"Mở xem có đúng nơi không; đúng thì ghi ở ward.yml: trusted_hosts: [{host}]."
        yield LinkFault("unknown-host", message, hint)
    if address.lower().startswith("http:"):
        message = f"Địa chỉ {quoted(address)} không mã hoá: dọc đường có thể bị đọc, bị sửa."
        yield LinkFault("http-link", message, "Đổi http: thành https: rồi mở thử.")


def host_of(address: str) -> str:
    """The host that `address` asks or writes to, as browsers resolve it; empty where none is."""
    try:
        if address.lower().startswith("mailto:"):
            found = _EMAIL.fullmatch(unquote(address[len("mailto:") :].partition("?")[0]))
            return _resolved(found[1]) if found else ""
        parts = urlsplit(address)
        return _resolved(parts.hostname or "") if parts.scheme in _PORTS else ""
    except ValueError:
        return ""


def is_official(host: str) -> bool:
    """Whether only the state can have got the name `host`, which is as `host_of` gives it."""
    return is_within(host, _OFFICIAL)


def host_oddity(host: str) -> str:
    """What makes the name `host` misread, in words that follow it; empty where nothing does."""
    try:
        labels = [
            label[4:].encode().decode("punycode") if label.lower().startswith("xn--") else label
            for label in host.split(".")
        ]
    except UnicodeError:
        return "có tên máy viết bằng mã xn-- không đọc được"
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1], re.IGNORECASE) or host.startswith("["):
        return "là một dãy số (địa chỉ IP), không ai biết của ai"
    plain = without_accents(".".join(labels))
    if not re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+", plain):
        return "có tên máy lạ: chữ giống mà không phải chữ thường, dấu lạ, hay thiếu đuôi như .vn"
    accented = plain != host.lower()
    if (accented and is_official(plain)) or _seems_official(plain):
        return "giả giống trang của nhà nước: tên máy không nằm dưới .gov.vn"
    return ""


def _oddity(address: str) -> str:  # noqa: PLR0911 - a list of cases
    """What makes `address` misread, in words that follow it."""
    if any(unicodedata.category(char)[0] in "CZ" or char == "\\" for char in address):
        return "có dấu cách, dấu \\ hoặc ký tự không nhìn thấy"
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "tel":
        wrong = not _NUMBER.fullmatch(rest)
        return "không phải một số điện thoại: chỉ viết chữ số" if wrong else ""
    if scheme.lower() == "mailto":
        to, _, query = rest.partition("?")
        found = _EMAIL.fullmatch(unquote(to))
        if not found or not {key.lower() for key in parse_qs(query)} <= {"subject", "body"}:
            return "không phải là một địa chỉ thư: chỉ viết một người nhận"
        return host_oddity(found[1])
    if scheme.lower() not in _PORTS:
        return ""
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return "không đọc được"
    if "@" in parts.netloc:
        return "có dấu @: phần đứng trước dấu ấy không phải là nơi đến"
    if port not in {None, _PORTS[parts.scheme]}:
        return f"hỏi cổng {port}, không phải cổng thường của một trang"
    return host_oddity(f"[{host}" if ":" in host else host)


def is_within(host: str, domain: str) -> bool:
    """Whether `host` is `domain` or below it, by whole names."""
    return host == domain or host.endswith(f".{domain}")


def _resolved(host: str) -> str:
    """`host` in lower-case ASCII; empty where there is no such name."""
    try:
        return host.encode("idna").decode().lower()
    except UnicodeError:
        return ""


def _seems_official(host: str) -> bool:
    """Whether a person takes `host` for the state's, though it is not; `host` has no accents."""
    if is_official(host) or _GOVERNMENT_ABROAD.fullmatch(host):
        return False
    labels = re.split("[._-]", host.translate(_LOOK_ALIKE))
    together = "".join(labels)
    return "gov" in labels or "govvn" in together or "dichvucong" in together


def _other_shown(words: str, address: str) -> str:
    """What the words of a link show as its target, though it is not; empty where they do not."""
    text = unicodedata.normalize("NFKC", words).replace("。", ".")
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    for shown in _SHOWN_ADDRESS.finditer(text):
        if _is_address(shown) and not _leads_there(shown, address):
            return shown[0]
    if address.lower().startswith("tel:"):
        numbers = {found[0]: _digits(found[0]) for found in _SHOWN_NUMBER.finditer(text)}
        long = {one: digits for one, digits in numbers.items() if len(digits) >= _SHORTEST_NUMBER}
        if long and _digits(address) not in long.values():
            return next(iter(long))
    return ""


def _is_address(shown: re.Match[str]) -> bool:
    host = shown["host"].lower()
    ends = host.rpartition(".")[2] in _ENDINGS or f"{_OFFICIAL}." in host
    return bool(shown["scheme"] or ends or host.startswith("www."))


def _leads_there(shown: re.Match[str], address: str) -> bool:
    host = _resolved(shown["host"].lstrip("."))
    if shown["user"] and not shown["scheme"]:
        to = unquote(address.partition(":")[2].partition("?")[0])
        return address.lower().startswith("mailto:") and shown[0].lower() == to.lower()
    if address.lower().startswith("mailto:") or shown["user"]:
        return False
    if host.removeprefix("www.") != host_of(address).removeprefix("www."):
        return False
    below = urlsplit(address)._replace(scheme="", netloc="").geturl()
    return unquote(below).startswith(unquote(shown["path"] or "").rstrip("/.,;:!?…"))


def _digits(number: str) -> str:
    """The digits of a number as it is dialled within the country."""
    digits = re.sub("[^0-9+]", "", number)
    return f"0{digits[3:]}" if digits.startswith("+84") else digits.lstrip("+")
