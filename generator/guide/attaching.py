"""Attaching: files from anywhere become pictures beside a renovation, and its file names them.

Nothing of the original is kept but what it shows: it is drawn anew, at the size of the site, under
a name that is made of its title. A PDF becomes a picture of each page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from generator.disk.reading import read_plain_text
from generator.disk.writing import write_together
from generator.errors import MotchamError, WrongUseError
from generator.guide.attachments import fit_pictures
from generator.library.checked.library import Library
from generator.library.forms.paths import Roots
from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.forms.yaml_text import YamlText
from generator.library.language.folding import slug
from generator.library.loading.held import held_guide
from generator.library.models.renovation import Renovation
from generator.library.privacy.personal_data import personal_data
from generator.library.privacy.public import public_of

QUALITY = 85
"""Of the JPEG that lies in the repository; the site's own picture is made of it."""


@dataclass(frozen=True)
class _NewPicture:
    name: str
    title: str
    data: bytes


def attach(
    roots: Roots, library: Library, code: str, files: Sequence[Path], title: str
) -> list[Path]:
    """Draw `files` anew beside the renovation `code` and name them in its file; the new paths.

    Raises MotchamError, with nothing written, where the renovation is unknown, a file cannot be
    shown, or it tells of a person.
    """
    renovation = next((one for one in library.renovations if one.code == code), None)
    if renovation is None:
        known = ", ".join(one.code for one in library.renovations) or "chưa có công trình nào"
        raise WrongUseError(f"Không có công trình mang mã {code}.", f"Đang có: {known}.")
    public = public_of(library.ward, renovation)
    for found in personal_data(title, public):
        raise WrongUseError(f"Tên ảnh có {found.kind}: «{found.words}».", "Đặt tên khác cho ảnh.")
    folder = roots / roots.renovations / str(renovation.starts_on.year)
    drawn = [picture for file in files for picture in fit_pictures(file, public)]
    file = library.files[code]
    with held_guide(roots):
        pictures = list(_named(drawn, title, folder))
        text = _with_attachments(read_plain_text(roots / file), pictures, file)
        write_together(
            {folder / picture.name: picture.data for picture in pictures}
            | {roots / file: text.encode()}
        )
    return [folder / picture.name for picture in pictures]


def _named(drawn: Sequence[Image.Image], title: str, folder: Path) -> Iterator[_NewPicture]:
    """Each picture with a free name; several of one title are numbered."""
    stem = slug(title) or "anh"
    taken = {path.name for path in folder.glob("*")}
    number = 0
    for index, picture in enumerate(drawn, start=1):
        number += 1
        while (name := f"{stem}-{number}.jpg" if number > 1 else f"{stem}.jpg") in taken:
            number += 1
        words = f"{title} ({index}/{len(drawn)})" if drawn[1:] else title
        yield _NewPicture(name, words, _jpeg(picture))


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _with_attachments(before: str, pictures: Sequence[_NewPicture], file: str) -> str:
    """The renovation's file with its new attachments; every other character stays."""
    yaml = YamlText(before)
    for picture in pictures:
        entry = {"file": picture.name, "title": picture.title}
        if not yaml.append(("attachments",), entry):
            yaml.set(("attachments",), [entry])
    document, problems = parse_document(yaml.text.encode(), file)
    if document is not None:
        _, more = validate(Renovation, document)
        problems = [*problems, *more]
    for problem in problems:
        raise MotchamError(problem.message, problem.hint)
    return yaml.text
