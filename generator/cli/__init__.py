"""The command line: one thin command for each job, a module for each kind of job."""

from generator.cli import desk, guide, new, new_procedure, portal, printing
from generator.cli.common import main

__all__ = ["desk", "guide", "main", "new", "new_procedure", "portal", "printing"]
