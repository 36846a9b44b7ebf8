"""What a heading in the list of documents is: a case, a role, a note, or nothing of its own."""

from __future__ import annotations

import re
from enum import Enum

from generator.library.language.folding import fold
from generator.library.models.procedure import Role

_SAYS_NOTHING = re.compile(
    r"(?:[a-z0-9]{1,2} )?(?:thanh phan )?(?:ho so|giay to)?(?: dang ky| de nghi)?"
    r"(?: bao gom| gom(?: co)?)?|bao gom|thanh phan so luong ho so"
)
_GENERIC = re.compile(r"so luong ho so|thanh phan ho so theo quy dinh|bao gom cac giay to")
_SHOW = re.compile(r"\bxuat trinh\b")
_SUBMIT = re.compile(r"\bgiay to phai nop\b|\bphai nop\b|\bnop 0?1 mot bo ho so\b|\bnop mot bo\b")
_CASE = re.compile(r"\btruong hop\b|\bdoi voi\b")
_NOTE = re.compile(r"^(?:\W*)(?:mot so )?luu y\b|^ghi chu\b|^chu y\b")


class Meaning(Enum):
    """What a heading says about the items under it."""

    NOTHING = "nothing"
    NOTE = "note"
    CASE = "case"
    SUBMIT = Role.SUBMIT
    SHOW = Role.SHOW


def meaning(heading: str) -> Meaning:
    """The meaning of a heading; anything that is not known to be something else is a case."""
    folded = fold(heading)
    if _SAYS_NOTHING.fullmatch(folded) or _GENERIC.match(folded):
        return Meaning.NOTHING
    if _NOTE.search(folded):
        return Meaning.NOTE
    if not _CASE.search(folded):
        if _SHOW.search(folded):
            return Meaning.SHOW
        if _SUBMIT.search(folded):
            return Meaning.SUBMIT
    return Meaning.CASE


def is_plain(heading: str) -> bool:
    """Whether a role's or a note's heading says nothing beyond that («* Giấy tờ phải nộp:»)."""
    return fold(heading) in {
        "",
        "luu y",
        "ghi chu",
        "chu y",
        "giay to phai nop",
        "giay to phai xuat trinh",
        "thanh phan ho so",
        "ho so",
        "ho so gom",
        "bao gom",
    }
