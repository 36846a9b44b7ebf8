"""Characters that no file may hold: what breaks it, what nobody sees, what only looks right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.language.garbled import GarbledWord, Garbling, garbled_words, is_garbled
from generator.library.models.base import quoted

_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS = re.compile("[\u0085\u2028\u2029]")
_ODD_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")


def is_seen(text: str) -> bool:
    """Whether nothing in `text` is unseen, but plain spaces and ends of lines.

    Then none of the characters that are sought below is in it; to ask this is quicker.
    """
    return text.replace("\n", " ").isprintable()


def nuls(text: str, file: str) -> Iterator[Problem]:
    """A problem for each line with a NUL, which no file of text holds."""
    for number, line in _lines(text) if "\0" in text else ():
        if (nul := line.find("\0")) >= 0:
            message = "Có ký tự NUL (byte 0) trong tệp."
            yield Problem(file, number, nul + 1, "nul", message, "Xoá ký tự này rồi lưu lại.")


def unfit_for_yaml(text: str, file: str) -> Iterator[Problem]:
    """A problem for each line with a character that breaks YAML, or that YAML takes for a word."""
    for number, line in () if is_seen(text) else _lines(text):
        if (tab := line.find("\t")) >= 0:
            message = "Có dấu tab."
            hint = "Thay bằng dấu cách: mỗi bậc thụt vào hai dấu cách."
            yield Problem(file, number, tab + 1, "tab", message, hint)
        if found := _ODD_SPACES.search(line):
            name = "không ngắt " if found[0] == "\xa0" else ""
            message = f"Có dấu cách {name}lạ (U+{ord(found[0]):04X}), trông như dấu cách thường."
            hint = "Xoá nó rồi gõ lại bằng phím cách: nó hay đi theo khi dán từ trang web."
            yield Problem(file, number, found.start() + 1, "odd-space", message, hint)


def deceiving_characters(text: str, file: str) -> Iterator[Problem]:
    """A problem for each mark that nobody sees, and each letter that is not what it looks like."""
    for number, line in () if is_seen(text) else _lines(text):
        if found := _LINE_BREAKS.search(line):
            message = f"Có dấu xuống dòng lạ (U+{ord(found[0]):04X}), không nhìn thấy được."
            hint = "Xoá ký tự này, xuống dòng bằng phím Enter."
            yield Problem(file, number, found.start() + 1, "line-break", message, hint)
        if found := _DIRECTION_MARKS.search(line):
            message = f"Có ký tự đổi hướng chữ (U+{ord(found[0]):04X}), không nhìn thấy được."
            hint = "Xoá ký tự này: gõ lại đoạn chữ thay vì dán."
            yield Problem(file, number, found.start() + 1, "direction-mark", message, hint)
    text = unicodedata.normalize("NFC", text)
    if is_garbled(text):
        for number, line in _lines(text):
            for word in garbled_words(line):
                yield Problem(file, number, word.start + 1, *_garbled(word))


def _garbled(word: GarbledWord) -> tuple[str, str, str]:
    """Rule, message and hint."""
    meant = f", đúng ra là {quoted(word.meant)}" if word.meant else ""
    if word.kind is Garbling.OLD_ENCODING:
        rule, message = "old-encoding", "Chữ {} viết bằng bảng mã cũ (TCVN3, VNI…){}."
        hint = "Chép lại từ bản Unicode, hoặc gõ lại cả đoạn."
    elif word.kind is Garbling.BROKEN:
        rule, message = "broken-text", "Chữ {} đã vỡ khi chuyển bảng mã{}."
        hint = "Chép lại cả đoạn từ bản gốc còn đọc được."
    else:
        rule, message = "look-alike", "Trong {} có chữ chỉ trông giống chữ Việt{}: tìm sẽ không ra."
        hint = "Xoá từ ấy rồi gõ lại bằng bàn phím tiếng Việt."
    return rule, message.format(quoted(word.written), meant), hint


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(re.split("\r\n|\r|\n", text), start=1)
