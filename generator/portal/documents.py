"""The list of documents: groups of items become cases, documents and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from generator.library.language.folding import fold
from generator.portal.headings import Meaning, is_plain, meaning
from generator.portal.naming import slug
from generator.portal.plain import head_and_rest, pieces, without_bullet
from generator.portal.record import Group, Item, Leftover

NAME, TEXT, HINT = 300, 2000, 60
_CASE_ID = 40
_SHORT = 220
_PAPER = re.compile(
    r"(?:\d+ )?(?:ban|to|don|giay|van ban|ho so|hop dong|quyet dinh|bien ban|danh sach|bao cao"
    r"|phieu|the|so|cccd|cmnd|can cuoc|ho chieu|chung minh|ly lich|anh|du thao|du an|phuong an"
    r"|ke hoach|de an|cong van|thong bao|so do|mau|nghi quyet|dieu le|chung chi|chung nhan|bang"
    r"|thuyet minh|tai lieu|trich luc|hoa don|hinh anh|de nghi|cam ket|ket qua|quy che|noi quy) "
)
_SENTENCE_LIKE = re.compile(
    r"\b(?:co the|thi|duoc|phai|khong yeu cau|chiu trach nhiem|cac giay to sau|sau day)\b"
)


@dataclass
class Papers:
    """What the groups came to; `guessed` where an uncounted item had to be judged by its words."""

    cases: list[dict[str, str]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)
    guessed: bool = False
    headings: dict[str, str] = field(default_factory=dict)
    """The id of each case by its whole heading, since one may come again."""


def read_groups(groups: tuple[Group, ...]) -> Papers:
    """All groups, in their order."""
    papers = Papers()
    for group in groups:
        kind = meaning(group.heading)
        if kind is Meaning.CASE and group.items:
            for_cases = [_case(papers, group.heading)]
        else:
            for_cases = []
            if group.heading and not is_plain(group.heading):
                _note(papers, without_bullet(group.heading), [])
        for item in group.items:
            _item(papers, item, kind, for_cases)
    return papers


def _case(papers: Papers, heading: str) -> str:
    bare = without_bullet(heading).rstrip(" :;.")
    title, rest = head_and_rest(bare or heading, NAME)
    if bare in papers.headings:
        return papers.headings[bare]
    known = {case["id"] for case in papers.cases}
    case_id = slug(re.sub(r"^\W*(?:\w{1,3}[.)]|\(\w{1,4}\))", "", title), known, _CASE_ID)
    papers.cases.append({"id": case_id, "title": title})
    papers.headings[bare] = case_id
    if rest:
        _note(papers, rest, [case_id])
    return case_id


def _item(papers: Papers, item: Item, kind: Meaning, for_cases: list[str]) -> None:
    text = without_bullet(item.text)
    counts = {}
    for key, raw in (("originals", item.originals), ("copies", item.copies)):
        if re.fullmatch("[0-9]{1,6}", raw):
            if int(raw):
                counts[key] = str(int(raw))
        elif raw:
            hint = "Số bản không phải số nguyên; xem lại mục documents."
            shown = f"{text[:NAME]} — {key}: {raw}"
            papers.left.append(Leftover(shown, hint))
    paper = bool(counts or item.forms)
    if not paper and kind is not Meaning.NOTE:
        paper = _names_a_paper(text)
        papers.guessed = True
    if not paper:
        _note(papers, text, for_cases)
        return
    name, rest = _name_and_note(text or "(hồ sơ không ghi tên giấy tờ)")
    document: dict[str, Any] = {"name": name}
    if for_cases:
        document["for"] = for_cases
    if kind is Meaning.SHOW:
        document["role"] = "show"
    papers.documents.append(document | counts)
    _words_and_form(papers, rest, item.forms)


def _words_and_form(papers: Papers, rest: str, forms: tuple[str, ...]) -> None:
    """Give the latest document the sentences after its name, and its printed form."""
    document = papers.documents[-1]
    first, *others = [form[:NAME] for form in forms] or [""]
    words = " ".join(filter(None, [rest, *(f"Mẫu: {form}" for form in others)]))
    note, more = head_and_rest(words, TEXT)
    if note:
        document["note"] = note
    if more:
        papers.left.append(Leftover(more, f"Phần tiếp của «{document['name'][:HINT]}»."))
    if first:
        document["form"] = {"name": first}


def _name_and_note(text: str) -> tuple[str, str]:
    """A document's name, one line, and the sentences that follow it."""
    if len(text) <= NAME:
        first, _, rest = text.partition(". ")
        if rest and len(first) > len("Bản sao") and rest[:1].isupper():
            return first, rest
        return text.rstrip(" ;,.") or text, ""
    name, rest = head_and_rest(text, NAME)
    return name.rstrip(" ;,."), rest


def _names_a_paper(text: str) -> bool:
    folded = fold(text)
    return bool(
        len(text) <= _SHORT
        and not text.rstrip().endswith(":")
        and _PAPER.match(f"{folded} ")
        and not _SENTENCE_LIKE.search(folded)
    )


def _note(papers: Papers, text: str, for_cases: list[str]) -> None:
    for part in pieces(text, TEXT):
        note: Any = {"text": part, "for": for_cases} if for_cases else part
        if note not in papers.notes:
            papers.notes.append(note)
