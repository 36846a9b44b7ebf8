"""What hand-written pages may hold: Markdown, a few harmless elements, and the guide's own blocks.

Links show where they lead (`models.web_address`), and no head makes another page of one.

Judged is the HTML that Markdown makes, never the source: a list of attributes, a link by reference
or an entity becomes HTML in more ways than a source shows. Whatever is not written exactly as the
list allows is refused, so that no browser can read it otherwise than it was read here.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mkdocs.utils.meta import get_data

from generator.guide.page_links import Drawn, dead_links, drawn, files_of_pages
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem, Severity
from generator.library.forms.reader import read_head, read_text
from generator.library.language.kept import kept
from generator.library.language.locale import current_level
from generator.library.language.unit_words import page_words
from generator.library.loading.collection import hand_written
from generator.library.models.web_address import LinkFault, link_doubts, link_faults

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html")
"""MkDocs's own, then those of mkdocs.yml. A ward that adds more is judged when it builds."""

_ELEMENTS = frozenset(
    {
        "a", "abbr", "b", "blockquote", "br", "button", "caption", "cite", "code", "dd", "del",
        "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
        "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
        "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "time", "tr", "u", "ul", "var",
    }
)  # fmt: skip
_ATTRIBUTES = {
    "": frozenset({"class", "id", "lang", "title", "hidden"}),
    "a": frozenset({"href", "hreflang", "rel", "target", "download"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "button": frozenset({"type"}),
    "td": frozenset({"colspan", "rowspan", "style"}),
    "th": frozenset({"colspan", "rowspan", "style", "scope"}),
    "ol": frozenset({"start", "type"}),
    "details": frozenset({"open"}),
    "time": frozenset({"datetime"}),
}
"""By the element; those of `""` may stand anywhere."""
_VALUES = {
    "style": re.compile("text-align: (left|center|right);?"),  # what tables are made with
    "type": re.compile("button|[1aAiI]"),
}
_TAG = re.compile(r'</?([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z-]+(?:="[^"<>]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'([A-Za-z-]+)(?:="([^"]*)")?')
_BLOCK = re.compile("<!--motcham:[a-z-]+-->")
_LINK = re.compile(
    r"(?:https?://(?![/\\])|tel:|mailto:|code:|(?![a-z][a-z0-9+.-]*:|[/\\]{2}))", re.IGNORECASE
)
_PICTURE = re.compile(r"(?![a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)(?=</a>|<a\b|$)", re.DOTALL | re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")
_SAID = re.compile(r'\b(?:alt|title)="([^"]*)"')
"""What a picture in a link, or a finger held on it, says instead of words."""
_HEAD_KEYS = frozenset(
    {
        "code",
        "title",
        "short_title",
        "summary",
        "description",
        "icon",
        "keywords",
        "on",
        "of",
        "robots",
    }
)
"""What may stand above a page; such as `template` makes another page of it."""
_HEAD = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?=\n|$)", re.DOTALL)
_SHOWN = 40

_AS_MARKDOWN = (
    "Viết bằng Markdown: **đậm**, [chữ](địa chỉ), danh sách, bảng. Muốn hiện nguyên chữ ấy thì đặt "
    "giữa hai dấu `."
)
_AS_LINK = "Viết như [Khai sinh](code:HT01) hay [Cổng Dịch vụ công](https://dichvucong.gov.vn/)."


class Fault(NamedTuple):
    """Something that a page may not hold; `written` is how it stands in the HTML."""

    rule: str
    message: str
    hint: str
    written: str
    severity: Severity = "error"


_Judge = Callable[[Drawn], Iterator[Fault]]


def faults(page: str) -> Iterator[Fault]:
    """What must not stand in the HTML of a hand-written `page`."""
    yield from _markup_faults(page)
    for address, words, written in _links(page):
        if _LINK.match(_compact(address)):
            yield from _linked(link_faults(address, words), written)


def page_faults(page: str, known: frozenset[str] | None) -> Iterator[Fault]:
    """`faults`; and where there are none, links to hosts that are not `known` to the ward."""
    found = list(faults(page))
    yield from found
    if known is not None and not found:
        for address, _, written in _links(page):
            yield from _linked(link_doubts(address, known), written, "warning")


def head_faults(head: Iterable[object]) -> Iterator[Fault]:
    """What must not stand in the head of a page; `head` are its keys, as MkDocs reads them."""
    for key in head:
        if key not in _HEAD_KEYS and key is not True:  # so MkDocs reads `on`
            message = f"Đầu trang có mục «{key}», ở đây không dùng; nó có thể đổi cả trang."
            hint = f"Xoá dòng ấy. Đầu trang chỉ nhận: {', '.join(sorted(_HEAD_KEYS))}."
            yield Fault("unknown-key", message, hint, str(key))


def _markup_faults(page: str) -> Iterator[Fault]:
    for opening in re.finditer("<", page):
        start = opening.start()
        if _BLOCK.match(page, start):
            continue
        tag = _TAG.match(page, start)
        if tag is None or tag[1].lower() not in _ELEMENTS:
            yield _refused(page[start:])
            continue
        for name, value in _ATTRIBUTE.findall(tag[2]):
            if fault := _fault_of(tag[1].lower(), name.lower(), value):
                yield fault


def check_pages(roots: Roots, known: frozenset[str] | None) -> Iterator[Problem]:
    """A problem for each thing that a hand-written page may not hold, at its line.

    With the hosts that are `known` to the ward, a warning for each link to another one too.
    """
    for folders in (roots.page_folders, roots.english_page_folders):
        files = files_of_pages(roots, folders)
        for folder in folders:
            for file in hand_written(roots, [folder]):
                yield from _check_page(roots, file, folder, files, known)


def _check_page(
    roots: Roots, file: str, folder: str, files: frozenset[str], known: frozenset[str] | None
) -> Iterator[Problem]:
    path = roots / file
    text, _ = read_text(path, file)
    whole = _unified(text or "").split("\n")
    # The head of a page with a code is a form of its own (models.page).
    coded = any(read_head(path, file))
    for fault in () if coded else head_faults(get_data("\n".join(whole))[1]):
        named = [line.lower().startswith(fault.written.lower()) for line in whole]
        yield _problem(file, named.index(True) + 1 if True in named else 1, 1, fault)
    lines = page_words(_without_head(text or ""), current_level()).split("\n")
    name = file.removeprefix(f"{folder}/")

    def judge(page: Drawn) -> Iterator[Fault]:
        yield from page_faults(page.html, known)
        for address in page.leads:
            yield from _linked(dead_links(address, name, files), address)

    for number, fault in _placed(lines, judge):
        column = lines[number - 1].find(fault.written) + 1
        yield _problem(file, number, max(column, 1), fault)


def _problem(file: str, line: int, column: int, fault: Fault) -> Problem:
    return Problem(file, line, column, fault.rule, fault.message, fault.hint, fault.severity)


def _links(page: str) -> Iterator[tuple[str, str, str]]:
    """The address of each link, its words, and how the address stands in the HTML."""
    for attributes, inside in _ANCHOR.findall(page):
        href = re.search(r'\bhref="([^"]*)"', attributes)
        if href is not None:
            words = " ".join([_MARKUP.sub("", inside), *_SAID.findall(attributes + inside)])
            yield html.unescape(href[1]), html.unescape(words), href[1]


def _linked(found: Iterable[LinkFault], written: str, severity: Severity = "error") -> list[Fault]:
    return [Fault(*fault, written, severity) for fault in found]


def _refused(rest: str) -> Fault:
    end = rest.find(">") + 1 or len(rest)
    written = rest[: min(end, _SHOWN)]
    shown = " ".join(written.split())
    if rest.startswith("<!--"):
        message = f"Trang viết tay có chú thích «{shown}», ai xem mã trang cũng đọc được."
        hint = "Xoá chú thích. Khối có sẵn của trang thì viết đúng như <!--motcham:contact-->."
    else:
        message = (
            f"Trang viết tay có mã HTML «{shown}». Ở đây chỉ nhận Markdown và vài thẻ đơn giản "
            '(thuộc tính viết trong dấu "…"): mã khác có thể chạy trên máy người dân.'
        )
        hint = _AS_MARKDOWN
    return Fault("raw-html", message, hint, written)


def _fault_of(element: str, name: str, value: str) -> Fault | None:
    if name not in _ATTRIBUTES[""] | _ATTRIBUTES.get(element, frozenset()) or (
        name in _VALUES and not _VALUES[name].fullmatch(value)
    ):
        message = f"Thẻ <{element}> có «{name}», không được dùng trong trang viết tay."
        allowed = ", ".join(sorted(_ATTRIBUTES[""] | _ATTRIBUTES.get(element, frozenset())))
        return Fault("raw-html", message, f"Xoá phần ấy. Thẻ này chỉ nhận: {allowed}.", name)
    address = _compact(html.unescape(value))
    shown = address[:_SHOWN]
    if name == "href" and not _LINK.match(address):
        message = (
            f"Liên kết tới «{shown}» không được dùng: chỉ https:, http:, tel:, mailto:, code: hoặc "
            "một trang, một tệp ở đây."
        )
        return Fault("unsafe-link", message, _AS_LINK, value)
    if name == "src" and not _PICTURE.match(address):
        message = f"Ảnh «{shown}» không nằm trong thư mục của trang, nên điện thoại không mở."
        hint = "Chép ảnh vào cạnh trang rồi viết ![ảnh gì](ten-anh.webp)."
        return Fault("unsafe-link", message, hint, value)
    return None


def _compact(address: str) -> str:
    """`address` as browsers read it, who pass over blanks and control characters."""
    return re.sub(r"[\0-\x20]", "", address)


def _unified(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _without_head(text: str) -> str:
    """`text` without the lines of its head, which stay as empty lines: places count as before."""
    text = _unified(text)
    head = _HEAD.match(text)
    return "\n" * head[0].count("\n") + text[head.end() :] if head else text


def _placed(lines: Sequence[str], judge: _Judge) -> Iterator[tuple[int, Fault]]:
    """Each fault of a page with the line that makes it: without that line it is gone."""
    whole = _found(lines, judge)
    lost: dict[Fault, list[int]] = {}

    def search(start: int, end: int) -> None:
        rest = _found([*lines[:start], *[""] * (end - start), *lines[end:]], judge)
        if not (gone := whole - rest):
            return
        if end - start > 1:
            middle = (start + end) // 2
            search(start, middle)
            search(middle, end)
            return
        for fault in gone:
            lost.setdefault(fault, []).append(end)

    if whole:
        search(0, len(lines))
    for fault in whole:
        found = lost.get(fault, [1])
        named = [number for number in found if fault.written in lines[number - 1]]
        for number in named or found[:1]:
            yield number, fault


def _found(lines: Sequence[str], judge: _Judge) -> Counter[Fault]:
    return Counter(judge(_drawn("\n".join(lines))))


@lru_cache(maxsize=512)  # most pages are the same for many units
@kept
def _drawn(text: str) -> Drawn:
    return drawn(text, EXTENSIONS)
