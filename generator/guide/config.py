"""The configuration of each language's site as MkDocs reads it, and what MkDocs says is wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from generator.errors import MotchamError
from generator.guide.languages import CONFIGS
from generator.guide.renderer import log

_LOOK_AT = "Xem lại mkdocs.yml và site_src/."


def read_config(root: Path, language: str, **given: Any) -> MkDocsConfig:
    """The configuration of a language in `root`, with what is `given` in the stead of its own.

    Raises MotchamError where it is wrong.
    """
    try:
        with errors_for_people():
            return load_config(str(root / CONFIGS[language]), **given)
    except MotchamError:
        raise
    except Exception as error:  # a key without a value, for one
        message = f"{CONFIGS[language]}: cấu hình này sai, không đọc được ({error})."
        raise MotchamError(message, "So với tệp cùng tên trong bản gốc của Một chạm.") from error


class _Collected(logging.Handler):
    """Keeps what MkDocs logs as a warning or worse, for the message to staff."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def errors_for_people() -> Iterator[None]:
    """Turn what MkDocs logs and raises into one MotchamError. Raises it."""
    collected = _Collected()
    log.addHandler(collected)
    try:
        yield
    except (Abort, PluginError) as error:  # a build logs what a plugin says, and aborts
        said = collected.lines if isinstance(error, Abort) else []
        words = "\n".join(said) or str(error)
        raise MotchamError(words, "" if "→" in words else _LOOK_AT) from error
    except MkDocsException as error:
        message = f"MkDocs không dựng được trang: {error}"
        raise MotchamError(message, _LOOK_AT) from error
    finally:
        log.removeHandler(collected)
