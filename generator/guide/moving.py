"""Moving to another address: what the old host must say, for good, so that printed codes live on.

Hosts differ in what they take, so the folder holds each form: `_redirects` (Netlify, Cloudflare
Pages), `nginx.conf`, and for hosts that only keep files (GitHub Pages) a page for each code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from generator.errors import WrongUseError
from generator.library.forms.yaml_text import YamlText
from generator.library.models.ward import Ward
from generator.library.registers.address import HOME_CODE, Site


def moved_ward(text: str, ward: Ward, new: str) -> str:
    """The text of the ward's file with its new address; the old one stands among the former.

    Raises MotchamError where `new` is the address that the ward has.
    """
    if new == ward.site_url:
        raise WrongUseError(f"Trang đang ở {new} rồi.", "Ghi địa chỉ mới.")
    former = [ward.site_url, *(one for one in ward.former_site_urls if one != new)]
    yaml = YamlText(text)
    yaml.set(("site_url",), new)
    yaml.set(("former_site_urls",), former, after="site_url")
    return yaml.text


def files_of_old_host(old: str, new: str, codes: Iterable[str]) -> dict[str, str]:
    """The files that lead from every address below `old` to the same one below `new`, by name.

    Both addresses end in a slash. Names are below the root of the old site.
    """
    before, after = Site(old), Site(new)
    root = before.root_path
    pages = {
        f"{before.page(code)}index.html": _page(after.page_url(code))
        for code in codes
        if code != HOME_CODE
    }
    nginx = f"location {root} {{\n    rewrite ^{root}(.*)$ {new}$1 permanent;\n}}\n"
    return {
        "_redirects": f"{root}*  {new}:splat  301\n",
        "nginx.conf": nginx,
        "index.html": _page(new),
        "404.html": _page(new, _same_path(root, new)),
        **pages,
    }


def _page(address: str, script: str = "") -> str:
    """A page that leads on at once; without its refresh, by its link."""
    href = escape(address)
    return (
        '<!doctype html>\n<html lang="vi"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">\n'
        f'<title>Trang đã dời</title><link rel="canonical" href="{href}">{script}\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<p>Trang đã dời sang địa chỉ mới: <a href="{href}">{href}</a></p></html>\n'
    )


def _same_path(root: str, new: str) -> str:
    """A script that keeps what stood behind the old root."""
    leave = f"location.pathname.slice({len(root)})+location.search+location.hash"
    return f"<script>location.replace({json.dumps(new)}+{leave})</script>"
