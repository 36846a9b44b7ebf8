"""What a phone shows without a network for a code whose page it does not keep.

National records that nobody has put into plain words are not kept, and their codes are printed all
the same. Whether there is such a page at all the phone cannot know, so no address is called wrong.
"""

from __future__ import annotations

from generator.guide.fragments import ROOT_FROM_PAGE, Context, render
from generator.guide.pages import FramedPage

ANY_CODE = "{code}"
"""Stands for the code in the pages that phones keep for many; `sw.js` puts the code there."""

ANY_PAGE = "Q/{any}/"
"""By which `sw.js` finds this page."""


def not_kept_page(context: Context) -> FramedPage:
    """The one page for all codes that are not kept, but for those of renovations."""
    head = render("head-not-kept", context, ROOT_FROM_PAGE, code=ANY_CODE)
    return FramedPage(ANY_CODE, head, render("not-kept", context, ROOT_FROM_PAGE), listed=False)
