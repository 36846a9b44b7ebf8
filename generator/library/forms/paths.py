"""Where the files of a guide lie: the library, which all units share, and the folder of each unit.

Files are named as from the folder that holds both, with forward slashes, as problems name them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

PROCEDURES = "procedures"
FIELDS = f"{PROCEDURES}/fields.yml"
LIFE_EVENTS = f"{PROCEDURES}/life-events.yml"
SYNONYMS = f"{PROCEDURES}/synonyms.yml"
SITUATIONS = f"{PROCEDURES}/situations.yml"
HOLIDAYS = f"{PROCEDURES}/holidays.yml"
GLOSSARY = f"{PROCEDURES}/glossary.yml"
RIGHTS = f"{PROCEDURES}/rights.yml"
ELSEWHERE = f"{PROCEDURES}/elsewhere.yml"
LEDGER = "codes.csv"
LIBRARY_LEDGER = f"{PROCEDURES}/{LEDGER}"
PAGES = "site_src/pages"
ENGLISH_PAGES = "site_src/en"
TRANSLATION = ".en.yml"
"""How the name of a translation ends: `khai-sinh.en.yml` is that of `khai-sinh.yml`."""

PROVINCES = "provinces"
"""The folder of what provinces decide for all their units."""
LOCAL = "local"
"""In a unit's folder: what it adds to procedures of the library, a file for each code."""
WARDS = "wards"
"""The folder of the units' folders."""
DEFAULTS = f"{WARDS}/defaults.yml"
"""What all units say where they say nothing else themselves."""
SAMPLE = "phuong-mau"
"""The unit that stays in every copy, and is built only where there is no other."""


@dataclass(frozen=True)
class Roots:
    """The two roots of a guide: `folder` holds the library, and in `wards/<ward>/` one unit."""

    folder: Path
    ward: str

    def __truediv__(self, file: str) -> Path:
        return self.folder / file

    def name(self, path: Path) -> str:
        """How `path`, which lies below `folder`, is named."""
        return path.relative_to(self.folder).as_posix()

    def in_folder(self, folder: Path) -> Roots:
        """The same unit of another copy of the guide."""
        return replace(self, folder=folder)

    def own(self, file: str = "") -> str:
        """The name of a file of the unit."""
        return f"{WARDS}/{self.ward}/{file}".rstrip("/")

    @property
    def places(self) -> tuple[str, ...]:
        """The folders, and one file, that hold all that staff of this unit change."""
        return PROCEDURES, PROVINCES, DEFAULTS, PAGES, ENGLISH_PAGES, self.own()

    @property
    def unit(self) -> Path:
        """The unit's folder."""
        return self / self.own()

    @property
    def ward_file(self) -> str:
        """Who the unit is."""
        return self.own("ward.yml")

    @property
    def unit_ledger(self) -> str:
        """The codes that the unit has issued: of its renovations, its pages, its procedures."""
        return self.own(LEDGER)

    @property
    def ledgers(self) -> tuple[str, str]:
        """The library's ledger, then the unit's."""
        return LIBRARY_LEDGER, self.unit_ledger

    @property
    def prints(self) -> str:
        """What the unit has printed."""
        return self.own("prints.csv")

    @property
    def changes(self) -> str:
        """What changed for residents, day by day."""
        return self.own("changes.yml")

    @property
    def renovations(self) -> str:
        """The folder of the unit's renovations, with a folder for each year in it."""
        return self.own("renovations")

    @property
    def procedure_folders(self) -> tuple[str, str]:
        """The folders of procedures: the library's, then the unit's own; in each one a field."""
        return PROCEDURES, self.own("procedures")

    @property
    def page_folders(self) -> tuple[str, str]:
        """The folders of Vietnamese pages: the library's, then the unit's."""
        return PAGES, self.own("pages")

    @property
    def english_page_folders(self) -> tuple[str, str]:
        """The folders of the same pages in English."""
        return ENGLISH_PAGES, self.own("en")

    @property
    def every_page_folder(self) -> tuple[str, ...]:
        """The folders of all pages, in both languages."""
        return (*self.page_folders, *self.english_page_folders)

    def is_own(self, file: str) -> bool:
        """Whether `file` is the unit's, and not the library's."""
        return file.startswith(f"{self.own()}/")
