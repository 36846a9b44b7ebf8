"""The built site in a real browser."""

from __future__ import annotations

import http
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
)

from generator.clock import today
from generator.guide.build import build_site
from generator.guide.file_forms import DESCRIPTION
from generator.guide.form import API
from generator.guide.fragments import FILE_FORMS
from generator.guide.options import BuildOptions
from generator.library.checked.library import load_library
from generator.library.checked.published import Published
from generator.library.forms.paths import DEFAULTS, HOLIDAYS, SAMPLE, Roots
from generator.library.local.in_unit import mark_for_overlays
from generator.library.models.ward import Sending
from tests.browser.chromium import PHONE, chromium, served
from tests.browser.github import GitHub, github
from tests.browser.kinds import HOLIDAY_NOTICES, PROVINCE_FEES
from tests.browser.sending import FORM, STAFF, OpenForm
from tests.browser.staff import staff_context, staff_site, write_staff_forms
from tests.browser.test_file_forms import OF_THE_UNIT
from tests.browser.test_form import SMALL
from tests.browser.waiting import BUSY_MS, COUNT, slowed
from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import BIRTH_FILE, THE_SAMPLE, WARD_FILE, write_guide
from tests.once import made_once

Reader = Callable[..., Page]
"""Opens a page; see `at`."""

expect.set_options(timeout=BUSY_MS)


@pytest.fixture(scope="session")
def library() -> Published:
    """What is published of the sample."""
    library, problems = load_library(THE_SAMPLE)
    assert library is not None, problems
    return library.on(today())


@pytest.fixture(scope="session")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site, built once for all workers; no test changes it."""
    options = BuildOptions(SAMPLE)
    return made_once(tmp_path_factory, "site", lambda site: build_site(sample, site, options))


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """Where the built site answers."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def untranslated_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small guide answers in English of whose procedures nothing is translated."""
    folder = tmp_path_factory.mktemp("untranslated") / "guide"
    with served(build(with_english(with_frame(write_guide(folder))))) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with chromium(windowless=True) as browser:
        yield browser


@pytest.fixture
def open_page(browser: Browser, home: str) -> Iterator[Callable[..., Page]]:
    """Open a path on a phone. At the end: no error in the console, no request to another host.

    With `clocked` the test may stop the page's clock (`time_stands_still`).
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(
        path: str = "/",
        *,
        javascript: bool = True,
        base: str = home,
        clocked: bool = False,
        **options: object,
    ) -> Page:
        options = {"viewport": PHONE, "locale": "vi-VN", "service_workers": "block", **options}
        context = browser.new_context(java_script_enabled=javascript, **options)  # type: ignore[arg-type]  # options are playwright's own
        contexts.append(context)
        context.add_init_script(COUNT)
        page = slowed(context.new_page())
        if clocked:
            page.clock.install()

        def hear(message: ConsoleMessage) -> None:
            if message.type == "error":
                faults.append(f"console: {message.text}")

        def see(request: Request) -> None:
            if urlsplit(request.url).netloc not in (urlsplit(base).netloc, ""):
                faults.append(f"other host: {request.url}")

        page.on("console", hear)
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("request", see)
        response = page.goto(base + path, wait_until="load")
        assert response is not None or base.startswith("file:")
        if response and response.status == http.HTTPStatus.NOT_FOUND:
            faults.clear()  # the browser reports the page's own 404 as an error
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def opened_at(browser: Browser) -> Iterator[Reader]:
    """Open an address at a moment of the phone's clock; each time on a new phone."""
    contexts = []

    def opened(moment: str, address: str, **phone: Any) -> Page:
        context = browser.new_context(viewport=PHONE, service_workers="block", **phone)
        contexts.append(context)
        page = slowed(context.new_page())
        page.clock.install(time=moment)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def at(opened_at: Reader, address: str) -> Reader:
    """Open a page at a moment of Vietnam's clock, on a phone that stands somewhere else."""

    def at_(moment: str, path: str = "/", timezone: str = "Europe/Paris") -> Page:
        phone = {"locale": "vi-VN", "timezone_id": timezone}
        return opened_at(f"{moment}:00+07:00", address + path, **phone)

    return at_


@pytest.fixture(scope="module")
def sending_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide of a unit that lets its staff send from the forms."""
    guide = with_frame(write_guide(tmp_path_factory.mktemp("sending") / "guide"))
    guide.add(WARD_FILE, "repository: https://github.com/phuong/mot-cham\nsending: github\n")
    return build(guide)


@pytest.fixture
def hub(sending_site: Path) -> Iterator[GitHub]:
    """The stand-in, with which the form's page speaks in GitHub's stead."""
    files = [sending_site / STAFF / "thu-tuc" / name for name in ("index.html", "form.json")]
    texts = [file.read_text(encoding="utf-8") for file in files]
    with github() as hub:
        hub.files["main"][BIRTH_FILE] = (sending_site / "Q/HT01/source.yml").read_bytes()
        for file, text in zip(files, texts, strict=True):
            file.write_text(text.replace(API, hub.address), encoding="utf-8")
        yield hub
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    assert not hub.unlike


@pytest.fixture
def older(hub: GitHub) -> bytes:
    """The file as it was before the last proposal, of two commits, that changed it."""
    now = hub.files["main"][BIRTH_FILE]
    older = re.sub(rb"(?m)^title: .*$", "title: Tên cũ".encode(), now)
    hub.commit({BIRTH_FILE: older})
    hub.commit({"README.md": b"x"})
    hub.merge({BIRTH_FILE: now.replace(b"summary: ", b"summary: x")}, {BIRTH_FILE: now})
    return older


@pytest.fixture
def open_form(browser: Browser, sending_site: Path, hub: GitHub) -> Iterator[OpenForm]:
    """Open the form of the birth certificate; its pages speak with the stand-in."""
    assert hub.address
    with served(sending_site) as home:
        contexts = []

        def open_() -> Page:
            context = browser.new_context(viewport=SMALL, locale="vi-VN")
            contexts.append(context)
            page = slowed(context.new_page())
            page.goto(home + FORM)
            expect(page.get_by_label("Tên thủ tục")).to_be_visible()
            return page

        yield open_
        for context in contexts:
            context.close()


@pytest.fixture(scope="module")
def staff_home(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The repository's own site, of a ward that names where its staff edit."""
    folder = tmp_path_factory.mktemp("staff") / "site"
    shutil.copytree(site, folder)
    with served(staff_site(folder)) as address:
        yield address


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Roots:
    """The sample, with a file of each kind that a form writes."""
    folder = tmp_path_factory.mktemp("every-kind") / "guide"
    for part in ("procedures", "provinces", "wards", "site_src/pages"):
        shutil.copytree(THE_SAMPLE.folder / part, folder / part)
    [ht02] = [one for one in staff_context().published.in_library if one.code == "HT02"]
    texts = {
        f"{OF_THE_UNIT}/local/HT02.yml": f'of: "{mark_for_overlays(ht02)}"\nwhere: Quầy 1\n'
        "time: {value: 1, unit: working_day}\n",
        DEFAULTS: "hours_note: Nghỉ.\ntrusted_hosts: [a.vn]\n",
        HOLIDAYS: HOLIDAY_NOTICES,
        "provinces/mau.yml": PROVINCE_FEES,
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return THE_SAMPLE.in_folder(folder)


@pytest.fixture(scope="module")
def kinds_hub(
    site: Path, every_kind: Roots, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[GitHub, str]]:
    """The stand-in, and where the forms answer that speak with it in GitHub's stead."""
    folder = tmp_path_factory.mktemp("two-people") / "site"
    shutil.copytree(site, folder)
    context = staff_context(every_kind)
    published = context.published
    ward = published.ward.model_copy(update={"sending": Sending.GITHUB})
    write_staff_forms(folder, replace(context, published=replace(published, ward=ward)))
    with github() as hub, served(folder) as home:
        files = {
            DESCRIPTION: (API, hub.address),
            f"{FILE_FORMS}index.html": ("connect-src 'self'", f"connect-src 'self' {hub.address}"),
        }
        for name, (old, new) in files.items():
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text
            (folder / name).write_text(
                text.replace(old, new).replace("phuong-mau/mot-cham", "phuong/mot-cham"),
                encoding="utf-8",
            )
        yield hub, home
    assert not hub.unlike


@pytest.fixture
def open_kind(browser: Browser, kinds_hub: tuple[GitHub, str]) -> Iterator[Callable[..., Page]]:
    """Open a file in the browser of another person each time."""
    contexts = []

    def open_(kind: str, name: str, size: ViewportSize) -> Page:
        context = browser.new_context(viewport=size, locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{kinds_hub[1]}/{FILE_FORMS}?loai={kind}&ma={name}")
        expect(page.locator(".mc-form")).to_be_visible()
        return page

    yield open_
    for context in contexts:
        context.close()
