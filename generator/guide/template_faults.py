"""Faults of the theme's templates: told by their place, as those of other files are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError

from generator.errors import MotchamError

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
        if (place := _place(error, root)) is None:
            raise
        words = error.message if isinstance(error, TemplateError) else f"{error}"
        message = f"{place}: mẫu này sai nên không dựng được trang ({words})."
        hint = "Sửa dòng ấy; không rõ thì lấy lại tệp như trước khi sửa."
        raise MotchamError(message, hint) from error


def _place(error: Exception, root: Path) -> str | None:
    """File and line of the template that was drawn last; Jinja names them as Python's own."""
    top = root.absolute()
    for frame in reversed(extract_tb(error.__traceback__)):
        path = Path(frame.filename).absolute()
        if path.is_relative_to(top / FOLDER):
            return f"{path.relative_to(top).as_posix()}:{frame.lineno}"
    return None
