"""A hand-written information page with a code: the head of its Markdown file."""

from __future__ import annotations

from pydantic import Field

from generator.library.models.base import Code, Date, Model, ShortLine, ShortTitle, Slug, Summary


class InformationPage(Model):
    """The lines between `---` at the top of `site_src/pages/<name>.md`.

    `on` is the day of a piece of news; None for a page that is always true.
    """

    code: Code = Field(title="Mã trang", examples=["TT001"])
    title: ShortLine = Field(title="Tên trang")
    short_title: ShortTitle | None = Field(
        None, title="Tên trên thẻ nhỏ", description="Tối đa 24 ký tự, khi tên dài hơn."
    )
    summary: Summary = Field(title="Tóm tắt", description="Một câu.")
    icon: Slug = Field("information-outline", title="Biểu tượng")
    keywords: tuple[ShortLine, ...] = Field((), title="Từ người dân hay gõ")
    on: Date | None = Field(None, title="Ngày của tin", description="Trang lâu dài thì để trống.")
