"""The page of messages is for staff: whole, and out of the residents' way."""

from __future__ import annotations

import re

from generator.library.rules.explained import explanations
from tests.guide.conftest import build
from tests.guide_files import Guide

PAGE = "huong-dan-bien-tap/thong-bao/"


def test_every_message_can_be_looked_up_by_staff_and_is_not_in_residents_way(framed: Guide) -> None:
    site = build(framed)
    html = (site / PAGE / "index.html").read_text(encoding="utf-8")
    anchors = re.findall(r'<h3 id="?([a-z0-9-]+)', html)
    assert anchors == [rule.id for section in explanations() for rule in section.rules]
    assert html.count('id="noi-dung"') == 1
    assert "noindex" in html
    assert "mc-language" not in html
    assert "noindex" not in (site / "index.html").read_text(encoding="utf-8")
    assert PAGE not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "unknown-key" not in (site / "offline-library.json").read_text(encoding="utf-8")
    assert PAGE in (site / "lien-he/index.html").read_text(encoding="utf-8")
