"""What is written is read back the same; what is edited changes nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.forms.reader import parse_document
from generator.library.forms.writer import dump, scalar
from generator.library.forms.yaml_text import Path, YamlText
from generator.portal.plain import tidy
from tests.cases import cases_of

keys = st.sampled_from(["code", "text", "for", "audience", "source", "time", "value", "name"])
texts = st.text(max_size=200).map(tidy).filter(bool)
values: st.SearchStrategy[Any] = st.recursive(
    texts,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(keys, inner, min_size=1)
    ),
    max_leaves=12,
)


def no_list_in_a_list(value: object) -> bool:
    """Files never hold a list straight inside a list."""
    if isinstance(value, list):
        return all(not isinstance(v, list) and no_list_in_a_list(v) for v in value)
    return not isinstance(value, dict) or all(map(no_list_in_a_list, value.values()))


@given(st.dictionaries(keys, values.filter(no_list_in_a_list), min_size=1))
def test_whatever_is_written_is_read_back_the_same(data: dict[str, Any]) -> None:
    document, problems = parse_document(dump(data, "ghi chú").encode(), "f.yml")
    assert not problems
    assert document is not None
    assert document.data == data


@pytest.mark.parametrize("case", cases_of("yaml_scalars"), ids=lambda case: repr(case["text"]))
def test_quotes_stand_only_where_they_are_needed(case: dict[str, Any]) -> None:
    key, flow = case.get("key", ""), case.get("flow", False)
    assert scalar(case["text"], key=key, flow=flow) == case["written"]


@pytest.mark.parametrize("case", cases_of("yaml_files"), ids=lambda case: case["of"])
def test_a_file_is_written_as_the_form_writes_it(case: dict[str, Any]) -> None:
    assert dump(case["data"]).splitlines() == case["lines"]


FILE = """\
# Ghi chú đầu
code: HT01   # mã
channels:
  # tại quầy
  - via: counter
    time: {value: 3, unit: working_day}  # ba ngày
    fees:
      - kind: charge
        amount: 8000

  - via: post
legal_basis:
  - {number: 1/2020/NĐ-CP, title: Một}
  - number: 2/2020/NĐ-CP
    title: Hai
  # cuối
source: {decision: 1/QĐ, checked_on: 2026-11-20}
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("code",), "HT02", "code: HT01 ", "code: HT02 "),
        (("channels", 0, "time", "value"), "5", "{value: 3,", "{value: 5,"),
        (("channels", 0, "fees", 0, "amount"), "9000", "amount: 8000", "amount: 9000"),
        (("source", "decision"), "2/QĐ, bổ sung", "1/QĐ,", '"2/QĐ, bổ sung",'),
        (("legal_basis", 1, "title"), "Ba", "title: Hai", "title: Ba"),
    ],
)
def test_one_value_changes_and_nothing_else(path: Path, value: str, old: str, new: str) -> None:
    editor = YamlText(FILE)
    assert editor.set(path, value)
    assert editor.text == FILE.replace(old, new, 1)


def test_a_missing_key_is_put_behind_its_sibling() -> None:
    editor = YamlText(FILE)
    editor.set(("source", "decided_on"), "2026-01-16", after="decision")
    editor.set(("channels", 1, "time"), {"value": "2", "unit": "day"}, after="via")
    editor.set(("title",), "Tên", after="code")
    assert "{decision: 1/QĐ, decided_on: 2026-01-16, checked_on" in editor.text
    assert "  - via: post\n    time: {value: 2, unit: day}\n" in editor.text
    assert "code: HT01   # mã\ntitle: Tên\n" in editor.text


def test_entries_are_added_to_and_taken_from_lists() -> None:
    editor = YamlText(FILE)
    assert editor.append(("legal_basis",), {"number": "3/2020/NĐ-CP", "title": "Ba"})
    assert "    title: Hai\n  - {number: 3/2020/NĐ-CP, title: Ba}\n  # cuối\n" in editor.text
    assert not editor.append(("channels", 1, "fees"), "x")


def test_an_empty_value_takes_the_key_away() -> None:
    editor = YamlText(FILE)
    editor.set(("source", "checked_on"), "")
    assert editor.text == FILE.replace(", checked_on: 2026-11-20}", "}")
    editor = YamlText(FILE)
    editor.set(("channels", 0, "fees"), [])
    assert "    time: {value: 3, unit: working_day}  # ba ngày\n\n  - via: post" in editor.text
