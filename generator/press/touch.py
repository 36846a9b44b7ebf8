"""Beyond paper: the same addresses for NFC tags, and a table for shops that print or engrave.

An NFC tag is written with an NDEF message of one URI record (NFC Forum, URI RTD 1.0): phones open
it as they open a scanned code.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.sheet import printed_title
from generator.press.spreadsheet import spreadsheet
from generator.views.sheets import tag_view

TABLE = "touch.csv"
COLUMNS = (
    "code", "title", "short_title", "url", "address", "qr_text", "ndef_file", "ndef_hex", "bytes",
)  # fmt: skip
"""Names of variables, which layout programs and tag writers take from the first row."""
_ABBREVIATIONS = {"https://": 0x04, "http://": 0x03}
_WHOLE_SHORT_URI = 0xD1
"""Message begin and end, short record, a well-known type."""
_MOST_BYTES = 255


def ndef(url: str) -> bytes:
    """The NDEF message that opens `url`. Raises MotchamError where it is longer than a record."""
    prefix, code = next(
        ((start, code) for start, code in _ABBREVIATIONS.items() if url.startswith(start)), ("", 0)
    )
    payload = bytes([code]) + url.removeprefix(prefix).encode()
    if len(payload) > _MOST_BYTES:
        raise MotchamError(
            f"Địa chỉ «{url}» quá dài cho thẻ NFC.", "Rút ngắn site_url trong ward.yml."
        )
    return bytes([_WHOLE_SHORT_URI, 1, len(payload)]) + b"U" + payload


def write_touch(published: Published, codes: Sequence[str], folder: Path) -> None:
    """Write into `folder` an NDEF file for each of `codes`, and TABLE with all of them.

    Raises MotchamError where a code must not be
    printed, as it must not be on paper.
    """
    rows = []
    for code in dict.fromkeys(codes):
        tag = tag_view(published, code, printed_title(published, code))
        url = published.site.page_url(code)
        message, file = ndef(url), f"{code}.ndef"
        (folder / file).write_bytes(message)
        shown = (code, tag.code.title, tag.short, url, tag.code.words, tag.code.text)
        rows.append((*shown, file, message.hex(), str(len(message))))
    (folder / TABLE).write_bytes(spreadsheet(COLUMNS, rows))
