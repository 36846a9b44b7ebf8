"""The static guide: a library in, a site out. Knows MkDocs and Material; knows nothing of print."""

import generator.guide.renderer  # noqa: F401 - first, for it says who answers to `mkdocs`
