"""What is written for machines, beside pages and at the top of the site, in the language in use."""

from __future__ import annotations

from generator.guide.fragments import Context
from generator.guide.machines import LLMS, twin
from generator.guide.machines.event_twin import event_markdown
from generator.guide.machines.llms import llms_text
from generator.guide.machines.page_twin import page_markdown
from generator.guide.machines.procedure_twin import procedure_markdown


def files_beside(context: Context) -> dict[str, dict[str, str]]:
    """The text of each file beside the page of each code, by its name.

    Beside renovations there is none: what is told of them leaves the site one day.
    """
    guide = context.guide
    twins = {
        **{code: procedure_markdown(context, view) for code, view in guide.procedures.items()},
        **{view.code: event_markdown(context, view) for view in guide.life_events},
        **{view.code: page_markdown(context, view) for view in guide.pages},
    }
    return {code: {twin.FILE: text} for code, text in twins.items()}


def files_at_the_top(context: Context) -> dict[str, str]:
    """The text of each file at the top of the site, by its name."""
    return {LLMS: llms_text(context)}
