"""The one base of errors that a person is meant to read."""

from __future__ import annotations


class MotchamError(Exception):
    """A failure with one clear sentence for the person at the keyboard, in Vietnamese.

    `hint` says what to do about it; it is shown on a line of its own.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  → {self.hint}" if self.hint else self.message


class WrongUseError(MotchamError):
    """What was asked for cannot be asked for: another choice of words, not of data, mends it."""
