"""What a link says before it is opened: its picture, and the few words that go with it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.guide.sharing.social_picture import Answer, SocialPicture
from generator.library.language.locale import ENGLISH, _, current_locale
from generator.library.language.mixed_text import join_mixed
from generator.library.registers.address import HOME_CODE
from generator.views.catalogue import FieldView, LifeEventView, PageView
from generator.views.fees_and_times import Fact
from generator.views.guide import GuideView
from generator.views.procedure import ProcedureView

LONGEST_ANSWER = 40
"""Characters of an answer that still fits the card."""
LONGEST_LABEL = 34
"""Characters of what an answer holds for that still fit below it."""


def procedure_picture(guide: GuideView, view: ProcedureView) -> SocialPicture:
    """How long, and by when or how much; of a withdrawn one that it is, of others who does it."""
    if view.withdrawal:
        return _picture(guide, view.title, view.code, view.withdrawal.sentence)
    if view.elsewhere:
        return _picture(guide, view.title, view.code, view.elsewhere.answer)
    answers = tuple(_answer(one.name, one.answers) for one in view.questions[:2])
    return _picture(guide, view.title, view.code, view.summary, answers)


def _answer(name: str, found: Sequence[Fact]) -> Answer:
    """The first answer: for what it holds where there are several, and until when."""
    first = found[0]
    words = first.words if len(first.words) <= LONGEST_ANSWER else _("Xem trang")
    several = len([fact for fact in found if not fact.when]) > 1
    label = first.label if 0 < len(first.label) <= LONGEST_LABEL else _("Tùy trường hợp")
    both = join_mixed(" · ", [label if several else "", first.until])
    return Answer(
        name, str(words), first.tone, str(both if len(both) <= LONGEST_LABEL else first.until)
    )


def subject_picture(guide: GuideView, view: FieldView | LifeEventView | PageView) -> SocialPicture:
    """A field, a life event or an information page: what it is about."""
    return _picture(guide, view.title, view.code, view.summary)


def home_picture(guide: GuideView) -> SocialPicture:
    """The whole guide, for the home page and every page that has no picture of its own."""
    summary = _("Bao lâu, bao nhiêu tiền, giấy tờ gì, nộp ở đâu: mọi thủ tục của {phường}.")
    words = guide.published.site.words(HOME_CODE)
    return _picture(guide, _("Bạn cần làm gì hôm nay?"), words, summary)


def _picture(
    guide: GuideView, title: str, mark: str, summary: str, answers: tuple[Answer, ...] = ()
) -> SocialPicture:
    tagline = _("Một chạm · tra cứu thủ tục")
    name = str(guide.unit.name)
    return SocialPicture(str(title), mark, name, tagline, str(summary), answers, guide.brand)


def locale() -> str:
    """The current language, as networks name it."""
    return "en_US" if current_locale() == ENGLISH else "vi_VN"
