"""A translation: a file beside the Vietnamese one, `khai-sinh.en.yml` beside `khai-sinh.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from generator.library.models.base import Accepts, Code, Line, Model, ShortLine, Summary, Text

MARK = "[0-9a-f]{6}"
TextHash = Annotated[str, AfterValidator(Accepts(str, {"pattern": f"^{MARK}$"}))]
"""The short hash of the Vietnamese from which a translation was made.

Another text is taken for a hash of older words, so that `motcham translations update` can write it
anew; `rules/translations.py` refuses it.
"""


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
    of: TextHash | None = None
    """A page always needs it; a rule says which, as it knows the Vietnamese page."""
