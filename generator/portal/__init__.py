"""National records in, YAML drafts out; and the comparison of files with their records."""
