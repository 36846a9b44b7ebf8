"""What a link says before it is opened: its picture, and the few words that go with it."""

from __future__ import annotations

from datetime import date

from generator.guide.social_picture import Answer, SocialPicture
from generator.library import facts
from generator.library.address import HOME_CODE
from generator.library.facts import Fact
from generator.library.language import ENGLISH, _, spoken
from generator.library.library import Library
from generator.library.models.catalogue import Group, LifeEvent
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure
from generator.library.phrase import worded

LONGEST_ANSWER = 40
"""Characters of an answer that still fits the card."""
LONGEST_LABEL = 34
"""Characters of what an answer holds for that still fit below it."""


def procedure_picture(library: Library, procedure: Procedure, on: date) -> SocialPicture:
    """How long and how much; of a withdrawn procedure, that it is withdrawn."""
    if procedure.withdrawn_on:
        day = facts.day_words(procedure.withdrawn_on)
        summary = worded(_("Trang này không dùng nữa từ ngày {day}."), day=day)
        return _picture(library, procedure.title, procedure.code, summary)
    filled = facts.with_current_fees(procedure, library.ward, on)
    answers = (
        _answer(_("Bao lâu"), facts.times(filled)),
        _answer(_("Bao nhiêu tiền"), facts.fees(filled)),
    )
    return _picture(library, procedure.title, procedure.code, procedure.summary, answers)


def _answer(name: str, found: list[Fact]) -> Answer:
    """The first answer; where there are several, for what it holds."""
    first = found[0]
    words = first.words if len(first.words) <= LONGEST_ANSWER else _("Xem trang")
    several = len([fact for fact in found if not fact.when]) > 1
    label = first.label if 0 < len(first.label) <= LONGEST_LABEL else _("Tùy trường hợp")
    return Answer(name, str(words), first.tone, str(label) if several else "")


def subject_picture(
    library: Library, subject: Group | LifeEvent | InformationPage
) -> SocialPicture:
    """A field, a life event or an information page: what it is about."""
    return _picture(library, subject.title, subject.code, subject.summary)


def home_picture(library: Library) -> SocialPicture:
    """The whole guide, for the home page and every page that has no picture of its own."""
    summary = _("Bao lâu, bao nhiêu tiền, giấy tờ gì, nộp ở đâu: mọi thủ tục của phường.")
    return _picture(library, _("Bạn cần làm gì hôm nay?"), library.site.words(HOME_CODE), summary)


def _picture(
    library: Library, title: str, mark: str, summary: str, answers: tuple[Answer, ...] = ()
) -> SocialPicture:
    tagline = _("Một chạm · tra cứu thủ tục")
    return SocialPicture(str(title), mark, str(library.ward.name), tagline, str(summary), answers)


def locale() -> str:
    """The language spoken, as networks name it."""
    return "en_US" if spoken() == ENGLISH else "vi_VN"
