"""The thesaurus of the search: `procedures/synonyms.yml`."""

from __future__ import annotations

from pydantic import Field

from generator.library.models.base import Model, ShortLine


class Synonym(Model):
    """Words that people say, and the words of the guide that they mean."""

    say: tuple[ShortLine, ...] = Field(
        min_length=1, title="Người dân nói", examples=[["giấy độc thân"]]
    )
    mean: ShortLine = Field(
        title="Nghĩa là",
        description="Chữ có trong tên hay từ khoá của thủ tục.",
        examples=["xác nhận tình trạng hôn nhân"],
    )


class SynonymsFile(Model):
    """`procedures/synonyms.yml`."""

    synonyms: tuple[Synonym, ...] = Field((), title="Bảng từ đồng nghĩa")
    english: tuple[Synonym, ...] = Field(
        (),
        title="Bảng từ đồng nghĩa của trang tiếng Anh",
        description="Bảng riêng, không dịch từ bảng trên.",
    )
