"""The command line: one thin command for each job, a module for each kind of job.

Only `checking` is imported at once: what the others stand on takes long to import.
"""

from pkgutil import iter_modules

from generator.cli import checking
from generator.cli.common import main

main.later = tuple(
    f"{__name__}.{module.name}" for module in iter_modules(__path__) if module.name != "__main__"
)

__all__ = ["checking", "main"]
