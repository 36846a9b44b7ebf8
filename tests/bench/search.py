"""How well the search box answers a list of queries, in a real browser, beside stock Material.

    python -m tests.bench.search [QUERIES.json]

QUERIES.json is `[{"kind": …, "query": …, "gold": [codes]}]`, as those in `tests/bench/queries/`, of
which `open.json` is asked without another; what is English is asked of the English site. Prints
right first, in three and in five per kind, the index's size, and the time from the last key to the
results, with a processor four times slower too; the same for stock Material on pages with the same
names, in the same run. `tests/bench/search.js` compares engines without a browser.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.forms.paths import SAMPLE
from tests.bench.slower import slower
from tests.browser.chromium import PHONE, chromium, served
from tests.guide.search_items import search_items

ROOT = Path(__file__).parents[2]
OPEN = Path(__file__).parent / "queries/open.json"
ENGLISH = "english"
PATIENCE_MS = 5000
SLOWER = 4
QUIET_MS = 250
"""Without a new result for so long, the list is complete."""

Queries = list[dict[str, object]]

WATCH = """() => {
  const list = document.querySelector('.md-search-result__list')
  window.changedAt = 0
  new MutationObserver(() => window.changedAt = performance.now()).observe(list, {childList: true})
}"""
ASK = """query => new Promise(done => {
  const box = document.querySelector('.md-search__input')
  box.value = query
  const start = performance.now()
  window.changedAt = 0
  box.dispatchEvent(new KeyboardEvent('keyup'))
  const wait = () => {
    const now = performance.now()
    if ((window.changedAt && now - window.changedAt > QUIET) || now - start > PATIENCE) {
      const links = [...document.querySelectorAll('.md-search-result__item')]
        .map(item => item.querySelector('a').pathname)
      done({ms: window.changedAt ? window.changedAt - start : null, links})
    } else setTimeout(wait, 10)
  }
  wait()
})""".replace("QUIET", str(QUIET_MS)).replace("PATIENCE", "1000")


def stock(folder: Path, site: Path) -> None:
    """Build plain Material over pages with the same names as the index of `site` has."""
    docs = folder / "docs/Q"
    docs.mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Trang chủ\n", "utf-8")
    for item in (*search_items(site), *search_items(site, "h")):
        said = [*item.get("k", []), *item.get("o", []), item["s"]]
        if item["c"]:
            text = "\n\n".join([f"# {item['t']}", *said])
            (docs / f"{item['c']}.md").write_text(f"{text}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, language: vi, font: false}\n"
        "plugins: [{search: {lang: vi}}]\n",
        "utf-8",
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"], cwd=folder, check=True
    )


def drive(browser: Browser, base: str, queries: Queries) -> None:
    """Ask every query in the box at `base` and print the table."""
    page = browser.new_page(viewport=PHONE)
    page.goto(base + "/")
    first = open_box(page)
    hits: dict[str, list[int]] = defaultdict(list)
    times = []
    for query in queries:
        answer = page.evaluate(ASK, query["query"])
        found = [link.strip("/").split("/")[-1] for link in answer["links"]]
        gold = query["gold"]
        assert isinstance(gold, list)
        place = next((at for at, code in enumerate(found) if code in gold), 99)
        hits[str(query["kind"])].append(place)
        times.append(answer["ms"])
        if place:
            print(f"    {query['kind']}: «{query['query']}» wants {gold}, at {place}")
    print(f"  {'kind':14}  n   @1   @3   @5")
    for name, places in [*sorted(hits.items()), ("all", [p for ps in hits.values() for p in ps])]:
        shares = [sum(place < k for place in places) / len(places) for k in (1, 3, 5)]
        print(f"  {name:14} {len(places):2}  " + "  ".join(f"{share:4.0%}" for share in shares))
    print(f"  first results after {first:.0f} ms")
    print(f"  last key to results: {_spread(times)}")
    with slower(SLOWER) as can:
        if can:
            slow = [page.evaluate(ASK, query["query"])["ms"] for query in queries]
            print(f"  with a processor {SLOWER} times slower: {_spread(slow)}")
        else:
            print(f"  no processor {SLOWER} times slower is to be had here")
    page.close()


def _spread(times: list[float | None]) -> str:
    """The middle and the slowest twentieth of some times in ms; None is a query without a list."""
    told = sorted(ms for ms in times if ms is not None)
    return (
        f"median {statistics.median(told):.1f} ms, p95 {told[int(len(told) * 0.95)]:.1f} ms "
        f"of {len(told)}"
    )


def open_box(page: Page) -> float:
    """Open the search and ask once; gives the milliseconds from the touch to the first result."""
    start = time.perf_counter()
    page.locator("label[for=__search]:visible").first.click()
    page.wait_for_timeout(50)
    page.evaluate(WATCH)
    page.keyboard.type("khai")
    page.locator(".md-search-result__item").first.wait_for(timeout=PATIENCE_MS)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Run both and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", type=Path, nargs="?", default=OPEN)
    asked = json.loads(parser.parse_args().queries.read_text(encoding="utf-8"))
    of = {"": [q for q in asked if q["gold"] and q["kind"] != ENGLISH]}
    of["en/"] = [q for q in asked if q["kind"] == ENGLISH]
    with TemporaryDirectory() as name, chromium() as browser:
        ours, rival = Path(name) / "ours", Path(name) / "stock"
        build_site(ROOT, ours, BuildOptions(SAMPLE))
        stock(rival, ours)
        for title, site, file in (
            ("Một chạm", ours, "index.json"),
            ("stock Material", rival / "site", "search_index.json"),
        ):
            with served(site) as base:
                for below, queries in of.items():
                    index = site / below / "search" / file
                    if not queries or not index.exists():
                        continue
                    packed = len(gzip.compress(index.read_bytes()))
                    print(f"{title} {below}: index {packed / 1000:.1f} KB gzip")
                    drive(browser, f"{base}/{below}".rstrip("/"), queries)


if __name__ == "__main__":
    main()
