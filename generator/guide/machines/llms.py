"""`llms.txt` (llmstxt.org): what the guide is, whose, how fresh, and where it is Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from generator.guide.fragments import Context
from generator.guide.machines import PROCEDURES, SCHEMA
from generator.guide.machines.markdown_text import (
    below,
    bullets,
    document,
    link,
    plain,
    section,
)
from generator.guide.machines.twin import FILE as TWIN
from generator.guide.machines.twin import whose
from generator.library.language.formats import day_words
from generator.library.language.locale import _

_OPTIONAL = "Optional"
"""The format's own word, in every language: what may be left out where room is short."""


def llms_text(context: Context) -> str:
    """The whole file: life events first, as people ask for them, then fields, then information."""
    guide, unit = context.guide, context.guide.unit
    about = _("Thủ tục ở {unit}: bao lâu, bao nhiêu tiền, giấy tờ gì, nộp ở đâu.")
    fields = (
        section(
            field.title,
            _list(context, ((one.code, one.title, one.answer) for one in field.procedures)),
        )
        for field in guide.fields
        if not field.elsewhere
    )
    return (
        document(
            f"# {plain(unit.name)}",
            f"> {plain(about.format(unit=unit.name))}",
            below(
                whose(unit),
                plain(unit.address),
                f"{plain(unit.hotline.name)}: {plain(unit.hotline.number)}",
                plain(_("Trang này dựng ngày {day}.").format(day=day_words(context.today))),
            ),
            plain(
                _(
                    "Mỗi trang ghi ngày kiểm tra, quyết định và nguồn. Khi trích, xin ghi cả "
                    "địa chỉ trang và ngày ấy. Chỗ ghi «Hỏi {phường}» là điều chưa chắc: đừng đoán "
                    "thay."
                )
            ),
            section(
                _("Việc đời"),
                _list(context, ((one.code, one.title, one.summary) for one in guide.life_events)),
            ),
            *fields,
            section(
                _("Thông tin"),
                _list(context, ((one.code, one.title, one.summary) for one in guide.news)),
            ),
            section(_OPTIONAL, bullets(_data(context))),
        )
        + "\n"
    )


def _list(context: Context, pages: Iterable[tuple[str, str, str]]) -> str:
    """Code, title and answer of each page, which leads to its Markdown."""
    return bullets(
        f"{link(f'{title} ({code})', context.published.site.page_url(code) + TWIN)}: {plain(said)}"
        for code, title, said in pages
    )


def _data(context: Context) -> Iterable[str]:
    """The same as data."""
    url = context.published.site.url
    yield link(_("Mọi thủ tục"), f"{url}{PROCEDURES}")
    yield link("JSON Schema", f"{url}{SCHEMA}")
