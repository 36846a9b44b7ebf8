"""What is written for machines, beside pages and at the top of the site, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable

from generator.guide.compact import compact_json
from generator.guide.fragments import Context
from generator.guide.machines import (
    LLMS,
    PROCEDURES,
    SCHEMA,
    feed_file,
    twin,
)
from generator.guide.machines.feed import feed_text
from generator.guide.machines.llms import llms_text
from generator.guide.machines.page_twin import page_markdown
from generator.views.change_log import told_changes
from generator.views.record_schema import procedures_schema
from generator.views.vocabulary import CONTEXT
from generator.views.vocabulary import context as context_of_terms


def files_beside(context: Context) -> dict[str, dict[str, str]]:
    """The text of each file beside each hand-written page with a code, by its name.

    Beside renovations there is none: what is told of them leaves the site one day. Nor is there any
    beside the pages of national records, which nobody has put into words that one may quote.
    """
    twins = {view.code: page_markdown(context, view) for view in context.guide.pages}
    return {code: {twin.FILE: twin.dated(text, context.today)} for code, text in twins.items()}


def files_at_the_top(context: Context, entries: Iterable[str]) -> dict[str, str]:
    """The text of each file at the top of the site, by its name; `entries` are of procedures."""
    files = {
        LLMS: llms_text(context),
        PROCEDURES: _procedures(context, entries),
        CONTEXT: compact_json({"@context": context_of_terms()}),
        SCHEMA: compact_json(procedures_schema(context.published, _schema_url(context))),
    }
    return files | ({feed_file(): feed_text(context)} if told_changes(context.published) else {})


def _procedures(context: Context, entries: Iterable[str]) -> str:
    head = compact_json({"$schema": _schema_url(context), "day": context.today.isoformat()})
    return f'{head[:-1]},"procedures":[{",".join(entries)}]}}'


def _schema_url(context: Context) -> str:
    return f"{context.published.site.url}{SCHEMA}"
