"""No record, however broken, raises anything but the one bad-record error, or loses a number."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.portal.conservation import lost
from generator.portal.record import BadRecordError
from generator.portal.sources import read_bytes
from tests.portal.records import API, TEXT
from tests.portal.test_record_facts import drafted

LINES = TEXT.split("\n")
JUNK = st.sampled_from(
    ["", "\u2028", "\0", "\t", "[", "]", ": ", "- ", "# ", '"', "|", "20 VNĐ (/bản)", "7,5 ngày",
     "9" * 20, "(", "))", "* Hình thức nộp: FAX", "\ufeff", "😀", "Không", "&a", "*a", "!!b",
     "\u202e", "\r", "10/2020/TT", "Số lượng: Bản chính: x, Bản sao: 1,5", "o\u0309"]
)  # fmt: skip


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """The labelled record with lines cut, moved, repeated, and with odd characters in them."""
    lines = list(LINES)
    for _ in range(draw(st.integers(0, 8))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        middle = draw(st.integers(0, len(line)))
        lines[place : place + 1] = draw(
            st.sampled_from(
                [
                    [],
                    [line, line],
                    [line[:middle]],
                    [line.strip()],
                    [line[:middle] + draw(JUNK) + line[middle:]],
                    [draw(st.sampled_from(LINES)), line],
                    [line * 9],
                ]
            )
        ) or [""]
    return "\n".join(lines)


@given(broken_texts())
def test_a_broken_text_is_read_or_refused_and_never_lost(text: str) -> None:
    for found in read_bytes(text.encode()):
        if not isinstance(found, BadRecordError):
            assert lost(found, drafted(found)) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | JUNK | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@st.composite
def broken_records(draw: st.DrawFn) -> Any:
    """The portal's record with some of its parts replaced by anything."""
    data = json.loads(json.dumps(API))
    for _ in range(draw(st.integers(0, 4))):
        node: Any = data
        while isinstance(node, dict | list) and node:
            key = draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
            if draw(st.booleans()) or not isinstance(node[key], dict | list):
                node[key] = draw(json_values)
                break
            node = node[key]
    return data


@given(broken_records())
def test_a_broken_json_is_read_or_refused_and_never_lost(data: Any) -> None:
    for found in read_bytes(json.dumps(data).encode()):
        if not isinstance(found, BadRecordError):
            assert lost(found, drafted(found)) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    list(read_bytes(raw))
