"""What machines read beside the pages: Markdown, linked data, schemas, feeds; of the same views."""

LLMS = "llms.txt"
"""At the top of each language's site (llmstxt.org)."""

LINKED_DATA = "index.jsonld"
"""Beside the page of each procedure that is done here (CPSV-AP)."""

PROCEDURES = "procedures.json"
"""All procedures as data, and the day for which the site was filled."""

SCHEMA = "procedures.schema.json"
"""What that file holds, as JSON Schema."""
