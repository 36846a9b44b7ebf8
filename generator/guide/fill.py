"""Filling: a folder that holds a frame becomes the whole site.

Works on any folder in which some generator has drawn the frame and the hand-written pages, so the
generator can be replaced without touching the library.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from generator.disk.again import put, put_all
from generator.disk.reading import read_plain_text
from generator.errors import MotchamError
from generator.guide import headers, qr
from generator.guide.addresses import refuse_strange_pages
from generator.guide.assets.brand import put_brand
from generator.guide.assets.needed_rules import names_of_page
from generator.guide.assets.page_assets import (
    AS_WE_WRITE,
    OWN,
    PageAssets,
    read_page_assets,
    speaking_with,
    write_page_assets,
)
from generator.guide.assets.scripts import SEARCH, join_scripts, search_version
from generator.guide.compact import squeezed
from generator.guide.form import speaks_with
from generator.guide.fragments import (
    BLOCKS,
    FILE_FORMS,
    ROOT_FROM_PAGE,
    STAFF,
    STAFF_FORM,
    Context,
    social,
)
from generator.guide.frame import (
    FRAME,
    fill_parts,
    fill_slots,
    link_codes,
    parted,
    seen_first,
    slots,
)
from generator.guide.languages import language_of, switch
from generator.guide.machines import CHANGES_PAGE
from generator.guide.machines.beside import files_at_the_top, files_beside
from generator.guide.now import days_off_in_script
from generator.guide.offline.kept_guide import KeptGuide, choose_worker
from generator.guide.offline.not_kept import ANY_PAGE, not_kept_page
from generator.guide.pages import FramedPage, framed_pages, procedure_pages
from generator.guide.renovations import kept_renovation_page, renovation_pages
from generator.guide.search_index import PLACEHOLDER, search_index
from generator.guide.sharing import social_picture
from generator.guide.sharing.previews import home_picture
from generator.guide.sitemap import is_listed, write_sitemap
from generator.guide.unit_form import write_forms
from generator.library.desk import due as agenda
from generator.library.desk import ical as calendar
from generator.library.desk.days_off import known_until
from generator.library.language.locale import VIETNAMESE, current_locale, use_locale
from generator.library.models.procedure import Procedure
from generator.library.registers.address import HOME_CODE
from generator.views.change_log import told_changes

HOME = "index.html"
"""The page at the root."""
NOT_FOUND = "404.html"
"""What a host shows at every address that leads nowhere."""


def fill(
    site_dir: Path, context: Context, *, preview: bool = False, offline: bool = True
) -> Framing:
    """Write every page of the library into `site_dir` and fill the slots of the pages there.

    Gives how pages were put into the frame, for `fill_again`.

    A `preview` carries no policy, because the preview's server puts a script into every page.
    Phones keep the guide for reading without a network only where `offline`.
    Raises MotchamError where there is no frame, a slot is unknown or a link leads nowhere.
    """
    frame = read_frame(site_dir)
    missing = {"head", "body"} - slots(frame)
    if missing:
        raise MotchamError(f"Khung thiếu ô {', '.join(sorted(missing))}.", "Sửa mẫu của khung.")
    language = language_of(frame)
    with use_locale(language, context.published.ward.level):
        local = context.in_language(language)
        return _fill(site_dir, frame, local, preview=preview, offline=offline)


def fill_again(
    site_dir: Path, context: Context, framing: Framing, procedures: Sequence[Procedure]
) -> None:
    """Write into `site_dir` what lies at the addresses of these `procedures`, and nothing else.

    `context` is in the language of the site that was filled with this `framing`.
    """
    known = known_codes(context)
    for page in procedure_pages(context, procedures):
        framing.put(site_dir, _linked(page, known), context)


def read_frame(site_dir: Path) -> str:
    """The frame that a generator has drawn. Raises MotchamError where there is none."""
    try:
        return read_plain_text(site_dir / FRAME)
    except OSError:
        hint = (
            "«motcham build» và MkDocs tự điền, không cần lệnh này. Công cụ khác thì phải dựng sẵn "
            f"{FRAME}, có hai ô <!--motcham:head--> và <!--motcham:body-->."
        )
        raise MotchamError(f"Không thấy khung «{site_dir / FRAME}».", hint) from None


@dataclass(frozen=True)
class _DrawnPage:
    """A page that the generator drew itself, and what its slots will hold."""

    file: str
    html: str
    content: dict[str, str]

    @property
    def page(self) -> str:
        """Its address below the site's root: `lien-he/`; of the page for lost ones, the root's."""
        return _page(self.file)


def _fill(site_dir: Path, frame: str, context: Context, *, preview: bool, offline: bool) -> Framing:
    known = known_codes(context)
    refuse_strange_pages(site_dir, (page.code for page in context.published.pages))
    shutil.rmtree((site_dir / FRAME).parent)
    if not told_changes(context.published):
        shutil.rmtree(site_dir / CHANGES_PAGE, ignore_errors=True)
    choose_worker(site_dir, offline=offline, first=current_locale() == VIETNAMESE)
    _write(site_dir / "search" / "index.json", search_index(context.guide))
    _write(site_dir / "search" / "search_index.json", json.dumps(PLACEHOLDER))
    join_scripts(site_dir, days_off_in_script(context.days_off, known_until(context.today)))
    write_forms(site_dir, context)
    branded = put_brand(site_dir, context.guide.brand)
    frame = link_codes(frame, ROOT_FROM_PAGE, known, FRAME)
    drawn = list(_drawn_pages(site_dir, context, known))
    assets = read_page_assets(site_dir, frame, policy=not preview)
    framing = Framing(frame, assets.page(frame), assets)
    kept = KeptGuide(framing.whole) if offline else None

    write_page_assets(site_dir, assets)
    lasting, entries = _write_pages(site_dir, context, framing, kept)
    if kept:
        kept.add_framed(*framed(_linked(kept_renovation_page(context), known), context))
        _where, content = framed(_linked(not_kept_page(context), known), context)
        content["body"] = assets.with_own_scripts(content["body"], frame)
        kept.add_framed(ANY_PAGE, content)
    for one in drawn:
        whole = _assembled(one, assets)
        _write(
            site_dir / one.file, _finished(one, whole, assets, speaks_with(context.published.ward))
        )
        if kept and not one.file.startswith(STAFF):
            kept.add_drawn(one.file.removesuffix("index.html"), whole)
    _write_for_machines(site_dir, context, entries)
    listed = map(context.addresses, _listed(context, lasting, drawn))
    write_sitemap(site_dir, context.published.site.url, listed)
    if kept:
        searched = dict.fromkeys((f"search/{name}" for name in SEARCH), search_version(site_dir))
        kept.write(site_dir, assets.versions | searched | branded, context.today)
    if current_locale() == VIETNAMESE:  # the language at the top of the host
        _write_for_host_and_staff(site_dir, context)
    return framing


def _write_pages(
    site_dir: Path, context: Context, framing: Framing, kept: KeptGuide | None
) -> tuple[list[str], list[str]]:
    """Write each page in the frame as it is made.

    Gives the addresses of those that search engines may list, and the procedures' entries.
    """
    lasting, entries = [], []
    for page in linked_pages(context):
        where, content = framing.put(site_dir, page, context)
        if page.listed:
            lasting.append(context.published.site.page_url(page.code))
            if kept:
                kept.add_framed(where, content)
        if page.entry:
            entries.append(page.entry)
    return lasting, entries


@dataclass(frozen=True)
class Framing:
    """How pages are put into the frame of one site: the frame as it was drawn and as it is sent."""

    frame: str
    whole: str
    assets: PageAssets
    _suited: dict[frozenset[str], list[str]] = field(default_factory=dict, compare=False)
    """`whole` with the rules that a page can have use for, in parts, by what the page needs."""
    _asked: dict[tuple[frozenset[str], frozenset[str]], list[str]] = field(
        default_factory=dict, compare=False
    )
    """The same by the names and scripts in a page's slots."""

    def put(self, site_dir: Path, page: FramedPage, context: Context) -> tuple[str, dict[str, str]]:
        """Write all that lies at the address of `page`; gives where, and what the slots hold."""
        where, content = framed(page, context)
        asking = OWN if page.names is None else AS_WE_WRITE
        content["body"] = self.assets.with_own_scripts(content["body"], self.frame, asking)
        texts = {
            "index.html": seen_first(
                fill_parts(self._parts(page, content, context), content, where)
            ),
            qr.FILE: qr.page_qr(context.published.site, page.code),
        }
        if page.record is not None:
            texts["index.json"] = page.record
        files = {name: text.encode() for name, text in (texts | {**page.texts}).items()}
        if page.picture is not None:
            files[social_picture.FILE] = social_picture.draw(page.picture)
        put_all(f"{site_dir}/{where}".rstrip("/"), files | {**page.files})
        return where, content

    def _parts(self, page: FramedPage, content: Mapping[str, str], context: Context) -> list[str]:
        """The frame for `page`, whose `content` goes into its slots."""
        own = "".join(content.values())
        if page.names is None:
            names = frozenset(names_of_page(own))
        else:
            link = language_link(context, f"Q/{page.code}/", ROOT_FROM_PAGE)
            names = page.names.union(names_of_page(link))
        asked = names, self.assets.named_scripts(own)
        if asked not in self._asked:
            self._asked[asked] = self._suiting(*asked)
        return self._asked[asked]

    def _suiting(self, names: frozenset[str], scripts: frozenset[str]) -> list[str]:
        """The frame for pages with these names and scripts in its slots."""
        names |= _names_of(self.whole)
        scripts |= self.assets.named_scripts(self.whole)
        needs = self.assets.needs(names, scripts)
        if needs not in self._suited:
            self._suited[needs] = parted(self.assets.suited(self.whole, names, scripts))
        return self._suited[needs]


@lru_cache(maxsize=8)
def _names_of(html: str) -> set[str]:
    return names_of_page(html)


def _write_for_machines(site_dir: Path, context: Context, entries: Iterable[str]) -> None:
    for code, files in files_beside(context).items():
        for name, text in files.items():
            _write(site_dir / context.published.site.page(code) / name, text)
    for name, text in files_at_the_top(context, entries).items():
        _write(site_dir / name, text)


def known_codes(context: Context) -> dict[str, str]:
    """Every code to which a page may link, with its title."""
    return dict(context.published.titles()) | {HOME_CODE: ""}


def linked_pages(context: Context) -> Iterator[FramedPage]:
    """The pages that are put into the frame, in the language in use, as they are made."""
    known = known_codes(context)
    for page in chain(framed_pages(context), renovation_pages(context)):
        yield _linked(page, known)


def _linked(page: FramedPage, known: Mapping[str, str]) -> FramedPage:
    """`page` as it is put into the frame: its links by code lead somewhere, its HTML is compact.

    It is so already where its names are known.
    """
    head, body = page.head, page.body
    if page.names is None:
        head, body = squeezed(head), squeezed(body)
    return replace(page, head=head, body=link_codes(body, ROOT_FROM_PAGE, known, f"Q/{page.code}/"))


def framed(page: FramedPage, context: Context) -> tuple[str, dict[str, str]]:
    """Where `page` lies, and what it puts into the frame's slots."""
    where = f"Q/{page.code}/"
    language = {"language": language_link(context, where, ROOT_FROM_PAGE)}
    return where, {"head": page.head, "body": fill_slots(page.body, language, where)}


def _drawn_pages(site_dir: Path, context: Context, known: dict[str, str]) -> Iterator[_DrawnPage]:
    """The pages that the generator drew itself, with the content of their slots."""
    block = cache(lambda name, root: BLOCKS[name](context, root))
    for path in sorted(site_dir.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        where = path.relative_to(site_dir).as_posix()
        depth = where.count("/")
        root = context.published.site.root_path if where == NOT_FOUND else "../" * depth or "./"
        own = {}
        if slots(html):
            page = _page(where)
            picture = home_picture(context.guide)
            own = {
                "language": language_link(context, page, root),
                "social": social(context, picture, HOME_CODE, page=page, listed=is_listed(html)),
            }
        fill_slots(html, dict.fromkeys((*BLOCKS, *own), ""), where)  # all slots are known
        texts = {slot: own[slot] if slot in own else block(slot, root) for slot in slots(html)}
        held = {
            slot: link_codes(fill_slots(text, own, where), root, known, where)
            for slot, text in texts.items()
        }
        yield _DrawnPage(where, link_codes(html, root, known, where), held)


def _assembled(drawn: _DrawnPage, assets: PageAssets) -> str:
    """The whole page."""
    content = {
        slot: assets.with_own_scripts(squeezed(text), drawn.html)
        for slot, text in drawn.content.items()
    }
    return fill_slots(assets.page(drawn.html), content, drawn.file)


def _finished(drawn: _DrawnPage, whole: str, assets: PageAssets, host: str) -> str:
    """The `whole` page as it is sent; forms for staff may speak with `host`, if there is one."""
    html = seen_first(whole)
    if host and drawn.page in (STAFF_FORM, FILE_FORMS):
        html = speaking_with(html, host)
    return assets.fitted(html) if assets.brings_nothing(html) else html


def _page(file: str) -> str:
    return file.removesuffix("index.html").replace(NOT_FOUND, "")


def language_link(context: Context, page: str, root: str) -> str:
    """The link to `page` in the guide's other language; nothing where there is none."""
    return switch(page, root) if context.addresses(page).keys() > {current_locale()} else ""


def _write_for_host_and_staff(site_dir: Path, context: Context) -> None:
    """Write what no resident asks for: the headers that a host sends, and the staff's calendar."""
    published = context.published
    folders = {path.name for path in site_dir.iterdir() if path.is_dir()} - {*context.languages}
    files = {path.name for path in site_dir.iterdir() if path.is_file()}
    _write(site_dir / headers.FILE, headers.headers_file(published.site.root_path, folders, files))
    due = agenda.procedures_due(published)
    _write(site_dir / calendar.FILE, agenda.agenda_calendar(published.ward, due, published.day))


def _listed(context: Context, lasting: Iterable[str], drawn: Iterable[_DrawnPage]) -> list[str]:
    """The pages, as `Q/HT01/`, that search engines may list; the home page at its one address.

    `lasting` are the addresses of those in the frame.
    """
    own = [one.page for one in drawn if one.file != NOT_FOUND and is_listed(one.html)]
    return [*own, *(url.removeprefix(context.published.site.url) for url in lasting)]


def _write(path: Path, text: str) -> None:
    put(path, text.encode())
