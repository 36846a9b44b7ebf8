"""What machines read beside the pages: Markdown, linked data, schemas, feeds; of the same views."""

from generator.library.language.locale import ENGLISH, VIETNAMESE, current_locale

LLMS = "llms.txt"
"""At the top of each language's site (llmstxt.org)."""

LINKED_DATA = "index.jsonld"
"""Beside the page of each procedure that is done here (CPSV-AP)."""

PROCEDURES = "procedures.json"
"""All procedures as data, and the day for which the site was filled."""

SCHEMA = "procedures.schema.json"
"""What that file holds, as JSON Schema."""

CHANGES_PAGE = "moi-thay-doi/"
"""What changed lately."""

FEEDS = {VIETNAMESE: "thay-doi.xml", ENGLISH: "changes.xml"}
"""The same as an Atom feed, at the top of each language's site."""


def feed_file() -> str:
    """The feed in the language in use."""
    return FEEDS[current_locale()]
