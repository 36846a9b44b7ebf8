"""Earlier editions of a guide, from git: what changed since, and what must never be lost."""
