"""The command line: one thin command for each job, a module for each kind of job."""

from generator.cli import checking
from generator.cli.common import main

main.later = (
    "generator.cli.desk",
    "generator.cli.guide",
    "generator.cli.new",
    "generator.cli.new_procedure",
    "generator.cli.portal",
    "generator.cli.printing",
    "generator.cli.renovations",
)
"""Modules whose libraries take long to import; see `common.Group`."""

__all__ = ["checking", "main"]
