"""Filling works on any folder that holds a frame, whoever drew it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.guide.fill import fill, fill_again
from generator.guide.fragments import BLOCKS, Context
from generator.library.language.locale import VIETNAMESE, use_locale
from tests.guide.conftest import contents
from tests.guide_files import BIRTH_FILE, Guide

TODAY = date(2026, 11, 22)
FRAME = "<html><head><!--motcham:head--></head><body><!--motcham:body--></body></html>"


def drawn(folder: Path, frame: str = FRAME) -> Path:
    """A site as another generator might draw it."""
    (folder / "Q/_").mkdir(parents=True)
    (folder / "Q/_/index.html").write_text(frame)
    (folder / "index.html").write_text('<main><!--motcham:home--><a href="code:HT01">x</a></main>')
    return folder


def test_a_frame_drawn_by_hand_becomes_the_whole_site(guide: Guide, tmp_path: Path) -> None:
    site = drawn(tmp_path / "site")
    fill(site, Context(guide.published(TODAY)))
    assert "<h1>Đăng ký khai sinh</h1>" in (site / "Q/HT01/index.html").read_text()
    home = (site / "index.html").read_text()
    assert 'data-code="NHA"' in home
    assert '<a href="./Q/HT01/">x</a>' in home


def test_what_is_filled_again_is_what_a_whole_site_has(guide: Guide, tmp_path: Path) -> None:
    before = Context(guide.published(TODAY))
    framing = fill(drawn(tmp_path / "site"), before)
    guide.replace(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh cho bé")
    after = Context(guide.published(TODAY))
    fill(drawn(tmp_path / "whole"), after)
    with use_locale(VIETNAMESE):
        fill_again(tmp_path / "ahead", after, framing, [after.published.by_code["HT01"]])
    ahead, whole = contents(tmp_path / "ahead"), contents(tmp_path / "whole/Q/HT01")
    assert ahead == {f"Q/HT01/{name}": data for name, data in whole.items()}
    assert b"<h1>Khai sinh cho b" in ahead["Q/HT01/index.html"]


def test_a_folder_without_a_frame_is_refused(guide: Guide, tmp_path: Path) -> None:
    with pytest.raises(MotchamError, match="Không thấy khung") as refused:
        fill(tmp_path, Context(guide.published(TODAY)))
    for words in (
        "Q/_/index.html",
        "<!--motcham:head-->",
        "<!--motcham:body-->",
        "«motcham build»",
    ):
        assert words in refused.value.hint


def test_a_frame_without_its_slots_is_refused(guide: Guide, tmp_path: Path) -> None:
    site = drawn(tmp_path / "site", "<html></html>")
    with pytest.raises(MotchamError, match="body, head"):
        fill(site, Context(guide.published(TODAY)))


def test_a_block_is_drawn_only_for_pages_that_hold_it(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def watched(name: str) -> Callable[[Context, str], str]:
        def draw(context: Context, root: str) -> str:
            asked.append((name, root))
            return BLOCKS[name](context, root)

        return draw

    monkeypatch.setattr("generator.guide.fill.BLOCKS", {name: watched(name) for name in BLOCKS})
    site = drawn(tmp_path / "site")
    for page in ("a", "b"):
        (site / page).mkdir()
        (site / page / "index.html").write_text("<main><!--motcham:a-z--></main>")
    fill(site, Context(guide.published(TODAY)))
    assert sorted(asked) == [("a-z", "../"), ("home", "./")]


def test_an_unknown_slot_is_refused_with_those_there_are(guide: Guide, tmp_path: Path) -> None:
    site = drawn(tmp_path / "site")
    (site / "index.html").write_text("<main><!--motcham:a-zz--></main>")
    with pytest.raises(MotchamError, match=r"(?s)«motcham:a-zz».*a-z, .*home, language, "):
        fill(site, Context(guide.published(TODAY)))
