"""Faults of the theme's templates: told by their place, as those of other files are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from generator.errors import MotchamError
from generator.guide.assets.modules import AS_BEFORE

FOLDER = "site_src"
"""Where a guide's own templates lie, below its root."""


@contextmanager
def faults_of_templates(root: Path) -> Iterator[None]:
    """Say where a template of the guide in `root` is wrong, of which some page is drawn.

    Raises MotchamError where it is.
    """
    try:
        yield
    except MotchamError:
        raise
    except Exception as error:
        place = _place(error, root)
        if place is None and isinstance(error, TemplateSyntaxError):
            place = f"Trong {FOLDER}/theme"  # Jinja does not know where a comment began
        if place is None:
            raise
        words = error.message if isinstance(error, TemplateError) else f"{error}"
        message = f"{place}: mẫu này sai nên không dựng được trang ({words})."
        raise MotchamError(message, AS_BEFORE) from error


def _place(error: Exception, root: Path) -> str | None:
    """File and line of the template that was drawn last; Jinja names them as Python's own."""
    top = root.absolute()
    for frame in reversed(extract_tb(error.__traceback__)):
        path = Path(frame.filename).absolute()
        if path.is_relative_to(top / FOLDER):
            return f"{path.relative_to(top).as_posix()}:{frame.lineno}"
    return None
