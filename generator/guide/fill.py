"""Filling: a folder that holds a frame becomes the whole site.

Works on any folder in which some generator has drawn the frame and the hand-written pages, so the
generator can be replaced without touching the library.
"""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from generator.errors import MotchamError
from generator.guide.fragments import Context, blocks
from generator.guide.frame import FRAME, fill_slots, link_codes, slots
from generator.guide.pages import framed_pages, procedure_record
from generator.guide.search_index import PLACEHOLDER, search_index
from generator.library.address import HOME_CODE

_HAS_SLOTS = (".html", ".xml")


def fill(site_dir: Path, context: Context) -> None:
    """Write every page of the library into `site_dir` and fill the slots of the pages there.

    Raises MotchamError where there is no frame, a slot is unknown or a link leads nowhere.
    """
    frame_file = site_dir / FRAME
    try:
        frame = frame_file.read_text(encoding="utf-8")
    except OSError:
        raise MotchamError(
            f"Không thấy khung «{frame_file}».", "Dựng trang bằng MkDocs trước, rồi điền."
        ) from None
    missing = {"head", "body"} - slots(frame)
    if missing:
        raise MotchamError(f"Khung thiếu ô {', '.join(sorted(missing))}.", "Sửa mẫu của khung.")
    known = dict(context.library.titles()) | {HOME_CODE: ""}
    shutil.rmtree(frame_file.parent)
    _fill_drawn_pages(site_dir, context, known)
    for page in framed_pages(context):
        where = f"Q/{page.code}/"
        html = fill_slots(frame, {"head": page.head, "body": page.body}, where)
        folder = site_dir / "Q" / page.code
        folder.mkdir(parents=True)
        _write(folder / "index.html", link_codes(html, "../../", known, where))
        _write(folder / "index.json", _dump(page.record))
    records = [procedure_record(context.library, p) for p in context.library.procedures]
    _write(site_dir / "procedures.json", _dump({"procedures": records}))
    _write(site_dir / "search" / "index.json", search_index(context.library, context.today))
    _write(site_dir / "search" / "search_index.json", json.dumps(PLACEHOLDER))


def _fill_drawn_pages(site_dir: Path, context: Context, known: dict[str, str]) -> None:
    """Fill the slots and code links of the pages that the generator drew itself."""
    blocks_from = cache(lambda root: blocks(context, root))
    for path in sorted(p for p in site_dir.rglob("*") if p.suffix in _HAS_SLOTS):
        html = path.read_text(encoding="utf-8")
        where = path.relative_to(site_dir).as_posix()
        depth = where.count("/")
        root = context.library.site.root_path if where == "404.html" else "../" * depth or "./"
        filled = html
        if slots(html):
            filled = fill_slots(html, blocks_from(root), where)
        filled = link_codes(filled, root, known, where)
        if filled != html:
            _write(path, filled)


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
