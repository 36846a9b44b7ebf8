"""What click says of wrong use, in Vietnamese; its `--help` stays English, as ours.

click takes its sentences from `gettext`, whose language is that of the machine and whose catalogues
are files that are looked for there. Here its modules are given these sentences instead.
"""

from __future__ import annotations

import re
from importlib import import_module

_MODULES = ("core", "exceptions", "parser", "termui", "types")

SENTENCES = {
    "Error: {message}": "Lỗi: {message}",
    "Try '{command} {option}' for help.": "Cách dùng đầy đủ: {command} {option}",
    "Aborted!": "Đã thôi, chưa làm gì.",
    "Invalid value: {message}": "Giá trị không dùng được: {message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} không dùng được: {message}",
    "Missing argument": "Thiếu",
    "Missing option": "Thiếu lựa chọn",
    "Missing parameter": "Thiếu",
    "Missing {param_type}": "Thiếu",
    "Missing command.": "Thiếu tên lệnh.",
    "Missing parameter: {param_name}": "Thiếu {param_name}",
    "No such option {name!r}.": "Không có lựa chọn «{name}».",
    "No such command {name!r}.": "Không có lệnh «{name}».",
    "Did you mean {possibility}?": "Ý bạn là {possibility}?",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "{value!r} is not {choice}.": "«{value}» không phải {choice}.",
    "{value!r} does not match the format {format}.": "«{value}» không phải một ngày; viết năm, "
    "tháng rồi ngày, như 2026-01-16.",
    "{value!r} is not a valid {number_type}.": "«{value}» không phải một số nguyên.",
    "{value} is not in the range {range}.": "{value} ngoài khoảng {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "«{value}» không phải có hay "
    "không; ghi một trong: {states}",
    "{name} {filename!r} does not exist.": "Không có «{filename}».",
    "{name} {filename!r} is a file.": "«{filename}» là tệp, cần một thư mục.",
    "{name} {filename!r} is a directory.": "«{filename}» là thư mục, cần một tệp.",
    "{name} {filename!r} is not readable.": "Không đọc được «{filename}».",
    "{name} {filename!r} is not writable.": "Không ghi được «{filename}».",
    "Got unexpected extra argument ({args})": "Thừa: {args}",
    "Option {name!r} requires an argument.": "Sau «{name}» phải có giá trị.",
    "Option {name!r} does not take a value.": "Sau «{name}» không ghi giá trị.",
    "Argument {name!r} takes {nargs} values.": "«{name}» cần {nargs} giá trị.",
    "Takes {nargs} values but 1 was given.": "Cần {nargs} giá trị, mới có {len}.",
    "Could not open file {filename!r}: {message}": "Không mở được tệp «{filename}»: {message}",
    "Error: invalid input": "Lỗi: chỉ ghi y (có) hoặc n (không)",
}
"""click's sentences, of one where it has one for many too, and ours."""

PLACES = {
    "ADDRESS": "ĐỊA_CHỈ",
    "ARGS": "THAM_SỐ",
    "CODE": "MÃ",
    "COMMAND": "LỆNH",
    "FILE": "TỆP",
    "FILES": "TỆP",
    "ID": "TÊN",
    "LOG": "NHẬT_KÝ",
    "OPTIONS": "LỰA_CHỌN",
    "PATH": "ĐƯỜNG_DẪN",
    "SITE_DIR": "THƯ_MỤC_TRANG",
}
"""What is to be written at a command's places, as `--help` names it, and ours."""
_PLACE = re.compile(r"(?<![^\s\[])[A-Z_]{2,}(?![^\s\].])")


def in_vietnamese(usage: str) -> str:
    """How a command is called, as click writes it, for people: «Cách gọi: … [LỰA_CHỌN] MÃ»."""
    return places(usage.replace("Usage: ", "Cách gọi: ", 1))


def places(words: str) -> str:
    """`words` with PLACES named in Vietnamese."""
    return _PLACE.sub(lambda found: PLACES.get(found[0], found[0]), words)


def speak_vietnamese() -> None:
    """Let click say SENTENCES; what is not among them stays as it is."""
    for name in _MODULES:
        module = import_module(f"click.{name}")
        vars(module).update(_=_one, ngettext=_many)


class _WithRange(str):
    """A sentence of click's with a {range}, which click writes as «1<=x<=9»; ours says it."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        low, high = _LEAST.search(str(values["range"])), _MOST.search(str(values["range"]))
        words = [f"từ {low[1] or low[2]}" if low else "", f"đến {high[1]}" if high else "trở lên"]
        return super().format(*args, **{**values, "range": " ".join(words).strip()})


_LEAST = re.compile(r"(-?\d+)<=?x|x>=?(-?\d+)")
_MOST = re.compile(r"x<=?(-?\d+)")


def _one(words: str) -> str:
    said = SENTENCES.get(words, words)
    return _WithRange(said) if "{range}" in said else said


def _many(one: str, many: str, count: int) -> str:
    return SENTENCES.get(one) or (one if count == 1 else many)
