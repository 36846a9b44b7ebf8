"""What changes for residents between two editions of a guide, in the words of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.library.said import Items, Subject, Topic

ALIKE = 0.6
"""Two texts this similar are one that was reworded (difflib's ratio); others came and went."""
SHORT = 14
"""Texts of at most so many words are shown whole; of longer ones, what changed in them."""
AROUND = 3
"""So many words are shown before and after what changed."""


@dataclass(frozen=True)
class Change:
    """One topic of one subject that changed; `topic` is empty where it came or went as a whole."""

    subject: Subject
    topic: str
    words: str

    def __str__(self) -> str:
        topic = f"{self.topic}: " if self.topic else ""
        return f"{self.subject.name} — {topic}{self.words}"


def changes(old: Mapping[str, Subject], new: Mapping[str, Subject]) -> Iterator[Change]:
    """Yield what changed, subject by subject: those of the new edition, then those that went."""
    for key, subject in new.items():
        if key not in old:
            yield Change(subject, "", f"{subject.kind} mới")
            continue
        before = {topic.name: topic for topic in old[key].topics}
        for topic in subject.topics:
            if words := _compared(before.get(topic.name, Topic(topic.name, {})), topic):
                yield Change(subject, topic.name, words)
    for key, subject in old.items():
        if key not in new:
            yield Change(subject, "", f"không còn {subject.kind} này")


def _compared(old: Topic, new: Topic) -> str:
    """What changed in one topic; empty where nothing did."""
    before, after = _tidy(old.items), _tidy(new.items)
    if not new.listed:
        return _instead([*_flat(before)], [*_flat(after)])
    gone = [name for name in before if name not in after]
    parts = []
    for name, details in after.items():
        if name in before:
            if words := _instead(before[name], details):
                parts.append(f"«{_brief(name)}»: {words}")
        elif near := get_close_matches(name, gone, n=1, cutoff=ALIKE):
            gone.remove(near[0])
            parts.append(_arrow(near[0], name))
            if words := _instead(before[near[0]], details):
                parts.append(words)
        else:
            parts.append(f"thêm «{name}»" + (f" ({'; '.join(details)})" if details else ""))
    parts += [f"bỏ «{name}»" for name in gone]
    if not parts and list(before) != list(after):
        parts.append("đổi thứ tự")
    return "; ".join(parts)


def _tidy(items: Items) -> Items:
    """The items with single spaces, as a browser shows them."""
    return {
        " ".join(name.split()): tuple(" ".join(word.split()) for word in details)
        for name, details in items.items()
    }


def _flat(items: Items) -> Iterator[str]:
    for name, details in items.items():
        yield name
        yield from details


def _instead(old: Sequence[str], new: Sequence[str]) -> str:
    """What stands in the stead of what; empty where the same is said in any order."""
    gone = [words for words in old if words not in new]
    come = [words for words in new if words not in old]
    if len(gone) == len(come) == 1:
        return " → ".join(_narrowed(gone[0], come[0]))
    if gone and come:
        return f"{'; '.join(gone)} → {'; '.join(come)}"
    return "; ".join([*(f"thêm {words}" for words in come), *(f"bỏ {words}" for words in gone)])


def _arrow(old: str, new: str) -> str:
    before, after = _narrowed(old, new)
    return f"«{before}» → «{after}»"


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
