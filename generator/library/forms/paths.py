"""Where the files of a guide lie below its root."""

from __future__ import annotations

PROCEDURES = "procedures"
RENOVATIONS = "renovations"
FIELDS = f"{PROCEDURES}/fields.yml"
LIFE_EVENTS = f"{PROCEDURES}/life-events.yml"
SYNONYMS = f"{PROCEDURES}/synonyms.yml"
WARD = "ward.yml"
PAGES = "site_src/pages"
ENGLISH_PAGES = "site_src/en"
TRANSLATION = ".en.yml"
"""How the name of a translation ends: `khai-sinh.en.yml` is that of `khai-sinh.yml`."""
