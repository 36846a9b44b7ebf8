"""What the tests of papers share: the sample's library, and that of a small guide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.library.checked.library import load_library
from generator.library.checked.published import Published
from generator.press.sheet import Sheet
from generator.press.wall import wall_poster
from tests.guide_files import THE_SAMPLE, Guide, write_guide
from tests.library.test_renovations import FILE as RENOVATION_FILE
from tests.library.test_renovations import RENOVATION

ON = date(2026, 11, 22)


@pytest.fixture(scope="session")
def real() -> Published:
    """What is published of the sample, with its real titles."""
    library, _ = load_library(THE_SAMPLE)
    assert library is not None
    return library.on(ON)


@pytest.fixture(scope="session")
def wall(real: Published) -> Sheet:
    """The sample's wall poster: it takes long, so it is made once."""
    return wall_poster(real)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The library of a small guide, for papers that need nothing special."""
    return write_guide(tmp_path_factory.mktemp("papers") / "guide").published(ON)


@pytest.fixture
def announcing(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Guide:
    """The small guide with a renovation, so that every paper can be printed; it is 25 November."""
    guide.write(RENOVATION_FILE, RENOVATION)
    guide.issue_codes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795564800")  # 2026-11-25
    monkeypatch.chdir(guide.root)
    return guide


def titled(library: Published, code: str, title: str) -> Published:
    """`library` with another title for a procedure, a field or a life event, however long."""

    def called(item: object) -> object:
        if getattr(item, "code", None) != code:
            return item
        return item.model_copy(update={"title": title})  # type: ignore[attr-defined]

    kinds = ("procedures", "fields", "life_events", "pages")
    changed = {kind: tuple(map(called, getattr(library, kind))) for kind in kinds}
    return replace(library, **changed)  # type: ignore[arg-type]


def named(library: Published, name: str) -> Published:
    """`library` of a unit with another name."""
    return replace(library, ward=library.ward.model_copy(update={"name": name}))


def hotline_of(library: Published, number: str) -> Published:
    """`library` of a unit that is called at `number`."""
    phones = (library.ward.hotline.model_copy(update={"number": number}),)
    return replace(library, ward=library.ward.model_copy(update={"phones": phones}))
