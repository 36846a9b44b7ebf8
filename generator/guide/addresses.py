"""The addresses that only the generator writes: above all those that are printed, below `Q/`.

A file of the pages or of the theme that would land there is refused, in whatever letters: some
hosts do not tell `q/` from `Q/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.disk.reading import require_plain
from generator.errors import MotchamError
from generator.guide.frame import FRAME
from generator.guide.headers import FILE as HEADERS
from generator.guide.machines import FEEDS, LLMS, PROCEDURES, SCHEMA
from generator.guide.sitemap import FILE as SITEMAP
from generator.library.desk import ical as calendar
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import unreadable
from generator.library.language.locale import ENGLISH
from generator.library.loading.stray_files import is_note

THEME = "site_src/theme"
_CODES = "Q/index.html"
"""Where a code is typed by hand; of the theme, as the frame is."""
_AMONG_PAGES = frozenset({"assets/emblem.svg", "assets/emblem.png", LLMS})
"""Of what the generator writes, that whose names pages and what lies among them may have."""
_MADE = frozenset(
    {HEADERS, calendar.FILE, "offline.json", "offline-library.json", PROCEDURES, SCHEMA, SITEMAP}
    | {"search/index.json", "search/search_index.json"}
    | frozenset(FEEDS.values())
    | _AMONG_PAGES
)
_BESIDE_PAGES = frozenset(
    {
        ".avif", ".csv", ".doc", ".docx", ".gif", ".jpeg", ".jpg", ".md", ".mp3", ".odt", ".ods",
        ".pdf", ".png", ".pptx", ".txt", ".webp", ".xls", ".xlsx", ".zip",
    }
)  # fmt: skip
"""What may lie among the pages: what a browser shows or saves, and never runs."""


def check_addresses(roots: Roots) -> Iterator[Problem]:
    """A problem for each file of the pages and of the theme that may not lie where it does."""
    yield from _special(roots)
    drawn = {path.parent for path in below(roots / THEME) if path.name == "index.html"}
    theirs = {address.as_posix().casefold() for address in drawn}
    for folder in roots.every_page_folder:
        for path in below(roots / folder):
            file = f"{folder}/{path}"
            address = _address(path)
            if is_note(path.name) or any(part.startswith(".") for part in path.parts):
                continue  # the library says it of the one, and MkDocs leaves the others out
            if (roots / file).is_symlink():
                message = "Đây là một liên kết (symlink), không phải tệp."
                yield Problem(file, 1, 1, "symlink", message, "Đặt tệp thật vào đây.")
            elif address.casefold() in theirs | _AMONG_PAGES or _is_reserved(address):
                yield _taken(file, address)
            elif roots.is_own(file) and (roots / _shared(roots, folder, path)).exists():
                message = f"Thư viện đã có trang {_shared(roots, folder, path)}."
                yield Problem(file, 1, 1, "page-of-library", message, "Đặt cho tệp một tên khác.")
            elif path.suffix not in _BESIDE_PAGES:
                message = f"Tệp «{path.name}» không được để cạnh các trang viết tay."
                hint = (
                    "Trang thì viết bằng Markdown, đuôi .md. Để cạnh trang được: ảnh (.webp, .png, "
                    ".jpg), văn bản (.pdf, .docx, .xlsx)."
                )
                yield Problem(file, 1, 1, "not-a-page", message, hint)
    for path in below(roots / THEME):
        where = path.as_posix()
        if where not in {FRAME, _CODES} and (_is_reserved(where) or where.casefold() in _MADE):
            yield _taken(f"{THEME}/{where}", where)


def _shared(roots: Roots, folder: str, path: PurePosixPath) -> str:
    """The name that a file of the unit's pages would have among the library's."""
    pairs = (roots.page_folders, roots.english_page_folders)
    shared = next(library for library, own in pairs if own == folder)
    return f"{shared}/{path}"


def only_in_vietnamese(roots: Roots) -> frozenset[str]:
    """The addresses, as `lien-he/`, of the hand-written pages without a code that lack English."""
    vietnamese, english = (
        {
            _address(path)
            for folder in folders
            for path in below(roots / folder)
            if path.suffix == ".md"
        }
        for folders in (roots.page_folders, roots.english_page_folders)
    )
    return frozenset(f"{address}/".removeprefix("./") for address in vietnamese - english)


def refuse_strange_pages(site_dir: Path, codes: Iterable[str]) -> None:
    """Raise MotchamError where a file lies below `Q/` that neither frame nor page `codes` brought.

    Whatever drew it, it would stand where a printed code leads.
    """
    expected = {FRAME, _CODES, *(f"Q/{code}/index.html" for code in codes)}
    for path in _below_codes(site_dir):
        where = path.as_posix()
        if where not in expected:
            raise MotchamError(
                f"Tệp «{where}» nằm ở chỗ của mã đã in mà không do máy viết ra.",
                "Tìm xem trang hay mẫu nào tạo ra tệp ấy rồi chuyển nó đi nơi khác.",
            )


def _below_codes(site_dir: Path) -> Iterator[PurePosixPath]:
    """The same of what lies where codes lead, in whichever letters that is written."""
    for top in sorted(site_dir.iterdir()):
        if top.name.casefold() == "q":
            inside = below(top) if top.is_dir() and not top.is_symlink() else [PurePosixPath()]
            yield from (PurePosixPath(top.name) / path for path in inside)


def below(folder: Path) -> list[PurePosixPath]:
    """All below `folder` that is no folder, links too, as seen from there."""
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(PurePosixPath(path.relative_to(folder).as_posix()) for path in files)


def _special(roots: Roots) -> Iterator[Problem]:
    """A problem for each pipe, device or such, at which MkDocs would wait for ever."""
    for folder in (*roots.every_page_folder, THEME):
        for path in below(roots / folder):
            file = f"{folder}/{path}"
            if not (roots / file).is_symlink() or folder == THEME:
                try:
                    require_plain(roots / file)
                except OSError as error:
                    yield unreadable(error, file)


def _address(path: PurePosixPath) -> str:
    """Where a file of the pages lands: `lien-he.md` and `lien-he/index.md` at `lien-he`."""
    if path.suffix != ".md":
        return path.as_posix()
    home = path.stem.casefold() in {"index", "readme"}
    return (path.parent if home else path.with_suffix("")).as_posix()


def _is_reserved(address: str) -> bool:
    return address.split("/", maxsplit=1)[0].casefold() in {"q", ENGLISH}


def _taken(file: str, address: str) -> Problem:
    message = (
        f"Tệp này sẽ nằm ở «{address}», chỗ mà máy tự viết; trang của một mã đã in có thể bị thay "
        "mất."
    )
    hint = (
        "Chuyển tệp sang thư mục khác hoặc đổi tên. Trang cần có mã thì ghi code: ở đầu tệp, máy "
        "tự đặt nó vào đúng chỗ."
    )
    return Problem(file, 1, 1, "address-taken", message, hint)
