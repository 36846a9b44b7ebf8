"""What all tests share: a complete small guide on disk, and the sample in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings

from tests.guide_files import Guide, write_guide

# On GitHub too, commands say what they say to people.
os.environ.pop("GITHUB_ACTIONS", None)
# A busy build server is no failure.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")


ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample() -> Path:
    """The repository's own guide, while it is the sample: its files are what tests say they are.

    A ward makes them its own, and deletes the line `sample: true`. From then on the tests that
    need the sample are skipped there, and all others hold whatever the ward writes.
    """
    ward = yaml.safe_load((ROOT / "ward.yml").read_text(encoding="utf-8"))
    if ward.get("sample") is not True:
        pytest.skip("this guide is a ward's own, and the test knows only the sample")
    return ROOT


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A complete, sound small guide, with helpers to change one file of it."""
    return write_guide(tmp_path / "guide")


@pytest.fixture
def guide_root(guide: Guide) -> Path:
    """The folder of `guide`."""
    return guide.root
