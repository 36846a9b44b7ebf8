"""Letters and codes are printed with black ink alone; only the ward's red is mixed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import ImageChops

from generator.errors import MotchamError
from generator.press.pdf import opened, press_ready
from generator.press.proof import prove
from tests.breadth import first
from tests.guide_files import Guide
from tests.press.commands import PAPERS
from tests.press.paper import Drawn, paper
from tests.press.separations import coloured, plates
from tests.running import motcham

CODE = Drawn("https://PHUONG.TINH.VN/Q/HT01/")
MEANT = [[CODE.mark]]


def profiled(pdf: Pdf, components: int = 1) -> Object:
    """A colour space with a profile; what the profile says does not matter here."""
    profile = pdf.make_stream(b"a profile")
    profile.N = components
    return Array([Name.ICCBased, profile])


def form(pdf: Pdf, content: bytes, spaces: Dictionary) -> Object:
    """A drawing that a page draws by name."""
    made = pdf.make_stream(content)
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    made.Resources = Dictionary(ColorSpace=spaces)
    return made


def image(pdf: Pdf, space: Object) -> Object:
    """One pixel."""
    made = pdf.make_stream(b"\0")
    made.Type, made.Subtype, made.ColorSpace = Name.XObject, Name.Image, space
    made.Width = made.Height = 1
    made.BitsPerComponent = 8
    return made


GREYS: dict[str, Callable[[Pdf], Dictionary]] = {
    "named": lambda pdf: Dictionary(ColorSpace=Dictionary(c0=profiled(pdf))),
    "shared": lambda pdf: Dictionary(ColorSpace=Dictionary(c0=pdf.make_indirect(profiled(pdf)))),
    "calibrated": lambda _: Dictionary(
        ColorSpace=Dictionary(c0=Array([Name.CalGray, Dictionary(WhitePoint=Array([1, 1, 1]))]))
    ),
    "picture": lambda pdf: Dictionary(XObject=Dictionary(x0=image(pdf, profiled(pdf)))),
    "palette": lambda pdf: Dictionary(
        XObject=Dictionary(x0=image(pdf, Array([Name.Indexed, profiled(pdf), 1, b"\0\xff"])))
    ),
    "drawing": lambda pdf: Dictionary(
        XObject=Dictionary(x0=form(pdf, b"/c0 cs 0 scn", Dictionary(c0=profiled(pdf))))
    ),
    "gradient": lambda pdf: Dictionary(
        Shading=Dictionary(s0=Dictionary(ShadingType=2, ColorSpace=profiled(pdf)))
    ),
}
"""Every place in which a page's resources hold a grey with a profile."""


def using(resources: Callable[[Pdf], Dictionary], *, content: bytes = b"") -> bytes:
    """A sound page of one code, with more resources, and more drawn."""
    out = BytesIO()
    with opened(paper([CODE])) as document:
        page = document.pages[0]
        page.obj.Resources = resources(document)
        page.contents_add(content)
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", GREYS)
def test_a_grey_with_a_profile_is_refused_and_becomes_one_of_the_device(name: str) -> None:
    pdf = using(GREYS[name])
    with pytest.raises(MotchamError, match=r"màu đen, xám «/(ICCBased|CalGray) N=1» pha từ"):
        prove(pdf, MEANT)
    assert prove(press_ready(pdf), MEANT).codes == 1
    assert press_ready(pdf) == press_ready(pdf)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"0 0 0 rg", "0 0 0 rg"),
        (b"0.33 0.33 0.33 RG", "0.33 0.33 0.33 RG"),
        (b"/c3 cs 0 0 0 scn", "0 0 0 scn"),
        (b"/c3 CS 0.5 0.5 0.5 SC", "0.5 0.5 0.5 SC"),
        (b"/c3 cs 0.55 0.11 0.09 scn", None),
        (b"0.4 g 0 G", None),
    ],
    ids=lambda value: value.decode() if isinstance(value, bytes) else "",
)
@pytest.mark.parametrize("where", ["page", "drawing", "pattern"])
def test_a_black_of_three_colours_is_refused_and_the_wards_red_is_not(
    content: bytes, refused: str | None, where: str
) -> None:
    def resources(pdf: Pdf) -> Dictionary:
        spaces = Dictionary(c3=profiled(pdf, 3))
        drawn = form(pdf, content if where == "drawing" else b"", spaces)
        tile = form(pdf, content if where == "pattern" else b"", spaces)
        del tile.Type, tile.Subtype
        tile.PatternType = 1
        return Dictionary(
            ColorSpace=spaces, XObject=Dictionary(x0=drawn), Pattern=Dictionary(p0=tile)
        )

    pdf = using(resources, content=content if where == "page" else b"")
    expected = pytest.raises(MotchamError, match=f"«{refused}»") if refused else nullcontext()
    with expected:
        prove(press_ready(pdf), MEANT)


@pytest.mark.parametrize("kind", first(["tags", "poster", "notice"], PAPERS))
def test_a_print_shop_lays_black_ink_alone_but_for_the_wards_red(
    announcing: Guide, tmp_path: Path, kind: str
) -> None:
    for arguments in PAPERS[kind]:
        printed = motcham("print", kind, *arguments, "-o", "print/made")
        assert printed.exit_code == 0, (arguments, printed.output)
        made = announcing.path("print/made")
        for file in [made] if made.is_file() else sorted(made.rglob("*.pdf")):
            pdf = file.read_bytes()
            for number, inks in enumerate(plates(pdf, tmp_path)):
                red = coloured(pdf, number).resize(inks["Black"].size)
                assert min(inks["Black"].tobytes()) < 64, "a page without black"
                for ink in ("Cyan", "Magenta", "Yellow"):
                    laid = ImageChops.lighter(inks[ink], red)
                    assert min(laid.tobytes()) == 255, (kind, arguments, file.name, number, ink)


def test_ghostscript_finds_a_black_of_four_inks(tmp_path: Path) -> None:
    [inks] = plates(using(lambda _: Dictionary(), content=b" 0 0 0 rg 0 0 99 99 re f"), tmp_path)
    assert min(inks["Cyan"].tobytes()) < 255


def test_no_paper_speaks_of_suspects() -> None:
    out = BytesIO()
    with opened(paper([CODE])) as document:
        document.Root.MarkInfo = Dictionary(Marked=True, Suspects=False)
        document.save(out)
    with opened(press_ready(out.getvalue())) as ready:
        assert dict(ready.Root.MarkInfo) == {"/Marked": True}
