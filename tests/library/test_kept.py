"""What is kept for later runs is found only where all that it is made of is the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

import pytest

import generator
from generator.disk.store import current_store, storing
from generator.library.language import kept as keeping
from generator.library.language import program as programs
from generator.library.language.kept import kept, kept_together
from generator.library.language.locale import current_level, current_locale, use_locale
from generator.library.language.mixed_text import MixedText, Translated, Untranslated
from generator.library.models.glossary import Term
from generator.library.models.procedure import Role
from tests.guide_files import PROJECT


@dataclass(frozen=True)
class Frozen:
    word: object


@dataclass
class Open:
    word: str


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> Iterator[None]:
    """Everything here has a store of its own."""
    with storing(tmp_path):
        assert current_store() is not None
        yield


def counted() -> tuple[list[tuple[object, ...]], Callable[..., object]]:
    asked: list[tuple[object, ...]] = []

    @kept
    def say(*arguments: object) -> object:
        asked.append(arguments)
        return current_locale(), current_level(), arguments

    return asked, say


EACH = [
    Frozen("a"),
    Frozen("b"),
    Frozen(Untranslated("a")),
    Open("a"),
    "a",
    b"a",
    Untranslated("a"),
    Translated("a", "b"),
    Translated("a", "c"),
    MixedText(["a"]),
    MixedText([Untranslated("a")]),
    ("a",),
    ["a"],
    (("a",),),
    {"a": "b"},
    None,
    0,
    False,
    0.0,
    "",
    (),
    date(2026, 11, 29),
    date(2026, 11, 30),
    Role.SUBMIT,
    str(Role.SUBMIT),
    Term(id="trich-luc", term="trích lục", means="bản sao từ sổ"),
    Term(id="trich-luc", term="trích lục", means="bản sao"),
    Term,
]
"""Arguments of which each is another than all others, whatever `==` says."""


def test_each_input_counts_and_the_same_is_asked_once() -> None:
    asked, say = counted()
    said = []
    for _ in range(2):
        for language in ("vi", "en"):
            for level in ("ward", "commune", "special_zone"):
                with use_locale(language, level):
                    said += [repr(say(one)) for one in EACH]
                    said += [repr(say(one, "more")) for one in EACH]
    assert len(asked) == 6 * 2 * len(EACH)
    half = len(said) // 2
    assert said[:half] == said[half:]


def test_what_is_found_is_what_was_made() -> None:
    _, say = counted()
    for one in EACH:
        made, found = say(one), say(one)
        assert made == found
        assert type(found[2][0]) is type(one)  # type: ignore[index]
    assert say(Translated("a", "b"))[2][0].original == "b"  # type: ignore[index]
    [part] = say(MixedText([Untranslated("a")]))[2][0].parts  # type: ignore[index]
    assert type(part) is Untranslated


MUTANTS = {"program": lambda: b"", "_speaking": lambda: b"", "_content": lambda _: b""}
"""What makes a key, by its names, each without what it should bring."""


Keeping = Callable[[Callable[[str], object]], Callable[[str], object]]


def stale(monkeypatch: pytest.MonkeyPatch, folder: Path, keep: Keeping, left_out: str = "") -> bool:
    """Whether a result is shown that was made of something else, where a part is left out."""
    version = b""

    @keep
    def say(word: str) -> object:
        return version, current_locale(), current_level(), word

    monkeypatch.setattr(keeping, "program", lambda: version)
    if left_out:
        monkeypatch.setattr(keeping, left_out, MUTANTS[left_out])
    wrong = []
    for version, language, level, word in product(
        (b"1", b"2"), ("vi", "en"), ("ward", "commune"), ("a", "b")
    ):
        with storing(folder), use_locale(language, level):  # each a run of its own
            wrong.append(say(word) != (version, language, level, word))
    return any(wrong)


def in_one_file(function: Callable[[str], object]) -> Callable[[str], object]:
    """`function`, of which all results lie together."""

    @kept_together
    def together(_: str, word: str) -> object:
        return function(word)

    return lambda word: together("first", word)


KEEPINGS = pytest.mark.parametrize("keep", [kept, kept_together, in_one_file])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where other runs keep."""
    other = tmp_path / "other"
    other.mkdir()
    return other


@KEEPINGS
def test_nothing_stale_is_shown(
    monkeypatch: pytest.MonkeyPatch, folder: Path, keep: Keeping
) -> None:
    assert not stale(monkeypatch, folder, keep)


@KEEPINGS
@pytest.mark.parametrize("left_out", MUTANTS)
def test_a_key_without_one_of_its_parts_is_found_out(
    left_out: str, monkeypatch: pytest.MonkeyPatch, folder: Path, keep: Keeping
) -> None:
    assert stale(monkeypatch, folder, keep, left_out)


def test_two_steps_never_answer_for_each_other() -> None:
    @kept
    def one(word: str) -> str:
        return f"one {word}"

    @kept
    def other(word: str) -> str:
        return f"other {word}"

    assert [one("a"), other("a"), one("a")] == ["one a", "other a", "one a"]


def test_what_is_kept_together_is_told_apart_by_all_arguments_and_found_by_later_runs(
    folder: Path,
) -> None:
    asked: list[tuple[object, object]] = []

    @kept_together
    def say(first: object, second: object) -> object:
        asked.append((first, second))
        return current_locale(), current_level(), first, second

    said = []
    for _ in range(2):
        with storing(folder):
            for language, level in product(("vi", "en"), ("ward", "commune")):
                with use_locale(language, level):
                    said += [repr(say(*pair)) for pair in product(EACH, EACH[:3])]
    assert len(asked) == 4 * 3 * len(EACH)
    half = len(said) // 2
    assert said[:half] == said[half:]


def test_arguments_are_given_by_place() -> None:
    _, say = counted()
    with pytest.raises(TypeError, match="by place"):
        say(word="a")


def test_the_program_is_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tmp_path / "generator"
    (top / "templates").mkdir(parents=True)
    (top / "__init__.py").write_bytes(b"")
    template = top / "templates" / "a.html.j2"
    monkeypatch.setattr(generator, "__file__", str(top / "__init__.py"))
    found = set()
    for text in (None, b"a", b"b"):
        if text is not None:
            template.write_bytes(text)
        programs.program.cache_clear()
        found.add(programs.program())
    programs.program.cache_clear()
    assert len(found) == 3


def test_another_process_finds_it(tmp_path: Path) -> None:
    """Models too, whose keys have another order in each process."""
    script = (
        "from pathlib import Path\n"
        "from generator.disk.store import current_store, storing\n"
        "from generator.library.language.kept import kept\n"
        "from generator.library.models.glossary import Term\n"
        "made = []\n"
        "def say(term): made.append(term); return term.means\n"
        f"with storing(Path({str(tmp_path)!r})):\n"
        "    kept(say)(Term(id='a', term='b', means='c'))\n"
        "print(len(made))\n"
    )
    turns = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2", "3")
    ]
    assert turns == ["1", "0", "0"]
