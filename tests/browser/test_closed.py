"""A script that got into a page in spite of all checks does not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import served
from tests.guide.conftest import build, with_frame
from tests.guide_files import Guide, write_guide

HOSTILE = """\
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
PAGES = ["/trang-thu/", "/Q/HT01/", "/404.html"]


@pytest.fixture(scope="module")
def injected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose checks were passed over, and into whose other pages scripts were put later."""
    guide: Guide = with_frame(write_guide(tmp_path_factory.mktemp("injected") / "guide"))
    guide.write("site_src/pages/trang-thu.md", f"# Tin mới\n\n{HOSTILE}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.guide.plugin.check_guide", lambda *_: [])
        patch.setattr("generator.guide.plugin.faults", lambda _: iter(()))
        site = build(guide)
    for page in (site / "Q/HT01/index.html", site / "404.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("</h1>", f"</h1>{HOSTILE}", 1), encoding="utf-8")
    with served(site) as address:
        yield address


def what_ran(browser: Browser, address: str, *, guarded: bool) -> str | None:
    """The mark that a script left; without the page's policy where not `guarded`."""
    context = browser.new_context(bypass_csp=not guarded, service_workers="block")
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        assert page.evaluate("document.documentElement.classList.contains('js')")  # the theme's
        page.locator("#bad").click()
        return page.evaluate("document.body.dataset.ran")  # type: ignore[no-any-return]  # a mark
    finally:
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_script_runs_that_is_not_the_themes(browser: Browser, injected: str, path: str) -> None:
    assert what_ran(browser, injected + path, guarded=True) is None


@pytest.mark.parametrize("path", PAGES)
def test_without_the_policy_they_would_run(browser: Browser, injected: str, path: str) -> None:
    assert what_ran(browser, injected + path, guarded=False) is not None


def test_every_page_lets_one_inline_script_run_at_most(site: Path) -> None:
    for page in site.rglob("*.html"):
        [listed] = re.findall(r"script-src 'self'([^;]*);", page.read_text(encoding="utf-8"))
        assert len(listed.split()) == 1, page
