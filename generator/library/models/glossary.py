"""Hard words and what they mean: `procedures/glossary.yml`."""

from __future__ import annotations

from pydantic import Field

from generator.library.models.base import Model, ShortLine, Slug


class Term(Model):
    """A hard word, and its meaning in words that everybody knows."""

    id: Slug = Field(
        title="Tên ngắn của chữ khó", description="Không đổi nữa.", examples=["trich-luc"]
    )
    term: ShortLine = Field(
        title="Chữ khó", description="Như trong câu, chữ thường.", examples=["trích lục"]
    )
    means: ShortLine = Field(
        title="Nghĩa là",
        description="Chữ thường, không dấu chấm cuối, không dẫn luật.",
        examples=["giấy chép lại điều đã ghi trong sổ"],
    )


class GlossaryFile(Model):
    """`procedures/glossary.yml`."""

    terms: tuple[Term, ...] = Field((), title="Các chữ khó")
