"""A translation: a file beside the Vietnamese one, `khai-sinh.en.yml` beside `khai-sinh.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from generator.library.models.base import Code, Line, Model, ShortLine, Summary, Text, pattern

TextHash = Annotated[
    str,
    AfterValidator(
        pattern(
            r"[0-9a-f]{6}",
            "bad-mark",
            "dấu gồm 6 chữ số và chữ a–f",
            "Đừng sửa dòng «of»; chạy motcham translations update để viết lại.",
        )
    ),
]
"""The short hash of the Vietnamese from which a translation was made."""


WAITING = "?"
"""What stands in the stead of a text that nobody has translated yet."""


class TranslatedString(Model):
    """One text; `was` is the English of an older wording."""

    of: TextHash = Field(title="Dấu của câu tiếng Việt", description="Do máy viết, đừng sửa.")
    text: Text = Field(
        WAITING,
        title="Câu tiếng Anh",
        description="Dấu hỏi là chưa dịch.",
        examples=["Birth registration"],
    )
    was: Text | None = Field(
        None, title="Câu tiếng Anh cũ", description="Dịch từ câu tiếng Việt trước khi đổi."
    )


class TranslationFile(Model):
    """`<name>.en.yml`: the translated texts by their place in the Vietnamese file."""

    strings: dict[Line, TranslatedString] = Field(title="Các câu")


class TranslatedPage(Model):
    """The lines between `---` at the top of `site_src/en/<name>.md`, for a page with a code."""

    code: Code
    title: ShortLine
    summary: Summary
    keywords: tuple[ShortLine, ...] = ()
    of: TextHash
