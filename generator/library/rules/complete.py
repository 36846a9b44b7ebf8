"""A published procedure answers what everybody asks: how, where, with what, in which steps.

Passes: a channel, papers and steps; `via: online` with its `url`, or another channel beside it;
instead of papers a note `Không cần giấy tờ.`, or one that says whom to ask which (`Hỏi {phường} nộp
giấy gì.`), where the record names none. Fails: `status: published` without one of these. A draft
may lack them, a record page says what its record says, and what is withdrawn is not handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection
from generator.library.models.procedure import Procedure, Status, Via

_NO_PAPERS = re.compile(r"không cần giấy tờ|\b(?:cần|nộp) (?:giấy tờ|giấy) gì\b", re.IGNORECASE)


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each thing that a published procedure does not say."""
    for sourced in collection.written:
        if sourced.model.status is Status.PUBLISHED:
            for rule, message, hint in _lacks(sourced.model):
                yield sourced.document.problem(("status",), rule, message, hint)


def _lacks(procedure: Procedure) -> Iterator[tuple[str, str, str]]:
    hint = "Thêm vào, theo hồ sơ quốc gia; chưa biết thì để status: draft."
    if not procedure.channels:
        rule, message = "no-channel", "Thủ tục đang đăng mà chưa có cách nộp (channels)."
        yield rule, message, hint
    elif not procedure.where and all(
        channel.via is Via.ONLINE and not channel.url for channel in procedure.channels
    ):
        rule, message = "no-place", "Thủ tục chỉ nộp trực tuyến mà không có địa chỉ nộp (url)."
        yield rule, message, "Thêm url cho cách nộp trực tuyến, hoặc cách nộp khác, hoặc where."
    notes = " ".join(note.text for note in procedure.notes)
    if not procedure.documents and not _NO_PAPERS.search(notes):
        rule, message = "no-papers", "Thủ tục đang đăng mà không nói cần giấy tờ gì (documents)."
        said = "Thêm giấy tờ; không phải nộp giấy nào thì thêm vào notes: Không cần giấy tờ."
        yield rule, message, said
    if not procedure.steps:
        rule, message = "no-steps", "Thủ tục đang đăng mà chưa có các bước (steps)."
        yield rule, message, hint
