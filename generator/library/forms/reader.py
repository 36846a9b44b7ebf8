"""Strict YAML: every scalar is text, every node keeps its place, nothing is guessed.

PyYAML's own types corrupt this data: it reads `0236` as 158, `17:30` as 1050, `1.001190` as
1.00119, `8.000` as 8.0 and `NO` as false, and of two equal keys the last one silently wins. So this
reader composes nodes only and leaves the parsing of numbers and dates to the models.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.disk.reading import read_plain
from generator.disk.refusals import reason
from generator.library.forms.base_line import base_of, without_base
from generator.library.forms.characters import (
    deceiving_characters,
    is_seen,
    nuls,
    unfit_for_yaml,
)
from generator.library.forms.problems import Problem
from generator.library.language.garbled import is_garbled
from generator.library.language.unit_words import WORDS

MAX_BYTES = 512 * 1024
MAX_DEPTH = 24

Location = tuple[str | int, ...]
"""Where in a document: keys and list indexes from the top, as pydantic reports them."""

_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_CONTROLS = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no value may hold, not even written as an escape such as `"\\u202e"`."""
_PLAIN_TAGS = {
    "tag:yaml.org,2002:str",
    "tag:yaml.org,2002:seq",
    "tag:yaml.org,2002:map",
}


_CUT = re.compile(r"[^\s#][ \t]+(?P<words>#[^\s#]\S*)")
"""A word with a # before it, which YAML takes for a comment where it follows a value."""
_COMMENT = re.compile(r"(?:^|\s)#+\s*(?P<words>\S.*)")


class FilePosition(NamedTuple):
    """A place in a file; both numbers count from 1."""

    line: int
    column: int


TOP = FilePosition(1, 1)


@dataclass(frozen=True)
class Document:
    """One YAML file that was read: plain data (str, list, dict) and the place of each node."""

    file: str
    data: object
    marks: Mapping[Location, FilePosition] = field(default_factory=dict)
    text: str = field(default_factory=str, repr=False, compare=False)

    def __getstate__(self) -> tuple[str, str]:
        """What is kept of it: its text, which is parsed again when more is asked of it."""
        return self.file, self.text

    def __setstate__(self, state: tuple[str, str]) -> None:
        """Be what was kept."""
        vars(self)["file"], vars(self)["text"] = state

    def __getattr__(self, name: str) -> Any:
        """What has not been parsed yet: places are asked for only where something is wrong."""
        if name not in ("data", "marks") or "text" not in vars(self):
            raise AttributeError(name)
        marks: dict[Location, FilePosition] = {}
        if not _is_odd(self.text) and (sound := _read_sound(self.text, marks)):
            data = sound.data
        else:
            data, marks, _ = _read_carefully(self.text, self.file)
        vars(self).update(data=data, marks=marks)
        return getattr(self, name)

    def comments(self) -> Iterator[tuple[FilePosition, str]]:
        """What is written behind each # of the file; a # in a quoted value counts as one too.

        The line that names the file's base says nothing of anybody, though its digits may look so.
        """
        based = self.text if base_of(self.text) is None else f"\n{without_base(self.text)}"
        for number, line in enumerate(based.splitlines(), start=1):
            if "#" in line and (found := _COMMENT.search(line)):
                yield FilePosition(number, found.start("words") + 1), found["words"]

    def mark(self, location: Location) -> FilePosition:
        """The place of `location`, or of the nearest node around it."""
        for end in range(len(location), -1, -1):
            if mark := self.marks.get(location[:end]):
                return mark
        return TOP

    def problem(self, location: Location, rule: str, message: str, hint: str) -> Problem:
        """An error at `location`."""
        mark = self.mark(location)
        return Problem(self.file, mark.line, mark.column, rule, message, hint)

    def warning(self, location: Location, rule: str, message: str, hint: str) -> Problem:
        """A warning at `location`."""
        mark = self.mark(location)
        return Problem(self.file, mark.line, mark.column, rule, message, hint, "warning")


def clean_text(text: str) -> str:
    """`text` in Unicode form NFC, without invisible characters (soft hyphens, joiners, marks)."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def read_document(path: Path, file: str) -> tuple[Document | None, list[Problem]]:
    """Read the YAML file at `path`; `file` is the name that problems show.

    Returns the document, or None where it cannot be read at all, and all problems found.
    """
    try:
        raw = read_plain(path, MAX_BYTES + 1)
    except OSError as error:
        return None, [unreadable(error, file)]
    return parse_document(raw, file)


def read_text(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a hand-written page and what is wrong with it; None where it cannot be read."""
    try:
        text, problems = _utf8(read_plain(path), file)
    except OSError as error:
        return None, [unreadable(error, file)]
    if text is None or problems:
        return None, problems
    if not text.strip("\ufeff \r\n"):
        return None, [_empty(file)]
    return text, [*nuls(text, file), *deceiving_characters(text, file)]


def _empty(file: str) -> Problem:
    # A code that was issued needs its file, so nobody is told to remove one.
    hint = "Lấy lại tệp như trước khi sửa; tệp vừa tạo thì điền nội dung."
    return Problem(file, 1, 1, "empty-file", "Tệp trống.", hint)


def unreadable(error: OSError, file: str) -> Problem:
    """The problem that the system does not let `file` be read."""
    message = f"Không mở được tệp ({reason(error)})."
    return Problem(file, 1, 1, "unreadable", message, "Đặt tệp thường vào đây, ai cũng đọc được.")


def read_head(path: Path, file: str) -> tuple[Document | None, list[Problem]]:
    """Read the YAML between the `---` lines at the top of a Markdown file, if it names a code.

    Returns None and no problem for a page without a code: such a page has no printed address.
    """
    try:
        lines = read_plain(path).removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError:
        return None, []
    if not lines or lines[0].strip() != b"---":
        return None, []
    if b"---" not in [x.strip() for x in lines[1:]]:
        return None, list(_left_open(lines, file))
    head = lines[1 : 1 + [line.strip() for line in lines[1:]].index(b"---")]
    if not any(line.startswith(b"code:") for line in head):
        return None, []
    # An empty first line stands for the opening ---, so that the marks count as the file does.
    return parse_document(b"\n".join([b"", *head]), file)


def _left_open(lines: list[bytes], file: str) -> Iterator[Problem]:
    """The problem that the head of a page with a code has no end."""
    for number, line in enumerate(lines, 1):
        if line.startswith(b"code:"):
            message = "Phần đầu trang mở bằng dòng --- mà không có dòng --- đóng lại."
            hint = "Thêm một dòng chỉ có --- ngay dưới phần ấy, trên bài viết."
            yield Problem(file, number, 1, "open-head", message, hint)


def parse_document(raw: bytes, file: str) -> tuple[Document | None, list[Problem]]:
    """Parse YAML bytes; see `read_document`."""
    text, problems = _decode(raw, file)
    if text is None or problems:
        return None, problems
    odd = _is_odd(text)
    if (odd or is_garbled(text)) and (unfit := _unfit(text, file)):
        return None, unfit
    if not (odd or _CUT.search(text)) and (sound := _read_sound(text)):
        document = Document.__new__(Document)
        document.__setstate__((file, text))
        vars(document)["data"] = sound.data
        return document, []
    data, marks, problems = _read_carefully(text, file)
    if data is None:
        return None, problems or [_empty(file)]
    return Document(file, data, marks, text), problems


def _read_carefully(
    text: str, file: str
) -> tuple[object, dict[Location, FilePosition], list[Problem]]:
    """Data, places and problems of a text, read slowly; no data where it has none."""
    node, problems = _compose(text, file)
    if node is None:
        return None, {}, problems
    builder = _Builder(file, text)
    data = builder.build(node, ())
    return data, builder.marks, [*problems, *builder.problems]


def _compose(text: str, file: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The tree of nodes, by PyYAML's own parser: its places and words are the same everywhere."""
    try:
        loader = _Loader(text, file)
    except yaml.reader.ReaderError as error:
        return None, [_unreadable_character(error, text, file)]
    try:
        return loader.get_single_node(), loader.problems
    except yaml.YAMLError as error:
        return None, [*loader.problems, _syntax_problem(error, text, file)]
    except (ValueError, OverflowError):
        # PyYAML lets "\\UFFFFFFFF" and absurd %YAML versions through to chr() and int().
        return None, [*loader.problems, _bad_escape(loader, file)]
    finally:
        loader.dispose()


def _decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    if len(raw) > MAX_BYTES:
        message = f"Tệp lớn hơn {MAX_BYTES // 1024} KiB."
        return None, [Problem(file, 1, 1, "file-too-large", message, "Chia nhỏ hoặc rút gọn tệp.")]
    return _utf8(raw.removeprefix(codecs.BOM_UTF8), file)


def _unfit(text: str, file: str) -> list[Problem]:
    """What no YAML file may hold, by lines."""
    unfit = [*nuls(text, file), *unfit_for_yaml(text, file)]
    return sorted([*unfit, *deceiving_characters(text, file)], key=lambda one: one.line)


def _utf8(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    try:
        text = raw.decode("utf-8")
        if raw.count(0) * 3 < len(text) or not text:
            return text, []
        line, column = 1, 1  # UTF-16 of plain letters: every second byte is none
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8"))
    message = "Tệp không phải UTF-8: chữ tiếng Việt sẽ hỏng."
    hint = "Lưu lại tệp với bảng mã UTF-8 (không phải UTF-16, TCVN3, VNI hay Windows-1258)."
    return None, [Problem(file, line, column, "not-utf8", message, hint)]


def _place(before: str) -> tuple[int, int]:
    """Line and column of the character that follows the text `before`."""
    lines = re.split("\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


class _Strict(yaml.composer.Composer):
    """Composes nodes; refuses aliases, anchors, odd tags and bottomless nesting."""

    file: str
    problems: list[Problem]
    depth = 0
    # From the parser beside this class.
    peek_event: Callable[[], yaml.Event]
    get_event: Callable[[], yaml.Event]

    def report(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        mark = _mark(event)
        self.problems.append(Problem(self.file, mark.line, mark.column, rule, message, hint))

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            self.get_event()
            message = f"Có tham chiếu «*{event.anchor}» (alias)."
            self.report(event, "alias", message, "Viết lại nội dung tại chỗ thay cho tham chiếu.")
            start = event.start_mark
            return yaml.ScalarNode("tag:yaml.org,2002:str", "?", start)  # type: ignore[arg-type]  # never None
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            message = f"Có neo «&{event.anchor}» (anchor)."
            self.report(event, "alias", message, f"Xoá «&{event.anchor}».")
            event.anchor = None
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and tag not in _PLAIN_TAGS:
            message = f"Có nhãn kiểu «{_CONTROLS.sub('', str(tag))}»."
            self.report(event, "tag", message, "Xoá nhãn: mọi giá trị đều viết như chữ thường.")
        self.depth += 1
        try:
            if self.depth > MAX_DEPTH:
                at = event.start_mark
                raise yaml.MarkedYAMLError(None, None, "too deep", at)  # type: ignore[arg-type]  # never None
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


class _Loader(_Strict, yaml.BaseLoader):
    """PyYAML's own parser, which knows the place of every fault."""

    def __init__(self, text: str, file: str) -> None:
        yaml.BaseLoader.__init__(self, text)
        self.file, self.problems = file, []


class _UnsoundError(Exception):
    """The file needs the slow reading, which says what is wrong."""


class _Sound(NamedTuple):
    """What a file without any fault holds."""

    data: object


def _read_sound(text: str, marks: dict[Location, FilePosition] | None = None) -> _Sound | None:
    """The data of a text that is not odd and has no fault, read by libyaml, twenty times as fast.

    Places are put into `marks`, where they are wanted: to note them takes longer than to read.
    None where libyaml is missing or the file has anything that the slow reading must look at.
    """
    if not yaml.__with_libyaml__:
        return None
    with suppress(_UnsoundError, yaml.YAMLError, ValueError, OverflowError):
        from_c: Any = yaml.CBaseLoader  # libyaml's parser, which alone is used of it
        parser = from_c(text)
        parser.get_event()  # the stream's start
        start, first = parser.get_event(), parser.get_event()
        if isinstance(start, yaml.DocumentStartEvent):
            data = _sound_value(parser.get_event, first, marks, ())
            parser.get_event()  # the document's end
            if isinstance(parser.get_event(), yaml.StreamEndEvent):
                # A value may say by an escape what does not stand in the file.
                odd = "\\" in text and any(map(_is_odd, _texts(data)))
                return None if odd else _Sound(data)
    return None


def _is_odd(text: str) -> bool:
    """Whether something in `text` is not seen, or the slow reading would write it otherwise."""
    return not (is_seen(text) and unicodedata.is_normalized("NFC", text))


def _texts(value: object) -> Iterator[str]:
    """Each text in the data of a file, names among them."""
    if isinstance(value, dict):
        yield from value
        value = [*value.values()]
    if isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    else:
        yield str(value)


def _sound_value(
    following: Callable[[], Any],
    event: Any,
    marks: dict[Location, FilePosition] | None,
    at: Location,
    depth: int = 0,
) -> object:
    """The value that begins with `event`. Raises _UnsoundError at anything out of the ordinary."""
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor or event.tag or depth >= MAX_DEPTH:
        raise _UnsoundError
    if marks is not None:
        marks.setdefault(at, _mark(event))
    if kind is yaml.ScalarEvent:
        if not event.value.strip():
            raise _UnsoundError
        return event.value
    if kind is yaml.SequenceStartEvent:
        values: list[object] = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            inner = at if marks is None else (*at, len(values))
            values.append(_sound_value(following, event, marks, inner, depth + 1))
        return values
    data: dict[str, object] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent or event.anchor or event.tag or event.value in data:
            raise _UnsoundError
        key, inner = event.value, at
        if marks is not None:
            inner = (*at, key)
            marks[inner] = _mark(event)
        data[key] = _sound_value(following, following(), marks, inner, depth + 1)
    return data


class _Builder:
    """Turns nodes into plain data and remembers where each one stood."""

    def __init__(self, file: str, source: str) -> None:
        self.file, self.source = file, source
        self.marks: dict[Location, FilePosition] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, location: Location) -> object:
        self.marks.setdefault(location, _mark(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*location, index)) for index, item in enumerate(node.value)]
        text = self._text(node)
        if not text.strip():
            message = "Mục này để trống."
            self._report(node, "empty-value", message, "Điền giá trị, hoặc xoá cả dòng.")
        else:
            self._report_cut(node)
        return text

    def _report_cut(self, node: yaml.Node) -> None:
        """Report words behind a value without quotation marks, which YAML takes for a comment."""
        end = node.end_mark
        if end is None or getattr(node, "style", None) is not None:
            return
        if cut := _CUT.match(self.source, end.index - 1):
            column = end.column + cut.start("words") - end.index + 1
            message = f"Từ «{cut['words']}» trở đi máy coi là ghi chú, nên trang và giấy không có."
            hint = 'Đặt cả câu trong dấu ngoặc kép "…"; là ghi chú thì thêm dấu cách sau #.'
            self.problems.append(
                Problem(self.file, end.line + 1, column, "cut-value", message, hint)
            )

    def _text(self, node: yaml.Node) -> str:
        text = clean_text(node.value)
        if found := _CONTROLS.search(text):
            message = f"Có ký tự điều khiển (U+{ord(found[0]):04X}) viết bằng dấu «\\»."
            self._report(node, "control-character", message, "Xoá ký tự này.")
        return _CONTROLS.sub("", text)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                message = "Tên mục phải là một từ, không phải danh sách hay nhóm."
                self._report(key_node, "bad-key", message, "Sửa lại thành dạng «tên: giá trị».")
                continue
            key = self._text(key_node)
            if key in data:
                first = self.marks[(*location, key)].line
                message = f"Mục «{key}» viết hai lần; lần đầu ở dòng {first}."
                self._report(key_node, "duplicate-key", message, "Giữ lại một, xoá mục kia.")
                continue
            self.marks[(*location, key)] = _mark(key_node)
            if key.lower() in WORDS and value_node.value == "":
                message = _UNQUOTED.format(f"{{{key}}}")
                self._report(key_node, "syntax", message, _QUOTE)
                continue
            data[key] = self.build(value_node, (*location, key))
        return data

    def _report(self, node: yaml.Node, rule: str, message: str, hint: str) -> None:
        mark = _mark(node)
        self.problems.append(Problem(self.file, mark.line, mark.column, rule, message, hint))


def _mark(where: yaml.Node | yaml.Event) -> FilePosition:
    start = where.start_mark
    return FilePosition(start.line + 1, start.column + 1) if start else TOP


_SYNTAX = (
    ("too deep", "Nhóm lồng nhau quá sâu.", "Rút bớt các dấu ngoặc hoặc bậc thụt dòng."),
    (
        "mapping values are not allowed",
        "Có dấu hai chấm «:» ở chỗ không hợp lệ.",
        'Nếu dấu hai chấm là một phần của câu, đặt cả câu trong dấu ngoặc kép "…".',
    ),
    (
        "could not find expected ':'",
        "Thiếu dấu hai chấm «:» sau tên mục.",
        "Viết theo dạng «tên: giá trị», có một dấu cách sau dấu hai chấm.",
    ),
    (
        "unexpected end of stream",
        "Dấu ngoặc kép hoặc nháy mở ra mà không đóng lại.",
        "Thêm dấu đóng ở cuối câu.",
    ),
    (
        "cannot start any token",
        "Câu bắt đầu bằng một ký tự đặc biệt (@, `, %…).",
        'Đặt cả câu trong dấu ngoặc kép "…".',
    ),
    (
        "expected a single document",
        "Tệp có hai phần ngăn bởi «---».",
        "Mỗi tệp chỉ một phần: xoá dòng «---» ở giữa.",
    ),
    (
        "expected ',' or",
        "Danh sách trong ngoặc [ ] hoặc { } thiếu dấu phẩy hoặc dấu đóng ngoặc.",
        'Kiểm tra các dấu phẩy, dấu đóng ngoặc; câu có dấu phẩy thì đặt trong "…".',
    ),
    (
        "expected <block end>",
        "Thụt dòng không đều, hoặc có chữ thừa sau dấu ngoặc kép.",
        "Canh các mục cùng bậc thẳng cột với nhau; mỗi bậc hai dấu cách.",
    ),
)


def _unreadable_character(error: yaml.reader.ReaderError, text: str, file: str) -> Problem:
    line, column = _place(text[: error.position])
    message = f"Có ký tự điều khiển (U+{ord(text[error.position]):04X}), không nhìn thấy được."
    hint = "Gõ lại đoạn chữ này thay vì dán."
    return Problem(file, line, column, "control-character", message, hint)


def _bad_escape(loader: _Loader, file: str) -> Problem:
    mark = loader.get_mark()
    message = "Có một mã ký tự viết bằng dấu «\\» hoặc một số phiên bản không có thật."
    hint = "Gõ thẳng ký tự ấy, hoặc viết «\\\\» nếu cần chính dấu «\\»."
    return Problem(file, mark.line + 1, mark.column + 1, "syntax", message, hint)


_OPEN_QUOTE = re.compile(r"""(?:^|[:\[{,]|-)\s+(?P<open>["'])(?:(?!(?P=open))[^\\]|\\.)*$""")
"""A value that opens a quotation mark and does not close it on its line, as all values here do."""


_OPEN_WORD = re.compile(rf"[^\"'#]*?(?P<open>\{{(?:{'|'.join(WORDS)})\}})", re.IGNORECASE)
"""The word for the unit, where YAML takes its braces for a group."""
_UNQUOTED = "Câu có {} ở đây phải nằm trong dấu ngoặc kép."
_QUOTE = 'Đặt cả câu trong "…", như "{Phường} xem giấy tờ.".'


def _slip(line: str) -> tuple[str, str] | None:
    """What is wrong with a line that begins neither an item nor a name, and how to mend it."""
    written = line.lstrip()
    if re.match(r"(?:<{7}|={7}|>{7})", written):
        message = "Tệp còn dấu gộp của Git (<<<<<<<, =======, >>>>>>>): hai bản sửa chưa gộp xong."
        return message, "Giữ những dòng đúng của cả hai bản, xoá ba dòng dấu ấy."
    if re.match(r"-[^\s-]", written):
        message = "Thiếu dấu cách sau dấu gạch «-» đầu dòng."
        return message, f"Viết «- {written[1:].split()[0]}…», có một dấu cách sau dấu gạch."
    if re.match(r"[–—•▪●*+]", written):
        message = f"Dòng bắt đầu bằng «{written[0]}», không phải dấu gạch «-» của bàn phím."
        return message, "Gõ lại dấu «-» và một dấu cách ở đầu dòng."
    return None


def _syntax_problem(error: yaml.YAMLError, source: str, file: str) -> Problem:
    text = str(getattr(error, "problem", "") or error)
    started, stopped = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    # A name without its colon is missed on the line below it.
    place = started if "expected ':'" in text and started else stopped or started
    line, column = (place.line + 1, place.column + 1) if place else (1, 1)
    # The parser reads on to the next quotation mark and stumbles there, lines below.
    for number, written in enumerate(source.splitlines()[:line], start=1):
        if not written.lstrip().startswith("#") and (found := _OPEN_QUOTE.search(written)):
            message = "Dấu ngoặc kép hoặc nháy mở ra mà không đóng lại trên dòng này."
            hint = "Thêm dấu đóng ở cuối câu."
            return Problem(file, number, found.start("open") + 1, "syntax", message, hint)
    there = source.splitlines()[line - 1 : line]
    if there and (found := _OPEN_WORD.match(there[0])):
        message = _UNQUOTED.format(found["open"])
        return Problem(file, line, found.start("open") + 1, "syntax", message, _QUOTE)
    if there and "expected ':'" in text and (slip := _slip(there[0])):
        return Problem(file, line, column, "syntax", *slip)
    for needle, message, hint in _SYNTAX:
        if needle in text:
            return Problem(file, line, column, "syntax", message, hint)
    message = "Dòng này không đúng cách viết YAML."
    hint = "So với tệp mẫu: tên mục, dấu hai chấm, dấu cách, thụt dòng, dấu ngoặc kép."
    return Problem(file, line, column, "syntax", message, hint)
