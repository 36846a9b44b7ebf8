"""The parts of one long paper, each typeset by itself, put together: as if they had been one.

Beside the pages, the parts' tags follow each other in one tree and their headings in one outline,
and the file says how many pages it has. All else of a part is as in the first: the same title, day
and profile. Each part keeps its own fonts, as they have the letters of that part alone.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pikepdf import Dictionary, Object, Pdf

from generator.press.facts import change_facts
from generator.press.pdf import opened

_KNOWN = frozenset(
    {
        "/Type",
        "/Pages",
        "/Lang",
        "/MarkInfo",
        "/Metadata",
        "/Outlines",
        "/OutputIntents",
        "/StructTreeRoot",
        "/ViewerPreferences",
    }
)
"""What a part's catalogue may have; what a link or a form adds would be lost."""
_TREE = frozenset({"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap"})
"""What a part's tree of tags may have."""


@contextmanager
def joined(parts: Sequence[bytes]) -> Iterator[Pdf]:
    """One open document of `parts`, in their order; a single part is opened as it is.

    Raises ValueError where a part has what cannot be put together.
    """
    with opened(parts[0]) as whole:
        if len(parts) > 1:
            ids = [_instance(whole)]
            for part in parts[1:]:
                with opened(part) as other:
                    ids.append(_instance(other))
                    _append(whole, other)
            _say(whole, ids)
        yield whole


def _append(whole: Pdf, other: Pdf) -> None:
    strange = {*other.Root.keys()} - _KNOWN | {*other.Root.StructTreeRoot.keys()} - _TREE
    if strange:
        raise ValueError(f"cannot join {', '.join(sorted(strange))}")
    before = len(whole.pages)
    whole.pages.extend(other.pages)
    tree = whole.Root.StructTreeRoot
    first = int(tree.ParentTreeNextKey)
    for page in whole.pages[before:]:
        page.obj.StructParents = int(page.obj.StructParents) + first
    _append_tags(tree, whole.copy_foreign(other.Root.StructTreeRoot))
    if "/First" in other.Root.get("/Outlines", Dictionary()):  # a part may have no heading
        _append_outline(whole, whole.copy_foreign(other.Root.Outlines))


def _append_tags(tree: Object, more: Object) -> None:
    """Put the tags of `more` behind those of `tree`, in its one document."""
    first = int(tree.ParentTreeNextKey)
    numbers = [*more.ParentTree.Nums]
    for key, tags in zip(numbers[::2], numbers[1::2], strict=True):
        tree.ParentTree.Nums.append(int(key) + first)
        tree.ParentTree.Nums.append(tags)
    tree.ParentTreeNextKey = first + int(more.ParentTreeNextKey)
    (document,), (added,) = tree.K, more.K
    for tag in added.K:
        tag.P = document
        document.K.append(tag)


def _append_outline(whole: Pdf, more: Object) -> None:
    outline = whole.Root.get("/Outlines", Dictionary())
    if "/First" not in outline:
        whole.Root.Outlines = more
        return
    item: Object | None = more.First
    while item is not None:
        item.Parent = outline
        item = item.get("/Next")
    outline.Last.Next, more.First.Prev = more.First, outline.Last
    outline.Last = more.Last
    outline.Count = int(outline.Count) + int(more.Count)


def _instance(document: Pdf) -> bytes:
    """By what a part is told from every other."""
    return bytes(document.trailer.ID[1])


def _say(whole: Pdf, ids: Sequence[bytes]) -> None:
    """Let the file's facts be of the whole: its pages, and an id that follows from all parts."""
    name = b64encode(hashlib.md5(b"".join(ids), usedforsecurity=False).digest()).decode()
    pages = str(len(whole.pages))
    change_facts(whole, {"xmpTPg:NPages": pages, "xmpMM:InstanceID": name})
