"""The change log: what changed for residents since it was written last, added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import click

from generator.cli.common import ROOT, checked_library, earlier_edition, main, roots
from generator.clock import today
from generator.disk.writing import write_whole
from generator.errors import MotchamError
from generator.library.checked.english import english
from generator.library.checked.library import Library
from generator.library.checked.published import Published
from generator.library.editions.git import git
from generator.library.forms.json_schema import FOLDER
from generator.library.forms.paths import Roots
from generator.library.forms.writer import dump
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.library.loading.held import held_guide
from generator.library.models.change_log import LoggedChange, SaidChange, Topic
from generator.views.changes import changes as differences
from generator.views.guide import GuideView
from generator.views.substance import substance

COMMENT = "Viết bằng «motcham changes». Sửa lời hoặc bỏ một mục thì được."
LONGEST = 1000
"""Characters of one change; what is longer is cut."""

_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
"""Letters of what is not translated: then the Vietnamese is told whole, and not half of it."""

Said = Mapping[tuple[str, Topic], str]


@main.command("changes")
@click.option(
    "--base",
    metavar="REV",
    help="The git revision to compare with; else where the log was written last.",
)
def log_changes(base: str | None) -> None:
    """Add what changed for residents to the unit's change log, which the site shows."""
    on, unit = today(), roots()
    library = checked_library()
    revision = base or _last_written(unit)
    with earlier_edition(revision) as edition:
        if edition is None:
            click.echo(f"Ở «{revision}» chưa có đơn vị {unit.ward}: chưa có gì để so.")
            return
        before, earlier = edition
        said = _said(earlier, library, before, unit, on)
        told = earlier.changes
    if not said:
        click.echo("Không có gì đổi với người dân.")
        return
    with held_guide(unit):
        log = merged(library.changes, said, on, told)
        schema = f"../../{FOLDER}/changes.json"
        write_whole(unit / unit.changes, dump({"changes": log}, COMMENT, schema=schema).encode())
    codes = dict.fromkeys(code for code, _ in said[VIETNAMESE])
    click.echo(f"{unit.changes}: thêm thay đổi của {len(codes)} trang ({', '.join(codes)}).")


def _last_written(unit: Roots) -> str:
    """The commit that wrote the log last."""
    found = git(ROOT, "log", "-1", "--format=%H", "--", unit.changes)
    if not found:
        message = f"Git chưa biết tệp {unit.changes}, nên không biết so từ đâu."
        raise MotchamError(message, "Nói rõ so với bản nào: motcham changes --base REV.")
    return found.decode().strip()


def _said(old: Library, new: Library, before: Roots, unit: Roots, on: date) -> dict[str, Said]:
    """What changed, by language; empty where nothing did."""
    pair = old.on(on), new.on(on)
    vietnamese = _changed(*pair, before, unit, VIETNAMESE)
    if not vietnamese:
        return {}
    other = _changed(english(pair[0]), english(pair[1]), before, unit, ENGLISH)
    whole = {key: text for key, text in other.items() if not _VIETNAMESE.search(text)}
    return {VIETNAMESE: vietnamese, ENGLISH: whole}


def _changed(old: Published, new: Published, before: Roots, unit: Roots, language: str) -> Said:
    with use_locale(language, new.ward.level):
        found = differences(GuideView(old).all(before), GuideView(new).all(unit))
        lines: dict[tuple[str, Topic], str] = {}
        for one in substance(found):
            key = one.code, one.topic
            lines[key] = _joined(lines.get(key), one.text)
        return lines


def _joined(before: str | None, text: str) -> str:
    whole = "; ".join(filter(None, [before, text]))
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"


def merged(
    log: Iterable[LoggedChange],
    said: Mapping[str, Said],
    on: date,
    told: Iterable[LoggedChange] = (),
) -> list[dict[str, object]]:
    """The log as its file has it, with what was `said` today on top; a page has one entry a day.

    What was `told` already when that changed which is said now stays before it; what this command
    wrote today without anybody having published it is said anew.
    """
    before = {(one.code, each.topic): each for one in told if one.on == on for each in one.said}
    changed: dict[str, dict[Topic, SaidChange]] = {}
    kept = []
    for one in log:
        if one.on == on:
            changed[one.code] = {said.topic: said for said in one.said}
        else:
            kept.append(one)
    for (code, topic), text in said[VIETNAMESE].items():
        other = said[ENGLISH].get((code, topic))
        change = SaidChange(topic=topic, text=text, english=other)
        if first := before.get((code, topic)):
            both = _joined(first.english, other) if first.english and other else None
            change = SaidChange(topic=topic, text=_joined(first.text, text), english=both)
        changed.setdefault(code, {})[topic] = change
    new = [
        LoggedChange(on=on, code=code, said=tuple(each[topic] for topic in Topic if topic in each))
        for code, each in sorted(changed.items())
    ]
    return [one.model_dump(mode="json", exclude_none=True) for one in (*new, *kept)]
