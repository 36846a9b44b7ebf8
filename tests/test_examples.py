"""What a file shows to be copied, or to be used by taking away its #, is taken as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from generator.library.checked.library import load_library
from generator.library.forms.problems import has_errors
from generator.press.formats import FORMATS, load_formats
from generator.press.wording import NOTICE, load_wording

PRESS = Path(__file__).parents[1] / "generator/press"


def test_each_line_of_the_wards_file_may_lose_its_mark(sample: Path, tmp_path: Path) -> None:
    text = (sample / "ward.yml").read_text(encoding="utf-8")
    blocks = re.findall(r"(?m)^# [a-z_]+:.*(?:\n#  .*)*", text)
    assert len(blocks) >= 3
    for block in blocks:
        used = text.replace(block, re.sub("(?m)^# ", "", block))
        (tmp_path / "ward.yml").write_text(used, encoding="utf-8")
        library, problems = load_library(sample, ward_file=tmp_path / "ward.yml")
        assert library, problems
        assert not has_errors(problems)


def test_each_wording_may_be_copied_alone(tmp_path: Path) -> None:
    text = (PRESS / NOTICE).read_text(encoding="utf-8")
    texts = re.findall(r"(?m)^[a-z_]+:.*(?:\n  .*)*", text)
    assert len(texts) >= 12
    for one in texts:
        (tmp_path / NOTICE).write_text(one, encoding="utf-8")
        assert load_wording(tmp_path)[1] == []


def test_each_format_may_be_copied_alone(tmp_path: Path) -> None:
    text = (PRESS / FORMATS).read_text(encoding="utf-8")
    entries = re.findall(r"(?m)^  - id: .*(?:\n    .*)*", text)
    assert len(entries) >= 7
    for one in entries:
        (tmp_path / FORMATS).write_text(f"formats:\n{one}\n", encoding="utf-8")
        assert load_formats(tmp_path)[1] == []
