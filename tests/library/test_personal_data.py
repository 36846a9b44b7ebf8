"""All personal data of the corpus is found, and nothing else.

`python -m tests.library.test_personal_data` prints how much, form by form.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.library.renovations.personal_data import Finding, Personal, Public, personal_data

HERE = Path(__file__).parent / "personal_data"
PUBLIC = Public(frozenset({"02800000000"}), frozenset({"phuong@phuong.example"}))

Lines = list[tuple[str, str]]


def corpus(file: str) -> Lines:
    """The lines of a corpus with the kind that stands before the bar."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()[1:]
    parted = [line.rpartition(" | ") for line in lines if line]
    return [(kind, text) for kind, _, text in parted]


WITH, WITHOUT = corpus("with.txt"), corpus("without.txt")

FORMS: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "in a sentence": lambda text: f"Kiểm tra lần 1: {text}.",
}


def missed(form: str) -> Lines:
    """The lines in which the data of their kind is not found."""
    return [
        (kind, text)
        for kind, text in WITH
        if Personal[kind] not in {found.kind for found in personal_data(FORMS[form](text), PUBLIC)}
    ]


def flagged(form: str) -> dict[str, list[Finding]]:
    """The lines without personal data in which some is found all the same."""
    found = {text: personal_data(FORMS[form](text), PUBLIC) for _, text in WITHOUT}
    return {text: findings for text, findings in found.items() if findings}


def test_the_corpus_is_large_enough() -> None:
    assert min(len(WITH), len(WITHOUT)) >= 60
    assert {kind for kind, _ in WITH} == {kind.name for kind in Personal}


@pytest.mark.parametrize("form", FORMS)
def test_all_is_found(form: str) -> None:
    assert missed(form) == []


@pytest.mark.parametrize("form", FORMS)
def test_nothing_else_is_flagged(form: str) -> None:
    assert flagged(form) == {}


def test_the_procedures_hold_none(sample: Path) -> None:
    lines = {
        re.sub(r"https?://\S+", "", line)
        for path in sample.glob("procedures/*/*.yml")
        if not path.name.endswith(".en.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert len(lines) > 3000
    assert {line: found for line in lines if (found := personal_data(line, PUBLIC))} == {}


def test_the_numbers_of_the_ward_and_the_company_are_public_and_no_others() -> None:
    text = "Gọi 028 0000 0000 hoặc 028.0000.0000, không phải 028 0000 0001"
    assert [found.words for found in personal_data(text, PUBLIC)] == ["028 0000 0001"]


if __name__ == "__main__":
    rows = [(kind.name, [text for name, text in WITH if name == kind.name]) for kind in Personal]
    lost = {form: dict.fromkeys(text for _, text in missed(form)) for form in FORMS}
    sys.stdout.write(f"{'kind':<12}{'lines':>6}" + "".join(f"{form:>16}" for form in FORMS) + "\n")
    for name, texts in rows:
        counts = [sum(text not in lost[form] for text in texts) for form in FORMS]
        line = "".join(f"{count:>16}" for count in counts)
        sys.stdout.write(f"{name:<12}{len(texts):>6}{line}\n")
    wrong = "".join(f"{len(flagged(form)):>16}" for form in FORMS)
    sys.stdout.write(f"{'flagged':<12}{len(WITHOUT):>6}{wrong}\n")
