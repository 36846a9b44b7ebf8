"""The frame: the page that the theme renders once, and the slots in it that are filled many times.

A slot is an HTML comment, `<!--motcham:NAME-->`, so that any generator can draw the frame.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.errors import MotchamError

FRAME = "Q/_/index.html"
"""Where the frame lies in a site: as deep as the pages made from it, so its links fit them."""

_SLOT = re.compile(r"<!--motcham:([a-z-]+)-->")
_SCRIPT_END = "</script>"
_WHOLE = re.compile("</(?:li|form|section)>")
"""Where a part of the text ends, and a script may stand."""
_BELOW = 1000
"""How many characters fill a large phone (412 × 915) below what stands aside."""
_CODE_LINK = re.compile(r'href="code:([^"]*)"')


def slots(html: str) -> set[str]:
    """The names of the slots in `html`."""
    return set(_SLOT.findall(html))


def fill_slots(html: str, content: Mapping[str, str], where: str) -> str:
    """`html` with each slot replaced by its content.

    Raises MotchamError where `html` has a slot that has no content; `where` is the file's name.
    """
    return fill_parts(parted(html), content, where)


def parted(html: str) -> list[str]:
    """`html` taken apart, to be filled often: what it says, and at every other place a slot."""
    return _SLOT.split(html)


def fill_parts(parts: Sequence[str], content: Mapping[str, str], where: str) -> str:
    """What was `parted`, with each slot replaced by its content. Raises as `fill_slots`."""
    if unknown := sorted({*parts[1::2]} - content.keys()):
        known = ", ".join(sorted(content))
        raise MotchamError(
            f"Trang {where} có ô lạ «motcham:{unknown[0]}».", f"Các ô dùng được: {known}."
        )
    filled = list(parts)
    filled[1::2] = [content[name] for name in parts[1::2]]
    return "".join(filled)


def seen_first(page: str) -> str:
    """The finished `page` with its inline script where its first screen ends.

    On a slow phone a browser draws what it has read when a script has kept it busy. A script above
    the text has it draw an empty page first, one below all of it has it lay all of it out. Where
    nothing stands aside, the script stays where the theme has put it: below the text.
    """
    aside = page.find("</aside>", page.find("<main"))
    script = page.find("<script>", aside)
    found = _WHOLE.search(page, aside + _BELOW, script) if 0 < aside < script else None
    if not found:
        return page
    place, after = found.end(), page.index(_SCRIPT_END, script) + len(_SCRIPT_END)
    return page[:place] + page[script:after] + page[place:script] + page[after:]


def link_codes(html: str, root: str, known: Mapping[str, str], where: str) -> str:
    """`html` with each `href="code:HT01"` leading to that code's page; `root` leads to the top.

    Raises MotchamError for a code that has no page.
    """

    def address(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise MotchamError(
                f"Trang {where} dẫn tới mã «{match[1]}», không có trang nào mang mã này.",
                "Sửa mã trong liên kết, ví dụ [Khai sinh](code:HT01).",
            )
        return f'href="{root}Q/{match[1]}/"'

    return _CODE_LINK.sub(address, html)
