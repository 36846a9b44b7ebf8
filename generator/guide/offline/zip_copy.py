"""The offline copy: the whole guide as a folder in a zip, to be opened without a server."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

from generator.guide.compact import compact_json
from generator.guide.file_forms import DESCRIPTION
from generator.guide.form import SOURCES
from generator.guide.fragments import FILE_FORMS, STAFF_FORM
from generator.guide.languages import language_of
from generator.guide.offline.kept_guide import without_works
from generator.guide.search_index import PLACEHOLDER
from generator.library.language.locale import use_locale

FOLDER = "mot-cham"
"""The zip's one folder, so that unpacking it strews nothing about."""

_SERVED_ONLY = (
    "sw.js",
    "offline.json",
    "offline-library.json",
    "_headers",
    "og.png",
    "review.ics",
    "sitemap.xml",
    "sitemap.xml.gz",
    "source.yml",
    "index.jsonld",
    "context.jsonld",
    "index.md",
    "llms.txt",
    "thay-doi.xml",
    "changes.xml",
)
"""What only a host sends and only phones, chats and machines ask for."""
_OF_FORMS = (DESCRIPTION, *(f"{form}{SOURCES}/" for form in (STAFF_FORM, FILE_FORMS)))
"""What the forms load, from a server alone; works and drafts are told of in it."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LINK = re.compile(r'(<a\b[^>]*?\bhref=")((?!https?:|tel:|mailto:|#|//)[^"#?]*)((?:[?#][^"]*)?")')
_FILE = re.compile(r"\.\w+$")
_NOT_KEPT = re.compile(r'<meta name="robots" content="[^"]*\bnoarchive\b')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')


def offline_zip(site_dir: Path) -> bytes:
    """The site in `site_dir` as a zip that works from `file://`; the same site, the same bytes."""
    transient = {page.parent for page in site_dir.rglob("Q/*/index.html") if _is_transient(page)}
    files = {
        name: path.read_bytes()
        for path in sorted(site_dir.rglob("*"))
        if path.is_file()
        and path.name not in _SERVED_ONLY
        and path.parent not in transient
        and not (name := path.relative_to(site_dir).as_posix()).startswith(_OF_FORMS)
    }
    files |= {
        name: _without_codes(data)
        for name, data in files.items()
        if name.endswith("search/index.json")
    }
    files["search/index.js"] = b"var motchamIndex = " + files["search/index.json"]
    files["search/search_index.js"] = f"var __index = {json.dumps(PLACEHOLDER)}".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            content = _for_folder(data.decode()).encode() if name.endswith(".html") else data
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _without_codes(index: bytes) -> bytes:
    """The search index without the codes of renovations, whose pages no copy has."""
    told = json.loads(index)
    told.pop("r", None)
    return compact_json(told).encode()


def _is_transient(page: Path) -> bool:
    """Whether the page's facts leave the site one day: no copy may keep them."""
    return bool(_NOT_KEPT.search(page.read_text(encoding="utf-8")))


def _for_folder(html: str) -> str:
    """`html` with links that name their file."""

    def named(match: re.Match[str]) -> str:
        path = match[2]
        if path and not _FILE.search(path):
            path = f"{path.rstrip('/')}/index.html"
        return match[1] + path + match[3]

    def for_files(match: re.Match[str]) -> str:
        return match[1] + match[2].replace("'self'", "file:")  # a folder is no host of its own

    with use_locale(language_of(html)):
        html = without_works(html)
    return _POLICY.sub(for_files, _LINK.sub(named, html))
