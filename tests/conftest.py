"""What all tests share: a complete small guide on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide_files import Guide, write_guide


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A complete, sound small guide, with helpers to change one file of it."""
    return write_guide(tmp_path / "guide")


@pytest.fixture
def guide_root(guide: Guide) -> Path:
    """The folder of `guide`."""
    return guide.root
