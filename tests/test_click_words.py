"""Wrong use is told in Vietnamese, by click too, and ends with status 2."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli import main
from generator.cli.click_words import PLACES, SENTENCES
from tests.guide_files import Guide
from tests.running import motcham

WRONG = {
    "no command": ([], ""),
    "what to write": (["print", "pster"], "print [LỰA_CHỌN] LỆNH [THAM_SỐ]..."),
    "what may be written": (["print", "tags", "--no"], "print tags [LỰA_CHỌN] [MÃ]..."),
    "another command": (["in"], "Không có lệnh «in»."),
    "a command misspelt": (["print", "pster"], "Ý bạn là 'poster'?"),
    "another option": (["print", "tags", "--formt", "x"], "Không có lựa chọn «--formt»"),
    "no argument": (["print", "poster"], "Thiếu «MÃ»."),
    "an argument too many": (["print", "poster", "HT01", "HT02"], "Thừa: HT02"),
    "no value": (["print", "tags", "--format"], "Sau «--format» phải có giá trị."),
    "a value too many": (["print", "tags", "--record=1"], "Sau «--record» không ghi giá trị."),
    "no number": (["print", "tags", "--start", "a"], "«a» không phải một số nguyên."),
    "out of range": (["print", "tags", "--record", "--copies", "0"], "0 ngoài khoảng từ 1 đến"),
    "no such choice": (["print", "poster", "HT01", "--size", "A3"], "«A3» không phải"),
    "no date": (
        ["print", "notice", "R1", "--date", "mai"],
        "«mai» không phải một ngày; viết năm, tháng rồi ngày, như 2026-01-16.",
    ),
    "no file": (["check", "khong-co.yml"], "Không có «khong-co.yml»."),
    "no place on the sheet": (["print", "tags", "HT01", "--start", "99"], "Không có chỗ số 99"),
    "no such format": (["print", "tags", "HT01", "--format", "x"], "Không có khổ «x»"),
    "no such code": (["print", "tags", "HT99"], "Mã «HT99» không có trong sổ mã"),
    "no procedure": (["print", "poster", "LVHT"], "không phải một thủ tục"),
    "no such case": (["print", "poster", "HT01", "--case", "x"], "không có trường hợp «x»"),
    "no renovation": (["print", "gate", "HT01"], "không phải một công trình trong sổ mã"),
    "no such neighbourhood": (["print", "round", "--neighbourhood", "x"], "Không rõ khu phố «x»"),
    "no address": (["print", "tags", "--site-url", "a.vn"], "https://"),
    "no address to build for": (["build", "--site-url", "http://a.vn/"], "https://"),
    "no PDF there": (["verify", "khong-co.pdf"], "Không mở được «khong-co.pdf»"),
    "no day to build for": (["build", "--as-of", "6/2/2027"], "«6/2/2027» không phải một ngày."),
    "a day too far": (["build", "--as-of", "2500-01-01"], "ngoài các năm"),
    "no such unit": (["check", "--ward", "nope"], "Không có đơn vị «nope»"),
    "no such unit to build": (["build", "--ward", "nope"], "Không có đơn vị «nope»"),
    "no such unit to show": (["serve", "--ward", "nope"], "Không có đơn vị «nope»"),
    "no such revision": (["wards", "check", "--changed-since", "nope"], "phiên bản git «nope»"),
    "no such code to translate": (["translations", "update", "HT99"], "mang mã HT99"),
    "no such renovation": (["attach", "R1", "x.png", "--title", "x"], "mang mã R1"),
    "nobody to answer": (["new", "procedure"], "Không hỏi được ở đây, nên cần ghi: --title"),
    "nobody to answer for a unit": (["start", "xa-b"], "nên cần ghi: --name"),
    "no such printer": (["print", "tags", "HT01", "--printer", "x"], "Không có máy in «x»"),
}
ENGLISH = re.compile(
    r"\b(Usage|Error|Try|Invalid|Missing|such|not|is|value|Did|unexpected|requires|range|valid)\b"
)


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_told_in_vietnamese_and_ends_with_status_2(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(guide.root)
    result = motcham(*arguments)
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert not arguments or not ENGLISH.search(result.output), result.output
    assert not guide.path("print").exists()


def commands_below(group: click.Group) -> Iterator[click.Command]:
    """`group` and all its commands, theirs too."""
    yield group
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands_below(command)
        elif command is not None:
            yield command


def test_what_is_to_be_written_has_a_vietnamese_name_at_every_command() -> None:
    for command in commands_below(main):
        called = command.get_usage(click.Context(command, info_name="motcham"))
        assert called.startswith("Cách gọi: motcham"), called
        assert "[LỰA_CHỌN]" in called
        assert not PLACES.keys() & set(re.findall(r"\w+", called)), called
        assert not re.search(r"\b[A-Z_]{2,}\b", called), called


def test_help_stays_english() -> None:
    said = motcham("print", "tags", "--help").output
    for words in ("Usage: ", "[OPTIONS] [CODE]...", "Options:", "Show this message and exit."):
        assert words in said


def test_every_sentence_is_one_of_clicks() -> None:
    """A new release may say something else: then the table has to follow."""
    asked = set()
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if node.func.id in {"_", "ngettext"} and isinstance(first, ast.Constant):
                    asked.add(first.value)
    assert SENTENCES.keys() <= asked
