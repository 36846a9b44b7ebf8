"""The language in which facts and pages are put into words: Vietnamese, or English.

Words stand in the code and the templates in Vietnamese, as gettext's message ids; the English ones
are in one catalogue, `locale_files/en.po`. One language is current at a time, and with it the level
of the unit that speaks (`unit_words`): `with use_locale("en", ward.level):`.
"""

from __future__ import annotations

import gettext as standard
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

from generator.library.language.unit_words import unit_words

VIETNAMESE = "vi"
ENGLISH = "en"
NAMES = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}
"""The languages of a guide, by their code, each named in itself."""

CATALOGUES = Path(__file__).parent / "locale_files"

_language = ContextVar("language", default=VIETNAMESE)
_level = ContextVar("level", default="ward")


def current_locale() -> str:
    """The code of the current language."""
    return _language.get()


def current_level() -> str:
    """The level of the unit that speaks."""
    return _level.get()


def set_locale(language: str, level: str | None = None) -> None:
    """Speak `language` from now on; within a `use_locale` block, until it ends.

    `level` is that of the unit that speaks; None leaves it.
    """
    _language.set(language)
    _level.set(level or current_level())


@contextmanager
def use_locale(language: str, level: str | None = None) -> Iterator[None]:
    """Speak `language` within the block, as a unit of this `level`; None leaves the level."""
    before = current_locale(), current_level()
    set_locale(language, level)
    try:
        yield
    finally:
        set_locale(*before)


def in_unit_words(text: str) -> str:
    """`text` with the word for the unit that speaks in the stead of `{phường}` and `{ward}`."""
    return unit_words(text, current_level())


@cache
def translations(language: str) -> standard.NullTranslations:
    """The catalogue of a language; for Vietnamese, one that changes nothing."""
    if language == VIETNAMESE:
        return standard.NullTranslations()
    # It brings what reads mail too, and only pages in English need it.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return standard.GNUTranslations(binary)


def gettext(message: str) -> str:
    """`message` in the current language; as it stands where the catalogue lacks it."""
    return _said(message, _language.get(), _level.get())


@lru_cache(maxsize=8192)  # of each message, in both languages
def _said(message: str, language: str, level: str) -> str:
    return unit_words(translations(language).gettext(message), level)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many` in the current language, as its grammar wants for `number`."""
    return in_unit_words(translations(current_locale()).ngettext(one, many, number))


_ = gettext


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a word for the catalogue where it is put into the current language later."""
    return message
