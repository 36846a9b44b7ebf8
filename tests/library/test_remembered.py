"""What follows from files alone is found by later runs, and only where all is the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.disk.packs import Pack
from generator.disk.store import FOLDER, storing
from generator.library.forms.reader import FilePosition
from generator.library.language import remembered
from generator.library.language.locale import current_level, current_locale, use_locale
from generator.library.language.made_once import made_in_each_run, made_once
from generator.library.language.remembered import forget, hashed, name_of, recalled
from generator.library.loading.shared import shared_form
from generator.library.models.glossary import GlossaryFile, Term
from generator.library.models.procedure import Procedure
from tests.guide_files import BIRTH_FILE, PROJECT


@dataclass(frozen=True)
class Thing:
    word: str


@dataclass(frozen=True)
class Holder:
    thing: Thing


asked: list[str] = []


def thing(word: str) -> Thing:
    """A thing that has a name, as a form that was read has."""

    def make() -> tuple[Thing, int]:
        asked.append(word)
        return Thing(word), 1

    return recalled("thing", hashed(word.encode()), make)[0]


@made_once
def held(one: Thing, level: str) -> Holder:
    asked.append(f"held {one.word}")
    assert level
    return Holder(one)


@made_once
def shown(one: Holder) -> str:
    asked.append(f"shown {one.thing.word}")
    return f"{current_locale()} {current_level()} {one.thing.word}"


@made_in_each_run
def told(one: Thing) -> Holder:
    asked.append(f"told {one.word}")
    return Holder(one)


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Each test begins as a process does."""
    forget()
    asked.clear()
    yield
    forget()


def in_a_process(root: Path, act: Callable[[], object]) -> object:
    """What `act` gives in a process that begins; what it asked for stands in `asked`."""
    forget()
    asked.clear()
    with storing(root):
        return act()


def test_later_runs_find_all_that_follows_from_a_file(tmp_path: Path) -> None:
    def act() -> str:
        return shown(held(thing("a"), "ward"))

    assert in_a_process(tmp_path, act) == "vi ward a"
    assert asked == ["a", "held a", "shown a"]
    assert in_a_process(tmp_path, act) == "vi ward a"
    assert asked == []


def test_what_each_run_makes_anew_has_a_name_all_the_same(tmp_path: Path) -> None:
    def act() -> str:
        assert told(thing("a")) is told(thing("a"))
        return shown(told(thing("a")))

    assert in_a_process(tmp_path, act) == "vi ward a"
    assert asked == ["a", "told a", "shown a"]
    assert in_a_process(tmp_path, act) == "vi ward a"
    assert asked == ["told a"]


def test_what_was_one_object_is_one_again(tmp_path: Path) -> None:
    def act() -> bool:
        holder = held(thing("a"), "ward")
        return holder.thing is thing("a") and name_of(holder) is not None

    assert in_a_process(tmp_path, act)
    assert in_a_process(tmp_path, act)
    assert asked == []


def test_what_refers_to_something_lost_is_made_again(tmp_path: Path) -> None:
    def act() -> str:
        return held(thing("a"), "ward").thing.word

    in_a_process(tmp_path, act)
    with storing(tmp_path):
        pack = remembered._pack("thing vi")
        assert pack
        pack._most.places.clear()
        pack._shelf.begin(pack._key).finish()
    assert in_a_process(tmp_path, act) == "a"
    assert asked == ["a"], "held a is kept, and finds the thing that was made anew"
    assert in_a_process(tmp_path, act) == "a"
    assert asked == []


MUTANTS = {
    "current_locale": lambda: "vi",
    "current_level": lambda: "ward",
    "program": lambda: b"",
    "Name.whole": lambda _: b"",
    "hashed": lambda *_: b"the same",
}
"""What a name or a pack says, each without what it should bring."""


def stale(root: Path, monkeypatch: pytest.MonkeyPatch, left_out: str = "") -> bool:
    """Whether something else is shown than what follows from the file, the language, the level."""
    version = b"1"
    with monkeypatch.context() as patch:
        patch.setattr(remembered, "program", lambda: version)
        if left_out:
            patch.setattr(f"{remembered.__name__}.{left_out}", MUTANTS[left_out])

        def shown_of(word: str) -> str:
            @made_once
            def say(one: Thing) -> str:
                return f"{version!r} {current_locale()} {current_level()} {one.word}"

            return say(thing(word))

        wrong = []
        for level, language, word, version in product(
            ("ward", "commune"), ("vi", "en"), ("a", "b"), (b"1", b"2")
        ):
            with use_locale(language, level):
                right = f"{version!r} {language} {level} {word}"
                wrong.append(in_a_process(root, partial(shown_of, word)) != right)
        return any(wrong)


def test_nothing_stale_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not stale(tmp_path, monkeypatch)


@pytest.mark.parametrize("left_out", MUTANTS)
def test_a_name_without_one_of_its_parts_is_found_out(
    left_out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stale(tmp_path, monkeypatch, left_out)


def test_a_process_that_remembers_too_much_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    for number in range(10):
        assert shown(held(thing(f"{number}"), "ward")) == f"vi ward {number}"
    assert len(remembered._made) <= 3


GLOSSARY = "terms:\n  - {id: a, term: trích lục, means: bản sao}\n"


def test_a_form_is_read_anew_where_its_bytes_name_or_kind_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"

    def act() -> object:
        document, found, _ = shared_form(file, "a.yml", GlossaryFile)
        assert document
        line = document.mark(("terms", 0, "means")).line
        return found.terms[0].means if found else None, line, document.text, document.data

    file.write_text(GLOSSARY, encoding="utf-8")
    first = in_a_process(tmp_path, act)
    assert in_a_process(tmp_path, act) == first
    assert isinstance(first, tuple)
    assert first[:3] == ("bản sao", 2, GLOSSARY)
    file.write_text(f"# x\n{GLOSSARY}", encoding="utf-8")
    assert in_a_process(tmp_path, act)[1] == 3  # type: ignore[index]  # a tuple, as above
    with storing(tmp_path):
        assert shared_form(file, "b.yml", GlossaryFile)[0] != shared_form(file, "a.yml", Term)[0]
        assert shared_form(file, "a.yml", Term)[1] is None


def test_a_model_that_was_kept_is_the_same_to_what_it_was_given(tmp_path: Path) -> None:
    def act() -> object:
        return shared_form(PROJECT / BIRTH_FILE, BIRTH_FILE, Procedure)[1]

    read = in_a_process(tmp_path, act)
    kept = in_a_process(tmp_path, act)
    assert isinstance(read, Procedure)
    assert isinstance(kept, Procedure)
    assert kept is not read
    assert kept == read
    assert kept.model_dump(exclude_unset=True) == read.model_dump(exclude_unset=True)
    assert kept.model_copy(update={"code": "HT99"}).code == "HT99"
    with pytest.raises(ValidationError, match="frozen"):
        kept.code = "HT99"  # type: ignore[misc]  # trying is the test


def test_a_document_that_was_kept_is_parsed_again_when_more_is_asked_of_it(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text(GLOSSARY, encoding="utf-8")
    read, _, _ = shared_form(file, "a.yml", GlossaryFile)
    assert read is not None
    kept = pickle.loads(pickle.dumps(read))  # noqa: S301 - our own
    assert vars(kept).keys() == {"file", "text"}
    assert kept.mark(("terms", 0)) == read.mark(("terms", 0)) != FilePosition(1, 1)
    assert kept == read
    assert kept.text == GLOSSARY
    with pytest.raises(AttributeError):
        kept.nothing  # noqa: B018 - asking is the test


class Shelf:
    """A store in memory."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.written = 0
        self.lost = False
        """What is being written cannot be read any more."""

    def entry(self, key: str) -> Laid | None:
        return Laid(self.data[key]) if key in self.data else None

    def begin(self, key: str) -> Begun:
        return Begun(self, key)


class Laid:
    """A pack in it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = len(data)

    def read(self, at: int, size: int) -> bytes:
        return self.data[at : at + size]

    def close(self) -> None:
        self.data = b""


class Begun:
    """A pack that is being written to it."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        self.shelf, self.key, self.parts = shelf, key, b""

    def write(self, part: bytes) -> None:
        self.parts += part

    def read(self, at: int, size: int) -> bytes | None:
        return None if self.shelf.lost else self.parts[at : at + size]

    def finish(self) -> None:
        self.shelf.written += 1
        self.shelf.data[self.key] = self.parts

    def drop(self) -> None:
        self.parts = b""


def packed(shelf: Shelf, names: Iterable[int], how: str = "put", asked: Iterable[int] = ()) -> None:
    """Let a run make these entries, and ask for others."""
    pack = Pack(shelf, "key")
    for each in asked:
        assert pack.get(b"%d" % each) == b"%d" % each
    for each in names:
        name = b"%d" % each
        if how == "put":
            pack.put(name, partial(bytes, name))
        else:
            pack.add(name, name)
    pack.close()


def found(shelf: Shelf, names: Iterable[int]) -> list[int]:
    """Which of these entries are found."""
    pack = Pack(shelf, "key")
    return [each for each in names if pack.get(b"%d" % each) == b"%d" % each]


@pytest.mark.parametrize("how", ["put", "add"])
def test_a_few_new_entries_lie_beside_a_pack_until_they_are_many(how: str) -> None:
    shelf = Shelf()
    packed(shelf, range(80), how)
    most = shelf.data["key"]
    assert shelf.data.keys() == {"key"}
    packed(shelf, [80], how)
    packed(shelf, range(81, 100), how)
    assert shelf.data["key"] == most
    assert found(shelf, range(100)) == [*range(100)]
    packed(shelf, [100], how)
    assert len(shelf.data["key"]) > len(most)
    assert shelf.data["yek"] == b""
    assert found(shelf, range(101)) == [*range(101)]
    before = shelf.written
    packed(shelf, [], how, range(101))
    assert shelf.written == before, "nothing new, nothing written"


def test_what_was_added_is_found_in_the_same_run() -> None:
    shelf = Shelf()
    packed(shelf, range(80))
    for names in (range(80, 84), range(200, 300)):  # a few beside it, then many
        pack = Pack(shelf, "key")
        for each in names:
            name = b"%d" % each
            assert pack.get(name) is None
            pack.add(name, name)
            assert pack.get(name) == name
        assert pack.get(b"%d" % names[0]) == b"%d" % names[0]
        assert pack.get(b"7") == b"7"
        shelf.lost = True
        assert pack.get(b"%d" % names[0]) is None, "it is made again"
        shelf.lost = False
        pack.close()
        assert found(shelf, names) == [*names]


def test_of_a_few_it_keeps_what_was_asked_for_or_is_new() -> None:
    shelf = Shelf()
    packed(shelf, range(80))
    packed(shelf, [80, 81])
    packed(shelf, [82], asked=[80])
    packed(shelf, [83], asked=[80])
    assert found(shelf, [80, 81, 82, 83]) == [80, 82, 83]


def test_a_pack_without_what_lay_beside_it_and_the_other_way_round() -> None:
    for lost in ("key", "yek"):
        shelf = Shelf()
        packed(shelf, range(8))
        packed(shelf, [8])
        del shelf.data[lost]
        left = {"key": [8], "yek": [*range(8)]}[lost]
        assert found(shelf, range(9)) == left
        packed(shelf, [9], asked=left)
        assert found(shelf, range(10)) == [*left, 9]


def test_a_pack_leaves_out_what_nobody_asks_for() -> None:
    shelf = Shelf()
    for turn in range(16):
        pack = Pack(shelf, "key")
        pack.get(b"used")
        for name in (b"used", b"unused") if turn == 0 else (b"%d" % turn,):
            pack.put(name, lambda: b"")
        pack.close()
    pack = Pack(shelf, "key")
    assert pack.get(b"used") == b""
    assert pack.get(b"unused") is None


def test_nothing_is_kept_where_there_is_no_store(tmp_path: Path) -> None:
    assert shown(held(thing("a"), "ward")) == "vi ward a"
    assert not (tmp_path / FOLDER).exists()
