"""Beginning: a unit's folder, from a few answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from generator.cli.asking import Sound, ask
from generator.cli.common import ROOT, main
from generator.clock import today
from generator.errors import MotchamError
from generator.library.desk.new_unit import UnitAnswers, new_roots, start_unit, wrong_answer
from generator.library.forms.paths import Roots
from generator.library.models.places import Weekday
from generator.library.models.ward import Level

LEVELS = [level.value for level in Level]
_QUESTIONS = {
    "name": "Tên đơn vị, như Phường Tân Định",
    "level": "Cấp: phường, xã hay đặc khu",
    "province": "Tỉnh, thành phố, như Thành phố Hồ Chí Minh",
    "address": "Địa chỉ trụ sở",
    "phone": "Số điện thoại in trên mọi tờ giấy",
    "site_url": "Địa chỉ trang, in vào mọi mã QR và giữ mãi, như https://phuong.tinh.gov.vn/",
}
_DAYS = {day.value[:3]: day for day in Weekday}
_TIGHT = re.compile(r"\s*[-–]\s*")
_DAYS |= {f"t{number}": day for number, day in enumerate(Weekday, start=2)} | {"cn": Weekday.SUNDAY}


def _hours(
    _: click.Context, __: click.Parameter, values: Sequence[str]
) -> dict[Weekday, tuple[str, ...]]:
    hours: dict[Weekday, tuple[str, ...]] = {}
    for value in values:
        days, _space, spans = _TIGHT.sub("-", value).strip().partition(" ")
        if not spans:
            hint = "viết như: t2-t6 07:30-11:30 13:00-17:00."
            raise click.BadParameter(f"«{value}» thiếu ngày hoặc giờ; {hint}")
        for day in _days(days):  # who says a day twice means both halves of it
            hours[day] = (*hours.get(day, ()), *spans.split())
    return dict(sorted(hours.items(), key=lambda pair: [*Weekday].index(pair[0])))


def _days(text: str) -> list[Weekday]:
    """The days of `t2-t6`, `mon-fri` or `t7,cn`."""
    found: list[Weekday] = []
    week = [*Weekday]
    for part in text.casefold().split(","):
        start, _, end = part.partition("-")
        first, last = _DAYS.get(start), _DAYS.get(end or start)
        if first is None or last is None:
            raise click.BadParameter(f"«{text}» không phải ngày; viết t2-t6, t7 hoặc mon-fri, sat.")
        start_at, end_at = week.index(first), week.index(last)
        if start_at > end_at:
            hint = "viết ngày trước rồi ngày sau: t2-t6; chủ nhật là cn, đứng cuối tuần."
            raise click.BadParameter(f"«{part}»: ngày đầu sau ngày cuối; {hint}")
        found += (day for day in week[start_at : end_at + 1] if day not in found)
    return found


def _places(_: click.Context, __: click.Parameter, values: Sequence[str]) -> list[tuple[str, str]]:
    places = []
    for value in values:
        name, bar, address = (part.strip() for part in value.partition("|"))
        if not (name and bar and address):
            raise click.BadParameter(f"«{value}»: viết như «Cơ sở 2 | 5 Đường Mới, Phường A».")
        places.append((name, address))
    return places


@main.command()
@click.argument("unit", metavar="ID")
@click.option("--name", metavar="TEXT", help="As on its seal, such as «Xã Thử».")
@click.option("--level", type=click.Choice(LEVELS), help="By its name where it is left out.")
@click.option("--province", metavar="NAME", help="The province or the city.")
@click.option("--address", metavar="TEXT", help="Of its seat.")
@click.option("--phone", metavar="NUMBER", help="The number on every paper.")
@click.option("--site-url", metavar="URL", help="Goes into every printed code, for good.")
@click.option(
    "--hours",
    multiple=True,
    callback=_hours,
    metavar="WORDS",
    help="Such as «mon-fri 07:30-11:30 13:00-17:00»; repeat it.",
)
@click.option("--repository", metavar="URL", default="", help="Where staff edit.")
@click.option(
    "--place",
    "places",
    multiple=True,
    callback=_places,
    metavar="NAME | ADDRESS",
    help="A further house with counters; repeat it.",
)
def start(
    unit: str,
    level: str | None,
    hours: dict[Weekday, tuple[str, ...]],
    places: list[tuple[str, str]],
    repository: str,
    **said: str | None,
) -> None:
    """Begin the guide of the unit ID: a folder in wards/, and nothing outside it.

    Asks on a terminal for what the options do not say.
    """
    known: dict[str, Any] = {key: value for key, value in said.items() if value}
    known |= {"hours": hours, "places": places, "repository": repository}
    if level:
        known["level"] = Level(level)
    _ask_what_is_open(new_roots(ROOT, unit), known)
    answers = UnitAnswers(**known)
    for path in start_unit(ROOT, unit, answers, today()):
        click.echo(f"Đã ghi {path}")
    click.echo("Việc tiếp theo:")
    click.echo(f"  1. Mở {Roots(ROOT, unit).ward_file}, xem lại giờ làm việc, quầy, kênh phản ánh.")
    click.echo(f"  2. Xem còn thiếu gì: motcham --ward {unit} todo")
    click.echo(f"  3. Xem trước: motcham --ward {unit} serve")


def _ask_what_is_open(roots: Roots, known: dict[str, Any]) -> None:
    """Ask for what is not `known` yet; what cannot be is refused before the next question.

    Raises MotchamError where something is asked and what the options say cannot be.
    """
    if _open(known) and (error := wrong_answer(roots, known)):
        raise error
    while missing := _open(known):
        key = missing[0]
        wrong = _no_level if key == "level" else partial(_wrong, roots, known, key)
        answer = ask(_QUESTIONS[key], Sound(wrong), missing)
        known[key] = Level.in_name(answer) if key == "level" else answer


def _open(known: dict[str, Any]) -> list[str]:
    """The questions that are left; the level is noted where the name tells it, asked elsewhere."""
    if "level" not in known and (told := Level.in_name(known.get("name", ""))):
        known["level"] = told
    waits = {"level"} if "name" not in known else set()
    return [key for key in _QUESTIONS if key not in {*known, *waits}]


def _wrong(roots: Roots, known: dict[str, Any], key: str, answer: str) -> MotchamError | None:
    return wrong_answer(roots, {**known, key: answer})


def _no_level(answer: str) -> MotchamError | None:
    message = f"«{answer}» không phải một cấp."
    return None if Level.in_name(answer) else MotchamError(message, "Ghi phường, xã hoặc đặc khu.")
