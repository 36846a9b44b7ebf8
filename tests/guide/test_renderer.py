"""Which program draws the frame: the one that is installed, under the names of MkDocs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = "from generator.guide.renderer import log; import mkdocs; print(log.name, mkdocs.__name__)"
REPLACEMENT = 'import sys, properdocs\nsys.modules["mkdocs"] = properdocs\n'


@pytest.mark.parametrize(
    ("before", "draws"),
    [
        ("import sys; sys.modules['properdocs'] = None; ", "mkdocs"),
        ("", "properdocs"),
        ("import mkdocs; ", "mkdocs"),
    ],
    ids=["MkDocs alone", "ProperDocs beside it", "started as `mkdocs build`"],
)
def test_properdocs_draws_where_it_is_installed_and_mkdocs_has_not_begun(
    tmp_path: Path, before: str, draws: str
) -> None:
    # As the real one, in as much as it is asked here.
    (tmp_path / "properdocs").mkdir()
    (tmp_path / "properdocs/__init__.py").touch()
    (tmp_path / "properdocs/replacement.py").write_text(REPLACEMENT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", before + ASK],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [draws, draws]


def test_nothing_but_the_guide_asks_for_mkdocs_by_itself() -> None:
    """It would ask before `renderer.py` has said who answers."""
    asking = {
        file.relative_to(ROOT / "generator").parts[0]
        for file in ROOT.glob("generator/**/*.py")
        if re.search(r"^\s*(?:import|from) mkdocs\b", file.read_text("utf-8"), re.MULTILINE)
    }
    assert asking == {"guide"}
