"""Names that files may bear on every system, Windows too."""

from __future__ import annotations

DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
)
"""The names that Windows keeps for itself, in capitals."""


def is_device(name: str) -> bool:
    """Whether Windows keeps `name` for itself, with any ending and in any letters: `con.yml`."""
    return name.split(".", 1)[0].rstrip().upper() in DEVICES


def is_unfit(name: str) -> bool:
    """Whether no file or folder on Windows can bear `name`: no guide with it is fetched there."""
    return is_device(name) or name.endswith((".", " ")) or any(sign in name for sign in '<>:"|?*\\')
