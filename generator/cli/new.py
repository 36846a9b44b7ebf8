"""Start a new file: questions on a terminal, or options in a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import click

from generator.cli.asking import Sound, ask, confirmed
from generator.cli.common import Commands, main, roots
from generator.clock import today
from generator.errors import MotchamError
from generator.library.desk.new_renovation import (
    RenovationAnswers,
    may_be_a_persons,
    start_renovation,
    unit_of,
    wrong_answer,
)
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
@click.option(
    "--company-mobile", is_flag=True, help="That mobile number stands on the company's own papers."
)
def new_renovation(allowed: Sequence[str], company_mobile: bool, **said: str | None) -> None:  # noqa: FBT001 - click passes options by name
    """Start the file of a house renovation, with a fresh code in the ledger."""
    answers = _answers(said, allowed=tuple(allowed), company_mobile=company_mobile)
    code, path = start_renovation(roots(), answers, today())
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


def _answers(options: dict[str, str | None], **more: Any) -> RenovationAnswers:
    """The options, and the answers to what they leave open: nothing is asked where they do."""
    said = {key: value for key, value in options.items() if value is not None} | more
    if not (said["allowed"] and _needed(said.get("kind")) <= said.keys()):
        _Questions(said).ask_all()
    return RenovationAnswers(**said)


class _Questions:
    """What is asked, in order; what cannot be is refused before the next question."""

    def __init__(self, said: dict[str, Any]) -> None:
        """Begin with what the options have `said`; the answers come to it."""
        self.said, self.unit, self.on = said, roots(), today()
        self.ward = unit_of(self.unit)

    def ask_all(self) -> None:
        """Ask for what is open. Raises MotchamError where the options cannot be."""
        said = self.said
        self.refuse()
        if "kind" not in said:
            question = f"{_QUESTIONS['kind']} ({', '.join(KINDS)})"
            said["kind"] = ask(question, click.Choice(KINDS), self.open_options)
            self.refuse()
        wanted = _needed(said["kind"])
        for key in _asked(said["kind"]):
            if key not in said:
                said[key] = self.ask(key, _QUESTIONS[key], needed=key in wanted)
        if said["contractor"] and "contractor_phone" not in said:
            self.ask_phone()
        if not said["allowed"]:
            for work in _works(partial(self.ask, "allowed")):
                said["allowed"] += (work,)

    def ask(self, key: str, question: str, *, needed: bool) -> str:
        """The answer to one question."""

        def wrong(answer: str) -> MotchamError | None:
            return self.wrong({key: (*self.said[key], answer) if key == "allowed" else answer})

        words = question if needed else f"{question} (Enter: bỏ qua)"
        return str(ask(words, Sound(wrong), self.open_options, needed=needed))

    def ask_phone(self) -> None:
        """Ask for the contractor's number; of a mobile one, whether it is the company's own."""
        said, question = self.said, _QUESTIONS["contractor_phone"]
        known, said["company_mobile"] = said["company_mobile"], True
        phone = self.ask("contractor_phone", question, needed=False)
        while phone and not known and may_be_a_persons(phone):
            if confirmed(
                "Số di động ấy của công ty, có trên giấy tờ của công ty", "company_mobile"
            ):
                break
            phone = self.ask("contractor_phone", question, needed=False)
        said |= {"contractor_phone": phone, "company_mobile": may_be_a_persons(phone)}

    def refuse(self) -> None:
        """Raise what is wrong with what was said so far."""
        if error := self.wrong({}):
            raise error

    def wrong(self, answer: Mapping[str, object]) -> MotchamError | None:
        """What is wrong with what was said so far and this `answer`."""
        return wrong_answer(self.unit, self.ward, {**self.said, **answer}, self.on)

    @property
    def open_options(self) -> Sequence[str]:
        """The options that are still needed."""
        needed = _needed(self.said.get("kind")) - self.said.keys()
        names = [key for key in _QUESTIONS if key in needed]
        return names if self.said["allowed"] else [*names, "allowed"]


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
    left_out |= {"kind", "contractor_phone"}
    return [key for key in _QUESTIONS if key not in left_out]


def _works(asked: Callable[..., str]) -> Iterator[str]:
    """The allowed works, one after the other; the number of a usual one stands for its words."""
    usual = {str(number): words for number, words in enumerate(ALLOWED_WORKS, start=1)}
    for number, words in usual.items():
        click.echo(f"  {number}. {words}")
    question = "Được làm gì, mỗi lần một việc (số ở trên, hoặc tự viết)"
    answer = asked(question, needed=True)
    while answer:
        yield usual.get(answer.strip(), answer)
        answer = asked("Việc nữa", needed=False)
