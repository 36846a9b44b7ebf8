"""From models to HTML fragments. Autoescape is on: text from YAML is never markup."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.guide.icons import icon
from generator.guide.languages import in_other_language
from generator.guide.rich_text import plain_text, rich_text
from generator.guide.search_index import answer
from generator.guide.sharing import home_picture, locale
from generator.guide.social_picture import HEIGHT, WIDTH, SocialPicture
from generator.library import facts
from generator.library.address import HOME_CODE
from generator.library.days_off import days_off, known_until
from generator.library.english import english_library
from generator.library.errand import paper_key, shared_papers
from generator.library.language import ENGLISH, VIETNAMESE, _, gettext, ngettext, spoken
from generator.library.library import Library
from generator.library.models.catalogue import Group, LifeEvent
from generator.library.models.procedure import Actor, Audience, Paper, Procedure, Role, Status
from generator.library.models.renovation import Renovation
from generator.library.models.ward import Ward
from generator.library.phrase import Untranslated, joined, original, worded
from generator.library.rules.explained import explanations
from generator.library.street_list import by_street
from generator.library.text import first_letter, fold
from generator.library.works import STATE_WORDS, State, state
from generator.library.works_words import ENDED, standing_words

ROOT_FROM_PAGE = "../../"
"""The way from `/Q/<CODE>/` to the site's root."""
SOON = timedelta(days=30)
"""How long before they begin days off are announced."""
STAFF = "huong-dan-bien-tap/"
"""Where the pages for staff lie, in Vietnamese alone."""
STAFF_FORM = f"{STAFF}thu-tuc/"


@dataclass(frozen=True)
class Context:
    """What every fragment may ask: the library, the day of the build, the guide's languages.

    `root` is the project's folder: attachments of renovations lie below it.
    """

    library: Library
    today: date
    languages: tuple[str, ...] = (VIETNAMESE,)
    root: Path = Path()

    def in_language(self, language: str) -> Context:
        """The same in another language; `self` is Vietnamese."""
        if language == VIETNAMESE:
            return self
        return replace(self, library=english_library(self.library))

    @cached_property
    def shared(self) -> dict[str, object]:
        """What all templates see."""
        ward = self.library.ward
        return {
            "library": self.library,
            "ward": ward,
            "site": self.library.site,
            "hours": facts.hours_words(ward),
            "week": _week(ward),
            "days_off": days_off(ward, self.today),
            "known_until": known_until(self.today),
            "soon": self.today + SOON,
            "counts": self.library.counts,
            "today": self.today,
        }


def _week(ward: Ward) -> list[list[object]]:
    """The week for the scripts, from Sunday as they count: each day's name, then its stretches."""
    *workdays, sunday = facts.DAY_WORDS.items()
    return [
        [
            _(name),
            *([f"{one.opens:%H:%M}", f"{one.closes:%H:%M}"] for one in ward.hours.get(day, ())),
        ]
        for day, name in (sunday, *workdays)
    ]


def speak_in_templates(environment: Environment) -> None:
    """Let templates say `_("…")` in the language spoken when they are rendered."""
    environment.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]  # by the extension


def in_vietnamese(text: str) -> str:
    """`text`, which is Vietnamese whatever the page's language: a law's name, an official title."""
    return text if spoken() == VIETNAMESE else Untranslated(text)


class Standing(NamedTuple):
    """How works stand on a day: in words, in a colour (`tone`) and as an icon."""

    name: str
    sentence: str
    tone: str
    icon: str


_LOOKS = {
    State.PLANNED: ("calm", "calendar-clock"),
    State.RUNNING: ("good", "hammer"),
    State.OVERDUE: ("late", "calendar-alert"),
    State.EXPIRED: ("late", "file-alert-outline"),
    State.PAUSED: ("late", "pause-circle-outline"),
    State.STOPPED: ("halted", "hand-back-left"),
    State.FINISHED: ("calm", "check-circle-outline"),
}


def standing(renovation: Renovation, today: date) -> Standing:
    """How `renovation` stands on `today`, for the page and the list."""
    now = state(renovation, today)
    return Standing(_(STATE_WORDS[now]), standing_words(renovation, today), *_LOOKS[now])


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.guide"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=plain_text,
        extensions=["jinja2.ext.i18n"],
    )
    speak_in_templates(environment)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.filters |= {
        "rich": rich_text,
        "day": facts.day_words,
        "days": facts.days_words,
        "standing": standing,
        "caution_source": facts.caution_source,
        "time_words": facts.time_words,
        "time_note": facts.time_note,
        "fee_words": facts.fee_words,
        "fee_tone": facts.fee_tone,
        "sheets": facts.sheet_words,
        "fold": fold,
        "key": short_key,
        "joined": lambda texts, separator: joined(separator, texts),
        "original": original,
        "plain": str,
        "vietnamese": in_vietnamese,
        "worded": worded,
    }
    environment.globals |= {
        "icon": icon,
        "VIA": facts.VIA_WORDS,
        "KIND": facts.KIND_WORDS,
        "AUDIENCE": facts.AUDIENCE_WORDS,
        "Actor": Actor,
        "ENDED": ENDED,
    }
    return environment


def render(name: str, context: Context, root: str, **values: object) -> str:
    """Render the fragment `name`; `root` leads from its page to the site's root."""
    template = _environment().get_template(f"{name}.html.j2")
    return template.render(context.shared, root=root, **values)


def social(context: Context, picture: SocialPicture, code: str, *, general: bool = False) -> Markup:
    """What chats read in a page's head; `code` is the page beside which the picture lies.

    A `general` picture stands for a page that has none, and leaves the page its own title.
    """
    html = render(
        "social",
        context,
        ROOT_FROM_PAGE,
        picture=picture,
        code=code,
        general=general,
        locale=locale(),
        size=(WIDTH, HEIGHT),
    )
    return Markup(html)  # noqa: S704 - a template with autoescape


def short_key(paper: Paper) -> str:
    """The paper's key, short enough to stand on every page: a phone keeps ticks under it."""
    return f"{zlib.crc32(paper_key(paper).encode()):x}"


def procedure_body(context: Context, procedure: Procedure) -> str:
    """The citizen's page of one procedure."""
    library = context.library
    filled = facts.with_current_fees(procedure, library.ward, context.today)
    return render(
        "procedure",
        context,
        ROOT_FROM_PAGE,
        procedure=filled,
        group=library.field_by_id[procedure.field],
        counter=library.ward.counter_for(procedure.field),
        times=facts.times(filled),
        fees=facts.fees(filled),
        papers=_papers_by_role(procedure.documents),
        case_titles={case.id: case.title for case in procedure.cases},
        online=next((c.url for c in procedure.channels if c.url), None),
        overdue=context.today > procedure.review_due_on,
        withdrawn=procedure.status is Status.WITHDRAWN,
        draft=procedure.status is Status.DRAFT,
        citizens_only=_citizens_only(procedure),
        edit_url=edit_url(library, procedure),
        report_url=report_url(library, procedure),
    )


def _citizens_only(procedure: Procedure) -> bool:
    """Whether a reader of English should be told that the record names only citizens."""
    who = procedure.audience
    return spoken() == ENGLISH and Audience.CITIZEN in who and Audience.FOREIGNER not in who


def _papers_by_role(papers: Iterable[Paper]) -> list[tuple[str, list[Paper]]]:
    groups = [(_("Nộp lại"), Role.SUBMIT), (_("Mang theo để xuất trình"), Role.SHOW)]
    papers = list(papers)
    found = [(title, [paper for paper in papers if paper.role is role]) for title, role in groups]
    return [(title, those) for title, those in found if those]


def edit_url(library: Library, procedure: Procedure) -> str | None:
    """The form in which staff change the procedure; None where the ward names no repository."""
    if library.ward.repository is None:
        return None
    form = f"{STAFF_FORM}?ma={procedure.code}"
    other = spoken() != VIETNAMESE
    return in_other_language(form, ROOT_FROM_PAGE) if other else f"{ROOT_FROM_PAGE}{form}"


def report_url(library: Library, procedure: Procedure) -> str | None:
    """The form on which a mistake is reported, begun; None where the ward names no repository.

    The names are those of `.github/ISSUE_TEMPLATE/bao-sai-sot.yml`.
    """
    if library.ward.repository is None:
        return None
    title = f"{procedure.code} {original(procedure.title)}"
    answers = {"template": "bao-sai-sot.yml", "title": title, "code": procedure.code}
    return f"{library.ward.repository.rstrip('/')}/issues/new?{urlencode(answers)}"


def field_body(context: Context, group: Group) -> str:
    """All procedures of one field."""
    procedures = _with_answers(context, context.library.in_field(group))
    counter = context.library.ward.counter_for(group.id)
    return render(
        "field", context, ROOT_FROM_PAGE, group=group, procedures=procedures, counter=counter
    )


def life_event_body(context: Context, event: LifeEvent) -> str:
    """One event in life: what to do, in order."""
    library = context.library
    steps = [
        (step, procedure, answer(library, procedure, context.today) if procedure else "")
        for step in event.steps
        for procedure in [library.by_code.get(step.procedure or "")]
    ]
    here = [procedure for _, procedure, _ in steps if procedure and not procedure.where]
    fields = dict.fromkeys(procedure.field for procedure in here)
    counters = {counter.name: counter for counter in map(library.ward.counter_for, fields)}
    return render(
        "life-event",
        context,
        ROOT_FROM_PAGE,
        event=event,
        steps=steps,
        papers=shared_papers(library, event),
        counters=counters.values(),
    )


def blocks(context: Context, root: str) -> dict[str, str]:
    """The blocks that hand-written pages may hold, by the names of their slots."""
    library = context.library
    letters: dict[str, list[tuple[Procedure, str]]] = {}
    for procedure, words in _with_answers(context, library.alphabetical):
        letters.setdefault(first_letter(procedure.title), []).append((procedure, words))
    return {
        "home": render("home", context, root),
        "life-events": render("block-life-events", context, root),
        "fields": render("block-fields", context, root),
        "a-z": render("block-a-z", context, root, letters=letters),
        "codes": render("block-codes", context, root, titles=sorted(library.titles().items())),
        "news": render("block-news", context, root),
        "works": render("block-works", context, root, places=by_street(library, context.today)),
        "contact": render("block-contact", context, root),
        "opening": render("block-opening", context, root),
        "rules": render("block-rules", context, root, sections=explanations()),
        "social": social(context, home_picture(library), HOME_CODE, general=True),
        "sitemap": _sitemap(context),
    }


def _with_answers(context: Context, procedures: Iterable[Procedure]) -> list[tuple[Procedure, str]]:
    return [
        (procedure, answer(context.library, procedure, context.today)) for procedure in procedures
    ]


def _sitemap(context: Context) -> str:
    """Every page with a code; where there is English, each names its twin.

    The twins stand here and not in the pages' heads, because Material's script would fetch them.
    """
    site = context.library.site
    top = site.url.removesuffix(f"{ENGLISH}/") if spoken() == ENGLISH else site.url
    twins = context.languages if context.languages[1:] else ()
    link = Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>')
    written = []
    for code in sorted(context.library.titles()):
        page = site.page(code)
        urls = {VIETNAMESE: top + page, ENGLISH: f"{top}{ENGLISH}/{page}"}
        links = [link.format(language, urls[language]) for language in twins]
        loc = Markup("<url><loc>{}</loc>{}</url>\n")
        written.append(loc.format(site.page_url(code), Markup("").join(links)))
    return "".join(written)
