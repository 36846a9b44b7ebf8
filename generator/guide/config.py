"""The configuration of each language's site, as MkDocs reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import MotchamError
from generator.guide.languages import CONFIGS


def read_config(root: Path, language: str, **given: Any) -> MkDocsConfig:
    """The configuration of a language in `root`, with what is `given` in the stead of its own.

    Raises what MkDocs raises where it knows what is wrong, else MotchamError.
    """
    try:
        return load_config(str(root / CONFIGS[language]), **given)
    except MkDocsException:
        raise
    except Exception as error:  # a key without a value, for one
        message = f"{CONFIGS[language]}: cấu hình này sai, không đọc được ({error})."
        raise MotchamError(message, "So với tệp cùng tên trong bản gốc của Một chạm.") from error
