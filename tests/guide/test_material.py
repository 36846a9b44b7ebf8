"""What the guide takes for granted of Material. When a new release breaks it, this says where."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from generator.guide.assets.theme_files import UNUSED, list_shown_files
from tests.project import PROJECT

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


def test_of_a_theme_mkdocs_takes_what_a_site_may_have_use_for_whether_listed_hidden_or_not() -> (
    None
):
    def taken(theme: Theme) -> list[tuple[str, str | None]]:
        files = Files([])
        files.add_files_from_theme(theme.get_env(), config)
        return [(file.src_uri, file.abs_src_path) for file in files]

    config = load_config(str(PROJECT / "mkdocs.yml"))
    all_listed = taken(config.theme)
    list_shown_files(config.theme)
    assert taken(config.theme) == [one for one in all_listed if not one[0].startswith(UNUSED)]
    for folder in UNUSED:
        assert any(name.startswith(folder) for name, _ in all_listed), f"no {folder}: {HINT}"
    listed = config.theme.get_env().list_templates()
    assert listed == sorted({*listed})
    assert {"base.html", "main.html"} <= {*listed}
    assert not any(part.startswith(".") for name in listed for part in name.split("/")[:-1])
