"""From the notice at a gate: paper → two decoders → browser → what the ward has on file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page

from generator.clock import today
from generator.library.checked.published import Published
from generator.library.language.formats import day_words
from generator.library.models.renovation import Renovation
from generator.library.renovations.state import state
from generator.press.announced import ended
from generator.press.notice import notice
from generator.press.wording import load_wording
from tests.breadth import first
from tests.browser.test_from_paper import codes_on_paper, words_on
from tests.guide_files import THE_SAMPLE

ROOT = Path(__file__).parents[2]
WORDING, _ = load_wording(THE_SAMPLE)


@pytest.fixture(scope="module")
def noticed(library: Published) -> list[tuple[Renovation, str]]:
    """Each renovation that has a notice, with the one text that all its codes say."""
    found = []
    for works in library.renovations:
        if not ended(library, works):
            [text] = codes_on_paper(notice(library, works.code, wording=WORDING).pdf)
            found.append((works, text))
    return found


@pytest.mark.parametrize("javascript", first([True], [True, False]), ids=["script", "no-script"])
def test_a_notice_leads_to_what_is_allowed_until_when_and_whom_to_tell(
    library: Published,
    noticed: list[tuple[Renovation, str]],
    open_page: Callable[..., Page],
    *,
    javascript: bool,
) -> None:
    assert len(noticed) >= 3
    for works, text in noticed:
        page = open_page(urlsplit(text).path, javascript=javascript)
        shown = words_on(page, "main")
        data = yaml.safe_load((ROOT / library.files[works.code]).read_text(encoding="utf-8"))
        for fact in (
            works.code,
            works.address,
            *data["allowed"],
            *data["not_allowed"],
            day_words(works.starts_on),
            day_words(works.last_day),
            state(works, today()).label,
            library.ward.hotline.number,
            *(way.phone or way.email or "" for way in library.ward.report_channels),
        ):
            assert " ".join(fact.split()) in shown, (works.code, fact)
        page.close()
