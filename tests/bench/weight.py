"""How heavy pages are and how soon they show, beside a hand-written page and default Material.

    python -m tests.bench.weight [--runs N]

All three hold the same text and are served with gzip from loopback to a real Chromium that is
slowed to a cheap phone on slow 4G (the figures of Lighthouse: 150 ms, 1.6 Mbit/s, a processor four
times slower), with nothing in its cache. A first view is all that is asked for until the page has
loaded; "later" is what the page asks for by itself in the two seconds after that, without the
guide that a phone keeps for reading without a network (`tests/bench/offline.py` has its size).

Of one page the LCP differs by a tenth and more from view to view, as the machine has it. So ours
and the page by hand take turns, many times; their medians are compared, and the ratio is printed
with the range in which 95 % of such ratios lie when the views are drawn again (bootstrap).
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import random
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.forms.paths import SAMPLE
from tests.browser.chromium import PHONE, Handler, chromium, served

ROOT = Path(__file__).parents[2]
OURS, BY_HAND, MATERIAL = "Một chạm", "by hand", "Material"
RUNS = 31
"""Views of ours and of the page by hand, in turns."""
RUNS_OF_MATERIAL = 3
DRAWN_AGAIN = 2000
VIETNAMESE = {
    "home": "/",
    "procedure": "/Q/HT01/",
    "the longest": "/Q/XD02/",
    "field": "/Q/LVHT/",
    "life event": "/Q/VDSINH/",
}
PAGES = VIETNAMESE | {f"{kind}, in English": f"/en{path}" for kind, path in VIETNAMESE.items()}
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SLOWER_PROCESSOR = 4
SETTLE_MS = 2000
"""Later than all that a page asks for by itself when it has loaded."""
PAINTED_MS = 200
"""Later than the last paint of a page that has loaded."""

HAND_STYLE = (
    "body{font:18px/1.5 system-ui,sans-serif;margin:0 auto;max-width:38em;padding:0 1em;"
    "color:#1d1b19;background:#fffdfa}a{color:#8c1d18}dl,ul,ol{padding-left:1em}"
    "header{border-bottom:3px solid #8c1d18;padding:.5em 0}small{color:#5c5650}"
)

SIMPLE = """html => {
  const from = new DOMParser().parseFromString(html, "text/html")
  const kept = "h1 h2 h3 p ul ol li dl dt dd a strong b small details summary header main footer br"
    .split(" ")
  const plain = node => {
    if (node.nodeType === 3) return node.data.replace(/[&<]/g, c => c === "&" ? "&amp;" : "&lt;")
    if (node.nodeType !== 1) return ""
    if (node.matches("script, style, svg, noscript, template, button, .md-search, .md-sidebar"))
      return ""
    const tag = node.localName, inner = [...node.childNodes].map(plain).join("")
    if (!kept.includes(tag)) return inner
    const href = tag === "a" ? ` href="${node.getAttribute("href")}"` : ""
    return tag === "br" ? "<br>" : `<${tag}${href}>${inner}</${tag}>`
  }
  const lines = text => text.replace(/\\s*\\n\\s*/g, "\\n")
  const of = selector => [...from.querySelectorAll(selector)].map(plain).map(lines).join("\\n")
  return {
    title: from.title,
    top: of(".md-banner") + of(".md-header"),
    main: of("main"),
    bottom: of("body .foot"),
  }
}"""

LOADED = """() => {
  const [page] = performance.getEntriesByType("navigation")
  return [page, ...performance.getEntriesByType("resource")]
    .map(each => [each.name, each.encodedBodySize, each.startTime < page.loadEventStart])
}"""
LCP = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().pop().startTime))
    .observe({ type: "largest-contentful-paint", buffered: true })
})"""


class Packing(Handler):
    """A static host as they are: text goes out with gzip, addresses with a hash may be kept."""

    def do_GET(self) -> None:  # noqa: N802 - named by http.server
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix in {".png", ".woff2"}:
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def write_rivals(browser: Browser, site: Path, hand: Path, material: Path) -> None:
    """Every page of `site` again: by hand, and through Material as it comes."""
    page = browser.new_page()
    for file in sorted(site.rglob("index.html")):
        where = file.relative_to(site)
        text = page.evaluate(SIMPLE, file.read_text(encoding="utf-8"))
        hand_file = hand / where
        hand_file.parent.mkdir(parents=True, exist_ok=True)
        hand_file.write_text(
            f'<!doctype html><html lang="vi"><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>{text['title']}</title><style>{HAND_STYLE}</style>"
            f"{text['top']}{text['main']}{text['bottom']}\n",
            encoding="utf-8",
        )
        source = material / "docs" / where.with_suffix(".md")
        source.parent.mkdir(parents=True, exist_ok=True)
        inner = text["main"].removeprefix("<main>").removesuffix("</main>")
        source.write_text(f"<div>{inner}</div>\n", encoding="utf-8")
    page.close()
    (material / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, language: vi, font: false}\n"
        "plugins: [{search: {lang: vi}}]\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"]
    subprocess.run(command, cwd=material, check=True)


@dataclass(frozen=True)
class View:
    """One first view: bytes as sent, requests, milliseconds."""

    size: int
    requests: int
    later_size: int
    later_requests: int
    foreign: int
    lcp: float


def first_view(browser: Browser, address: str, settle_ms: int = SETTLE_MS) -> View:
    """What a phone gets at `address`, and when it shows it; `settle_ms` after it has loaded."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", service_workers="block")
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", SLOW_4G)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(settle_ms)
    loaded = page.evaluate(LOADED)
    lcp = page.evaluate(LCP)
    context.close()
    host = urlsplit(address).netloc
    first = [size for _, size, at_once in loaded if at_once]
    later = [size for _, size, at_once in loaded if not at_once]
    foreign = sum(urlsplit(name).netloc not in (host, "") for name, _, _ in loaded)
    return View(sum(first), len(first), sum(later), len(later), foreign, lcp)


def main() -> None:
    """Build the three, look at each page in turn, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    with TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        build_site(ROOT, folder / "ours", BuildOptions(SAMPLE))
        write_rivals(browser, folder / "ours", folder / "hand", folder / "material")
        with (
            served(folder / "ours", Packing) as ours,
            served(folder / "hand", Packing) as hand,
            served(folder / "material/site", Packing) as material,
        ):
            hosts = {OURS: ours, BY_HAND: hand, MATERIAL: material}
            print("first view, slow 4G, processor 4 × slower; KB with gzip; LCP in ms")
            print(f"{'':32} {'first view':>15} {'later':>15} {'elsewhere':>9} {'LCP':>6}")
            for kind, path in PAGES.items():
                seen = {host: first_view(browser, at + path) for host, at in hosts.items()}
                shows = {host: [view.lcp] for host, view in seen.items()}
                for turn in range(1, runs):
                    for host, at in hosts.items():
                        if host != MATERIAL or turn < RUNS_OF_MATERIAL:
                            view = first_view(browser, at + path, PAINTED_MS)
                            shows[host].append(view.lcp)
                shown(kind, seen, shows)


def shown(kind: str, seen: dict[str, View], shows: dict[str, list[float]]) -> None:
    """Print the lines of one page; `shows` are the milliseconds of all its views."""
    by_hand = shows[BY_HAND]
    for host, one in seen.items():
        lcp = statistics.median(shows[host])
        first = f"{one.size / 1024:.1f} KB in {one.requests}"
        later = f"{one.later_size / 1024:.1f} KB in {one.later_requests}"
        within = ""
        if host == OURS:
            low, high = ratios(shows[host], by_hand)
            within = f" ({low:.2f}–{high:.2f})"
        print(
            f"{kind:22} {host:9} {first:>15} {later:>15} {one.foreign:9} {lcp:6.0f}"
            f"  × {lcp / statistics.median(by_hand):.2f}{within}",
            flush=True,
        )
        kind = ""


def ratios(ours: list[float], by_hand: list[float]) -> tuple[float, float]:
    """The range of the ratio of their medians, for 95 of 100 draws of as many views."""
    dice = random.Random(1)  # noqa: S311 - the same figures give the same range
    drawn = sorted(
        statistics.median(dice.choices(ours, k=len(ours)))
        / statistics.median(dice.choices(by_hand, k=len(by_hand)))
        for _ in range(DRAWN_AGAIN)
    )
    return drawn[DRAWN_AGAIN // 40], drawn[-DRAWN_AGAIN // 40]


if __name__ == "__main__":
    main()
