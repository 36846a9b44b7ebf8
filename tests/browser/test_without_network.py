"""No network: the host is really gone, and the guide that the phone kept answers all the same."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.options import BuildOptions
from generator.library.checked.published import Published
from tests.breadth import first
from tests.browser.chromium import PHONE
from tests.browser.engines import Engine
from tests.browser.host import Host, host
from tests.browser.looks import cut_off, found_in, small_targets
from tests.browser.waiting import COUNT, eventually, slowed, worker_is_done
from tests.guide.conftest import build, framed  # noqa: F401 - a fixture
from tests.guide_files import BIRTH_FILE, Guide

KEPT = """async root => {
  for (let turn = 0; turn < 150; turn++) {
    let newest
    for (const name of await caches.keys())
      if (await (await caches.open(name)).match(root + "offline.json")) newest = name
    if (newest) return newest
    await new Promise(done => setTimeout(done, 100))
  }
  return "nothing kept"
}"""
"""What the newest guide is kept as; asked once, it waits no longer than a browser's driver does."""
NOTHING = "nothing kept"
KEEPERS = """async () => [(await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""
WORKERS = """async () => (await navigator.serviceWorker.getRegistrations()).map(
  ({ installing, waiting, active }) => [installing, waiting, active].map(one => one?.state))"""
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
OLD, NEW = "Miễn phí", "25.000\u00a0đ"
LONGER_THAN_PATIENCE_S = 4


@contextmanager
def phone(browser: Browser, *scripts: str) -> Iterator[Page]:
    """A phone of its own; what one keeps, the others do not see."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    for script in (COUNT, *scripts):
        context.add_init_script(script)
    yield slowed(context.new_page())
    context.close()


def nothing_is_kept(page: Page) -> None:
    """Wait until no cache and no worker is left."""
    eventually(
        page,
        lambda: [page.evaluate(KEEPERS), page.evaluate(WORKERS)],
        lambda seen: seen[0] == [0, 0],
    )


def visit(page: Page, net: Host, path: str, language: str = "/") -> str:
    """Open a page and wait until the phone has kept the guide; gives the name of what is kept."""
    page.goto(net.address + path)
    return kept_of(page, net.address + language)


def kept_of(page: Engine | Page, root: str) -> str:
    """The name of what the phone has kept of the guide at `root`; waits for it."""
    found = (str(page.evaluate(KEPT, root)) for _ in range(4))
    name = next((name for name in found if name != NOTHING), NOTHING)
    assert name != NOTHING
    return name


def find(page: Page, query: str, title: str) -> None:
    """Find a page with the search and open it."""
    page.locator(".mc-find").first.click()
    page.locator(".md-search__input").fill(query)
    page.locator(".md-search-result__link", has_text=title).first.click()
    expect(page.locator("h1")).to_have_text(title)


@pytest.fixture
def net(site: Path) -> Iterator[Host]:
    with host(site) as one:
        yield one


@pytest.mark.parametrize("entry", first(["/Q/XD01/"], ["/", "/Q/XD01/"]))
def test_after_one_visit_pages_never_opened_are_found_and_read(
    browser: Browser, net: Host, entry: str
) -> None:
    with phone(browser) as page:
        visit(page, net, entry)
        net.cut()
        page.reload()
        for query, title, papers in (
            ("ket hon", "Đăng ký kết hôn", "Tờ khai đăng ký kết hôn"),
            ("tạm trú", "Đăng ký tạm trú", "Tờ khai thay đổi thông tin cư trú"),
            ("chung thuc chu ky", "Chứng thực chữ ký", "Mang theo để xuất trình"),
        ):
            find(page, query, title)
            expect(page.locator(".mc-papers")).to_contain_text(papers)
            expect(page.locator(".mc-kept")).to_contain_text("bản lưu trên máy")


def test_a_kept_page_says_what_the_served_one_says(browser: Browser, net: Host) -> None:
    paths = [
        "/Q/HT01/",
        "/Q/CN01/",
        "/Q/LVHT/",
        "/Q/VDSINH/",
        "/Q/TTGOI/",
        "/lien-he/",
        "/a-z/",
        "/noi-khac-lam/",
    ]
    with phone(browser) as page:
        served = {}
        visit(page, net, "/")
        for path in paths:
            page.goto(net.address + path + "?fresh")
            served[path] = said(page)
        page.evaluate(
            "async () => { for (const name of await caches.keys()) "
            "if (name.endsWith('seen')) await caches.delete(name) }"
        )
        net.cut()
        for path in paths:
            page.goto(net.address + path)
            page.locator(".mc-kept").evaluate("note => note.remove()")
            assert said(page) == served[path], path


def said(page: Page) -> list[str]:
    """What stands on the page, but for the line of the hour, which goes on, and the fold with the
    list of laws, which phones do not keep."""
    worker_is_done(page)  # the last that the page asks for
    laws = page.locator("details", has=page.locator("text='Căn cứ pháp lý'"))
    for left_out in (laws, page.locator(".now")):
        left_out.evaluate_all("all => all.forEach(one => one.remove())")
    lines = page.locator("main").inner_text().splitlines()
    return [line.strip() for line in lines if line.strip()]


def test_english_is_kept_by_who_reads_english(browser: Browser, net: Host) -> None:
    with phone(browser) as page:
        visit(page, net, "/en/Q/HT01/", "/en/")
        net.cut()
        page.reload()
        find(page, "marriage", "Register a marriage")
        expect(page.locator("html")).to_have_attribute("lang", "en")


ENGLISH_IS_NOT, VIETNAMESE_IS_NOT = (
    ("Máy này chưa lưu bản tiếng Anh", "English is not kept"),
    ("The Vietnamese pages are not kept", "Máy này chưa lưu bản tiếng Việt"),
)


@pytest.mark.parametrize(
    ("top", "said"), [("/", ENGLISH_IS_NOT), ("/en/", VIETNAMESE_IS_NOT)], ids=["vi", "en"]
)
@pytest.mark.parametrize("keeps", ["the guide", "pages seen"])
def test_the_link_to_a_language_that_is_not_kept_says_so(
    browser: Browser, net: Host, top: str, said: tuple[str, str], keeps: str
) -> None:
    with phone(browser, *([SAVING] if keeps == "pages seen" else [])) as page:
        page.goto(f"{net.address}{top}Q/HT01/#ca=bo-roi")
        if keeps == "the guide":
            kept_of(page, net.address + top)
        worker_is_done(page)
        net.cut()
        page.locator(".mc-language").click()
        note = page.locator(".mc-kept")
        for sentence in said:
            expect(note).to_contain_text(sentence)
        expect(note).to_be_in_viewport()
        expect(page).to_have_url(f"{net.address}{top}Q/HT01/#ca=bo-roi")
        expect(page.locator(".mc-cases [value=bo-roi]")).to_be_checked()
        page.reload()
        expect(note).not_to_contain_text(said[0])


def test_a_language_that_is_not_kept_is_waited_for_on_a_slow_network(
    browser: Browser, net: Host
) -> None:
    with phone(browser) as page:
        visit(page, net, "/Q/HT02/")
        net.seconds = LONGER_THAN_PATIENCE_S
        page.locator(".mc-language").click(no_wait_after=True)
        page.wait_for_url("**/en/Q/HT02/", wait_until="commit")
        expect(page.locator("html")).to_have_attribute("lang", "en")


def test_an_address_that_leads_nowhere_says_so_and_a_typed_code_finds_its_page(
    browser: Browser, net: Host
) -> None:
    with phone(browser) as page:
        visit(page, net, "/")
        net.cut()
        page.goto(net.address + "/khong-co/")
        expect(page.locator("h1")).to_have_text("Không có trang này")
        page.goto(net.address + "/q/ht02")
        expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")


@pytest.mark.parametrize(
    ("top", "said"),
    [
        ("/", ("Trang", "xem khi có mạng", "gọi phường và đọc mã này")),
        ("/en/", ("Page", "online only", "call the ward and give this code")),
    ],
)
def test_a_code_whose_page_is_not_kept_is_never_called_mistyped(
    browser: Browser, net: Host, library: Published, top: str, said: tuple[str, ...]
) -> None:
    hotline = library.ward.hotline.number
    with phone(browser) as page:
        visit(page, net, top, top)
        net.cut()
        for code, address in (
            ("ZZ001", "Q/ZZ001/"),  # a national record, or nothing: the phone cannot know
            ("ZZ001", "Q/ZZ001?from=zalo"),
            ("ZZ001", "q/zz001/"),
            ("P09", "Q/P09/"),
            ("LVXYZ", "Q/LVXYZ/index.html"),
        ):
            page.goto(net.address + top + address)
            worker_is_done(page)
            expect(page.locator("h1")).to_have_text(f"{said[0]} {code}")
            expect(page).to_have_title(re.compile(f"^{said[0]} {code} · "))
            for words in (*said, hotline):
                expect(page.locator("main")).to_contain_text(words)
            expect(page.locator(".mc-answer")).to_be_empty()
            assert not {"<", "{"} & set(page.locator("body").inner_text())
        assert small_targets(page) == []
        assert cut_off(page) == []
        assert found_in(page) == []
        page.goto(net.address + top + "Q/HTO1/")  # the letter O: what is kept is known for certain
        page.wait_for_url(f"{net.address}{top}Q/HT01/")
        page.goto(net.address + top + "Q/HT01x")
        expect(page.locator(".mc-answer a")).to_contain_text("HT01")


def test_a_slow_network_does_not_keep_the_reader_waiting(browser: Browser, net: Host) -> None:
    with phone(browser) as page:
        visit(page, net, "/")
        net.seconds = LONGER_THAN_PATIENCE_S
        page.goto(net.address + "/Q/HT02/")
        expect(page.locator(".mc-kept")).to_be_visible()


def test_a_phone_that_saves_data_keeps_what_it_has_seen(browser: Browser, net: Host) -> None:
    with phone(browser, SAVING) as page:
        page.goto(net.address + "/Q/HT02/")
        worker_is_done(page)
        assert not [path for path in net.asked if "offline-library" in path]
        net.cut()
        page.reload()
        expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")


def test_the_reader_takes_back_what_is_kept(browser: Browser, net: Host) -> None:
    with phone(browser) as page:
        visit(page, net, "/Q/TTLUU/")
        with page.expect_navigation():  # it opens anew without the worker
            page.get_by_role("button", name="Xóa bản lưu trên máy").click()
        expect(page.locator(".mc-keep")).to_contain_text("không lưu gì")
        nothing_is_kept(page)
        page.goto(net.address + "/Q/HT01/")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(KEEPERS) == [0, 0], "kept again without being asked"
        page.goto(net.address + "/Q/TTLUU/")
        page.get_by_role("button", name="Lưu lại trên máy").click()
        kept_of(page, net.address + "/")


def test_nothing_comes_back_after_it_was_taken_back(browser: Browser, net: Host) -> None:
    with phone(browser) as page:
        visit(page, net, "/Q/TTLUU/")
        with page.expect_navigation():  # it opens anew without the worker
            page.get_by_role("button", name="Xóa bản lưu trên máy").click()
        expect(page.get_by_role("button", name="Lưu lại trên máy")).to_be_visible()
        page.wait_for_load_state()
        page.locator(".mc-find").click()
        page.wait_for_load_state("networkidle")
        nothing_is_kept(page)


# --- A guide that changes -----------------------------------------------------------------------


@pytest.fixture
def small(framed: Guide) -> Iterator[tuple[Guide, Host]]:  # noqa: F811 - the fixture imported above
    with host(build(framed)) as one:
        yield framed, one


def test_what_changed_is_kept_at_the_next_visit(
    browser: Browser, small: tuple[Guide, Host]
) -> None:
    guide, net = small
    with phone(browser) as page:
        before = visit(page, net, "/Q/HT02/")
        changed(guide)
        page.goto(net.address + "/Q/HT02/")
        renewed(page, net, before)
        net.cut()
        page.goto(net.address + "/Q/HT01/")
        expect(page.locator("aside .facts")).to_contain_text(NEW)


def test_a_copy_that_the_browser_takes_for_fresh_never_hides_what_changed(
    browser: Browser, small: tuple[Guide, Host]
) -> None:
    guide, net = small
    net.caching = "max-age=600"  # as GitHub Pages says
    with phone(browser) as page:
        for path in ("/Q/HT01/", "/Q/HT01/index.json"):
            page.goto(net.address + path)
        visit(page, net, "/Q/HT02/")
        changed(guide)
        page.goto(net.address + "/Q/HT01/")
        expect(page.locator("aside .facts")).to_contain_text(NEW)
        expect(page.locator(".mc-kept")).to_have_count(0)
        record = page.evaluate("fetch('index.json').then(answer => answer.text())")
        assert "25000" in record


def test_no_copy_of_the_browser_passes_for_the_page_when_the_network_is_gone(
    browser: Browser, net: Host
) -> None:
    net.caching = "max-age=600"
    with phone(browser) as page:
        page.goto(net.address + "/Q/HT01/")
        visit(page, net, "/Q/HT02/")
        net.cut()
        page.goto(net.address + "/Q/HT01/")
        expect(page.locator(".mc-kept")).to_contain_text("bản lưu trên máy")


def test_an_older_copy_of_the_browser_never_hides_a_newer_kept_page(
    browser: Browser, small: tuple[Guide, Host]
) -> None:
    guide, net = small
    with phone(browser) as page:
        before = visit(page, net, "/Q/HT01/")
        changed(guide)
        page.goto(net.address + "/Q/HT02/")
        renewed(page, net, before)
        net.cut()
        for _ in range(3):
            page.goto(net.address + "/Q/HT01/")
            worker_is_done(page)
            expect(page.locator("aside .facts")).to_contain_text(NEW)


def test_the_same_guide_on_a_later_day_is_not_fetched_again(
    browser: Browser, small: tuple[Guide, Host]
) -> None:
    guide, net = small
    with phone(browser) as page:
        visit(page, net, "/Q/HT02/")
        build(guide, BuildOptions(as_of=date(2026, 12, 3)))
        net.asked.clear()
        page.goto(net.address + "/Q/HT02/")
        worker_is_done(page)
        assert "/offline.json" in net.asked
        assert "/offline-library.json" not in net.asked
        net.cut()
        page.goto(net.address + "/Q/HT01/")
        expect(page.locator(".mc-kept")).to_contain_text("3/12/2026")


@pytest.mark.parametrize(
    "cut_short",
    first(["engine.js"], ["offline-library.json", "engine.js", "after-load.js"]),
)
def test_a_download_cut_short_leaves_the_old_guide_whole(
    browser: Browser, small: tuple[Guide, Host], cut_short: str
) -> None:
    guide, net = small
    with phone(browser) as page:
        before = visit(page, net, "/Q/HT02/")
        changed(guide)
        if cut_short != "offline-library.json":
            script = next(guide.root.glob(f"site/*/{cut_short}"))
            script.write_text(script.read_text() + "\n")
            manifest_says_otherwise(guide, cut_short)
        net.cut_short = cut_short
        page.goto(net.address + "/Q/HT02/")
        worker_is_done(page)
        assert kept_of(page, net.address + "/") == before
        net.cut()
        page.goto(net.address + "/Q/HT01/")
        expect(page.locator("aside .facts")).to_contain_text(OLD)
        find(page, "ket hon", "Đăng ký kết hôn")


def test_a_ward_that_wants_nothing_kept_takes_it_back(
    browser: Browser, small: tuple[Guide, Host]
) -> None:
    guide, net = small
    with phone(browser) as page:
        visit(page, net, "/Q/HT02/")
        guide.replace("mkdocs.yml", "  - motcham:\n", "  - motcham:\n      offline: false\n")
        build(guide)
        # A browser may hold a worker back for minutes that takes over amid a page's requests.
        page.wait_for_load_state("networkidle")
        page.evaluate("navigator.serviceWorker.getRegistration().then(one => one?.update())")
        nothing_is_kept(page)
        page.goto(net.address + "/Q/HT01/")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(KEEPERS) == [0, 0], "kept again"


def changed(guide: Guide) -> None:
    """The ward's fee changes, and the site with it."""
    guide.replace(BIRTH_FILE, "{kind: charge, amount: 0}", "{kind: charge, amount: 25000}")
    guide.replace(BIRTH_FILE, "{kind: charge, amount: 0}", "{kind: charge, amount: 25000}")
    shutil.rmtree(guide.root / "site")
    build(guide, BuildOptions())


def manifest_says_otherwise(guide: Guide, file: str) -> None:
    """The site's list of files has another hash for `file`, as after a change of it."""
    manifest = guide.root / "site/offline.json"
    before, _, rest = manifest.read_text().partition(file)
    hashed, _, after = rest.partition('":"')
    manifest.write_text(f'{before}{file}{hashed}":"{"0" * 16}{after[16:]}')


def renewed(page: Page, net: Host, before: str) -> None:
    eventually(page, lambda: page.evaluate(KEPT, net.address + "/"), lambda kept: kept != before)
