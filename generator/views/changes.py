"""What changes for residents between two views of the same thing: first as data, then in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any, Protocol

from generator.library.language.locale import _, in_unit_words
from generator.library.language.mixed_text import format_mixed
from generator.views.telling import is_listed, name_of, words_of

ALIKE = 0.6
"""Two texts this similar are one that was reworded (difflib's ratio); others came and went."""
SHORT = 14
"""Texts of at most so many words are shown whole; of longer ones, what changed in them."""
AROUND = 3
"""So many words are shown before and after what changed."""

Things = Mapping[str, tuple[str, ...]]
"""Things by their names, each with what is told of it."""


class View(Protocol):
    """A view that stands for itself: a procedure, a field, a life event, a page, the unit."""

    @property
    def code(self) -> str:
        """Its code; empty where it has no page of its own."""

    @property
    def title(self) -> str:
        """What it is called."""


@dataclass(frozen=True)
class Subject:
    """What a change is about; `kind` is the word for such things."""

    code: str
    title: str
    kind: str

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True)
class Came:
    """A thing that was not there before, as a whole; `details` is what is told of it."""

    name: str = ""
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        added = format_mixed(_("thêm «{name}»"), name=self.name)
        return added + (f" ({'; '.join(self.details)})" if self.details else "")


@dataclass(frozen=True)
class Went:
    """A thing that is there no longer, as a whole."""

    name: str = ""

    def __str__(self) -> str:
        return format_mixed(_("bỏ «{name}»"), name=self.name)


@dataclass(frozen=True)
class Reworded:
    """One thing that is called otherwise now."""

    old: str
    new: str

    def __str__(self) -> str:
        before, after = _narrowed(self.old, self.new)
        return f"«{before}» → «{after}»"


@dataclass(frozen=True)
class Replaced:
    """What is told no longer, and what instead; `name` is of which thing, if not of the topic."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    name: str = ""

    def __str__(self) -> str:
        return f"«{_brief(self.name)}»: {self._words}" if self.name else self._words

    @property
    def _words(self) -> str:
        if len(self.old) == len(self.new) == 1:
            return " → ".join(_narrowed(self.old[0], self.new[0]))
        if self.old and self.new:
            return f"{'; '.join(self.old)} → {'; '.join(self.new)}"
        came = (format_mixed(_("thêm {words}"), words=words) for words in self.new)
        went = (format_mixed(_("bỏ {words}"), words=words) for words in self.old)
        return "; ".join([*came, *went])


@dataclass(frozen=True)
class Reordered:
    """The same things in another order."""

    def __str__(self) -> str:
        return "đổi thứ tự"


Alteration = Came | Went | Reworded | Replaced | Reordered


@dataclass(frozen=True)
class Change:
    """What is different in one topic of one subject; `topic` is empty for all of it."""

    subject: Subject
    topic: str
    differences: tuple[Alteration, ...]

    @property
    def words(self) -> str:
        """The differences in one line."""
        if not self.topic:
            came = isinstance(self.differences[0], Came)
            return f"{self.subject.kind} mới" if came else f"không còn {self.subject.kind} này"
        return "; ".join(map(str, self.differences))

    def __str__(self) -> str:
        topic = f"{self.topic}: " if self.topic else ""
        return f"{self.subject} — {topic}{self.words}"


def changes(old: Mapping[str, View], new: Mapping[str, View]) -> Iterator[Change]:
    """Yield what changed, subject by subject: those of the new edition, then those that went."""
    for key, view in new.items():
        if key not in old:
            yield Change(_subject(view), "", (Came(),))
            continue
        before = topics(old[key])
        for name, (things, listed) in topics(view).items():
            compare = _listed if listed else _values
            if found := tuple(compare(before.get(name, ({}, listed))[0], things)):
                yield Change(_subject(view), name, found)
    for key, view in old.items():
        if key not in new:
            yield Change(_subject(view), "", (Went(),))


def topics(view: Any) -> dict[str, tuple[Things, bool]]:
    """What `view` tells, by topic, in the order of its fields; and whether things come and go."""
    found: dict[str, tuple[dict[str, tuple[str, ...]], bool]] = {}
    for one in fields(view):
        if name := name_of(one):
            things, _ = found.setdefault(name, ({}, is_listed(one)))
            value = getattr(view, one.name)
            for each in value if isinstance(value, tuple) else (value,):
                words = [" ".join(word.split()) for word in words_of(each, "{}")]
                if is_listed(one) and words:
                    thing, *details = words
                    things[thing] = tuple(dict.fromkeys([*things.get(thing, ()), *details]))
                else:
                    things.update(dict.fromkeys(words, ()))
    return dict(found)


def worded(one: Change | Alteration) -> str:
    """A change in the language in use, as residents read it."""
    if isinstance(one, Change):
        came = isinstance(one.differences[0], Came)
        return _("Trang mới") if came else _("Không còn trang này")
    return " ".join(str(one).split())


def _subject(view: View) -> Subject:
    return Subject(view.code, view.title, in_unit_words(KINDS[type(view).__name__]))


KINDS = {
    "UnitView": "{phường}",
    "ProcedureView": "thủ tục",
    "FieldView": "lĩnh vực",
    "LifeEventView": "việc đời",
    "RenovationView": "công trình",
    "PageView": "trang",
    "OtherOfficeView": "mục «{phường} không làm»",
}


def _values(old: Things, new: Things) -> Iterator[Alteration]:
    """What stands in the stead of what; nothing where the same is said in any order."""
    yield from _instead([*old], [*new])


def _instead(old: Sequence[str], new: Sequence[str], name: str = "") -> Iterator[Alteration]:
    gone = tuple(words for words in old if words not in new)
    come = tuple(words for words in new if words not in old)
    if gone or come:
        yield Replaced(gone, come, name)


def _listed(old: Things, new: Things) -> Iterator[Alteration]:
    """What came, went, was reworded, or is told otherwise of the same thing."""
    gone = [name for name in old if name not in new]
    same = True
    for name, details in new.items():
        if name in old:
            found = [*_instead(old[name], details, name)]
        elif near := get_close_matches(name, gone, n=1, cutoff=ALIKE):
            gone.remove(near[0])
            found = [Reworded(near[0], name), *_instead(old[near[0]], details)]
        else:
            found = [Came(name, details)]
        same = same and not found
        yield from found
    for name in gone:
        yield Went(name)
    if same and not gone and list(old) != list(new):
        yield Reordered()


def _narrowed(old: str, new: str) -> tuple[str, str]:
    """Two wordings; of long ones only what differs, with a few words around it."""
    before, after = old.split(), new.split()
    if max(len(before), len(after)) <= SHORT:
        return old, new
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    first = max(0, start - AROUND)
    return _cut(before, first, end - AROUND), _cut(after, first, end - AROUND)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(words: Sequence[str], start: int, left: int) -> str:
    """`words` from `start`, without the last `left`; dots say where something is missing."""
    left = max(0, left)
    shown = " ".join(words[start : len(words) - left])
    return ("… " if start else "") + shown + (" …" if left else "")


def _brief(name: str) -> str:
    words = name.split()
    return _cut(words, 0, len(words) - SHORT)
