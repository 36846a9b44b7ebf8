"""Attachments of renovations: what is refused, and that nothing hidden reaches the site."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
import typst
from PIL import Image, TiffImagePlugin

from generator.errors import MotchamError
from generator.guide.attachments import MAX_BYTES, attachment_files
from generator.guide.links import check_guide
from generator.library.forms.problems import Problem
from tests.guide_files import Guide

FOLDER = "renovations/2026"
FILE = f"{FOLDER}/R7K2QXM.yml"
RENOVATION = """\
code: R7K2QXM
basis: {kind: exempt}
place: {house: 182/4, street: Đường Mẫu}
allowed: [Sửa mặt tiền]
starts_on: 2026-03-10
ends_on: 2026-12-30
status: running
attachments:
"""
FILE_LINE = 9


def photo(form: str = "JPEG", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, form, **options)
    return out.getvalue()


def animated(form: str) -> bytes:
    frames = [Image.new("RGB", (40, 20), colour) for colour in ("red", "blue")]
    return photo(form, save_all=True, append_images=frames)


def huge_png(width: int) -> bytes:
    """A small file that says it is 10,000 pixels high; nobody must decode it."""
    size = width.to_bytes(4, "big") + (10_000).to_bytes(4, "big") + b"\x08\x02\0\0\0"
    chunks = [(b"IHDR", size), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    parts = [
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def pdf(text: str, **about: str) -> bytes:
    data = typst.compile(f"#set page(width: 80mm, height: 40mm)\n{text}".encode())
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for key, value in about.items():
            document.docinfo[f"/{key}"] = value
        document.save(out)
    return out.getvalue()


def attach(guide: Guide, name: str, data: bytes | None) -> None:
    guide.write(FILE, f"{RENOVATION}  - {{file: {name}, title: Hiện trạng}}\n")
    guide.issue_codes()
    if data is not None:
        guide.path(f"{FOLDER}/{name}").write_bytes(data)


def problems(guide: Guide) -> list[Problem]:
    return check_guide(guide.root, guide.library(), guide.published())


REFUSED: dict[str, tuple[str, Callable[[], bytes | None], str]] = {
    "a picture called PDF": ("a.pdf", photo, "attachment-not-so"),
    "a PDF called a picture": ("a.jpg", lambda: pdf("A"), "attachment-not-so"),
    "SVG called PNG": ("a.png", lambda: b"<svg><script>1</script></svg>", "attachment-not-so"),
    "an empty file": ("a.png", lambda: b"", "attachment-not-so"),
    "200 million pixels": ("a.png", lambda: huge_png(20_000), "attachment-too-many-pixels"),
    "61 million pixels": ("a.png", lambda: huge_png(6_100), "attachment-too-many-pixels"),
    "half a picture": ("a.jpg", lambda: photo(size=(900, 900))[:700], "attachment-broken"),
    "an animated PNG": ("a.png", lambda: animated("PNG"), "attachment-animated"),
    "an animated WebP": ("a.webp", lambda: animated("WEBP"), "attachment-animated"),
    "nothing": ("a.jpg", lambda: None, "attachment-missing"),
    "21 MB": ("a.jpg", lambda: photo() + bytes(MAX_BYTES), "attachment-too-big"),
    "half a PDF": ("a.pdf", lambda: b"%PDF-1.7\n", "attachment-broken"),
    "a name in a PDF": ("a.pdf", lambda: pdf("Chủ nhà: Nguyễn Văn An"), "personal-data"),
    "its author": ("a.pdf", lambda: pdf("Mặt bằng", Author="Nguyễn Văn An"), "personal-data"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_a_problem_at_its_line(guide: Guide, case: str) -> None:
    name, data, rule = REFUSED[case]
    attach(guide, name, data())
    assert [(p.file, p.line, p.rule) for p in problems(guide)] == [(FILE, FILE_LINE, rule)]


def test_what_check_refuses_is_not_drawn_either(guide: Guide) -> None:
    attach(guide, "a.png", huge_png(20_000))
    with pytest.raises(MotchamError, match="quá nhiều điểm ảnh"):
        attachment_files(guide.library().renovations[0], guide.root)


def test_a_link_out_of_the_folder_is_refused(guide: Guide) -> None:
    attach(guide, "a.jpg", None)
    (guide.root.parent / "secret.jpg").write_bytes(photo())
    guide.path(f"{FOLDER}/a.jpg").symlink_to(guide.root.parent / "secret.jpg")
    assert [problem.rule for problem in problems(guide)] == ["symlink"]


def test_a_file_that_no_renovation_names_is_a_problem(guide: Guide) -> None:
    attach(guide, "a.jpg", photo())
    guide.path(f"{FOLDER}/b.jpg").write_bytes(photo())
    [problem] = problems(guide)
    assert (problem.file, problem.rule) == (f"{FOLDER}/b.jpg", "stray-attachment")


def with_everything_hidden() -> bytes:
    """A JPEG with a place, a camera, an owner's comment and a colour profile, lying on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    exif[0x010F] = "SECRET camera"
    exif.get_ifd(0x8825)[2] = (TiffImagePlugin.IFDRational(10), 46, 0)
    return photo(
        size=(2400, 1200),
        exif=exif,
        comment=b"SECRET comment",
        xmp=b"<x:xmpmeta>SECRET</x:xmpmeta>",
        icc_profile=b"SECRET" * 30,
    )


def test_a_picture_is_drawn_upright_and_alone_and_always_the_same(guide: Guide) -> None:
    data = with_everything_hidden()
    assert data.count(b"SECRET") > 3
    attach(guide, "a.jpg", data)
    assert problems(guide) == []
    [picture] = attachment_files(guide.library().renovations[0], guide.root)
    assert (picture.name, picture.width, picture.height) == ("1.webp", 800, 1600)
    drawn = Image.open(io.BytesIO(picture.data))
    assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("WEBP", (800, 1600), {})
    assert not {"exif", "xmp", "icc_profile"} & drawn.info.keys()
    assert b"SECRET" not in picture.data
    assert attachment_files(guide.library().renovations[0], guide.root) == (picture,)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_other_kinds_of_pictures_come_as_webp_too(guide: Guide, form: str) -> None:
    attach(guide, f"a.{form.lower()}", photo(form))
    assert problems(guide) == []
    [picture] = attachment_files(guide.library().renovations[0], guide.root)
    assert (picture.width, picture.height) == (40, 20)


def test_a_pdf_comes_as_pictures_of_its_pages(guide: Guide) -> None:
    attach(guide, "a.pdf", pdf("Mặt bằng #pagebreak() Mặt cắt, gọi 028 0000 0000"))
    assert problems(guide) == []
    first, second = attachment_files(guide.library().renovations[0], guide.root)
    assert [first.name, second.name] == ["1-1.webp", "1-2.webp"]
    assert (first.title, first.width) == ("Hiện trạng (1/2)", 1600)
    assert b"PDF" not in first.data


def test_a_pdf_without_words_is_for_a_person_to_judge(guide: Guide) -> None:
    attach(guide, "a.pdf", pdf("#rect()"))
    [problem] = problems(guide)
    assert (problem.rule, problem.severity) == ("pdf-without-text", "warning")
