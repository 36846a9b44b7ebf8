"""The words of the renovation notice: `notice.yml` beside ward.yml, over the one shipped here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import read_document
from generator.library.forms.validation import read_form
from generator.library.language.locale import in_unit_words
from generator.library.models.base import Line, Model, ShortLine, fail, quoted
from generator.library.models.ward import Level
from generator.library.rules.unit_words import other_level, own_texts

NOTICE = "notice.yml"
SHIPPED = Path(__file__).parent / NOTICE
UNIT_WORDS = ("phường", "Phường")
PLACEHOLDERS = ("ward", "place", "unit", "hotline", *UNIT_WORDS)


def _placeholders(text: str) -> str:
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        parts = [("", None, None)]
    known = [(name, "", None) for name in PLACEHOLDERS]
    if any(part not in known for part in parts):
        listed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        fail(
            "unknown-placeholder",
            f"Chỗ điền trong {quoted(text)} không đúng.",
            f"Chỉ dùng {listed}; ngoài ra bỏ dấu ngoặc nhọn.",
        )
    return text


_Words = Annotated[Line, AfterValidator(_placeholders)]
_Short = Annotated[ShortLine, AfterValidator(_placeholders)]
_Lines = Annotated[tuple[_Short, ...], Field(min_length=1, max_length=4)]


class Signer(Model):
    """Who signs, as it is signed."""

    name: ShortLine = Field(title="Họ tên người ký", examples=["Nguyễn Văn Mẫu"])
    office: Annotated[tuple[ShortLine, ...], Field(max_length=4)] = Field(
        (),
        title="Quyền hạn, chức vụ khi ký, mỗi dòng một mục",
        description="Thay signature; bỏ trống thì giữ signature.",
        examples=[["KT. Chủ tịch", "Phó Chủ tịch"]],
    )


def _named(value: object) -> object:
    """A bare name is a signer with the office of `signature`."""
    return {"name": value} if isinstance(value, str) else value


class Wording(Model):
    """The texts of a notice, each with PLACEHOLDERS in braces; a ward leaves out what it keeps."""

    parent: _Short | None = Field(None, title="Cơ quan chủ quản, ở dòng trên, nếu có")
    issuer: _Lines = Field((), title="Cơ quan ban hành, mỗi dòng một mục")
    symbol: _Short | None = Field(None, title="Ký hiệu sau số của văn bản")
    signed_at: _Short | None = Field(None, title="Địa danh trước ngày tháng")
    title: _Short | None = Field(None, title="Tên loại văn bản")
    subject: _Words | None = Field(None, title="Trích yếu")
    opening: _Words | None = Field(None, title="Câu mở đầu, cạnh mã")
    scan: _Words | None = Field(None, title="Lời mời quét mã")
    warning: _Words | None = Field(None, title="Lời nhắc đề phòng mã giả")
    report: _Short | None = Field(None, title="Lời trước các nơi nhận phản ánh")
    closing: _Words | None = Field(None, title="Câu kết")
    signature: _Lines = Field((), title="Khối chữ ký, mỗi dòng một mục")
    signer: Annotated[Signer | None, BeforeValidator(_named)] = Field(
        None, title="Người ký", description="Chỗ duy nhất ghi tên một người."
    )
    recipients: Annotated[tuple[_Words, ...], Field(min_length=1, max_length=8)] = Field(
        (), title="Nơi nhận, mỗi nơi một mục"
    )

    def filled(self, words: Mapping[str, str]) -> dict[str, object]:
        """All texts with `words` in the place of each placeholder; the signer's stay as written."""
        texts = self.model_dump(exclude={"signer"})
        words = {**words, **{name: in_unit_words(f"{{{name}}}") for name in UNIT_WORDS}}
        filled: dict[str, object] = {
            key: [text.format_map(words) for text in value]
            if isinstance(value, tuple)
            else (value or "").format_map(words)
            for key, value in texts.items()
        }
        signer = self.signer
        office = {"signature": list(signer.office)} if signer and signer.office else {}
        return {**filled, **office, "signer": signer.name if signer else ""}


def wording_doubts(roots: Roots, level: Level) -> Iterator[Problem]:
    """A warning for each text of a unit's notice.yml that calls it by another level."""
    file = roots.own(NOTICE)
    path = roots / file
    document, _ = read_document(path, file) if path.exists() else (None, [])
    if document is None:
        return
    for location, text in own_texts(document.data):
        for fault in other_level(text, level):
            yield document.warning(location, fault.rule, fault.message, fault.hint)


def shipped_wording() -> Wording:
    """The wording that comes with the program."""
    shipped, _ = read_form(SHIPPED, SHIPPED.as_posix(), Wording)
    if shipped is None:
        raise ValueError(SHIPPED)
    return shipped


def load_wording(roots: Roots) -> tuple[Wording, list[Problem]]:
    """The wording of a unit, and the problems of its notice.yml."""
    file = roots.own(NOTICE)
    path = roots / file
    own, problems = read_form(path, file, Wording) if path.exists() else (None, [])
    changes = {key: getattr(own, key) for key in own.model_fields_set} if own else {}
    return shipped_wording().model_copy(update=changes), problems
