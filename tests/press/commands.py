"""Every printing command, for what must hold of all papers."""

from __future__ import annotations

from generator.press.formats import shipped_formats

RENOVATION_CODE = "R7K2QXM"
"""That of the renovation in `tests/library/test_renovations.py`."""

PAPERS: dict[str, list[list[str]]] = {
    "tags": [["--format", name] for name in shipped_formats()],
    "all": [[]],
    "poster": [["HT01"], ["HT01", "--size", "A5"]],
    "leaflet": [["HT01"]],
    "large": [["HT01"]],
    "group": [["LVHT"]],
    "card": [["HT01"]],
    "gate": [[RENOVATION_CODE]],
    "notice": [[RENOVATION_CODE]],
    "round": [[]],
    "ready": [[]],
    "calibration": [[]],
}
"""Every printing command that takes a printer, each way that lays it out anew."""
