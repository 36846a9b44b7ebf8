"""A unit's own colour and emblem on its site: everywhere, in both languages, from its own host."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from generator.colours import READABLE, WHITE, contrast, levels
from generator.emblems.making import read_emblem
from generator.errors import MotchamError
from generator.guide.assets.brand import coloured, put_brand
from generator.guide.offline.zip_copy import offline_zip
from generator.guide.sharing.social_picture import SocialPicture
from generator.views.brand import Brand
from tests.emblems import COLOUR, DRAWING, GREEN, picture, with_brand
from tests.guide.conftest import ROOT, build, contents, with_english, with_frame
from tests.guide_files import write_guide

CSS = (ROOT / "site_src/theme/stylesheets/motcham.css").read_text(encoding="utf-8")
DARK_COLOURS = ["#1f5d8c", "#a1242e", "#767676", "#8f6b00", "#000000", "#0000ff", "#9a3a9a"]
"""Each is read on white, some only just."""
PAGES = ("index.html", "Q/HT01/index.html", "404.html", "chuyen-di/index.html")


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small guide with a colour and an emblem, in both languages."""
    guide = with_brand(with_frame(write_guide(tmp_path_factory.mktemp("branded") / "guide")))
    return build(with_english(guide))


def test_every_page_shows_the_emblem_in_its_place_and_as_its_icon(branded: Path) -> None:
    for language in ("", "en/"):
        for page in PAGES:
            html = (branded / language / page).read_text(encoding="utf-8")
            [shown] = re.findall(r'<img class="mc-emblem" src="([^"]*)" alt="" width="34" h', html)
            assert re.findall(r'<link rel="icon" href="([^"]*)"', html) == [shown]
            place, version = shown.split("?")
            top = branded if page == "404.html" else (branded / language / page).parent
            found = top / place.lstrip("/")
            assert found.resolve() == (branded / language / "assets/emblem.svg").resolve()
            assert re.fullmatch("[0-9a-f]{8}", version)
            assert f'<meta name="theme-color" content="{COLOUR}">' in html
            assert "img-src 'self' data:;" in html
        assert not (branded / language / "favicon.svg").exists()


def test_the_themes_red_is_nowhere_any_more(branded: Path) -> None:
    left = [
        file
        for file, data in contents(branded).items()
        if file.endswith((".html", ".css", ".svg")) and b"#8c1d18" in data
        if not file.startswith("huong-dan-bien-tap/thong-bao/")  # its example names the red
    ]
    assert left == []


def test_phones_keep_the_emblem_and_the_zip_has_it(branded: Path) -> None:
    for language in ("", "en/"):
        files = json.loads((branded / language / "offline.json").read_text())["files"]
        assert [file for file in files if "emblem" in file] == [
            re.findall(r"assets/emblem\.svg\?\w+", (branded / "index.html").read_text())[0]
        ]
    names = zipfile.ZipFile(io.BytesIO(offline_zip(branded))).namelist()
    assert {f"mot-cham/{at}assets/emblem.svg" for at in ("", "en/")} <= {*names}


@pytest.mark.parametrize("code", ["HT01", "LVHT", "NHA"])
def test_a_chats_picture_has_the_colour_and_the_emblem(branded: Path, code: str) -> None:
    path = branded / f"Q/{code}/og.png"
    assert path.stat().st_size < 30_000
    with Image.open(path) as image:
        shown = image.convert("RGB")
    assert shown.getpixel((4, 4)) == levels(COLOUR)
    assert shown.getpixel((84, 58)) == GREEN
    colours = {colour for _, colour in shown.getcolors(1000) or []}
    assert (140, 29, 24) not in colours


def test_a_picture_serves_as_well(tmp_path: Path) -> None:
    guide = with_brand(with_frame(write_guide(tmp_path / "guide")), "emblem.png", picture())
    site = build(guide)
    html = (site / "Q/HT01/index.html").read_text(encoding="utf-8")
    assert re.search(r'<img class="mc-emblem" src="../../assets/emblem.png\?\w{8}"', html)
    assert (site / "assets/emblem.png").stat().st_size < 6_000


def test_a_colour_alone_colours_the_themes_icon(tmp_path: Path) -> None:
    shutil.copy(ROOT / "site_src/theme/favicon.svg", tmp_path)
    assert put_brand(tmp_path, Brand(COLOUR)) == {}
    assert f'fill="{COLOUR}"' in (tmp_path / "favicon.svg").read_text()


def test_another_colour_or_emblem_gives_chats_another_picture() -> None:
    emblems = [read_emblem("a.svg", DRAWING), read_emblem("a.png", picture())]
    brands = [Brand(), Brand(COLOUR), *(Brand(emblem=emblem) for emblem in emblems)]
    pictures = [SocialPicture("A", "HT01", "B", "C", "D", (), brand) for brand in brands]
    assert len({one.address for one in pictures}) == len(brands)
    assert pictures[0].address == SocialPicture("A", "HT01", "B", "C", "D").address


def variables(css: str, scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{([^}]*--paper:[^}]*)\}", css)
    block = dict(zip(("default", "slate"), blocks, strict=True))[scheme]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", block))


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("colour", DARK_COLOURS)
def test_a_colour_is_read_on_the_paper_and_changes_nothing_else(scheme: str, colour: str) -> None:
    assert contrast(colour, WHITE) >= READABLE
    found = variables(coloured(CSS, colour), scheme)
    assert contrast(found["unit"], found["paper"]) >= READABLE
    same = variables(CSS, scheme).keys() - {"unit"}
    assert {name: found[name] for name in same} == {
        name: variables(CSS, scheme)[name] for name in same
    }


def test_a_style_without_a_place_for_the_colour_is_said() -> None:
    with pytest.raises(MotchamError, match="không có chỗ cho màu riêng"):
        coloured(CSS.replace("--unit:", "--red:"), COLOUR)
