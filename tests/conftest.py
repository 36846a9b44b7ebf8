"""What all tests share: a complete small guide on disk, and the sample in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.guide_files import Guide, without_records, write_guide

# On GitHub too, commands say what they say to people.
os.environ.pop("GITHUB_ACTIONS", None)
# A busy build server is no failure, nor does chance decide what `make test` finds: it tries the
# same few examples each time, `make prove` others and more (`--hypothesis-profile=prove`).
settings.register_profile("prove", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("prove"), max_examples=25, derandomize=True)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def sample() -> Path:
    """The repository, for tests of its own library and of the sample, which every copy holds.

    Without its record pages: `tests/guide/test_record_pages.py` builds those.
    """
    return without_records()


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A complete, sound small guide, with helpers to change one file of it."""
    return write_guide(tmp_path / "guide")


@pytest.fixture
def guide_root(guide: Guide) -> Path:
    """The folder of `guide`."""
    return guide.root
