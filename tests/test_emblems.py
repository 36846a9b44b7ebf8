"""Emblems from anywhere: what acts, loads or hides is refused by name; what is drawn stays."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.disk.unfit import UnfitFileError
from generator.emblems.emblem import MOST_BYTES, Emblem
from generator.emblems.making import LIGHT, pixels, read_emblem
from generator.library.forms.problems import Problem
from tests.emblems import DRAWING, GREEN, picture, with_emblem
from tests.guide_files import WARD_FILE, Guide

LINKED = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, root: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {LINKED} {root}>{inside}</svg>'.encode()


SHAPE = '<path d="M0 0h9v9z"/>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 9}">' for n in range(1, 9))
USES = "".join(
    f'<g id="u{n}">{f"<use href=&quot;#u{n - 1}&quot;/>".replace("&quot;", chr(34)) * 9}</g>'
    for n in range(1, 9)
)
MASKS = "".join(
    f'<mask id="m{n}">{f"<path d={chr(34)}M0 0h9v9z{chr(34)} mask={chr(34)}url(#m{n - 1}){chr(34)}/>" * 9}</mask>'  # noqa: E501 - one row
    for n in range(1, 9)
)
CHAIN = "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(900))

HOSTILE: dict[str, tuple[bytes, str, str]] = {
    "a script": (svg("<script>alert(1)</script>"), "emblem-forbidden", "<script>"),
    "a script by address": (svg('<script href="#a"/>'), "emblem-forbidden", "<script>"),
    "a handler": (svg("", 'onload="alert(1)"'), "emblem-forbidden", "«onload» ở <svg>"),
    "a handler on a title": (
        svg('<title onclick="a()">A</title>'), "emblem-forbidden", "«onclick» ở <title>"
    ),
    "a page within": (svg("<foreignObject/>"), "emblem-forbidden", "<foreignObject>"),
    "HTML within": (
        svg('<p xmlns="http://www.w3.org/1999/xhtml">A</p>'), "emblem-forbidden", "<xhtml:p>"
    ),
    "HTML in a title": (svg("<title><b>A</b></title>"), "emblem-forbidden", "<b>"),
    "another host's picture": (
        svg('<image href="https://khac.example/a.png"/>'), "emblem-forbidden", "<image>"
    ),
    "another host's part": (
        svg('<use href="https://khac.example/a.svg#a"/>'), "emblem-forbidden", "liên kết ra ngoài"
    ),
    "another file's part": (
        svg('<use xlink:href="a.svg#a"/>'), "emblem-forbidden", "liên kết ra ngoài ở <use>"
    ),
    "a page in an address": (
        svg('<use href="data:text/html,&lt;script>"/>'), "emblem-forbidden", "liên kết ra ngoài"
    ),
    "a script as an address": (
        svg('<use xlink:href="javascript:alert(1)"/>'), "emblem-forbidden", "liên kết ra ngoài"
    ),
    "a link": (svg('<a href="https://khac.example/"/>'), "emblem-forbidden", "<a>"),
    "an address that moves": (
        svg('<use href="#a"><animate attributeName="href" to="javascript:a()"/></use>'),
        "emblem-forbidden", "<animate>",
    ),
    "an attribute that is set": (svg("<set/>"), "emblem-forbidden", "<set>"),
    "a style sheet": (svg("<style>*{fill:url(//k.vn)}</style>"), "emblem-forbidden", "<style>"),
    "an imported style": (svg("<style>@import 'a'</style>"), "emblem-forbidden", "<style>"),
    "a loading style": (
        svg('<path style="fill:url(https://k.vn/a)"/>'), "emblem-forbidden", "«fill» ở <path>"
    ),
    "a loading attribute": (
        svg('<path fill="url(a.svg#a)"/>'), "emblem-forbidden", "«fill» ở <path>"
    ),
    "an escape in a style": (
        svg(r'<path style="fill:u\72l(#a)"/>'), "emblem-forbidden", "«fill» ở <path>"
    ),
    "a style of another kind": (
        svg('<path style="behavior:a"/>'), "emblem-forbidden", "«behavior» ở <path>"
    ),
    "a filter": (svg("<filter/>"), "emblem-forbidden", "<filter>"),
    "letters": (svg("<text>UBND</text>"), "emblem-forbidden", "<text>"),
    "letters between shapes": (svg("UBND"), "emblem-forbidden", "chữ nằm ngoài hình"),
    "a drawing in a drawing": (svg("<svg/>"), "emblem-forbidden", "<svg>"),
    "a base": (svg("", 'xml:base="//k.example"'), "emblem-forbidden", "namespace:base» ở <svg>"),
    "what a program keeps": (
        svg('<i:view xmlns:i="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>'),
        "emblem-forbidden", "<sodipodi:view>",
    ),
    "a style from elsewhere": (
        b'<?xml-stylesheet href="//khac.example/a.css"?>' + svg(SHAPE),
        "emblem-forbidden", "<?xml-stylesheet?>",
    ),
    "a document type": (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd">' + svg(SHAPE),
        "emblem-forbidden", "<!DOCTYPE>",
    ),
    "entities of entities": (
        f'<!DOCTYPE svg [<!ENTITY l0 "lol">{LAUGHS}]>'.encode() + svg("<title>&l8;</title>"),
        "emblem-forbidden", "<!DOCTYPE>",
    ),
    "a file as an entity": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<title>&a;</title>"),
        "emblem-forbidden", "<!DOCTYPE>",
    ),
    "uses of uses": (svg(f'<g id="u0">{SHAPE}</g>{USES}'), "emblem-forbidden", "quá nhiều lần"),
    "masks of masks": (
        svg(f'<mask id="m0">{SHAPE}</mask>{MASKS}'), "emblem-forbidden", "quá nhiều lần"
    ),
    "a long shape in many places": (
        svg(f'<path id="p" d="{"M0 0h9v9z" * 5000}"/>' + '<use href="#p"/>' * 60),
        "emblem-forbidden", "quá nhiều lần",
    ),
    "a use of itself": (
        svg('<g id="a"><use href="#a"/></g>'), "emblem-forbidden", "<g> dùng lại nhau không hết"
    ),
    "a long chain": (svg(CHAIN), "emblem-forbidden", "dùng lại nhau không hết"),
    "two of a name": (svg('<g id="a"/><g id="a"/>'), "emblem-forbidden", "trùng id"),
    "a deep nest": (svg("<g>" * 40 + "</g>" * 40), "emblem-forbidden", "32 lớp"),
    "HTML": (b"<html><body><svg/></body></html>", "emblem-not-so", "<html>"),
    "an HTML page": (b"<!DOCTYPE html><html></html>", "emblem-not-so", "<html>"),
    "another XML": (b"<rss/>", "emblem-not-so", "<rss>"),
    "a PNG": (picture(), "emblem-not-so", "đuôi .svg nhưng bên trong là PNG"),
    "a packed one": (b"\x1f\x8b\x08", "emblem-not-so", "svgz"),
    "101 KiB": (svg(SHAPE * 5000), "emblem-too-big", "nhiều nhất 100 KiB"),
    "half a file": (svg(SHAPE)[:-9], "emblem-broken", "không đọc được như SVG"),
    "nothing": (b"", "emblem-broken", "không đọc được như SVG"),
    "no shape": (svg(""), "emblem-broken", "không vẽ ra nét nào"),
    "no size": (svg(SHAPE, ""), "emblem-shape", "viewBox"),
    "a size of nothing": (svg(SHAPE, 'viewBox="0 0 0 9"'), "emblem-shape", "viewBox"),
    "a size of words": (svg(SHAPE, 'viewBox="a b c d"'), "emblem-shape", "viewBox"),
    "a share of the page": (svg(SHAPE, 'width="100%" height="9"'), "emblem-shape", "viewBox"),
    "a banner": (svg(SHAPE, 'viewBox="0 0 100 49"'), "emblem-shape", "100 × 49"),
    "a flagpole": (svg(SHAPE, 'width="4" height="9px"'), "emblem-shape", "4 × 9"),
}  # fmt: skip


def only(guide: Guide) -> Problem:
    """The one problem there is, which stands at the emblem's line."""
    [problem] = guide.problems()
    assert problem.file == WARD_FILE
    assert problem.line == guide.read(WARD_FILE).splitlines().index(problem_line(guide)) + 1
    return problem


def problem_line(guide: Guide) -> str:
    return next(line for line in guide.read(WARD_FILE).splitlines() if "emblem:" in line)


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_drawing_is_refused_in_a_sentence_that_names_it(guide: Guide, case: str) -> None:
    data, rule, words = HOSTILE[case]
    problem = only(with_emblem(guide, "emblem.svg", data))
    assert problem.rule == rule
    assert words in problem.message
    assert problem.message.startswith("«emblem.svg»")
    assert problem.hint


def test_what_is_wrong_is_named_with_its_line(guide: Guide) -> None:
    problem = only(with_emblem(guide, "emblem.svg", svg(f"\n{SHAPE}\n<script/>")))
    assert "«emblem.svg», dòng 3: có phần tử <script>" in problem.message


def huge_png(width: int) -> bytes:
    """A small file that says it is 10,000 pixels high; nobody must decode it."""
    size = width.to_bytes(4, "big") + (10_000).to_bytes(4, "big") + b"\x08\x02\0\0\0"
    chunks = [(b"IHDR", size), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    parts = [
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


UNFIT: dict[str, tuple[Callable[[], bytes | None], str, str]] = {
    "nothing": (lambda: None, "emblem-missing", "Không có tệp «emblem.png»"),
    "an SVG": (lambda: DRAWING, "emblem-not-so", "không phải ảnh PNG"),
    "a JPEG": (lambda: picture(form="JPEG"), "emblem-not-so", "bên trong là JPEG"),
    "95 px": (lambda: picture((95, 120)), "emblem-too-small", "95 × 120"),
    "1 MiB": (lambda: picture() + bytes(MOST_BYTES["png"]), "emblem-too-big", "1024 KiB"),
    "a banner": (lambda: picture((300, 149)), "emblem-shape", "300 × 149"),
    "half a picture": (lambda: picture((900, 900))[:500], "emblem-broken", "hỏng"),
    "only a head": (lambda: b"\x89PNG\r\n\x1a\n", "emblem-broken", "hỏng"),
    "200 million pixels": (lambda: huge_png(9_000), "emblem-broken", "60 triệu"),
    "a film": (
        lambda: picture(save_all=True, append_images=[Image.new("RGBA", (240, 300), "red")]),
        "emblem-broken",
        "ảnh động",
    ),
}


@pytest.mark.parametrize("case", UNFIT)
def test_an_unfit_picture_is_refused_in_one_sentence(guide: Guide, case: str) -> None:
    data, rule, words = UNFIT[case]
    problem = only(with_emblem(guide, "emblem.png", data()))
    assert (problem.rule, words in problem.message) == (rule, True), problem.message


def test_an_empty_picture_is_refused(guide: Guide) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (100, 100)).save(out, "PNG")
    problem = only(with_emblem(guide, "emblem.png", out.getvalue()))
    assert "không vẽ ra nét nào" in problem.message


def test_a_link_out_of_the_folder_and_a_folder_are_refused(guide: Guide, tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_bytes(DRAWING)
    place = guide.path(WARD_FILE).with_name("emblem.svg")
    place.symlink_to(tmp_path / "secret.svg")
    assert only(with_emblem(guide, "emblem.svg", None)).rule == "symlink"
    place.unlink()
    place.mkdir()
    assert "thư mục" in only(guide).message


CLEAN = {
    "of a program": DRAWING,
    "with no namespace": b'<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    "with a size alone": svg(SHAPE, 'width="9px" height="9"'),
    "cut and masked": svg(
        '<clipPath id="c"><circle cx="4" cy="4" r="4"/></clipPath><mask id="m">'
        f'<rect width="9" height="9" fill="#fff"/></mask><g clip-path="url(#c)">'
        f"<g mask=\"url('#m')\">{SHAPE}</g></g>"
    ),
    "with a described shape": svg(f'<g class="a" data-name="Lá"><desc>Lá cờ</desc>{SHAPE}</g>'),
    "in UTF-16": svg(SHAPE).decode().encode("utf-16"),
}


@pytest.mark.parametrize("case", CLEAN)
def test_a_clean_drawing_is_taken(guide: Guide, case: str) -> None:
    assert with_emblem(guide, "emblem.svg", CLEAN[case]).problems() == []


def test_of_a_drawing_only_what_is_drawn_stays_on_a_square() -> None:
    emblem = read_emblem("emblem.svg", DRAWING)
    text = emblem.data.decode()
    assert text == emblem.drawing
    assert not re.search("<!--|<title|style=|version|<\\?|xml:", text)
    assert 'stop-color="#00a000"' in text
    assert 'viewBox="0 0 100 100"' in text
    assert_shows_a_tall_shield(emblem)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L"])
def test_of_a_picture_nothing_hidden_stays_and_it_is_square_and_small(mode: str) -> None:
    said = PngInfo()
    said.add_text("Author", "SECRET")
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    source = Image.open(io.BytesIO(picture())).convert(mode)
    out = io.BytesIO()
    source.save(out, "PNG", pnginfo=said, exif=exif, icc_profile=b"SECRET")
    emblem = read_emblem("emblem.png", out.getvalue())
    assert b"SECRET" not in emblem.data
    shown = Image.open(io.BytesIO(emblem.data))
    assert shown.size == (120, 120)
    assert not {"exif", "icc_profile", "Author"} & shown.info.keys()
    assert len(emblem.data) < 6_000


def test_a_page_gets_a_heavy_drawing_as_a_small_picture_and_paper_the_drawing() -> None:
    heavy = svg("".join(f'<path d="M{n} 0h9v9z" fill="#00a000"/>' for n in range(1500)))
    emblem = read_emblem("emblem.svg", heavy)
    assert emblem.kind == "png"
    assert len(emblem.data) < LIGHT < len(emblem.drawing)
    assert Image.open(io.BytesIO(emblem.data)).size == (120, 120)
    assert pixels(emblem.drawing, 100).getpixel((80, 20)) == (*GREEN, 255)


def test_a_picture_is_drawn_on_paper_as_large_as_it_came() -> None:
    assert_shows_a_tall_shield(read_emblem("emblem.png", picture((400, 500))))


def assert_shows_a_tall_shield(emblem: Emblem) -> None:
    drawn = pixels(emblem.drawing, 100)
    assert drawn.getpixel((50, 97)) != drawn.getpixel((3, 97))
    assert drawn.getpixel((3, 50)) == (0, 0, 0, 0), "see-through beside it"
    assert drawn.getpixel((20, 50)) == (*GREEN, 255)


def test_the_same_file_gives_the_same_bytes_and_another_one_another_version() -> None:
    one, same = (read_emblem("emblem.png", picture()) for _ in range(2))
    assert one == same
    assert one.version != read_emblem("emblem.png", picture((241, 300))).version


def test_an_unfit_emblem_says_its_rule() -> None:
    with pytest.raises(UnfitFileError) as caught:
        read_emblem("a.svg", b"<rss/>")
    assert caught.value.rule == "emblem-not-so"
