"""Start a new file: questions on a terminal, or options in a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from generator.cli.common import Commands, main, roots
from generator.clock import today
from generator.library.desk.new_renovation import RenovationAnswers, start_renovation
from generator.library.models.renovation import ALLOWED_WORKS, BasisKind

KINDS = [kind.value for kind in BasisKind]


class _NewCommands(Commands):
    later: Mapping[str, tuple[str, ...]] = {"new_procedure": ("procedure",)}


@main.group(cls=_NewCommands)
def new() -> None:
    """Start the file of something new; asks for what the options do not say."""


@new.command("renovation")
@click.option("--kind", type=click.Choice(KINDS), help="On what the works rest.")
@click.option("--number", help="The permit's number.")
@click.option("--issued-on", help="The day of the permit or of the notice, such as 2026-03-05.")
@click.option("--issued-by", help="Who gave the permit.")
@click.option("--expires-on", help="The last day on which the permit lets works run.")
@click.option("--house", help="The house's number.")
@click.option("--street", help="The street.")
@click.option("--neighbourhood", help="One of those in ward.yml.")
@click.option("--allowed", multiple=True, metavar="TEXT", help="A work that is allowed; repeat it.")
@click.option("--starts-on", help="The first day of the works.")
@click.option("--ends-on", help="The last day of the works.")
@click.option("--contractor", help="The company that builds; never a person.")
@click.option("--contractor-phone", help="The company's own number.")
def new_renovation(allowed: Sequence[str], **said: str | None) -> None:
    """Start the file of a house renovation, with a fresh code in the ledger."""
    code, path = start_renovation(roots(), _answers(allowed, said), today())
    click.echo(f"{path}: mã {code}, đã ghi vào sổ mã.")
    click.echo("Việc tiếp theo:")
    click.echo(f"  1. Mở {path}, xem lại và điền thêm các dòng gợi ý.")
    click.echo("  2. Chạy «motcham check»: không được có tên hay số của người dân.")
    click.echo(
        f"  3. Lưu tệp này cùng {roots().unit_ledger}, dựng lại trang, rồi mới in thông báo."
    )


_PERMIT = ("number", "issued_on", "issued_by")
_QUESTIONS = {
    "kind": "Căn cứ",
    "number": "Số giấy phép",
    "issued_on": "Ngày cấp phép, hoặc ngày nhận thông báo (năm-tháng-ngày)",
    "issued_by": "Nơi cấp phép",
    "expires_on": "Ngày cuối giấy phép cho làm",
    "house": "Số nhà",
    "street": "Đường, không ghi chữ «đường»",
    "neighbourhood": "Khu phố",
    "starts_on": "Ngày bắt đầu (năm-tháng-ngày)",
    "ends_on": "Ngày xong (năm-tháng-ngày)",
    "contractor": "Công ty thi công",
    "contractor_phone": "Số điện thoại của công ty",
}


def _answers(allowed: Sequence[str], said: dict[str, str | None]) -> RenovationAnswers:
    """The options, and the answers to what they leave open: nothing is asked where they do."""
    answers = {key: value for key, value in said.items() if value is not None}
    if not (allowed and _needed(answers.get("kind")) <= answers.keys()):
        kinds = click.Choice(KINDS)
        kind = answers.setdefault("kind", "") or click.prompt(_QUESTIONS["kind"], type=kinds)
        answers["kind"] = str(kind)
        for key in _asked(answers["kind"]):
            if key not in answers and (key != "contractor_phone" or answers["contractor"]):
                answers[key] = _ask(_QUESTIONS[key], needed=key in _needed(answers["kind"]))
        allowed = allowed or _ask_list("Được làm gì, mỗi lần một việc", ALLOWED_WORKS)
    return RenovationAnswers(allowed=tuple(allowed), **answers)


def _needed(kind: str | None) -> set[str]:
    """What the form cannot do without."""
    of_kind = {BasisKind.PERMIT: set(_PERMIT), BasisKind.NOTICE: {"issued_on"}}
    always = {"kind", "house", "street", "starts_on", "ends_on"}
    return always | (of_kind.get(BasisKind(kind), set()) if kind else set())


def _asked(kind: str) -> list[str]:
    """What is asked about works that rest on `kind`, in order."""
    left_out = {
        BasisKind.PERMIT: set[str](),
        BasisKind.NOTICE: {"number", "issued_by", "expires_on"},
        BasisKind.EXEMPT: {*_PERMIT, "expires_on"},
    }[BasisKind(kind)]
    return [key for key in _QUESTIONS if key != "kind" and key not in left_out]


def _ask(question: str, *, needed: bool) -> str:
    if needed:
        return str(click.prompt(question))
    return str(click.prompt(f"{question} (Enter: bỏ qua)", default="", show_default=False))


def _ask_list(question: str, usual: Sequence[str]) -> list[str]:
    """The answers, one after the other; the number of a usual one stands for its words."""
    for number, words in enumerate(usual, start=1):
        click.echo(f"  {number}. {words}")
    chosen = {str(number): words for number, words in enumerate(usual, start=1)}
    answers = [_ask(f"{question} (số ở trên, hoặc tự viết)", needed=True)]
    while more := _ask("Việc nữa", needed=False):
        answers.append(more)
    return [chosen.get(answer.strip(), answer) for answer in answers]
