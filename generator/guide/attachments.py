"""Attachments of renovations: pictures drawn anew, PDF as pictures of its pages.

What people put beside the file never reaches the site itself: a picture is decoded and encoded
again, a PDF only lends its pages. The repository is public too, so what carries more than it shows
is refused there, and a PDF's text is looked through for personal data. What a picture shows only a
person can judge; a code that it shows can be read, so it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image

from generator.decoding import (
    MAX_PIXELS,
    AnimatedError,
    TooManyPixelsError,
    UndecodableError,
    decoded,
)
from generator.disk.reading import require_plain
from generator.disk.refusals import reason
from generator.disk.unfit import UnfitFileError
from generator.errors import MotchamError
from generator.guide.hidden_parts import in_pdf, in_picture, readable_codes
from generator.library.checked.library import Library
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, read_document
from generator.library.language.kept import kept
from generator.library.loading.collection import attachment_path, is_misnamed
from generator.library.models.base import quoted
from generator.library.models.renovation import Renovation
from generator.library.privacy.finding import Finding
from generator.library.privacy.personal_data import personal_data, split_between
from generator.library.privacy.public import NOTHING_PUBLIC, Public, public_of

MAX_SIDE = 1600
"""Pixels of the longer side on the site; smaller pictures stay as they are."""
MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 20
QUALITY = 80
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "pdf": "PDF"}
_MAGIC = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"%PDF-": "PDF"}
_PICTURES = ("JPEG", "PNG", "WEBP")
_DESCRIBED = ("Title", "Author", "Subject", "Keywords")


@dataclass(frozen=True)
class AttachedPicture:
    """A picture for the site: `name` is `1.webp`; the pages of a PDF are `2-1.webp`, `2-2.webp`.

    `data` is WebP without any metadata; `width` and `height` are pixels.
    """

    name: str
    title: str
    data: bytes
    width: int
    height: int


def attachment_files(renovation: Renovation, roots: Roots) -> tuple[AttachedPicture, ...]:
    """Every picture of a renovation, in order; the same bytes for the same files.

    Raises MotchamError for what `motcham check` refuses.
    """
    pictures = []
    for number, attachment in enumerate(renovation.attachments, start=1):
        path = attachment_path(renovation, attachment, roots)
        try:
            kind = _kind(path, roots.folder)
            drawn = _drawn(path.name, path.read_bytes(), kind)
        except UnfitFileError as unfit:
            raise MotchamError(f"{roots.name(path)}: {unfit.message}", unfit.hint) from None
        for page, picture in enumerate(drawn, start=1):
            name = f"{number}-{page}.webp" if kind == "PDF" else f"{number}.webp"
            title = f"{attachment.title} ({page}/{len(drawn)})" if drawn[1:] else attachment.title
            pictures.append(AttachedPicture(name, title, *picture))
    return tuple(pictures)


@kept
def _drawn(name: str, data: bytes, kind: str) -> tuple[tuple[bytes, int, int], ...]:
    """The pictures of a file as WebP, each with its width and height in pixels."""
    return tuple((_webp(picture), *picture.size) for picture in _pictures(name, data, kind))


def fit_pictures(path: Path, public: Public) -> tuple[Image.Image, ...]:
    """What a file from anywhere shows, upright and no larger than on the site.

    Raises MotchamError for what may not be shown: it tells of a person, or holds a foreign code.
    """
    if path.suffix.lower().lstrip(".") not in _FORMATS:
        message = f"«{path.name}» không phải ảnh JPEG, PNG, WebP hay PDF."
        hint = "Lưu lại thành JPEG rồi thử lại; ảnh .heic thì đổi trong máy chụp."
        raise MotchamError(message, hint)
    try:
        kind, data = _kind(path, path.parent), path.read_bytes()
        if kind == "PDF":
            _check_pdf(path.name, data, public)
        pictures = tuple(_pictures(path.name, data, kind))
        for picture in pictures:
            _refuse_codes(path.name, readable_codes(picture), public)
    except UnfitFileError as unfit:
        raise MotchamError(unfit.message, unfit.hint) from None
    return pictures


def check_attachments(roots: Roots, library: Library) -> Iterator[Problem]:
    """Yield a problem for each attachment that cannot be shown, and each stray file."""
    attached = set()
    for renovation in library.renovations:
        file = library.files[renovation.code]
        document, _ = read_document(roots / file, file)
        public = public_of(library.ward, renovation)
        for index, attachment in enumerate(renovation.attachments):
            path = attachment_path(renovation, attachment, roots)
            attached.add(path)
            if document is not None:
                yield from _faults(path, roots.folder, public, document, index)
    for path in sorted((roots / roots.renovations).rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(roots.folder).parts)
        yaml = path.suffix == ".yml" or is_misnamed(path.name)
        if not (hidden or path.is_dir() or yaml or path in attached):
            message = f"Tệp «{path.name}» không có trong attachments của công trình nào."
            hint = "Ghi vào attachments, hoặc chuyển tệp đi nơi khác."
            file = roots.name(path)
            yield Problem(file, 1, 1, "stray-attachment", message, hint)


def _faults(
    path: Path, root: Path, public: Public, document: Document, index: int
) -> Iterator[Problem]:
    location = ("attachments", index, "file")
    try:
        kind, data = _kind(path, root), path.read_bytes()
        if kind == "PDF":
            words = _check_pdf(path.name, data, public)
            _refuse_hidden(path.name, in_pdf(data))
            if not words:
                message = f"«{path.name}» chỉ có hình chụp, máy không đọc được chữ."
                hint = "Tự xem từng trang: không có tên, số giấy tờ, chữ ký của ai."
                yield document.warning(location, "pdf-without-text", message, hint)
        else:
            hidden, codes = _carried(path.name, data, kind)
            _refuse_hidden(path.name, hidden)
            _refuse_codes(path.name, codes, public)
    except UnfitFileError as unfit:
        yield document.problem(location, unfit.rule, unfit.message, unfit.hint)


@kept
def _carried(name: str, data: bytes, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a picture carries unseen, and what can be read of the codes that it shows."""
    picture = _picture(name, data)
    return tuple(in_picture(data, kind)), tuple(readable_codes(picture))


def _pictures(name: str, data: bytes, kind: str) -> Iterator[Image.Image]:
    """The pictures of one file, upright and no larger than the site shows them."""
    if kind == "PDF":
        _check_pdf(name, data, NOTHING_PUBLIC, personal=False)
        from pypdfium2 import PdfDocument  # noqa: PLC0415 - few guides have a PDF to open

        with PdfDocument(data) as pdf:
            for page in pdf:
                image = page.render(scale=MAX_SIDE / max(1, *page.get_size())).to_pil()
                image.thumbnail((MAX_SIDE, MAX_SIDE))
                yield image.convert("RGB")
    else:
        yield _picture(name, data)


def _kind(path: Path, root: Path) -> str:
    """What the file is by its first bytes; raises UnfitFileError unless its name says the same."""
    below = path.relative_to(root).parts
    links = any((root / Path(*below[:depth])).is_symlink() for depth in range(1, len(below) + 1))
    if links:
        raise UnfitFileError(
            "symlink", f"«{path.name}» là một liên kết (symlink).", "Đặt tệp thật vào đây."
        )
    if path.exists() and not path.is_file():
        try:
            require_plain(path)
        except OSError as error:
            message = f"Không mở được «{path.name}» ({reason(error)})."
            raise UnfitFileError("attachment-not-so", message, "Đặt tệp thật vào đây.") from None
    if not path.is_file():
        near = "Chép tệp vào cùng thư mục, hoặc sửa tên cho đúng từng chữ."
        raise UnfitFileError(
            "attachment-missing", f"Không có tệp «{path.name}» cạnh tệp này.", near
        )
    if path.stat().st_size > MAX_BYTES:
        size = f"{path.stat().st_size / 1024 / 1024:.0f} MB, nhiều nhất {MAX_BYTES // 1024**2} MB"
        raise UnfitFileError(
            "attachment-too-big", f"«{path.name}» nặng {size}.", "Giảm cỡ ảnh rồi chép lại."
        )
    with path.open("rb") as stream:
        head = stream.read(16)
    kind = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        kind = "WEBP"
    named = _FORMATS[path.suffix.lower().lstrip(".")]
    if kind != named:
        what = f"là {kind}" if kind else "không phải ảnh hay PDF"
        message = f"«{path.name}» có đuôi của {named} nhưng bên trong {what}."
        raise UnfitFileError(
            "attachment-not-so", message, "Xuất lại thành ảnh JPEG, PNG, WebP hoặc PDF."
        )
    return kind


def _picture(name: str, data: bytes) -> Image.Image:
    """The picture, upright, decoded, at most MAX_SIDE pixels; raises UnfitFileError."""
    try:
        return _on_white(decoded(io.BytesIO(data), _PICTURES, MAX_SIDE))
    except TooManyPixelsError as error:
        message = f"«{name}» có {error}, nhiều nhất {MAX_PIXELS // 10**6} triệu."
        hint = "Giảm cỡ ảnh: cạnh dài khoảng 3000 điểm là đủ."
        raise UnfitFileError("attachment-too-many-pixels", message, hint) from None
    except AnimatedError:
        message = f"«{name}» là ảnh động."
        raise UnfitFileError("attachment-animated", message, "Dùng một ảnh đứng yên.") from None
    except UndecodableError:
        message = f"Không mở được ảnh «{name}»: tệp hỏng."
        raise UnfitFileError("attachment-broken", message, "Chép lại ảnh từ máy gốc.") from None


def _refuse_hidden(name: str, parts: Sequence[str]) -> None:
    if parts:
        message = f"«{name}» mang theo {', '.join(parts)}; ai mở kho tệp cũng đọc được."
        hint = "Xoá tệp, rồi thêm lại bằng «motcham attach»: lệnh ấy vẽ lại ảnh và bỏ phần ẩn."
        raise UnfitFileError("attachment-hidden", message, hint)


def _refuse_codes(name: str, codes: Iterable[str], public: Public) -> None:
    """Refuse a picture that shows a code which does not lead to the guide itself."""
    foreign = [text for text in codes if not text.lower().startswith(public.site)]
    if foreign:
        message = f"Trong ảnh «{name}» có mã QR hay mã vạch đọc được: {quoted(foreign[0][:12])}."
        hint = "Che kín mã ấy (thẻ căn cước, giấy tờ đều có mã), rồi thêm lại ảnh."
        raise UnfitFileError("attachment-code", message, hint)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture alone, in red, green and blue: nothing of what came with it."""
    if image.mode not in ("RGB", "L"):
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image)
        image = white
    alone = Image.new("RGB", image.size)
    alone.paste(image.convert("RGB"))
    return alone


def _check_pdf(name: str, data: bytes, public: Public, *, personal: bool = True) -> bool:
    """Whether the PDF has words; raises UnfitFileError where it cannot be shown."""
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - as above

    try:
        with PdfDocument(data) as pdf:
            pages = len(pdf)
            if not 0 < pages <= MAX_PAGES:
                message = f"«{name}» có {pages} trang, nhiều nhất {MAX_PAGES}."
                raise UnfitFileError(
                    "pdf-too-long", message, "Chỉ giữ các trang người dân cần xem."
                )
            texts = [page.get_textpage().get_text_range() for page in pdf] if personal else []
            about: Mapping[str, str] = pdf.get_metadata_dict() if personal else {}
    except PdfiumError:
        message = f"Không mở được «{name}»: tệp hỏng hoặc có mật khẩu."
        raise UnfitFileError(
            "attachment-broken", message, "Xuất lại PDF, không đặt mật khẩu."
        ) from None
    for text in (*texts, *(about.get(key, "") for key in _DESCRIBED)):
        for found in _personal_in(text.splitlines(), public):
            message = f"«{name}» có {found.kind}: {quoted(found.words)}."
            hint = "Che hẳn phần ấy trong bản gốc rồi xuất lại PDF; xoá cả tác giả và tiêu đề tệp."
            raise UnfitFileError("personal-data", message, hint)
    return bool("".join(texts).strip())


def _personal_in(lines: Sequence[str], public: Public) -> Iterator[Finding]:
    """What each line, and each end of one with the start of the next, tells of a person."""
    for line in lines:
        yield from personal_data(line, public)
    for first, second in pairwise(lines):
        yield from split_between(first, second, public)


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
