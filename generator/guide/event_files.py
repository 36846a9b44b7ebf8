"""The page of a life event and the same as Markdown: made of what they may ask alone, and kept."""

from __future__ import annotations

from typing import NamedTuple

from generator.guide.fragments import Around, Context, life_event_body
from generator.guide.machines.event_twin import event_markdown
from generator.guide.now import NowLine, now_for_event
from generator.library.language.kept import kept_together
from generator.views.catalogue import LifeEventView


class EventFiles(NamedTuple):
    """The `body` of the page, and the `markdown` beside it, which waits for its day."""

    body: str
    markdown: str


def event_files(context: Context, view: LifeEventView) -> EventFiles:
    """What lies at the address of the event of `view`."""
    [event] = [one for one in context.published.life_events if one.code == view.code]
    return _files(context.around, view, now_for_event(context.published, event))


@kept_together
def _files(around: Around, view: LifeEventView, now: NowLine) -> EventFiles:
    return EventFiles(life_event_body(around, view, now), event_markdown(around, view))
