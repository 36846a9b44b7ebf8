"""Where a code leads, and the exact text that is printed in its QR code."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

HOME_CODE = "NHA"
FRAME_CODE = "_"


@dataclass(frozen=True)
class Site:
    """A guide's site. `url` begins with https:// and ends with a slash (see `models.ward`)."""

    url: str

    @property
    def root_path(self) -> str:
        """The site's own path on its host: `/`, or `/guide/` where it shares the host."""
        return urlsplit(self.url).path

    def page(self, code: str) -> str:
        """The page's path below the site's root; it never changes once the code is printed."""
        return f"Q/{code}/"

    def page_url(self, code: str) -> str:
        """The page's full address. The home page's is the root itself."""
        return self.url if code == HOME_CODE else self.url + self.page(code)

    def qr_text(self, code: str) -> str:
        """What the QR code says: scheme in lower case, host in upper case, then the path as it is.

        An upper-case host lets the code use the alphanumeric mode, which saves one or two versions;
        an upper-case scheme is refused by some cameras; the closing slash saves a redirect.
        """
        parts = urlsplit(self.page_url(code))
        return f"{parts.scheme}://{parts.netloc.upper()}{parts.path}"

    def words(self, code: str) -> str:
        """The address to print under a code, to be read and typed by a person."""
        return self.page_url(code).removeprefix("https://").rstrip("/")

    def path_of(self, text: str) -> str | None:
        """The path below the site's root that a scanned `text` opens; None for another site."""
        try:
            scanned, root = urlsplit(text), urlsplit(self.url)
        except ValueError:
            return None
        same_host = scanned.netloc.lower() == root.netloc.lower()
        if scanned.scheme != root.scheme or not same_host or scanned.query or scanned.fragment:
            return None
        if not scanned.path.startswith(root.path):
            return None
        return scanned.path[len(root.path) :]
