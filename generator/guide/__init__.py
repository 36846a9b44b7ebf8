"""The static guide: a library in, a site out. Knows MkDocs and Material; knows nothing of print."""
