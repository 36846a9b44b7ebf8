"""How personal data is sought in a text: what `personal_data` asks.

One idea: take the text plain (composed, mended, every script's digits as digits) and bare (without
accents), then look for numbers, for what speaks for itself, and for names.
"""

from __future__ import annotations

import re
import unicodedata

from generator.library.language.garbled import mended
from generator.library.privacy.finding import Finding, Personal
from generator.library.privacy.lexicon import bare
from generator.library.privacy.names import begins_a_name, names
from generator.library.privacy.numbers import FoundNumber, numbers
from generator.library.privacy.offices import is_offices
from generator.library.privacy.phones import is_landline
from generator.library.privacy.public import Public
from generator.library.privacy.signs import signs


def found_in(text: str, public: Public) -> list[Finding]:
    """Every piece of personal data in `text`, in no certain order; none twice."""
    plain = _plain(text)
    simple = bare(plain)
    found = [
        *(
            Finding(one.kind, one.written)
            for one in numbers(simple)
            if one.digits not in public.phones and not _is_of_an_office(plain, simple, one)
        ),
        *(sign for sign in signs(plain, simple) if sign.words.lower() not in public.emails),
        *(Finding(Personal.NAME, name) for name in names(plain)),
    ]
    return list(dict.fromkeys(found))


def _is_of_an_office(plain: str, simple: str, found: FoundNumber) -> bool:
    """Whether it is a landline or an account that the words around it give to an office."""
    account = found.kind is Personal.ACCOUNT or _ACCOUNT.search(simple[: found.start]) is not None
    if not account and (found.kind is not Personal.PHONE or not is_landline(found.digits)):
        return False
    return is_offices(plain, simple, found.start, found.end, account=account)


_ACCOUNT = re.compile(r"\b(?:tai khoan|stk|account)(?: so| no)?[ .:]*$", re.IGNORECASE)
"""Right before twelve digits: they are no paper's."""


def found_between(first: str, second: str, public: Public) -> list[Finding]:
    """What only the end of one text and the start of the next tell together.

    Looked for where the first ends in the middle of a number, or in a surname or a title.
    """
    end, start = first.split()[-_NEAR:], second.split()[:_NEAR]
    if not (end and start and (end[-1][-1].isdigit() or begins_a_name(end[-1]))):
        return []
    together = " ".join(end + start)
    alone = {found.kind for text in (first, second) for found in found_in(text, public)}
    return [found for found in found_in(together, public) if found.kind not in alone]


_NEAR = 3
"""Words on either side of where two texts meet."""


def _plain(text: str) -> str:
    """The text composed and mended, with every script's digits as 0–9, without unseen letters."""
    composed = re.sub(" {2,}", " ", unicodedata.normalize("NFKC", text))
    return mended(composed.translate(_SEEN))


class _Seen(dict[int, int | str | None]):
    """What each letter becomes: nothing of an unseen one, 0–9 of another script's digit."""

    def __missing__(self, point: int) -> int | str | None:
        """Look at a letter once."""
        letter = chr(point)
        unseen = unicodedata.category(letter) in {"Mn", "Cf"}
        value = unicodedata.digit(letter, None)
        return self.setdefault(point, None if unseen else point if value is None else str(value))


_SEEN = _Seen()
