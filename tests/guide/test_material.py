"""What the guide takes for granted of Material. When a new release breaks it, this says where."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

TEMPLATES = Path(material.__file__).parent / "templates"
HINT = "Material has changed: see site_src/theme/ and adapt what is named here."


def script() -> str:
    """Material's one script."""
    [file] = (TEMPLATES / "assets/javascripts").glob("bundle.*.min.js")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("the worker is made from the address in the configuration", r"new Worker\("),
        ("message 0 sets up", r"\.next\(\{type:0,data:\{config:"),
        ("message 1 is ready", r"\w\.type===1"),
        ("message 2 asks", r"\.next\(\{type:2,data:"),
        ("message 3 answers", r"\w\.type===3"),
        ("the answer's items are lists of pages", r"\{items:\w+\}"),
        ("a page has location, title, text, score, terms", r"\.location,.*\.score\.toFixed\(2\)"),
        ("the stock index is fetched from here", r"search/search_index\.json"),
        ("the box listens to keys", r'"keyup"'),
    ],
)
def test_the_search_protocol_is_the_one_we_answer(what: str, pattern: str) -> None:
    assert re.search(pattern, script()), f"{what}: not found. {HINT}"


@pytest.mark.parametrize(
    "block",
    ["site_meta", "htmltitle", "announce", "site_nav", "config", "content"],
)
def test_the_blocks_we_fill_are_there(block: str) -> None:
    assert f"{{% block {block} %}}" in (TEMPLATES / "base.html").read_text(), HINT


@pytest.mark.parametrize(
    "partial", ["header", "footer", "content", "nav", "search", "palette", "javascripts/palette"]
)
def test_the_partials_we_use_or_replace_are_there(partial: str) -> None:
    assert (TEMPLATES / f"partials/{partial}.html").is_file(), HINT
    assert f'include "partials/{partial.rsplit("/", maxsplit=1)[-1]}' in "".join(
        file.read_text() for file in TEMPLATES.rglob("*.html")
    ) or partial.startswith("javascripts"), HINT


def test_the_configuration_we_write_has_the_keys_that_material_reads() -> None:
    stock = (TEMPLATES / "base.html").read_text()
    ours = (Path(__file__).parents[2] / "site_src/theme/main.html").read_text()
    keys = re.compile(r'^\s*"([a-z.]+)":', re.MULTILINE)
    assert set(keys.findall(stock)) == set(keys.findall(ours)), HINT
