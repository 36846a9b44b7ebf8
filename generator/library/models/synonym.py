"""The words of the search: `procedures/synonyms.yml`."""

from __future__ import annotations

from collections.abc import Mapping

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
    light: Mapping[ShortLine, tuple[ShortLine, ...]] = Field(
        {},
        title="Chữ nói ít, theo loại",
        description="Có hay không cũng vậy: chữ hay cụm để hỏi, nối, xưng hô. Ô tìm bỏ qua.",
        examples=[{"hỏi": ["gì", "chi", "sao", "răng"]}],
    )
    light_with_accents: tuple[ShortLine, ...] = Field(
        (),
        title="Chữ nói ít, chỉ khi gõ đủ dấu",
        description="Không dấu thì lẫn với chữ khác: «họ» với «hộ».",
        examples=[["của", "họ"]],
    )
    english_light: tuple[ShortLine, ...] = Field(
        (), title="Chữ nói ít của trang tiếng Anh", examples=[["how", "to", "the"]]
    )
    english: tuple[Synonym, ...] = Field(
        (),
        title="Bảng từ đồng nghĩa của trang tiếng Anh",
        description="Bảng riêng, không dịch từ bảng trên.",
    )
