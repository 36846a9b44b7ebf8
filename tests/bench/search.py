"""How well the search box answers a list of queries, in a real browser, beside stock Material.

    python -m tests.bench.search QUERIES.json [--noise TITLES.json]

QUERIES.json is `[{"class": …, "query": …, "gold": [national codes]}]`. TITLES.json is
`[{"national_code", "title", "field"}]`: further procedures that only make the index larger.
Prints right first / in three / in five per class, the index's size, and the time from the last key
to the results; the same for stock Material on pages with the same names, in the same run.
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
from tests.browser.chromium import PHONE, chromium, served

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 5000
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


def ours(folder: Path, noise: Queries) -> dict[str, str]:
    """Build the project's own site with the noise in its index; gives path → national code."""
    build_site(ROOT, folder, BuildOptions(SAMPLE))
    file = folder / "search/index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    codes = {f"/Q/{item['c']}/": item["n"] for item in index["items"] if "n" in item}
    for number, extra in enumerate(noise):
        code = f"X{number:05d}"
        names = {"c": code, "t": extra["title"], "k": [], "o": [extra["field"]]}
        index["items"].append({**names, "s": "", "f": extra["field"], "n": "", "p": 1})
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return codes


def stock(folder: Path, site: Path, noise: Queries) -> dict[str, str]:
    """Build plain Material over pages with the same names; gives path → national code."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    items = json.loads((site / "search/index.json").read_text(encoding="utf-8"))["items"]
    (docs / "index.md").write_text("# Trang chủ\n", "utf-8")
    for item in items:
        lines = [f"# {item['t']}", "", *item["k"], *item.get("o", []), item["s"]]
        (docs / f"{item['c']}.md").write_text("\n\n".join(lines), "utf-8")
    for number, extra in enumerate(noise):
        (docs / f"X{number:05d}.md").write_text(
            f"# {extra['title']}\n\n{extra['field']}\n", "utf-8"
        )
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, language: vi, font: false}\n"
        "plugins: [{search: {lang: vi}}]\n",
        "utf-8",
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"], cwd=folder, check=True
    )
    return {f"/{item['c']}/": item["n"] for item in items if item.get("n")}


def drive(browser: Browser, base: str, codes: dict[str, str], queries: Queries) -> None:
    """Ask every query in the box at `base` and print the table."""
    page = browser.new_page(viewport=PHONE)
    page.goto(base + "/")
    first = open_box(page)
    hits: dict[str, list[int]] = defaultdict(list)
    times = []
    for query in queries:
        answer = page.evaluate(ASK, query["query"])
        found = [codes.get(link, link) for link in answer["links"]]
        gold = query["gold"]
        assert isinstance(gold, list)
        place = next((at for at, code in enumerate(found) if code in gold), 99)
        hits[str(query["class"])].append(place)
        if answer["ms"] is not None:
            times.append(answer["ms"])
        if place:
            print(f"    {query['class']}: «{query['query']}» wants {gold}, at {place}")
    print(f"  {'class':14}  n   @1   @3   @5")
    for name, places in [*sorted(hits.items()), ("all", [p for ps in hits.values() for p in ps])]:
        shares = [sum(place < k for place in places) / len(places) for k in (1, 3, 5)]
        print(f"  {name:14} {len(places):2}  " + "  ".join(f"{share:4.0%}" for share in shares))
    times.sort()
    print(
        f"  first results after {first:.0f} ms; last key to results: "
        f"median {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms"
    )
    page.close()


def open_box(page: Page) -> float:
    """Open the search and ask once; gives the milliseconds from the touch to the first result."""
    start = time.perf_counter()
    page.locator("label[for=__search]:visible").first.click()
    page.wait_for_timeout(50)
    page.evaluate(WATCH)
    page.keyboard.type("k")
    page.locator(".md-search-result__item").first.wait_for(timeout=PATIENCE_MS)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Run both and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--noise", type=Path)
    chosen = parser.parse_args()
    queries = json.loads(chosen.queries.read_text(encoding="utf-8"))
    noise = json.loads(chosen.noise.read_text(encoding="utf-8")) if chosen.noise else []
    with TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        codes = ours(folder / "ours", noise)
        stock_codes = stock(folder / "stock", folder / "ours", noise)
        for title, site, known, files in (
            ("Một chạm", folder / "ours", codes, ["index.json"]),
            ("stock Material", folder / "stock/site", stock_codes, ["search_index.json"]),
        ):
            data = [(site / "search" / file).read_bytes() for file in files]
            packed = sum(len(gzip.compress(part)) for part in data)
            print(
                f"{title}: index {sum(map(len, data)) / 1000:.0f} KB, {packed / 1000:.1f} KB gzip"
            )
            with served(site) as base:
                drive(browser, base, known, queries)
    worker = [ROOT / "site_src/theme/search" / name for name in ("worker.js", "engine.js")]
    packed = sum(len(gzip.compress(file.read_bytes())) for file in worker)
    print(f"worker and engine: {packed / 1000:.1f} KB gzip")


if __name__ == "__main__":
    main()
