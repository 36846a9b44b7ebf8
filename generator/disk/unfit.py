"""Why a file that somebody put into the guide cannot be used."""

from __future__ import annotations


class UnfitFileError(Exception):
    """A rule's id, what is wrong, how to mend it; the last two in Vietnamese."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint
