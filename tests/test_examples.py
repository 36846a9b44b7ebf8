"""What a file shows to be copied, or to be used by taking away its #, is taken as it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.library.checked.library import load_library
from generator.library.forms.problems import has_errors
from generator.press.formats import FORMATS, load_formats
from generator.press.wording import NOTICE, load_wording
from tests.emblems import DRAWING
from tests.guide_files import THE_SAMPLE, unit_in

PRESS = Path(__file__).parents[1] / "generator/press"


def test_each_line_of_the_wards_file_may_lose_its_mark(sample: Path, tmp_path: Path) -> None:
    text = (THE_SAMPLE / THE_SAMPLE.ward_file).read_text(encoding="utf-8")
    guide = THE_SAMPLE.in_folder(tmp_path)
    for part in ("procedures", "site_src/pages", "site_src/en", "wards"):
        shutil.copytree(sample / part, tmp_path / part)
    blocks = re.findall(r"(?m)^# [a-z_]+:.*(?:\n#  .*)*", text)
    assert len(blocks) >= 3
    (guide.unit / "emblem.svg").write_bytes(DRAWING)
    for block in blocks:
        used = text.replace(block, re.sub("(?m)^# ", "", block))
        (guide / guide.ward_file).write_text(used, encoding="utf-8")
        library, problems = load_library(guide)
        assert library, problems
        assert not has_errors(problems)


def test_each_wording_may_be_copied_alone(tmp_path: Path) -> None:
    text = (PRESS / NOTICE).read_text(encoding="utf-8")
    texts = re.findall(r"(?m)^[a-z_]+:.*(?:\n  .*)*", text)
    assert len(texts) >= 12
    for one in texts:
        (unit_in(tmp_path).unit / NOTICE).write_text(one, encoding="utf-8")
        assert load_wording(unit_in(tmp_path))[1] == []


def test_each_format_may_be_copied_alone(tmp_path: Path) -> None:
    text = (PRESS / FORMATS).read_text(encoding="utf-8")
    entries = re.findall(r"(?m)^  - id: .*(?:\n    .*)*", text)
    assert len(entries) >= 7
    for one in entries:
        (unit_in(tmp_path).unit / FORMATS).write_text(f"formats:\n{one}\n", encoding="utf-8")
        assert load_formats(unit_in(tmp_path))[1] == []
