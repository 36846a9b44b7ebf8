"""The first file of a renovation: a random code, a form with notes, a row in the ledger."""

from __future__ import annotations

import secrets
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.disk.writing import write_together
from generator.errors import MotchamError, WrongUseError
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.forms.writer import scalar
from generator.library.loading.collection import Collection, Sourced, collect
from generator.library.loading.held import held_guide
from generator.library.models.renovation import (
    ALLOWED_WORKS,
    CODE_LENGTH,
    CODE_LETTERS,
    NOT_ALLOWED_WORKS,
    BasisKind,
    Renovation,
)
from generator.library.models.ward import Ward
from generator.library.privacy.phones import is_of_a_company
from generator.library.registers.ledger import (
    CodeKind,
    Row,
    format_ledger,
    safe_ledgers,
)
from generator.library.rules import personal_data, renovations

SCHEMA = "../../../../procedures/.schema/renovation.json"
"""The way from a renovation's file to its schema."""


@dataclass(frozen=True)
class RenovationAnswers:
    """What staff said; a text that is empty was left out. Dates are written 2026-03-10."""

    kind: str
    house: str
    street: str
    allowed: Sequence[str]
    starts_on: str
    ends_on: str
    number: str = ""
    issued_on: str = ""
    issued_by: str = ""
    expires_on: str = ""
    neighbourhood: str = ""
    contractor: str = ""
    contractor_phone: str = ""
    company_mobile: bool = False


def unit_of(roots: Roots) -> Sourced[Ward] | None:
    """The unit that announces renovations, as its file says it."""
    return collect(roots)[0].ward


def wrong_answer(
    roots: Roots, ward: Sourced[Ward] | None, said: Mapping[str, Any], today: date
) -> MotchamError | None:
    """What is wrong with the answers so far; what is not among them is taken to be right."""
    day = today.isoformat()
    right: dict[str, Any] = {
        "kind": BasisKind.PERMIT.value,
        "number": "1/GPXD",
        "issued_on": min(day, said.get("expires_on") or day),
        "issued_by": "UBND",
        "house": "1",
        "street": "Số 1",
        "allowed": ALLOWED_WORKS[:1],
        "starts_on": said.get("ends_on") or day,
        "ends_on": said.get("starts_on") or day,
    }
    answers = RenovationAnswers(**right | {key: value for key, value in said.items() if value})
    code = f"R{CODE_LETTERS[:CODE_LENGTH]}"
    problem = next(_problems(ward, form(code, answers), _file(roots, code, answers), roots), None)
    return WrongUseError(problem.message, problem.hint) if problem else None


def may_be_a_persons(phone: str) -> bool:
    """Whether a contractor's phone needs somebody to say that it is the company's own."""
    return bool(phone) and not is_of_a_company(phone, mobile=False)


def start_renovation(roots: Roots, answers: RenovationAnswers, today: date) -> tuple[str, Path]:
    """Write the file and its row of the ledger; the code and the file's path.

    Raises MotchamError, with nothing written, where an answer is not understood or tells of a
    person.
    """
    with held_guide(roots):
        return _start(roots, answers, today)


def _start(roots: Roots, answers: RenovationAnswers, today: date) -> tuple[str, Path]:
    ledger = safe_ledgers(roots)
    code = new_code(ledger.rows)
    text = form(code, answers)
    file = _file(roots, code, answers)
    if problem := next(_problems(unit_of(roots), text, file, roots), None):
        hint = problem.hint.replace("company_mobile: true", "--company-mobile")
        raise WrongUseError(problem.message, hint)
    rows = [*ledger.of(roots.unit_ledger), Row(code, CodeKind.RENOVATION, code, today)]
    register = roots / roots.unit_ledger
    write_together({roots / file: text.encode(), register: format_ledger(rows).encode()})
    return code, roots / file


def _file(roots: Roots, code: str, answers: RenovationAnswers) -> str:
    return f"{roots.renovations}/{answers.starts_on[:4]}/{code}.yml"


def new_code(taken: Container[str]) -> str:
    """A random code that is not among those `taken`."""
    while True:
        code = "R" + "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if code not in taken:
            return code


def _problems(ward: Sourced[Ward] | None, text: str, file: str, roots: Roots) -> Iterator[Problem]:
    document, found = parse_document(text.encode(), file)
    yield from found
    if document is None:
        return
    renovation, found = validate(Renovation, document)
    yield from found
    if renovation is not None:
        alone = Collection(roots, ward=ward, renovations=[Sourced(renovation, document)])
        yield from renovations.check(alone)
        yield from personal_data.check(alone)


def form(code: str, answers: RenovationAnswers) -> str:
    """The whole file, with a note beside what staff may still fill in."""
    return "\n".join(line for line in _lines(code, answers) if line is not None) + "\n"


def _lines(code: str, said: RenovationAnswers) -> Iterator[str | None]:
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield "# Thông báo công khai về một công trình sửa nhà. Không ghi tên, số điện thoại, giấy tờ"
    yield "# của người dân; không ghi điều chưa có kết luận. Dòng bắt đầu bằng # chỉ là gợi ý."
    yield f"code: {code}"
    yield "basis:"
    yield f"  kind: {scalar(said.kind)}  # permit (có phép) | exempt (được miễn) | notice (đã báo)"
    for key in ("number", "issued_on", "issued_by", "expires_on"):
        yield _value(key, getattr(said, key), 2)
    if said.kind == BasisKind.PERMIT and not said.expires_on:
        yield "  # expires_on: 2027-03-05  # ngày cuối được làm, nếu giấy phép có ghi"
    yield "place:"
    for key in ("house", "street", "neighbourhood"):
        yield _value(key, getattr(said, key), 2)
    yield "allowed:"
    yield from (f"  - {scalar(work)}" for work in said.allowed)
    yield "# not_allowed:"
    yield from (f"#   - {work}" for work in NOT_ALLOWED_WORKS)
    yield "# floors: 2  # height_m: 8.5 và area_m2: 60 nếu giấy phép có ghi"
    yield f"starts_on: {scalar(said.starts_on)}"
    yield f"ends_on: {scalar(said.ends_on)}"
    if said.contractor:
        yield "contractor:  # chỉ ghi công ty và số của công ty"
        yield _value("name", said.contractor, 2)
        yield _value("phone", said.contractor_phone, 2)
        if said.contractor_phone and said.company_mobile:
            yield "  company_mobile: true  # đã thấy số này trên giấy tờ của công ty"
    else:
        yield "# contractor: {name: Công ty …, phone: …}  # chỉ ghi công ty và số của công ty"
    yield "status: planned  # planned | running | paused | stopped | finished"
    yield "# acts:  # việc đã làm: checked, extended, paused, resumed, stopped, finished"
    yield '#   - {on: 2026-04-02, text: "Kiểm tra lần 1, đúng giấy phép", kind: checked}'
    yield "#   - {on: 2026-06-20, text: Cho gia hạn, kind: extended, until: 2026-08-31}"
    yield "# attachments:  # ảnh hay PDF đặt cạnh tệp này, không có mặt người, biển số, chữ ký"
    yield "#   - {file: mat-tien.jpg, title: Hiện trạng mặt tiền}"


def _value(key: str, value: str, indent: int) -> str | None:
    return f"{' ' * indent}{key}: {scalar(value, key=key)}" if value else None
