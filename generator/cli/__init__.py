"""The command line: one thin command for each job, a module for each kind of job."""

from generator.cli import guide, new, portal, printing, renovations
from generator.cli.common import main

__all__ = ["guide", "main", "new", "portal", "printing", "renovations"]
