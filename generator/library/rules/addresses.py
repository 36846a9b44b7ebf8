"""No address in a file deceives who reads it, and one of a host that nobody knows is looked at.

Passes: `url: https://dichvucong.gov.vn/`, a link in a text to a host that `ward.yml` names. Fails:
`url: https://dichvucong.gov.vn@khac.example/`, `[dichvucong.gov.vn](https://khac.example/)`. A
warning: `url: https://khac.example/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection
from generator.library.models.procedure import RECORD_WORDS, STAFF_ONLY, VERBATIM, Status
from generator.library.models.web_address import link_doubts, link_faults

_LINK = re.compile(r"\[([^\[\]]+)\]\(((?:https?:|code:)[^\s()]*)\)")
_BARE = re.compile(r"https?://[^\s<>()\[\]\"'«»]+", re.IGNORECASE)
_WHOLE = re.compile(r"https?://\S+", re.IGNORECASE)
_OWN = {"site_url", "former_site_urls"}
"""Where the unit itself says what its host is."""
_VERBATIM = {*VERBATIM, *RECORD_WORDS}
"""Words of a record, of which the page makes no link."""
_UNLINKED = _OWN | _VERBATIM
_COPIED = {"official_title", "keywords", "legal_basis"}
"""What an import copies into a record page beside those: no link either, nor anybody's to mend."""
_BESIDE_A_NAME = {"url": "", "email": "mailto:", "phone": "tel:", "number": "tel:"}
"""What a name leads to; of numbers and mail the page shows the address beside it."""

_Link = tuple[Location, str, str]
"""Where a link stands, its words, its address."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each link that deceives, a warning for each to a host nobody named."""
    known = collection.ward.model.hosts if collection.ward else None
    for document in collection.documents:
        problems, sound = _judged(document)
        yield from problems
        for location, address in sound:
            for doubt in link_doubts(address, known) if known is not None else ():
                yield document.warning(location, doubt.rule, doubt.message, doubt.hint)


@made_once
def _judged(
    document: Document,
) -> tuple[tuple[Problem, ...], tuple[tuple[Location, str], ...]]:
    """What is wrong with a file's links, and where the others stand and lead."""
    problems: list[Problem] = []
    sound: list[tuple[Location, str]] = []
    data = document.data
    if isinstance(data, dict) and data.get("status") == Status.RECORD:
        data = {key: value for key, value in data.items() if key not in _COPIED}
    for location, words, address in _links(data):
        if faults := list(link_faults(address, words)):
            problems += (document.problem(location, f.rule, f.message, f.hint) for f in faults)
        else:
            sound.append((location, address))
    return tuple(problems), tuple(sound)


def _links(data: object) -> list[_Link]:
    found: list[_Link] = []
    _add_links(data, (), found)
    return found


def _add_links(data: object, location: Location, found: list[_Link]) -> None:
    if isinstance(data, str):
        if ":" in data:
            found.extend(_links_in(data, location))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            _add_links(value, (*location, index), found)
    elif isinstance(data, dict):
        named = _named(data, location)
        found.extend(named.values())
        for key, value in data.items():
            staff = location == ("source",) and key in STAFF_ONLY
            plain = isinstance(value, str) and ":" not in value
            if not (plain or key in named or key in _UNLINKED or staff):
                _add_links(value, (*location, key), found)


def _named(group: dict[str, object], location: Location) -> dict[str, _Link]:
    """By the key, the links of a group that has a name: the page shows them by it."""
    if "name" not in group:
        return {}
    words = f"{group['name']} · {group.get('note', '')}"
    links = {}
    for key, scheme in _BESIDE_A_NAME.items():
        if isinstance(value := group.get(key), str):
            shown = f"{words} · {value}" if scheme else words
            links[key] = ((*location, key), shown, scheme + value.replace(" ", ""))
    return links


def _links_in(text: str, location: Location) -> Iterator[_Link]:
    if _WHOLE.fullmatch(text):
        yield location, "", text
        return
    for link in _LINK.finditer(text):
        yield location, link[1], link[2]
    for bare in _BARE.findall(_LINK.sub(" ", text)):
        yield location, "", bare.rstrip(".,;:!?")
