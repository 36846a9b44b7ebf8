"""Start a procedure's file: a few questions, or all answers as options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from pydantic import TypeAdapter, ValidationError

from generator.cli.asking import ask
from generator.cli.common import roots
from generator.cli.new import new
from generator.clock import today
from generator.library.forms.paths import LOCAL, SAMPLE
from generator.library.models.base import Integer, Line, NationalCode, ShortLine, Summary
from generator.library.models.procedure import Status
from generator.portal.start import ProcedureAnswers, fields_of, start

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class _Answer(click.ParamType):  # type: ignore[type-arg]  # older click has no arguments
    """Text of a kind that the models know; empty where nobody knows the answer."""

    name = "text"

    def __init__(self, kind: Any) -> None:
        self.adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Parse the answer; what is wrong with it is said and asked again."""
        if value == "":
            return value
        try:
            return self.adapter.validate_python(value)
        except ValidationError as error:
            why = error.errors()[0].get("ctx", {})
            self.fail(f"{why.get('message', value)} {why.get('hint', '')}", param, ctx)


KINDS: dict[str, tuple[Any, str]] = {
    "title": (ShortLine, "Tên thủ tục, như người dân nói"),
    "field": (str, "Lĩnh vực"),
    "national_code": (NationalCode, "Mã thủ tục quốc gia, như 1.001193"),
    "decision": (ShortLine, "Quyết định công bố, như 163/QĐ-BTP"),
    "summary": (Summary, "Một câu nói thủ tục này để làm gì (bỏ trống: như tên)"),
    "time": (Line, "Bao lâu, như 3 ngày làm việc (bỏ trống: chưa biết)"),
    "fee": (Integer, "Lệ phí bao nhiêu đồng, 0 là miễn phí (bỏ trống: chưa biết)"),
    "where": (Line, "Nộp ở đâu (bỏ trống: quầy của lĩnh vực)"),
}
NEEDED = ("title", "field", "national_code", "decision")


def _option(name: str, metavar: str, help_: str) -> Callable[[Decorated], Decorated]:
    flag = f"--{name.replace('_', '-')}"
    return click.option(flag, type=_Answer(KINDS[name][0]), metavar=metavar, help=help_)


@new.command("procedure")
@_option("title", "TEXT", "As residents say it. With it, nothing is asked.")
@_option("field", "ID", "The field's id, as in procedures/fields.yml.")
@_option("national_code", "CODE", "The national code, such as 1.001193.")
@_option("decision", "NUMBER", "The decision that published it.")
@_option("summary", "TEXT", "One sentence; the title where it is left out.")
@_option("time", "WORDS", "Such as «3 ngày làm việc»; unknown where it is left out.")
@_option("fee", "AMOUNT", "In đồng, 0 for free; unknown where it is left out.")
@_option("where", "PLACE", "Only where it is not the field's counter.")
@click.option(
    "--status",
    type=click.Choice([Status.DRAFT.value, Status.PUBLISHED.value]),
    default=Status.DRAFT.value,
    show_default=True,
    help="A published one gets its row in the ledger.",
)
@click.option(
    "--own/--library",
    default=None,
    help="Of this unit alone, or shared by all; by default the library's in the sample only.",
)
def new_procedure(status: str, own: bool | None, **answers: Any) -> None:  # noqa: FBT001 - click passes options by name
    """Start the file of a procedure: complete, explained line by line, ready for the check."""
    unit = roots()
    own = unit.ward != SAMPLE if own is None else own
    needed = [name for name in NEEDED if not (own and name == "national_code")]
    if not answers["title"]:
        answers |= _asked({name for name, said in answers.items() if said is None}, needed)
    if missing := [f"--{name.replace('_', '-')}" for name in needed if not answers[name]]:
        raise click.UsageError(f"Đã ghi --title thì cần cả: {', '.join(missing)}.")
    fee = answers.pop("fee")
    words = {name: answer or "" for name, answer in answers.items()}
    known = ProcedureAnswers(**words, fee=None if fee == "" else fee, status=Status(status))
    made = start(unit, known, today(), own=own)
    then = "Mở tệp, điền tiếp theo lời giải thích, rồi chạy motcham check."
    click.echo(f"{made.file}: mã {made.code}. {then}")
    if made.namesake:
        added = f"{unit.own(LOCAL)}/{made.namesake}.yml"
        click.echo(
            f"{made.namesake} đã có tên này: viết rõ khác ở đâu trong title. "
            f"Chỉ thêm điều riêng của đơn vị cho {made.namesake} thì ghi ở {added}.",
            err=True,
        )


def _asked(names: set[str], needed: Sequence[str]) -> dict[str, Any]:
    """The answers to what no option said; what is needed is asked until it is there."""
    answers = {}
    missing = [name for name in needed if name in names]
    for name, (kind, question) in KINDS.items():
        if name not in names:
            continue
        type_: Any = _Answer(kind)
        if name == "field":
            groups = fields_of(roots())
            click.echo("\n".join(f"  {group.id}: {group.title}" for group in groups))
            type_ = click.Choice([group.id for group in groups])
        asked = question + " (bỏ trống: không có)" * (name in NEEDED and name not in needed)
        answers[name] = ask(asked, type_, missing, needed=name in needed)
    return answers
