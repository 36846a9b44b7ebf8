"""The formats of tags and labels: data in `formats.yml`, here and beside a ward's own file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.errors import MotchamError, WrongUseError
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location, read_document
from generator.library.forms.validation import validate
from generator.library.models.base import Choice, Integer, Model, Number, ShortLine, Slug, Unsigned

FORMATS = "formats.yml"
DEFAULT_FORMAT = "40x55"

SAFE_MM = 2
"""Scissors, folds and paper trays slip by less: no text and no quiet zone is nearer to a cut."""
MOST_BLEED_MM = 3
SINGLE_TEXT_MM, LABEL_TEXT_MM = 23, 25
"""What the words need: of a single tag's height, of a label's width."""
SINGLE_NAME_MM = 4
"""The line above the code of a single tag, with the unit's name."""
LABEL_EDGE_MM = Decimal("2.5")
"""What a label keeps free on the right: a tray shifts more to the side than scissors slip."""
ROOMY_MM = 25, 34
"""On a panel of this width and height a title has its place; on a smaller one it may not fit."""
HOLE_MM, HOLE_MIDDLE_MM, HOLE_STRIP_MM = 5, 5, Decimal("8.5")
"""The hole of a tag that hangs: its width, how far its middle is from the upper edge, the strip
there that is kept free for it. Hand punches make holes of 5 or 6 mm."""
LEAST_PUNCHED_MM = Decimal(23)
"""A tag whose code would be smaller beside the hole is refused."""
FOLD_CODE_MM = 8
"""From this height left beside the symbol, the front of a tag of two sides also says its code."""


class Make(Choice):
    """How a piece is made from what is printed."""

    FOLD = "fold", "gấp đôi"
    DUPLEX = "duplex", "in hai mặt"
    SINGLE = "single", "một mặt"
    ROUND = "round", "tem tròn"
    LABEL = "label", "tem dán sẵn"


class Size(Model):
    """Width and height in mm."""

    width: Number = Field(title="Rộng, mm")
    height: Number = Field(title="Cao, mm")


class Margin(Model):
    """From the paper's edges to the first piece, in mm."""

    left: Unsigned = Field(title="Lề trái, mm")
    top: Unsigned = Field(title="Lề trên, mm")


class Pitch(Model):
    """From one piece's left or top edge to the next one's, in mm."""

    x: Number = Field(title="Bước ngang, mm")
    y: Number = Field(title="Bước dọc, mm")


Count = Annotated[Integer, Field(ge=1, le=100)]


class Format(Model):
    """One way to lay pieces on paper. `piece` is the finished size, `symbol` the code's side in mm.

    The symbol's side includes its quiet zone. The bleed is room around each piece, to be cut off.
    """

    id: Slug = Field(title="Tên gõ sau --format", examples=["40x55"])
    title: ShortLine = Field(title="Tên cho người đọc")
    make: Make = Field(title="Cách làm")
    paper: Size = Field(title="Khổ giấy", examples=[{"width": 210, "height": 297}])
    piece: Size = Field(title="Cỡ một thẻ đã làm xong", examples=[{"width": 40, "height": 55}])
    columns: Count = Field(title="Số cột", examples=[5])
    rows: Count = Field(title="Số hàng", examples=[2])
    margin: Margin = Field(title="Lề tới thẻ đầu tiên")
    pitch: Pitch = Field(title="Từ thẻ này tới thẻ kế tiếp")
    symbol: Number = Field(title="Cạnh mã QR, mm", description="Tính cả viền trắng.", examples=[38])
    bleed_mm: Annotated[Unsigned, Field(le=MOST_BLEED_MM)] = Field(
        Decimal(0), title="Chờm mực", description="mm quanh mỗi thẻ, cắt bỏ sau khi in."
    )
    side_folds: Annotated[Integer, Field(ge=0, le=100)] = Field(
        0,
        title="Số thẻ gấp ngang ở hàng cuối",
        description="Dưới lưới, hai mặt cạnh nhau; chỉ có ở thẻ gấp đôi.",
    )
    hole: bool = Field(
        default=False, title="Đục lỗ", description="Có vòng đánh dấu chỗ đục lỗ ở giữa mép trên."
    )

    @property
    def places(self) -> int:
        """How many pieces a sheet has."""
        return self.columns * self.rows + self.side_folds

    @property
    def printed_height(self) -> Decimal:
        """The height of a piece of the grid on the paper: two faces where it is folded."""
        return self.piece.height * (2 if self.make is Make.FOLD else 1)

    @property
    def grid_end(self) -> tuple[Decimal, Decimal]:
        """The right lower corner of all pieces of a full sheet, in mm."""
        places = {self.columns * self.rows - 1, self.places - 1}
        ends = [
            (x + wide, y + high)
            for place in places
            for (x, y), (wide, high) in [(self.corner(place), self.printed_size(place))]
        ]
        return max(x for x, _ in ends), max(y for _, y in ends)

    def folds_sideways(self, place: int) -> bool:
        """Whether the faces of the piece at `place` lie beside each other."""
        return place >= self.columns * self.rows

    def printed_size(self, place: int) -> tuple[Decimal, Decimal]:
        """Width and height of the piece at `place` on the paper, in mm."""
        if self.folds_sideways(place):
            return 2 * self.piece.width, self.piece.height
        return self.piece.width, self.printed_height

    def corner(self, place: int) -> tuple[Decimal, Decimal]:
        """The left top corner of the piece at `place`, counted from 0 row by row, in mm."""
        if self.folds_sideways(place):
            beside = place - self.columns * self.rows
            x = self.margin.left + beside * 2 * self.piece.width
            return x, self.margin.top + self.rows * self.pitch.y
        row, column = divmod(place, self.columns)
        return self.margin.left + column * self.pitch.x, self.margin.top + row * self.pitch.y

    def back_corner(self, place: int) -> tuple[Decimal, Decimal]:
        """The same on the paper's back, turned about its upright middle: behind the front."""
        x, y = self.corner(place)
        return self.paper.width - x - self.piece.width, y

    def symbol_place(self, place: int) -> tuple[Decimal, Decimal]:
        """The left top corner of the code of the piece at `place` on the paper, in mm."""
        (x, y), (left, top) = self.corner(place), self.symbol_corner
        if self.folds_sideways(place):
            return x + self.piece.width + left, y + top - self.piece.height
        return x + left, y + top

    @property
    def top_mm(self) -> Decimal:
        """From the upper edge of a face, what holds neither words nor a code."""
        return HOLE_STRIP_MM if self.hole else Decimal(SAFE_MM)

    @property
    def symbol_corner(self) -> tuple[Decimal, Decimal]:
        """The left top corner of the code in a piece of the grid as it is printed, in mm."""
        width, height, side = self.piece.width, self.piece.height, self.symbol
        left, top = (width - side) / 2, (height - side) / 2
        if self.make is Make.SINGLE:
            return left, self.top_mm + SINGLE_NAME_MM
        if self.make in {Make.FOLD, Make.DUPLEX}:
            below = FOLD_CODE_MM if self.says_code_in_front else 0
            front = height if self.make is Make.FOLD else 0
            if self.hole:
                return left, front + self.top_mm
            return left, front + (height - side - below) / 2
        return (top if self.make is Make.LABEL else left), top

    @property
    def panel(self) -> tuple[Decimal, Decimal] | None:
        """Width and height in mm of what holds the words, where they are not around the code."""
        height = self.piece.height - self.top_mm - SAFE_MM
        if self.make in {Make.FOLD, Make.DUPLEX}:
            return self.piece.width - 2 * SAFE_MM, height
        beside = self.symbol_corner[0] + self.symbol
        return (
            (self.piece.width - beside - LABEL_EDGE_MM, height) if self.make is Make.LABEL else None
        )

    @property
    def roomy(self) -> bool:
        """Whether a panel holds every title, or it is refused; on another it may be left out."""
        panel = self.panel
        return panel is not None and panel[0] >= ROOMY_MM[0] and panel[1] >= ROOMY_MM[1]

    @property
    def says_code_in_front(self) -> bool:
        """Whether a tag of two sides has room for its code under the symbol in front."""
        return self.piece.height - self.symbol >= FOLD_CODE_MM + self.top_mm + SAFE_MM

    @property
    def largest_symbol(self) -> Decimal:
        """The largest side of a code that leaves room for the words and the edges."""
        width, height = self.piece.width, self.piece.height
        inner = min(width - 2 * SAFE_MM, height - self.top_mm - SAFE_MM)
        if self.make is Make.SINGLE:
            return min(inner, height - SINGLE_TEXT_MM - (HOLE_STRIP_MM if self.hole else 0))
        if self.make is Make.ROUND:
            return Decimal(math.floor(inner / Decimal(2).sqrt())) - 1
        return min(inner, width - LABEL_TEXT_MM) if self.make is Make.LABEL else inner


def punched(form: Format) -> Format:
    """`form` with the mark of a hole; its code gives way where it must.

    Raises WrongUseError where it is not hung, or too small.
    """
    if form.make in {Make.ROUND, Make.LABEL}:
        raise WrongUseError(f"«{form.title}» là tem dán, không đục lỗ.", "Bỏ --hole.")
    holed = form.model_copy(update={"hole": True})
    symbol = min(form.symbol, holed.largest_symbol)
    if symbol < min(form.symbol, LEAST_PUNCHED_MM):
        raise WrongUseError(
            f"«{form.title}» quá nhỏ để đục lỗ: mã chỉ còn {_mm(symbol)} mm.",
            "Bỏ --hole, hoặc chọn khổ lớn hơn với --format.",
        )
    return holed.model_copy(update={"symbol": symbol})


class FormatsFile(Model):
    """`formats.yml`, as editors know it; `read_formats` reads its entries one by one."""

    formats: tuple[Format, ...] = Field(title="Các khổ thẻ và tem")


def load_formats(roots: Roots) -> tuple[Mapping[str, Format], list[Problem]]:
    """All formats by their id, those of the unit's own formats.yml last, and its problems.

    A format of the unit replaces the shipped one of the same id.
    """
    file = roots.own(FORMATS)
    path = roots / file
    if not path.exists():
        return shipped_formats(), []
    own, problems = read_formats(path, file)
    return {**shipped_formats(), **{form.id: form for form in own}}, problems


@cache
def shipped_formats() -> Mapping[str, Format]:
    """The formats that come with the program, by their id."""
    found, problems = read_formats(Path(__file__).with_name(FORMATS), FORMATS)
    if problems:
        raise MotchamError(f"{FORMATS}: {problems[0].message}", problems[0].hint)
    return {form.id: form for form in found}


def read_formats(path: Path, file: str) -> tuple[list[Format], list[Problem]]:
    """The sound formats of one file, and every problem in it; `file` is the name they show."""
    document, problems = read_document(path, file)
    if document is None:
        return [], problems
    listed = document.data.get("formats") if isinstance(document.data, dict) else None
    if not isinstance(listed, list) or set(document.data) != {"formats"}:  # type: ignore[call-overload]  # a dict
        message = "Tệp chỉ có một mục «formats», là danh sách các khổ, mỗi khổ một gạch «- »."
        hint = "So với generator/press/formats.yml."
        return [], [*problems, document.problem((), "not-formats", message, hint)]
    found: dict[str, Format] = {}
    for index in range(len(listed)):
        part = _part(document, ("formats", index))
        form, wrong = validate(Format, part)
        if form is not None:
            wrong = list(_misfits(form, part))
            if form.id in found:
                message = f"Khổ «{form.id}» viết hai lần."
                wrong.append(part.problem(("id",), "duplicate-id", message, "Đổi id của một khổ."))
            found.setdefault(form.id, form)
        problems += wrong
    return list(found.values()), sorted(problems)


def format_called(name: str, formats: Mapping[str, Format]) -> Format:
    """The format called `name`. Raises WrongUseError, with all names, where there is none."""
    if name in formats:
        return formats[name]
    near = get_close_matches(name, formats, n=1, cutoff=0.6)
    listed = "".join(f"\n    {form.id:<14} {form.title}" for form in formats.values())
    asked = f"Ý bạn là «{near[0]}»? " if near else ""
    raise WrongUseError(f"Không có khổ «{name}».", f"{asked}Các khổ có:{listed}")


def _part(document: Document, location: Location) -> Document:
    """What stands at `location`, as a document of its own with the same places."""
    data: object = document.data
    for step in location:
        data = data[step]  # type: ignore[index]  # a location leads through lists and mappings
    deep = len(location)
    marks = {at[deep:]: mark for at, mark in document.marks.items() if at[:deep] == location}
    return replace(document, data=data, marks=marks)


def _mm(length: Decimal) -> str:
    return f"{length.normalize():f}".replace(".", ",")


def _misfits(form: Format, part: Document) -> Iterator[Problem]:
    """What cannot be printed or cut of a format that is well written."""
    axes = (
        ("x", "columns", "cột", "rộng", form.piece.width, form.paper.width, form.margin.left),
        ("y", "rows", "hàng", "cao", form.printed_height, form.paper.height, form.margin.top),
    )
    for axis, key, word, measure, length, paper, margin in axes:
        pitch: Decimal = getattr(form.pitch, axis)
        count: int = getattr(form, key)
        folded = " (gấp đôi)" if axis == "y" and form.make is Make.FOLD else ""
        if length > paper:
            yield part.problem(
                ("piece",),
                "piece-over-paper",
                f"Thẻ {measure} {_mm(length)} mm{folded}, giấy chỉ {measure} {_mm(paper)} mm.",
                "Giảm piece, hoặc sửa paper.",
            )
            continue
        whole = length + 2 * form.bleed_mm
        if count > 1 and pitch < whole:
            bleed = f", kể cả chừa xén {_mm(form.bleed_mm)} mm mỗi bên" if form.bleed_mm else ""
            yield part.problem(
                ("pitch", axis),
                "pieces-overlap",
                f"Thẻ chồng lên nhau: bước {_mm(pitch)} mm, thẻ {measure} {_mm(whole)} "
                f"mm{folded}{bleed}.",
                f"Ghi {axis}: {_mm(whole).replace(',', '.')} hoặc lớn hơn.",
            )
            continue
        used = margin + (count - 1) * pitch + length
        if used > paper:
            fit = max(0, int((paper - margin - length) // pitch) + 1) if margin < paper else 0
            yield part.problem(
                (key,),
                "grid-over-paper",
                f"{count} {word} cần {_mm(used)} mm kể cả lề, giấy chỉ {measure} {_mm(paper)} mm.",
                f"Nhiều nhất {fit} {word} với lề và bước này." if fit else "Giảm lề (margin).",
            )
    if form.hole and form.make in {Make.ROUND, Make.LABEL}:
        message = "Tem dán không có chỗ đục lỗ."
        yield part.problem(("hole",), "hole-in-sticker", message, "Bỏ mục hole.")
        return
    if form.side_folds:
        yield from _side_misfits(form, part)
    if form.make is Make.ROUND and form.piece.width != form.piece.height:
        message = f"Tem tròn mà rộng {_mm(form.piece.width)}, cao {_mm(form.piece.height)} mm."
        yield part.problem(("piece",), "not-round", message, "Ghi width và height bằng nhau.")
    elif form.symbol > form.largest_symbol:
        size = f"{_mm(form.piece.width)} × {_mm(form.piece.height)} mm"
        most = form.largest_symbol
        yield part.problem(
            ("symbol",),
            "symbol-too-large",
            f"Mã {_mm(form.symbol)} mm quá lớn cho thẻ {size} kể cả chữ và mép.",
            f"Nhiều nhất {_mm(most)} mm." if most > 0 else "Tăng piece: thẻ quá nhỏ.",
        )


def _side_misfits(form: Format, part: Document) -> Iterator[Problem]:
    """What cannot be printed of the tags below the grid, which fold sideways."""
    right, bottom = form.grid_end
    if form.make is not Make.FOLD or form.bleed_mm:
        message = "Thẻ gấp ngang chỉ có ở thẻ gấp đôi không chừa xén."
        yield part.problem(("side_folds",), "side-folds-apart", message, "Bỏ mục side_folds.")
    elif right > form.paper.width or bottom > form.paper.height:
        size = f"{_mm(right)} × {_mm(bottom)} mm"
        message = f"Các thẻ gấp ngang cần giấy {size} kể cả lề."
        yield part.problem(
            ("side_folds",), "grid-over-paper", message, "Giảm side_folds, rows hoặc lề (margin)."
        )
