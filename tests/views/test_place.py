"""Where one goes is the same on the page and on every paper, whatever the channels say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.guide.fragments import Context, procedure_body
from generator.views.procedure import procedure_view
from generator.views.sheets import leaflet_view, poster_view
from tests.guide_files import BIRTH_FILE, Guide

ON = date(2026, 11, 25)
COUNTER = """\
  - via: counter
    time: {value: 1, unit: working_day}
    fees:
      - {kind: charge, amount: 0}
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "has_address"),
    [
        ("", "", "Quầy", True),
        (COUNTER, "", "Trực tuyến", False),
        (COUNTER, "  - via: post\n", "Qua bưu điện và trực tuyến", False),
        ("documents:\n", "where: Trường học của trẻ\ndocuments:\n", "Trường học của trẻ", False),
    ],
    ids=["at the counter", "online alone", "by post or online", "elsewhere"],
)
def test_page_poster_and_leaflet_name_the_same_place(
    guide: Guide, old: str, new: str, place: str, *, has_address: bool
) -> None:
    if new or old:
        guide.replace(BIRTH_FILE, old, new)
    published = guide.published(ON)
    procedure = published.by_code["HT01"]
    view = procedure_view(published, procedure)
    page = procedure_body(Context(published), view)
    [shown] = re.findall(r"Nộp ở đâu</dt>\s*<dd[^>]*>(.*?)</dd>", page, re.DOTALL)
    papers = [str(draw(published, procedure)) for draw in (poster_view, leaflet_view)]
    for said in (shown, *papers):
        assert place in said
        assert (published.ward.address in said) is has_address
