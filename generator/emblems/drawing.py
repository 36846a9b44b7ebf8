"""Cleaning SVG: shapes that are drawn, and nothing that acts, loads or hides.

What may stand in an emblem is a short list of elements and attributes; whatever else there is, is
refused with its name and line, never left out in silence. Values are of letters that no address,
script or escape can be written with. `style` becomes the attributes it stands for, so that no
policy of a page forbids it. A document type, in which entities are declared, is refused as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from generator.disk.unfit import UnfitFileError

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
LARGE = 1e6
"""A side that no drawing has."""
MOST_DEPTH = 32
MOST_WITHIN = 128
"""How deep what is used lies within what uses it."""
MOST_DRAWN = 2_000_000
"""Characters of all that is drawn, each as often as it is used: a few lines may use each other a
billion times.
"""

_ELEMENTS = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line",
        "polyline", "polygon", "clipPath", "mask", "linearGradient", "radialGradient", "stop",
    }
)  # fmt: skip
_SILENT = frozenset({"title", "desc"})
"""They draw nothing and are left out, with all comments."""
_SHAPE = frozenset(
    {
        "id", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr",
        "d", "points", "width", "height", "viewBox", "transform", "offset", "pathLength",
        "preserveAspectRatio", "gradientTransform", "gradientUnits", "spreadMethod",
        "clipPathUnits", "maskUnits", "maskContentUnits",
    }
)  # fmt: skip
_LOOK = frozenset(
    {
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
        "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
        "stroke-dashoffset", "opacity", "color", "display", "visibility", "overflow", "clip-path",
        "clip-rule", "mask", "mask-type", "stop-color", "stop-opacity", "paint-order",
        "vector-effect", "shape-rendering", "isolation", "mix-blend-mode",
    }
)  # fmt: skip
"""What an attribute and a declaration in `style` may say alike."""
_IDLE = frozenset(
    {
        "version", "baseProfile", "enable-background", "class", "data-name",
        "http://www.w3.org/XML/1998/namespace:space",
    }
)  # fmt: skip
"""Of programs that draw: they say nothing without a style sheet, and are left out."""
_OF_ROOT = frozenset({"x", "y", "id", "width", "height", "viewBox", "preserveAspectRatio"})
"""What of the outermost element is settled here."""

_VALUE = re.compile(r"[\w\s.,#%()+-]*", re.ASCII)
"""No colon, slash, quote, backslash or ampersand: nothing that leads out or runs."""
_REFERENCE = re.compile(r"url\(\s*(?:\"|'|)#([\w.-]+)(?:\"|'|)\s*\)", re.ASCII)
_LOCAL = re.compile(r"#([\w.-]+)", re.ASCII)
_NUMBERS = re.compile(r"\s*,\s*|\s+")
_LENGTH = re.compile(r"\s*(\d*\.?\d+)(?:px)?\s*", re.ASCII)

_AS_PNG = "hoặc xuất cả biểu trưng thành PNG"
_PLAINER = f"Xuất lại, ví dụ trong Inkscape «Optimized SVG» hay «Plain SVG», {_AS_PNG}."
_MENDED = {
    "text": f"Đổi chữ thành nét vẽ (Inkscape: Path › Object to Path), {_AS_PNG}.",
    "style": f"Khi xuất chọn kiểu dáng dạng thuộc tính (Presentation Attributes), {_AS_PNG}.",
    "image": f"Vẽ lại bằng nét, {_AS_PNG}.",
    "filter": f"Bỏ hiệu ứng mờ, bóng, {_AS_PNG}.",
    "pattern": f"Tô bằng một màu, {_AS_PNG}.",
}
"""How to mend the commonest; what is not named is `_PLAINER`."""


@dataclass(frozen=True)
class Drawing:
    """A clean SVG, square; `size` is the width and height that it had, in its own units."""

    svg: str
    size: tuple[float, float]


@dataclass
class _Element:
    name: str
    attributes: dict[str, str]
    line: int
    children: list[_Element] = field(default_factory=list)

    def all(self) -> Iterator[_Element]:
        yield self
        for child in self.children:
            yield from child.all()


def clean_drawing(name: str, data: bytes) -> Drawing:
    """What the SVG `data`, in the file called `name`, draws. Raises UnfitFileError."""
    root = _Reader(name).read(data)
    _refuse_endless(name, root)
    left, top, width, height = _box(name, root)
    side = max(width, height)
    look = {key: value for key, value in root.attributes.items() if key not in _OF_ROOT}
    inside = "".join(map(_written, root.children))
    if width != height:  # the margins stay empty, whatever is drawn beyond the box
        x, y = (side - width) / 2, (side - height) / 2
        place = {"x": _number(x), "y": _number(y)}
        place |= {"width": _number(width), "height": _number(height)}
        inside = _tag("svg", {**place, "viewBox": _numbers(left, top, width, height)}, inside)
        left = top = 0
    links = {"xmlns:xlink": XLINK} if "xlink:href" in inside else {}
    head = {"xmlns": SVG, **links, "viewBox": _numbers(left, top, side, side)}
    return Drawing(_tag("svg", {**head, **look}, inside), (width, height))


class _Reader:
    """Reads the elements of one file, and stops at the first that may not be there."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: _Element | None = None
        self.open: list[_Element] = []
        self.silent = False
        self.parser = expat.ParserCreate(namespace_separator=":")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def read(self, data: bytes) -> _Element:
        try:
            self.parser.Parse(data, True)  # noqa: FBT003 - as expat has it: the last part
        except (expat.ExpatError, ValueError, LookupError) as error:
            line = getattr(error, "lineno", 1)
            message = f"«{self.name}», dòng {line}: không đọc được như SVG."
            raise UnfitFileError("emblem-broken", message, _PLAINER) from None
        assert self.root is not None, "XML has an element"  # noqa: S101 - for the type checker
        return self.root

    def _doctype(self, kind: str, *_: object) -> None:
        if kind.casefold() == "html":
            raise _no_svg(self.name, "html")
        self._refuse("khai báo <!DOCTYPE>", "Xoá cả khai báo ấy; hình vẫn y như cũ.")

    def _instruction(self, target: str, _: str) -> None:
        self._refuse(f"lệnh <?{target}?>", "Xoá dòng ấy, hoặc xuất PNG.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, short = name.rpartition(":")
        ours = space in {SVG, ""}  # pieces of web pages leave the namespace out
        root = self.root is None
        if root and not (ours and short == "svg"):
            raise _no_svg(self.name, short)
        if not ours or self.silent or short not in _ELEMENTS | _SILENT or root != (short == "svg"):
            self._refuse(f"phần tử <{_shown(space, short)}>", _MENDED.get(short, _PLAINER))
        if len(self.open) >= MOST_DEPTH:
            self._refuse(f"quá {MOST_DEPTH} lớp lồng nhau", _PLAINER)
        element = _Element(short, self._kept(short, attributes), self.parser.CurrentLineNumber)
        if short in _SILENT:
            self.silent = True
            return
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _: str) -> None:
        if self.silent:
            self.silent = False
        else:
            self.open.pop()

    def _text(self, text: str) -> None:
        if text.strip() and not self.silent:
            self._refuse("chữ nằm ngoài hình", _MENDED["text"])

    def _kept(self, element: str, attributes: Mapping[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        styled: dict[str, str] = {}
        shape = _OF_ROOT if element == "svg" else _SHAPE
        for name, value in attributes.items():
            if name in _IDLE:
                continue
            if name == "style":
                styled = dict(self._declared(element, value))
            elif name in {"href", f"{XLINK}:href"}:
                kept["xlink:href"] = self._address(element, value)
            elif name in shape or name in _LOOK:
                kept[name] = self._value(element, name, value)
            else:
                space, _, short = name.rpartition(":")
                self._refuse(f"thuộc tính «{_shown(space, short)}» ở <{element}>", _PLAINER)
        return kept | styled

    def _declared(self, element: str, style: str) -> Iterator[tuple[str, str]]:
        for declaration in filter(str.strip, style.split(";")):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if name not in _LOOK:
                self._refuse(f"kiểu dáng «{name}» ở <{element}>", _PLAINER)
            yield name, self._value(element, name, value)

    def _address(self, element: str, value: str) -> str:
        if not _LOCAL.fullmatch(value):
            hint = f"Chỉ dẫn được tới phần khác của chính hình này (#tên); bỏ liên kết, {_AS_PNG}."
            self._refuse(f"liên kết ra ngoài ở <{element}>", hint)
        return value

    def _value(self, element: str, name: str, value: str) -> str:
        rest = _REFERENCE.sub("", value)
        if not _VALUE.fullmatch(rest) or re.search(r"url\s*\(", rest, re.IGNORECASE):
            self._refuse(f"giá trị không được phép của «{name}» ở <{element}>", _PLAINER)
        return " ".join(_REFERENCE.sub(r"url(#\1)", value).split())

    def _refuse(self, what: str, hint: str) -> NoReturn:
        message = (
            f"«{self.name}», dòng {self.parser.CurrentLineNumber}: có {what}, "
            "biểu trưng không được có."
        )
        raise UnfitFileError("emblem-forbidden", message, hint)


def _shown(space: str, name: str) -> str:
    """A name as people know it: `inkscape:label` of a namespace that is an address."""
    words = [word for word in re.split("[/#]", space) if word] if space != SVG else []
    return f"{words[-1].removesuffix('-0.dtd')}:{name}" if words else name


def _no_svg(name: str, found: str) -> UnfitFileError:
    message = f"«{name}» có đuôi .svg nhưng bên trong là <{found}>, không phải hình SVG."
    hint = "Tải lại chính tệp hình, không phải trang web có hình; hoặc dùng PNG."
    return UnfitFileError("emblem-not-so", message, hint)


def _refuse_endless(name: str, root: _Element) -> None:
    """Refuse what uses itself, or comes to more than `MOST_DRAWN` in all."""
    named = [one for one in root.all() if "id" in one.attributes]
    known = {one.attributes["id"]: one for one in named}
    counts: dict[int, int] = {}
    within: set[int] = set()

    def drawn(one: _Element) -> int:
        key = id(one)
        if key in within or len(within) > MOST_WITHIN:
            message = f"«{name}», dòng {one.line}: <{one.name}> dùng lại nhau không hết."
            raise UnfitFileError("emblem-forbidden", message, _PLAINER)
        if key not in counts:
            within.add(key)
            used = (known[target] for target in _targets(one) if target in known)
            own = sum(map(len, one.attributes.values())) + 1
            counts[key] = own + sum(map(drawn, used)) + sum(map(drawn, one.children))
            within.remove(key)
        return counts[key]

    if len(known) < len(named):
        message = f"«{name}» có hai phần tử trùng id."
        raise UnfitFileError("emblem-forbidden", message, _PLAINER)
    if drawn(root) > MOST_DRAWN:
        message = f"«{name}» dùng lại phần của mình quá nhiều lần."
        raise UnfitFileError("emblem-forbidden", message, _PLAINER)


def _targets(one: _Element) -> Iterator[str]:
    for key, value in one.attributes.items():
        found = _LOCAL.findall(value) if key == "xlink:href" else _REFERENCE.findall(value)
        yield from found


def _box(name: str, root: _Element) -> tuple[float, float, float, float]:
    """What the drawing shows: left, top, width and height in its own units."""
    left = top = width = height = 0.0
    try:
        if "viewBox" in root.attributes:
            left, top, width, height = map(
                float, _NUMBERS.split(root.attributes["viewBox"].strip())
            )
        else:
            lengths = (_LENGTH.fullmatch(root.attributes[key]) for key in ("width", "height"))
            width, height = (float(found[1]) if found else 0.0 for found in lengths)
    except (KeyError, ValueError):
        pass
    if not (0 < width < LARGE and 0 < height < LARGE and max(abs(left), abs(top)) < LARGE):
        message = f"«{name}» không nói hình rộng, cao bao nhiêu (viewBox)."
        hint = 'Thêm viewBox="0 0 rộng cao" vào <svg>, hoặc xuất lại.'
        raise UnfitFileError("emblem-shape", message, hint)
    return left, top, width, height


def _written(one: _Element) -> str:
    return _tag(one.name, one.attributes, "".join(map(_written, one.children)))


def _tag(name: str, attributes: Mapping[str, str], inside: str) -> str:
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 - brings all that speaks HTTP

    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def _numbers(*values: float) -> str:
    return " ".join(map(_number, values))


def _number(value: float) -> str:
    return f"{value:.6g}"
