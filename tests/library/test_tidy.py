"""Only white space that says nothing is put in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.library.forms.tidy import tidied
from tests.guide_files import BIRTH_FILE, Guide
from tests.running import motcham


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: b\r\n# c\r\n", b"a: b\n# c\n"),
        (b"b: 'x'  \na: y \n", b"b: 'x'\na: y\n"),
        (b"a: b\n\n\n", b"a: b\n"),
        (b"a: b", b"a: b\n"),
        (b"a: |\n  x  \n  y\n", b"a: |\n  x  \n  y\n"),  # it would say something else
        (b"a: [\r\n", b"a: [\r\n"),  # nobody can read it
    ],
)
def test_what_nobody_sees_is_put_in_order(before: bytes, after: bytes) -> None:
    assert tidied(before, "x.yml") == after


def test_the_command_writes_what_it_has_put_in_order(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    text = guide.read(BIRTH_FILE)
    Path(BIRTH_FILE).write_bytes(text.replace("\n", " \r\n").encode())
    for said in (f"{BIRTH_FILE}: đã dọn khoảng trắng.\n", "Không có gì phải dọn.\n"):
        done = motcham("tidy", BIRTH_FILE)
        assert (done.exit_code, done.output) == (0, said)
        assert guide.read(BIRTH_FILE) == text


def test_a_file_that_nobody_can_read_is_said_to_be_left(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    guide.write(BIRTH_FILE, "a: [  \n")
    done = motcham("tidy", BIRTH_FILE)
    assert done.exit_code == 0
    assert done.output.startswith(f"{BIRTH_FILE}: để nguyên, vì không đọc được.")
    assert "Không có gì" not in done.output
