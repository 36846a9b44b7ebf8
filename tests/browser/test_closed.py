"""What a stranger wrote into pages or YAML does nothing: refused, shown as text, or stopped."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from generator.guide.links import check_files
from tests.breadth import EVERY_27TH
from tests.browser.chromium import served
from tests.browser.hostile import (
    FIELDS,
    MARKDOWN,
    REFUSED_FIELDS,
    hostile_pages,
    payload,
    write_hostile,
)
from tests.browser.waiting import COUNT, DRAWN, all_results_shown
from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import Guide, write_guide

INJECTED = """\
<script>document.body.dataset.ran = "script"</script>
<script data-json="x">document.body.dataset.ran = "data"</script>
<script type="module">document.body.dataset.ran = "module"</script>
<script>__md_scope=new URL(".",location);document.body.dataset.ran = "like the theme's"</script>
<svg><script>document.body.dataset.ran = "svg"</script></svg>
<svg onload="document.body.dataset.ran = 'onload'"></svg>
<img src="x" onerror="document.body.dataset.ran = 'onerror'">
<iframe srcdoc="<script>parent.document.body.dataset.ran = 'frame'</script>"></iframe>
<object data="javascript:document.body.dataset.ran = 'object'"></object>
<a id="bad" href="javascript:void(document.body.dataset.ran = 'link')">Bấm</a>
"""
TAMPERED = ("/Q/HT02/index.html", "/404.html")
"""Pages into which it was put when they were built already."""
PLACES = ["/trang-thu/", *TAMPERED]

ACTING = (
    'meta[http-equiv]:not([content^="default-src"]), body meta, base, iframe, frame, object, embed,'
    "body style, body link:not(noscript link), math, svg script"
)
"""Elements that no policy or not every browser stops."""
CLICK = """() => {
  const runs = /^(javascript|data|vbscript):$/
  for (const one of document.querySelectorAll("a[href], [formaction], [onclick], svg a"))
    if (!one.matches("a[href]") || runs.test(one.protocol))
      one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))
  return new Promise(done => setTimeout(done))
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A guide whose every free text is hostile, and which passes its check all the same."""
    guide = with_frame(write_guide(tmp_path_factory.mktemp("hostile") / "guide"))
    return write_hostile(with_english(guide))


def test_hostile_text_in_a_free_text_is_text(hostile: Guide) -> None:
    assert [p for p in hostile.problems() if p.severity == "error"] == []


@pytest.mark.parametrize("case", REFUSED_FIELDS)
def test_what_is_no_free_text_takes_none(hostile: Guide, case: str) -> None:
    file, old, new = REFUSED_FIELDS[case]
    before = hostile.read(file)
    hostile.replace(file, old, new)
    try:
        found = {problem.file for problem in hostile.problems() if problem.severity == "error"}
    finally:
        hostile.write(file, before)
    assert file in found


class Injected(NamedTuple):
    """The built site, its address, and the paths of what was written by hand or has a code."""

    site: Path
    address: str
    paths: tuple[str, ...]

    def page(self, path: str) -> str:
        """What was built at `path`."""
        return (self.site / path[1:]).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def injected(hostile: Guide) -> Iterator[Injected]:
    """The guide with hostile pages too, built with its checks passed over, then tampered with."""
    for file, text in hostile_pages():
        hostile.write(file, text)
    problems = {p.file for p in check_files(hostile.roots) if p.severity == "error"}
    files = [file for file, _ in hostile_pages()]
    passed = [name for name, file in zip(MARKDOWN, files, strict=True) if file not in problems]
    assert passed == []
    hostile.write("site_src/pages/ke-la.txt", "alert('text')")
    hostile.write('site_src/pages/"><img src=x onerror=alert(1)>.md', "Không tên.\n")
    hostile.write("site_src/pages/tho.html", f"<!--<head><meta charset=x>-->{INJECTED}")
    hostile.write("site_src/pages/trang-thu.md", f"# Tin mới\n\n{INJECTED}")
    entry = "nav:\n  - <meta http-equiv=refresh content=0;url=/ke-la/>: lien-he.md\n"
    hostile.replace("mkdocs.yml", "nav:\n", entry)
    links = "unrecognized_links: warn"  # MkDocs would refuse some of the links too
    hostile.replace("mkdocs.yml", links, "unrecognized_links: info\n    not_found: info")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.guide.plugin.check_guide", lambda *_: [])
        patch.setattr("generator.guide.plugin.faults", lambda _: iter(()))
        patch.setattr("generator.guide.plugin.head_faults", lambda _: iter(()))
        patch.setattr("generator.library.loading.collection._unfit_names", lambda _: iter(()))
        site = build(hostile)
    ours = ("en/", "huong-dan-bien-tap/")
    built = [page.relative_to(site).as_posix() for page in sorted(site.rglob("*.html"))]
    paths = tuple(f"/{f}" for f in built if not f.startswith(ours) or "Q/HT01" in f)
    for place in (site / path[1:] for path in TAMPERED):
        text = place.read_text(encoding="utf-8")
        place.write_text(text.replace("</h1>", f"</h1>{INJECTED}", 1), encoding="utf-8")
    with served(site) as address:
        yield Injected(site, address, paths)


def test_no_hostile_text_is_markup_on_a_page(injected: Injected) -> None:
    pages = {path: injected.page(path) for path in injected.paths}
    markup = [(n, path) for n in FIELDS for path, page in pages.items() if payload(n) in page]
    assert markup == []


def test_hostile_text_shows_as_it_was_written(injected: Injected) -> None:
    page = injected.page("/Q/HT01/index.html")
    shown = html.unescape(re.sub(r"<script.*?</script>|<[^>]*>", "", page))
    hidden = {"keyword", "staff's note"}
    wanted = [n for n, (file, _) in FIELDS.items() if file.endswith("khai-sinh.yml")]
    assert [name for name in wanted if name not in hidden and payload(name) not in shown] == []


@pytest.fixture(scope="module")
def visit(browser: Browser, injected: Injected) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser, and what happened in it that should not."""
    context = browser.new_context(service_workers="block")
    seen: list[str] = []

    def ask(request: Request) -> None:
        other = request.url.startswith("http") and not request.url.startswith(injected.address)
        if other or "ke-la" in request.url:
            seen.append(f"asked {request.url}")

    def fail(request: Request) -> None:
        if request.failure == "csp":  # the policy let nothing out
            seen.remove(f"asked {request.url}")

    def tell(dialog: Dialog) -> None:
        seen.append(f"ran {dialog.message}")
        dialog.dismiss()

    context.add_init_script(COUNT)
    page = context.new_page()
    page.on("request", ask)
    page.on("requestfailed", fail)
    page.on("dialog", tell)
    page.on("popup", lambda other: seen.append(f"opened {other.url}"))
    yield page, seen
    context.close()


@EVERY_27TH
def test_no_page_runs_loads_or_leads_anywhere(
    injected: Injected, visit: tuple[Page, list[str]], step: int
) -> None:
    page, seen = visit
    happened = {}
    for path in injected.paths[::step]:
        seen.clear()
        address = injected.address + quote(path, safe="/=()")
        page.goto(address, wait_until="load")
        page.evaluate(DRAWN)
        page.evaluate(CLICK)
        acting = 0 if path in TAMPERED else page.locator(ACTING).count()
        ran = page.evaluate("document.body.dataset.ran")
        if seen or acting or ran or page.url != address:
            happened[path] = [*seen, ran, f"{acting} acting", page.url]
    assert happened == {}
    assert len(injected.paths) > len(MARKDOWN) + 20


def test_no_result_of_the_search_runs(injected: Injected, visit: tuple[Page, list[str]]) -> None:
    page, seen = visit
    seen.clear()
    page.goto(f"{injected.address}/a-z/", wait_until="load")
    page.locator(".mc-find").first.click()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("script alert")
    all_results_shown(page)
    assert page.locator(".md-search-result__link").count() > 0
    assert page.locator(".md-search-result img, .md-search-result script").count() == 0
    assert seen == []


def what_ran(browser: Browser, address: str, *, guarded: bool) -> str | None:
    """The mark that a script left; without the page's policy where not `guarded`."""
    context = browser.new_context(bypass_csp=not guarded, service_workers="block")
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        assert page.evaluate("document.documentElement.classList.contains('js')")  # the theme's
        page.evaluate(CLICK)
        return page.evaluate("document.body.dataset.ran")  # type: ignore[no-any-return]  # a mark
    finally:
        context.close()


@pytest.mark.parametrize("path", PLACES)
def test_no_script_runs_that_is_not_the_themes(
    browser: Browser, injected: Injected, path: str
) -> None:
    assert what_ran(browser, injected.address + path, guarded=True) is None


@pytest.mark.parametrize("path", PLACES)
def test_without_the_policy_they_would_run(browser: Browser, injected: Injected, path: str) -> None:
    assert what_ran(browser, injected.address + path, guarded=False) is not None


def test_the_policy_names_the_themes_own_script_and_no_other(injected: Injected) -> None:
    root = injected.site.parent
    config = load_config(str(root / "mkdocs.yml"))
    theme = Environment(loader=FileSystemLoader(root / "site_src/theme"))  # noqa: S701 - as MkDocs
    template = theme.get_template("partials/javascripts/palette.html")
    redirect = [*MARKDOWN].index("head that makes it another page")
    bare = {"/tho.html", f"/la-{redirect}/index.html"}  # not of the theme's frame
    for path in injected.paths:
        way = "/" if path == "/404.html" else "/".join([".."] * (path.count("/") - 1)) or "."
        if path.startswith("/en/"):
            way = way.removesuffix("/..")  # the English site is one of its own
        script = template.render(config=config, base_url=way)
        code = script.partition("<script>")[2].partition("</script>")[0]
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        policies = re.findall(r"Content-Security-Policy\" content=\"([^\"]*)", injected.page(path))
        [scripts] = re.findall(r"script-src 'self' ?([^;]*);", policies[0])
        assert scripts.split() == ([] if path in bare else [f"'sha256-{digest}'"]), path
        assert "unsafe" not in policies[0]


def test_every_page_of_the_sample_lets_one_inline_script_run_at_most(site: Path) -> None:
    for page in site.rglob("*.html"):
        [listed] = re.findall(r"script-src 'self'([^;]*);", page.read_text(encoding="utf-8"))
        assert len(listed.split()) == 1, page
