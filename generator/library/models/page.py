"""A hand-written information page with a code: the head of its Markdown file."""

from __future__ import annotations

from generator.library.models.base import Code, Date, Model, ShortLine, ShortTitle, Slug, Summary


class InformationPage(Model):
    """The lines between `---` at the top of `site_src/pages/<name>.md`.

    `on` is the day of a piece of news; None for a page that is always true.
    """

    code: Code
    title: ShortLine
    short_title: ShortTitle | None = None
    summary: Summary
    icon: Slug = "information-outline"
    keywords: tuple[ShortLine, ...] = ()
    on: Date | None = None
