"""NFC tags open the same addresses as paper; the table has what shops set."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.touch import COLUMNS, TABLE, ndef, write_touch
from tests.guide_files import Guide
from tests.running import motcham


def test_a_message_is_one_uri_record() -> None:
    """As the URI record type definition of the NFC Forum has it, with its code for https."""
    assert ndef("https://phuong.vn/Q/HT01/").hex(" ") == (
        "d1 01 12 55 04 " + b"phuong.vn/Q/HT01/".hex(" ")
    )
    assert ndef("http://a.vn/")[4] == 3
    assert ndef("tel:1022")[4:] == b"\0tel:1022"


def test_an_address_that_no_short_record_holds_is_refused() -> None:
    with pytest.raises(MotchamError, match="quá dài cho thẻ NFC"):
        ndef("https://" + "a" * 255)


def test_each_code_has_a_file_and_a_row(library: Published, tmp_path: Path) -> None:
    write_touch(library, ["HT01", "NHA", "HT01"], tmp_path)
    rows = list(csv.reader((tmp_path / TABLE).read_text(encoding="utf-8-sig").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert [row[0] for row in rows[1:]] == ["HT01", "NHA"]
    for row in rows[1:]:
        found = dict(zip(COLUMNS, row, strict=True))
        message = (tmp_path / found["ndef_file"]).read_bytes()
        assert (message.hex(), len(message)) == (found["ndef_hex"], int(found["bytes"]))
        assert "https://" + message[5:].decode() == found["url"]
        assert found["url"].removeprefix("https://").rstrip("/") == found["address"]
        assert found["qr_text"].casefold() == found["url"].casefold()
    assert rows[1][1] == "Đăng ký khai sinh"


def test_what_is_not_printed_is_not_written_on_a_tag(library: Published, tmp_path: Path) -> None:
    with pytest.raises(MotchamError, match="không có trong sổ mã"):
        write_touch(library, ["HT99"], tmp_path)


def test_the_command_replaces_its_own_folder_only(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    for _ in range(2):
        result = motcham("print", "touch", "HT01")
        assert result.exit_code == 0, result.output
    assert {path.name for path in (guide.root / "print/touch").iterdir()} == {TABLE, "HT01.ndef"}
    other = guide.root / "own"
    other.mkdir()
    (other / "letter.txt").write_text("x", encoding="utf-8")
    assert motcham("print", "touch", "HT01", "-o", "own").exit_code != 0
    assert (other / "letter.txt").exists()
