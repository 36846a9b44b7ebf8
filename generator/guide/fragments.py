"""From models to HTML fragments. Autoescape is on: text from YAML is never markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, cast
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup

from generator.guide.addresses import only_in_vietnamese
from generator.guide.assets.compiled import COMPILED_FRAGMENTS
from generator.guide.assets.icons import icon
from generator.guide.glossary import Glossary
from generator.guide.languages import in_other_language, twins
from generator.guide.machines import CHANGES_PAGE, feed_file
from generator.guide.now import NowLine, now_at_unit, now_for_procedure
from generator.guide.rich_text import breakable, mail_words, plain_text, rich_text, unbroken
from generator.guide.sharing.previews import locale
from generator.guide.sharing.social_picture import HEIGHT, WIDTH, SocialPicture
from generator.library.checked.english import english
from generator.library.checked.published import Published
from generator.library.desk.days_off import DaysOff, days_off
from generator.library.forms.paths import SAMPLE, Roots
from generator.library.language.folding import first_letter, fold
from generator.library.language.formats import day_words
from generator.library.language.locale import (
    VIETNAMESE,
    current_level,
    current_locale,
    gettext,
    in_unit_words,
    ngettext,
)
from generator.library.language.made_once import Same, made_once
from generator.library.language.mixed_text import (
    Untranslated,
    closed,
    format_mixed,
    join_mixed,
    original,
)
from generator.library.models.glossary import Term
from generator.library.models.procedure import Role
from generator.library.registers.address import HOME_CODE, Site
from generator.library.registers.sheet_kinds import SheetKind
from generator.library.renovations.state import State
from generator.library.rules.explained import explanations
from generator.views.catalogue import FieldView, LifeEventView, PageView
from generator.views.change_log import changed_days
from generator.views.first_screen import boxes
from generator.views.guide import GuideView
from generator.views.hours import days_words
from generator.views.national_record import RecordView
from generator.views.other_offices import by_group
from generator.views.procedure import LawView, ProcedureView, everywhere
from generator.views.renovation import ENDED
from generator.views.streets import by_street
from generator.views.unit import UnitView

ROOT_FROM_PAGE = "../../"
"""The way from `/Q/<CODE>/` to the site's root."""
_FEED_LINK = '<link rel="alternate" type="application/atom+xml" href="{}{}">'
SOON = timedelta(days=30)
"""How long before they begin days off are announced."""
STAFF = "huong-dan-bien-tap/"
"""Where the pages for staff lie, in Vietnamese alone."""
STAFF_FORM = f"{STAFF}thu-tuc/"
FILE_FORMS = f"{STAFF}tep/"


@dataclass(frozen=True)
class Around:
    """What is the same on the pages of all procedures and events, on a day, in a language."""

    unit: UnitView
    site: Site
    terms: tuple[Term, ...]
    soon_off: tuple[tuple[DaysOff, bool], ...]


@dataclass(frozen=True)
class Context:
    """What every fragment may ask: what is published, and the guide's languages.

    `roots` say where the files are: attachments of renovations among them.
    """

    published: Published
    languages: tuple[str, ...] = (VIETNAMESE,)
    roots: Roots = field(default_factory=lambda: Roots(Path(), SAMPLE))

    @property
    def today(self) -> date:
        """The day for which the site is built."""
        return self.published.day

    @cached_property
    def guide(self) -> GuideView:
        """All that the guide tells."""
        return GuideView(self.published)

    def in_language(self, language: str) -> Context:
        """The same in another language; `self` is Vietnamese."""
        return self if language == VIETNAMESE else self._in_english

    @cached_property
    def _in_english(self) -> Context:
        return replace(self, published=english(self.published))

    @cached_property
    def _untranslated(self) -> frozenset[str]:
        return only_in_vietnamese(self.roots)

    def addresses(self, page: str) -> dict[str, str]:
        """The full addresses of `page` (`Q/HT01/`): by language where it has a twin, or its own."""
        url = self.published.site.url
        alone = page.startswith(STAFF) or page in self._untranslated or not self.languages[1:]
        return {current_locale(): f"{url}{page}"} if alone else twins(url, page)

    @cached_property
    def twinned(self) -> frozenset[str]:
        """The codes whose pages lie beside the same as Markdown (see `machines`)."""
        fields = {field.code for field in self.published.fields}
        records = {one.code for one in self.published.procedures if one.is_record}
        return frozenset(self.published.titles().keys() - fields - records)

    @cached_property
    def days_off(self) -> list[DaysOff]:
        """The days off that pages know of."""
        same = Same(self.published, self.published.ward, self.published.holidays)
        return _days_off(same, self.today, current_locale(), current_level())

    @cached_property
    def soon_off(self) -> tuple[tuple[DaysOff, bool], ...]:
        """Those that are announced without a script, and whether they have begun."""
        soon = (off for off in self.days_off if off.first <= self.today + SOON)
        return tuple((off, off.first <= self.today) for off in soon)

    @cached_property
    def around(self) -> Around:
        """What the pages of procedures and events say of what is around them."""
        published = self.published
        return Around(self.guide.unit, published.site, published.terms, self.soon_off)

    @cached_property
    def shared(self) -> dict[str, object]:
        """What all templates see."""
        main = self.published.ward.headquarters
        return {
            "guide": self.guide,
            "unit": self.guide.unit,
            "site": self.published.site,
            "now": now_at_unit(self.published),
            "here": main.name if main else "",
            "days_off": self.days_off,
            "soon_off": self.soon_off,
            "to_top": way_to_top(),
            "today": self.today,
        }


@lru_cache(maxsize=8)  # of a unit in both languages, as pages know them since some day
def _days_off(of: Same, day: date, _language: str, _level: str) -> list[DaysOff]:
    published = cast("Published", of.it)
    return days_off(published.ward, published.holidays, day)


def way_to_top() -> str:
    """From the top of this language's site to that of the host."""
    return "" if current_locale() == VIETNAMESE else "../"


def speak_in_templates(environment: Environment) -> None:
    """Let templates say `_("…")` in the language in use when they are rendered."""
    environment.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]  # by the extension
    environment.globals["_"] = gettext  # the extension's own asks for it by name each time


def in_vietnamese(text: str) -> str:
    """`text`, which is Vietnamese whatever the page's language: a law's name, an official title."""
    return text if current_locale() == VIETNAMESE else Untranslated(text)


class Look(NamedTuple):
    """How a state of works is drawn: in a colour (`tone`) and with an icon."""

    tone: str
    icon: str


_LOOKS = {
    State.PLANNED: Look("calm", "calendar-clock"),
    State.RUNNING: Look("good", "hammer"),
    State.OVERDUE: Look("late", "calendar-alert"),
    State.EXPIRED: Look("late", "file-alert-outline"),
    State.PAUSED: Look("late", "pause-circle-outline"),
    State.STOPPED: Look("halted", "hand-back-left"),
    State.FINISHED: Look("calm", "check-circle-outline"),
}


@pass_context
def _rich_text(context: TemplateContext, text: str) -> Markup:
    """`text` as HTML; the first time on the page, a hard word with its meaning."""
    return rich_text(text, context["glossary"].explain)


@made_once
def _record_sections(
    record: RecordView, laws: tuple[LawView, ...], audience: tuple[str, ...], national_code: str
) -> Markup:
    """What a national record says at length, as HTML; its template is given nothing of a unit."""
    template = _environment().get_template("record-sections.html.j2")
    html = template.render(record=record, laws=laws, audience=audience, national_code=national_code)
    return Markup(html)  # noqa: S704 - a template with autoescape


class _Parts(NamedTuple):
    """What of a procedure's page names no unit, as HTML, and the hard words `said` until then.

    The boxes `before` and `after` that of the places, what the `law` says more, the `first` part
    below and the `rest`.
    """

    before: Markup
    after: Markup
    law: Markup
    first: Markup
    rest: Markup
    said: tuple[str, ...]


_CUT, _NUMBER = Markup("<!--cut-->"), Markup("<!--number-->")
"""Where parts end, and where the number to call stands in one: no text from YAML has a tag."""
_TO_CALL = Markup(' <a class="nb" href="tel:{}">{}</a>')


@pass_context
def _shared_parts(page: TemplateContext, here: bool, phone: str | None) -> _Parts:  # noqa: FBT001 - a template gives it by place
    """The parts of the page that is being drawn, with the unit's `phone` where one has to ask."""
    glossary: Glossary = page["glossary"]
    own = (page["everywhere"], page["vietnamese_url"], "here" if here else "")
    parts = _parts(*own, tuple(glossary.terms), glossary.said)
    glossary.said = parts.said
    call = _TO_CALL.format(phone.replace(" ", ""), phone) if phone else ""
    before, after = (Markup(part.replace(_NUMBER, call)) for part in parts[:2])  # noqa: S704 - a template with autoescape
    return parts._replace(before=before, after=after)


@made_once
def _parts(
    view: ProcedureView,
    vietnamese_url: str,
    here: str,
    terms: tuple[Term, ...],
    said: tuple[str, ...],
) -> _Parts:
    """The parts of the page of `view`, which is told so wherever it is done (`here`) or is not."""
    glossary = Glossary(terms, said)
    html = (
        _environment()
        .get_template(f"{_template(view)}-parts.html.j2")
        .render(
            procedure=view,
            vietnamese_url=vietnamese_url,
            here=here,
            glossary=glossary,
            root=ROOT_FROM_PAGE,
            to_top=way_to_top(),
            cut=_CUT,
            number=_NUMBER,
        )
    )
    before, after, law, first, rest = map(Markup, html.split(_CUT))
    return _Parts(before, after, law, first, rest, glossary.said)


def _template(view: ProcedureView) -> str:
    return "record" if view.record else "procedure"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.guide"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # what is kept is of the program as it was started
        bytecode_cache=COMPILED_FRAGMENTS,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=plain_text,
        extensions=["jinja2.ext.i18n"],
        optimized=False,  # in our templates it finds nothing to reckon beforehand, in 0.03 s
    )
    speak_in_templates(environment)
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "sort_keys": True,
        "separators": (",", ":"),
    }
    environment.filters |= {
        "rich": _rich_text,
        "unbroken": unbroken,
        "breakable": breakable,
        "mail_words": mail_words,
        "day": day_words,
        "days": days_words,
        "look": _LOOKS.__getitem__,
        "fold": fold,
        "join_mixed": lambda texts, separator: join_mixed(separator, texts),
        "original": original,
        "unit_words": in_unit_words,
        "plain": str,
        "closed": closed,
        "vietnamese": in_vietnamese,
        "format_mixed": format_mixed,
    }
    environment.globals |= {
        "icon": icon,
        "ENDED": ENDED,
        "Role": Role,
        "first_boxes": boxes,
        "record_sections": _record_sections,
        "shared_parts": _shared_parts,
    }
    return environment


def render(name: str, context: Context, root: str, **values: object) -> str:
    """Render the fragment `name`; `root` leads from its page to the site's root."""
    template = _environment().get_template(f"{name}.html.j2")
    glossary = Glossary(context.published.terms)
    return template.render(context.shared, root=root, glossary=glossary, **values)


def page_head(name: str, context: Context, **told: object) -> str:
    """What the fragment `name` says in the head of a page at `/Q/<code>/`."""
    return _drawn(name, context.around, **told)


def social(
    context: Context,
    picture: SocialPicture,
    code: str,
    *,
    page: str | None = None,
    listed: bool = True,
) -> Markup:
    """What chats and search engines read in the head of the page of `code`, where its picture lies.

    For a `page` (`lien-he/`) that has no picture, another's stands, and leaves it its own title.
    Of one that search engines may not list, no twin is named.
    """
    site = context.published.site
    general = page is not None
    if page is None:
        page = site.page_url(code).removeprefix(site.url)
    twins = context.addresses(page)
    html = page_head(
        "social",
        context,
        picture=picture,
        page=page,
        beside=site.page(code),
        twinned=page.removeprefix("Q/").rstrip("/") in context.twinned,
        twins=twins.items() if listed and len(twins) > 1 else (),
        general=general,
        listed=listed,
        locale=locale(),
        size=(WIDTH, HEIGHT),
    )
    return Markup(html)  # noqa: S704 - a template with autoescape


def procedure_body(context: Context, view: ProcedureView) -> str:
    """The citizen's page of one procedure, or of a national record that nobody has rewritten."""
    published, others = context.published, context.guide.procedures
    page = _ProcedurePage(
        view,
        tuple((link.code, link.title, others[link.code].brief) for link in view.related),
        now_for_procedure(published, published.by_code[view.code]),
        edit_url(published, view),
        report_url(published, view),
        _in_vietnamese(context, view),
        everywhere(published, published.by_code[view.code]),
    )
    return _drawn(_template(view), context.around, **vars(page))


@dataclass(frozen=True)
class _ProcedurePage:
    """All that the page of one procedure says of its own.

    `related` has code, title and what is told in a line of each procedure that it leads to;
    `everywhere` is what no unit changes of it.
    """

    procedure: ProcedureView
    related: tuple[tuple[str, str, str], ...]
    now: NowLine
    edit_url: str | None
    report_url: str | None
    vietnamese_url: str
    everywhere: ProcedureView


def _drawn(name: str, around: Around, **own: object) -> str:
    """The page of what these hold, and of nothing else: a template that asks for more fails."""
    return (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(
            unit=around.unit,
            site=around.site,
            soon_off=around.soon_off,
            glossary=Glossary(around.terms),
            root=ROOT_FROM_PAGE,
            to_top=way_to_top(),
            **own,
        )
    )


def _in_vietnamese(context: Context, view: ProcedureView) -> str:
    """The way from a page of another language to the same in Vietnamese; empty where it is that."""
    page = context.published.site.page(view.code)
    return "" if current_locale() == VIETNAMESE else in_other_language(page, ROOT_FROM_PAGE)


def edit_url(published: Published, view: ProcedureView) -> str | None:
    """The form in which staff change the procedure; None where the ward names no repository."""
    return _form_url(published, f"{STAFF_FORM}?ma={view.code}")


def renovation_edit_url(published: Published, code: str) -> str | None:
    """The form in which staff say how the works stand; None as for `edit_url`."""
    return _form_url(published, f"{FILE_FORMS}?loai=renovation&ma={code}")


def _form_url(published: Published, form: str) -> str | None:
    if published.ward.repository is None:
        return None
    other = current_locale() != VIETNAMESE
    return in_other_language(form, ROOT_FROM_PAGE) if other else f"{ROOT_FROM_PAGE}{form}"


def report_url(published: Published, view: ProcedureView) -> str | None:
    """The form on which a mistake is reported, begun; None where the ward names no repository.

    The names are those of `.github/ISSUE_TEMPLATE/bao-sai-sot.yml`.
    """
    if published.ward.repository is None:
        return None
    title = f"{view.code} {original(view.title)}"
    answers = {"template": "bao-sai-sot.yml", "title": title, "code": view.code}
    return f"{published.ward.repository.rstrip('/')}/issues/new?{urlencode(answers)}"


def information_body(context: Context, view: PageView, content: str = "") -> str:
    """A hand-written page with a code; `content` is its HTML, empty where it is not translated."""
    html = Markup(content)  # noqa: S704 - what `hand_written` allows
    return render("information", context, ROOT_FROM_PAGE, page=view, content=html)


def field_body(context: Context, view: FieldView) -> str:
    """All procedures of one field."""
    return render("field", context, ROOT_FROM_PAGE, field=view)


def life_event_body(around: Around, event: LifeEventView, now: NowLine) -> str:
    """One event in life: what to do, in order."""
    return _drawn("life-event", around, event=event, now=now)


def _changes(context: Context, root: str) -> str:
    days = changed_days(context.published)
    return render("block-changes", context, root, days=days, home=HOME_CODE, feed=feed_file())


def _news(context: Context, root: str) -> str:
    changed = CHANGES_PAGE if changed_days(context.published) else ""
    return render("block-news", context, root, changed=changed)


def _a_z(context: Context, root: str) -> str:
    letters = _by_letter(context)
    records = [one for one in context.published.alphabetical if one.is_record]
    return render("block-a-z", context, root, letters=letters, records=records)


def _codes(context: Context, root: str) -> str:
    titles = sorted(context.published.titles().items())
    return render("block-codes", context, root, titles=titles)


BLOCKS: Mapping[str, Callable[[Context, str], str]] = {
    "home": lambda context, root: render("home", context, root),
    "life-events": lambda context, root: render(
        "block-life-events", context, root, events=context.guide.life_events
    ),
    "fields": lambda context, root: render("block-fields", context, root),
    "a-z": _a_z,
    "other-offices": lambda context, root: render(
        "block-other-offices", context, root, groups=by_group(context.guide.other_offices)
    ),
    "codes": _codes,
    "news": _news,
    "works": lambda context, root: render(
        "block-works", context, root, places=by_street(context.published)
    ),
    "contact": lambda context, root: render("block-contact", context, root),
    "changes": _changes,
    "feed": lambda _, root: Markup(_FEED_LINK).format(root, feed_file()),  # noqa: S704 - ours
    "opening": lambda context, root: render("block-opening", context, root),
    "rights": lambda context, root: render("block-rights", context, root),
    "sheets": lambda context, root: render("block-sheets", context, root, kinds=SheetKind),
    "rules": lambda context, root: render("block-rules", context, root, sections=explanations()),
}
"""How each block is drawn that hand-written pages may hold, by the name of its slot."""


def blocks(context: Context, root: str) -> dict[str, str]:
    """All blocks."""
    return {name: draw(context, root) for name, draw in BLOCKS.items()}


def _by_letter(context: Context) -> dict[str, list[ProcedureView]]:
    letters: dict[str, list[ProcedureView]] = {}
    for procedure in context.published.alphabetical:
        if not procedure.is_record:
            view = context.guide.procedures[procedure.code]
            letters.setdefault(first_letter(view.title), []).append(view)
    return letters
