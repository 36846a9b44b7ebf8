"""Attachments of renovations: what is refused, and that nothing hidden reaches the site."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import qrcode
import typst
from PIL import Image, PngImagePlugin, TiffImagePlugin

from generator.errors import MotchamError
from generator.guide import attaching
from generator.guide.attachments import MAX_BYTES, attachment_files
from generator.guide.links import check_guide
from generator.library.forms.problems import Problem
from tests.guide_files import Guide, own

FOLDER = own("renovations/2026")
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
    return check_guide(guide.roots, guide.library(), guide.published())


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
        attachment_files(guide.library().renovations[0], guide.roots)


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


def made_by() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "SECRET camera"
    return exif


def png_with_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "SECRET")
    return photo("PNG", pnginfo=words)


def with_code(text: str) -> bytes:
    """A photo in which somebody's card shows its code."""
    picture = Image.new("RGB", (800, 600), "white")
    picture.paste(qrcode.make(text, box_size=6).convert("RGB"), (40, 40))
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def changed_pdf(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Mặt bằng"))) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def annotate(document: pikepdf.Pdf) -> None:
    note = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/Rect": [0, 0, 9, 9]}
    note["/Contents"] = pikepdf.String("Chủ nhà: Nguyễn Văn An")
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(pikepdf.Dictionary(note))])


def embed(document: pikepdf.Pdf) -> None:
    document.attachments["don.txt"] = b"SECRET"


def titled(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "Mặt bằng tầng trệt"


def run_at_opening(document: pikepdf.Pdf) -> None:
    script = {"/S": pikepdf.Name.JavaScript, "/JS": pikepdf.String("app.alert(1)")}
    document.Root.OpenAction = pikepdf.Dictionary(script)


def described(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as about:
        about["dc:creator"] = ["SECRET"]


CARD = "079185001234||NGUYEN VAN AN|12031985|Nam"
CARRYING: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a phone's photo": ("a.jpg", with_everything_hidden, "attachment-hidden"),
    "Exif": ("a.jpg", lambda: photo(exif=made_by()), "attachment-hidden"),
    "a comment": ("a.jpg", lambda: photo(comment=b"SECRET"), "attachment-hidden"),
    "a colour profile": ("a.jpg", lambda: photo(icc_profile=b"SECRET"), "attachment-hidden"),
    "a progressive one": (
        "a.jpg",
        lambda: photo(size=(90, 90), progressive=True, comment=b"SECRET"),
        "attachment-hidden",
    ),
    "a file behind the picture": ("a.jpg", lambda: photo() + b"PK\3\4", "attachment-hidden"),
    "PNG with words": ("a.png", png_with_words, "attachment-hidden"),
    "PNG with Exif": ("a.png", lambda: photo("PNG", exif=made_by()), "attachment-hidden"),
    "PNG with more behind": ("a.png", lambda: photo("PNG") + b"SECRET", "attachment-hidden"),
    "WebP with Exif": ("a.webp", lambda: photo("WEBP", exif=made_by()), "attachment-hidden"),
    "WebP with XMP": ("a.webp", lambda: photo("WEBP", xmp=b"<x>SECRET</x>"), "attachment-hidden"),
    "a note on a page": ("a.pdf", lambda: changed_pdf(annotate), "attachment-hidden"),
    "a file in a PDF": ("a.pdf", lambda: changed_pdf(embed), "attachment-hidden"),
    "a PDF's title": ("a.pdf", lambda: changed_pdf(titled), "attachment-hidden"),
    "a PDF's script": ("a.pdf", lambda: changed_pdf(run_at_opening), "attachment-hidden"),
    "a PDF's XMP": ("a.pdf", lambda: changed_pdf(described), "attachment-hidden"),
    "an identity card's code": ("a.jpg", lambda: with_code(CARD), "attachment-code"),
    "a code to elsewhere": ("a.jpg", lambda: with_code("https://evil.example/"), "attachment-code"),
}


@pytest.mark.parametrize("case", CARRYING)
def test_what_carries_more_than_it_shows_is_refused_where_the_repository_would_keep_it(
    guide: Guide, case: str
) -> None:
    name, data, rule = CARRYING[case]
    attach(guide, name, data())
    assert [(p.file, p.line, p.rule) for p in problems(guide)] == [(FILE, FILE_LINE, rule)]


CLEAN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "JPEG": ("a.jpg", photo),
    "a progressive one": ("a.jpg", lambda: photo(size=(90, 90), progressive=True)),
    "PNG": ("a.png", lambda: photo("PNG")),
    "WebP": ("a.webp", lambda: photo("WEBP")),
    "a lossless WebP": ("a.webp", lambda: photo("WEBP", lossless=True)),
    "a PDF": ("a.pdf", lambda: pdf("Mặt bằng")),
    "the guide's own code on the wall": (
        "a.jpg",
        lambda: with_code("https://PHUONG.TINH.VN/Q/R7K2QXM/"),
    ),
}


@pytest.mark.parametrize("case", CLEAN)
def test_what_only_shows_is_taken(guide: Guide, case: str) -> None:
    name, data = CLEAN[case]
    attach(guide, name, data())
    assert problems(guide) == []


def test_a_picture_is_drawn_upright_and_alone_and_always_the_same(guide: Guide) -> None:
    data = with_everything_hidden()
    assert data.count(b"SECRET") > 3
    attach(guide, "a.jpg", data)
    [picture] = attachment_files(guide.library().renovations[0], guide.roots)
    assert (picture.name, picture.width, picture.height) == ("1.webp", 800, 1600)
    drawn = Image.open(io.BytesIO(picture.data))
    assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("WEBP", (800, 1600), {})
    assert not {"exif", "xmp", "icc_profile"} & drawn.info.keys()
    assert b"SECRET" not in picture.data
    assert attachment_files(guide.library().renovations[0], guide.roots) == (picture,)


# motcham attach


def attached(
    guide: Guide, name: str, data: bytes, title: str = "Hiện trạng mặt tiền"
) -> list[Path]:
    """What the command adds beside the renovation for a file from somewhere."""
    guide.write(FILE, RENOVATION.removesuffix("attachments:\n"))
    guide.issue_codes()
    source = guide.root.parent / name
    source.write_bytes(data)
    return attaching.attach(guide.roots, guide.library(), "R7K2QXM", [source], title)


@pytest.mark.parametrize(
    ("name", "data", "names"),
    [
        ("Nha ong Nguyen Van An.jpg", with_everything_hidden(), ["hien-trang-mat-tien.jpg"]),
        ("a.png", png_with_words(), ["hien-trang-mat-tien.jpg"]),
        ("a.jpg", photo() + b"SECRET", ["hien-trang-mat-tien.jpg"]),
        ("a.pdf", changed_pdf(annotate), ["hien-trang-mat-tien.jpg"]),
        (
            "a.pdf",
            pdf("Mặt bằng #pagebreak() Mặt cắt"),
            ["hien-trang-mat-tien.jpg", "hien-trang-mat-tien-2.jpg"],
        ),
    ],
)
def test_what_is_attached_carries_nothing_and_passes(
    guide: Guide, name: str, data: bytes, names: list[str]
) -> None:
    paths = attached(guide, name, data)
    assert [path.name for path in paths] == names
    assert b"SECRET" not in b"".join(path.read_bytes() for path in paths)
    assert problems(guide) == []
    shown = [one.file for one in guide.library().renovations[0].attachments]
    assert shown == names
    assert guide.read(FILE).startswith(RENOVATION.removesuffix("attachments:\n"))


def test_a_second_one_stands_behind_the_first_under_a_free_name(guide: Guide) -> None:
    attached(guide, "a.jpg", photo())
    source = guide.root.parent / "a.jpg"
    attaching.attach(guide.roots, guide.library(), "R7K2QXM", [source], "Hiện trạng mặt tiền")
    shown = [one.file for one in guide.library().renovations[0].attachments]
    assert shown == ["hien-trang-mat-tien.jpg", "hien-trang-mat-tien-2.jpg"]


@pytest.mark.parametrize(
    ("name", "data", "title", "words"),
    [
        ("a.jpg", with_code(CARD), "Mặt tiền", "mã QR"),
        ("a.pdf", pdf("Chủ nhà: Nguyễn Văn An"), "Mặt tiền", "tên một người"),
        ("a.pdf", pdf("Chủ nhà: Nguyễn \\ Văn An"), "Mặt tiền", "tên một người"),
        ("a.heic", b"ftypheic", "Mặt tiền", "không phải ảnh"),
        ("a.jpg", b"GIF89a", "Mặt tiền", "bên trong"),
        ("a.jpg", photo(), "Nhà ông Nguyễn Văn An", "tên một người"),
        ("a.jpg", photo(), "x" * 81, "Dài 81"),
    ],
)
def test_what_may_not_be_shown_is_not_attached(
    guide: Guide, name: str, data: bytes, title: str, words: str
) -> None:
    with pytest.raises(MotchamError, match=words):
        attached(guide, name, data, title)
    assert sorted(path.name for path in guide.path(FOLDER).iterdir()) == ["R7K2QXM.yml"]
    assert "attachments" not in guide.read(FILE)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_other_kinds_of_pictures_come_as_webp_too(guide: Guide, form: str) -> None:
    attach(guide, f"a.{form.lower()}", photo(form))
    assert problems(guide) == []
    [picture] = attachment_files(guide.library().renovations[0], guide.roots)
    assert (picture.width, picture.height) == (40, 20)


def test_a_pdf_comes_as_pictures_of_its_pages(guide: Guide) -> None:
    attach(guide, "a.pdf", pdf("Mặt bằng #pagebreak() Mặt cắt, gọi 028 3800 0000"))
    assert problems(guide) == []
    first, second = attachment_files(guide.library().renovations[0], guide.roots)
    assert [first.name, second.name] == ["1-1.webp", "1-2.webp"]
    assert (first.title, first.width) == ("Hiện trạng (1/2)", 1600)
    assert b"PDF" not in first.data


def test_a_pdf_without_words_is_for_a_person_to_judge(guide: Guide) -> None:
    attach(guide, "a.pdf", pdf("#rect()"))
    [problem] = problems(guide)
    assert (problem.rule, problem.severity) == ("pdf-without-text", "warning")
