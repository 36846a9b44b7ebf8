"""The language in which facts and pages are put into words: Vietnamese, or English.

Words stand in the code and the templates in Vietnamese, as gettext's message ids; the English ones
are in one catalogue, `locale_files/en.po`. One language is spoken at a time:
`with speaking("en"):`.
"""

from __future__ import annotations

import gettext as standard
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

VIETNAMESE = "vi"
ENGLISH = "en"
NAMES = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}
"""The languages of a guide, by their code, each named in itself."""

CATALOGUES = Path(__file__).parent / "locale_files"

_spoken = ContextVar("language", default=VIETNAMESE)


def spoken() -> str:
    """The code of the language spoken now."""
    return _spoken.get()


def speak(language: str) -> None:
    """Speak `language` from now on; within a `speaking` block, until it ends."""
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` within the block."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


@cache
def translations(language: str) -> standard.NullTranslations:
    """The catalogue of a language; for Vietnamese, one that changes nothing."""
    if language == VIETNAMESE:
        return standard.NullTranslations()
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return standard.GNUTranslations(binary)


def gettext(message: str) -> str:
    """`message` in the language spoken now; as it stands where the catalogue lacks it."""
    return translations(spoken()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many` in the language spoken now, as its grammar wants for `number`."""
    return translations(spoken()).ngettext(one, many, number)


_ = gettext


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a word for the catalogue where it is put into the spoken language later."""
    return message
