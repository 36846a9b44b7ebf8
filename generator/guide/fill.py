"""Filling: a folder that holds a frame becomes the whole site.

Works on any folder in which some generator has drawn the frame and the hand-written pages, so the
generator can be replaced without touching the library.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.disk.again import put
from generator.disk.reading import read_plain_text
from generator.errors import MotchamError
from generator.guide import headers, qr
from generator.guide.addresses import refuse_strange_pages
from generator.guide.assets.brand import put_brand
from generator.guide.assets.page_assets import (
    PageAssets,
    read_page_assets,
    speaking_with,
    squeezed,
    write_page_assets,
)
from generator.guide.assets.scripts import SEARCH, join_scripts, search_version
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
from generator.guide.frame import FRAME, fill_slots, link_codes, slots
from generator.guide.languages import language_of, switch
from generator.guide.machines import CHANGES_PAGE
from generator.guide.machines.beside import files_at_the_top, files_beside
from generator.guide.now import days_off_in_script
from generator.guide.offline.kept_guide import (
    KeptGuide,
    KeptPage,
    choose_worker,
    write_offline_library,
)
from generator.guide.pages import FramedPage, framed_pages
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
from generator.library.registers.address import HOME_CODE
from generator.views.change_log import told_changes

HOME = "index.html"
"""The page at the root."""
NOT_FOUND = "404.html"
"""What a host shows at every address that leads nowhere."""


def fill(site_dir: Path, context: Context, *, preview: bool = False, offline: bool = True) -> None:
    """Write every page of the library into `site_dir` and fill the slots of the pages there.

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
        _fill(site_dir, frame, local, preview=preview, offline=offline)


def read_frame(site_dir: Path) -> str:
    """The frame that a generator has drawn. Raises MotchamError where there is none."""
    try:
        return read_plain_text(site_dir / FRAME)
    except OSError:
        raise MotchamError(
            f"Không thấy khung «{site_dir / FRAME}».", "Dựng trang bằng MkDocs trước, rồi điền."
        ) from None


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


def _fill(site_dir: Path, frame: str, context: Context, *, preview: bool, offline: bool) -> None:
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
    pages = linked_pages(context)
    assets = read_page_assets(site_dir, frame, policy=not preview)
    whole = assets.page(frame)
    kept = []

    write_page_assets(site_dir, assets)
    for page in pages:
        where, content = framed(page, context)
        content["body"] = assets.with_own_scripts(content["body"], frame)
        if page.listed:
            kept.append(KeptPage(where, content))
        html = assets.fitted(fill_slots(whole, content, where))
        _write(site_dir / where / "index.html", html)
        _write(site_dir / where / qr.FILE, qr.page_qr(context.published.site, page.code))
        if page.record is not None:
            _write(site_dir / where / "index.json", page.record)
        if page.picture is not None:
            put(site_dir / where / social_picture.FILE, social_picture.draw(page.picture))
        for name, data in page.files.items():
            put(site_dir / where / name, data)
    for one in drawn:
        _write(site_dir / one.file, _finished(one, assets, speaks_with(context.published.ward)))
    _write_for_machines(site_dir, context)
    listed = map(context.addresses, _listed(context, pages, drawn))
    write_sitemap(site_dir, context.published.site.url, listed)
    if offline:
        drawn = [one for one in drawn if not one.file.startswith(STAFF)]
        scanned = _linked(kept_renovation_page(context), known)
        kept.append(KeptPage(*framed(scanned, context)))
        others = {one.file.removesuffix("index.html"): _assembled(one, assets) for one in drawn}
        guide = KeptGuide(whole, kept, others)
        searched = dict.fromkeys((f"search/{name}" for name in SEARCH), search_version(site_dir))
        versions = assets.versions | searched | branded
        write_offline_library(site_dir, guide, versions, context.today)
    if current_locale() == VIETNAMESE:  # the language at the top of the host
        _write_for_host_and_staff(site_dir, context)


def _write_for_machines(site_dir: Path, context: Context) -> None:
    for code, files in files_beside(context).items():
        for name, text in files.items():
            _write(site_dir / context.published.site.page(code) / name, text)
    for name, text in files_at_the_top(context).items():
        _write(site_dir / name, text)


def known_codes(context: Context) -> dict[str, str]:
    """Every code to which a page may link, with its title."""
    return dict(context.published.titles()) | {HOME_CODE: ""}


def linked_pages(context: Context) -> list[FramedPage]:
    """The pages that are put into the frame, in the language in use."""
    known = known_codes(context)
    return [_linked(page, known) for page in (*framed_pages(context), *renovation_pages(context))]


def _linked(page: FramedPage, known: Mapping[str, str]) -> FramedPage:
    """`page` as it is put into the frame: its links by code lead somewhere, its HTML is compact."""
    body = link_codes(squeezed(page.body), ROOT_FROM_PAGE, known, f"Q/{page.code}/")
    return replace(page, head=squeezed(page.head), body=body)


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


def _finished(drawn: _DrawnPage, assets: PageAssets, host: str) -> str:
    """The whole page as it is sent; the forms for staff may speak with `host`, if there is one."""
    html = _assembled(drawn, assets)
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


def _listed(
    context: Context, pages: Iterable[FramedPage], drawn: Iterable[_DrawnPage]
) -> list[str]:
    """The pages, as `Q/HT01/`, that search engines may list; the home page at its one address."""
    site = context.published.site
    own = [one.page for one in drawn if one.file != NOT_FOUND and is_listed(one.html)]
    lasting = (site.page_url(page.code) for page in pages if page.listed)
    return [*own, *(url.removeprefix(site.url) for url in lasting)]


def _write(path: Path, text: str) -> None:
    put(path, text.encode())
