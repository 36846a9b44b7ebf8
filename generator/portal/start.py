"""A procedure's file begun by hand: what is known is filled in, the rest waits in comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.disk.writing import write_together
from generator.errors import MotchamError, WrongUseError
from generator.library.checked.library import updated_ledgers
from generator.library.forms.paths import FIELDS, LIBRARY_LEDGER, Roots
from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.forms.writer import flow_group, scalar
from generator.library.language.folding import fold
from generator.library.loading.collection import Collection, collect
from generator.library.loading.held import held_guide
from generator.library.loading.used_codes import next_code, taken_codes, taken_names
from generator.library.models.catalogue import Field
from generator.library.models.procedure import Procedure, Status
from generator.library.registers.ledger import OWN_PREFIX, Claim, CodeKind
from generator.portal.naming import slug
from generator.portal.times import read_time


@dataclass(frozen=True)
class ProcedureAnswers:
    """What the person knows. Empty texts and a fee of None are not known yet.

    `fee` is in đồng, 0 is free; `time` is in words such as «3 ngày làm việc».
    """

    title: str
    field: str
    national_code: str
    decision: str
    summary: str = ""
    time: str = ""
    fee: int | None = None
    where: str = ""
    status: Status = Status.DRAFT


def fields_of(roots: Roots) -> tuple[Field, ...]:
    """The fields to choose from. Raises MotchamError where they cannot be read."""
    return _fields(collect(roots)[0])


def _fields(collection: Collection) -> tuple[Field, ...]:
    if collection.fields is None:
        raise MotchamError(f"Không đọc được {FIELDS}.", "Chạy motcham check rồi sửa tệp ấy trước.")
    return collection.fields.model.fields


class Started(NamedTuple):
    """The new file and its code; `namesake` is the code of a procedure with its title, if any."""

    file: str
    code: str
    namesake: str


def start(roots: Roots, answers: ProcedureAnswers, today: date, *, own: bool = False) -> Started:
    """Write the file. A published one gets its row in the ledger.

    It is the unit's `own`, with a code such as P01, or the library's. Raises MotchamError, before
    anything is written, where an answer would not pass the check.
    """
    with held_guide(roots):
        return _start(roots, answers, today, own=own)


def _start(roots: Roots, answers: ProcedureAnswers, today: date, *, own: bool) -> Started:
    collection, _ = collect(roots)
    groups = {field.id: field for field in _fields(collection)}
    if answers.field not in groups:
        message = f"Không có lĩnh vực «{answers.field}»."
        raise WrongUseError(message, f"Chọn một trong: {', '.join(groups)}.")
    updated_ledgers(roots, today)  # A ledger with bad lines stops it all here.
    prefix = OWN_PREFIX if own else groups[answers.field].prefix
    code = next_code(prefix, taken_codes(collection))
    folder = f"{roots.procedure_folders[own]}/{answers.field}"
    file = f"{folder}/{slug(answers.title, taken_names(collection))}.yml"
    text = file_text(answers, code, today, own=own).encode()
    document, problems = parse_document(text, file)
    if document is not None and not problems:
        _, problems = validate(Procedure, document)
    if problems:
        raise WrongUseError(problems[0].message, problems[0].hint)
    files = {roots / file: text}
    if answers.status is Status.PUBLISHED:
        ledger = roots.unit_ledger if own else LIBRARY_LEDGER
        claim = Claim(code, CodeKind.PROCEDURE, Path(file).stem, ledger)
        ledgers, _ = updated_ledgers(roots, today, [claim])
        files |= {roots / name: text.encode() for name, text in ledgers.items()}
    write_together(files)
    titled = (one.model for one in collection.procedures if not one.model.withdrawn_on)
    alike = (one.code for one in titled if fold(one.title) == fold(answers.title))
    return Started(file, code, next(alike, ""))


def file_text(answers: ProcedureAnswers, code: str, today: date, *, own: bool = False) -> str:
    """The whole file, each line explained."""
    return _FILE.format(
        library="../../../../procedures" if own else "..",
        heading=" ".join(answers.title.split()),
        code=code,
        national_code=_national_code_line(answers.national_code),
        title=scalar(answers.title),
        field=answers.field,
        summary=scalar(answers.summary or f"{answers.title}."),
        status=answers.status,
        where=f"where: {scalar(answers.where)}" if answers.where else "# where: Trường …",
        time=_time_line(answers.time),
        fee=_fee_line(answers.fee),
        decision=scalar(answers.decision),
        today=today.isoformat(),
    )


def _national_code_line(code: str) -> str:
    return f"national_code: {scalar(code)}" if code else "# national_code: …"


def _time_line(words: str) -> str:
    words = " ".join(words.split())
    if not words:
        return "# time: {value: 3, unit: working_day}"
    if fold(words) in {"trong ngay", "same day"}:
        return "time: {unit: same_day}"
    numbered = re.fullmatch(r"([\d.,]+) (\D+)", words)
    read = read_time(numbered[1], numbered[2]).time if numbered else None
    return f"time: {flow_group(read or {'text': words})}"


def _fee_line(amount: int | None) -> str:
    if amount is None:
        return "fees: []"
    return f"fees: [{flow_group({'kind': 'charge', 'amount': str(amount)})}]"


_FILE = """\
# yaml-language-server: $schema={library}/.schema/procedure.json
# {heading} — sửa tệp này khi quy định thay đổi. Dòng có dấu # là lời giải thích, trang không hiện.
code: {code}  # in trên thẻ; đã đăng thì không đổi nữa
{national_code}  # chép từ Cổng Dịch vụ công quốc gia
title: {title}  # như người dân nói, nhiều nhất 80 ký tự
# short_title: Tên ngắn  # trên thẻ nhỏ, nhiều nhất 24 ký tự, khi tên dài hơn
official_title: {title}  # như quyết định ghi
field: {field}
summary: {summary}  # một câu, nhiều nhất 200 ký tự
# keywords: [những chữ, người dân, hay gõ]
audience: [citizen]  # citizen | household | business | organisation | foreigner
status: {status}  # draft: chưa ai thấy. Xong thì ghi published rồi chạy motcham codes update

# Chỉ điều phải biết trước, như luật đã đổi: đứng trên thời hạn, tiền và trên giấy in.
# caution:
#   - Luật đã đổi; hỏi {{phường}} trước khi làm.

# Chỉ khi người dân có hạn chót; không tính bằng số thì {{text: trước 23 giờ ngày khách đến}}
# deadline: {{within: 60, unit: day, of: ngày sinh}}

# Chỉ khi mỗi trường hợp một khác; mục bên dưới ghi thêm for: [me-don] để chỉ cho trường hợp ấy.
# cases:
#   - {{id: thuong, title: Trường hợp thường, ordinary: true}}
#   - {{id: me-don, title: Mẹ đơn thân}}

# Chỉ khi không nộp ở quầy của lĩnh vực.
{where}

# Mỗi cách nộp một mục. Chưa biết tiền thì bỏ amount: trang ghi «Hỏi {{phường}}». 0 là miễn phí.
# Thời hạn (time): unit là working_day | day | hour | month; trong ngày thì {{unit: same_day}}.
# Tiền (fees): kind là charge (lệ phí) | fee (phí) | price (giá); tỉnh đặt thì set_by: province.
channels:
  - via: counter
    {time}
    {fee}
#   - via: online
#     url: https://dichvucong.gov.vn/…
#   - via: post

# Giấy tờ: role: show là chỉ mang theo cho xem.
# documents:
#   - {{name: Tờ khai, originals: 1}}
#   - {{name: Căn cước, role: show}}

# steps:
#   - Điền tờ khai và nộp giấy tờ.
#   - {{text: "{{Phường}} kiểm tra giấy tờ.", by: office}}
# results:
#   - Giấy …
# notes:
#   - Điều hay quên, để không phải đi lại.
# conditions:
#   - Ai được làm, khi nào.
# legal_basis:
#   - {{number: 60/2014/QH13, title: Luật Hộ tịch}}
# related: [HT01]

# Chỉ khi hồ sơ không ghi mà luật ghi. Người đã đối chiếu với bản chính thức thì thêm confirmed_on.
# law_facts:
#   - {{fact: Xong trong 5 ngày, law: Luật Hộ tịch, article: Điều 1, in_force: [2026-01-01],
#      sure: Q, source: nơi đã đọc}}

source:
  decision: {decision}  # quyết định công bố thủ tục
  # decided_on: 2026-01-16
  # url: https://dichvucong.gov.vn/…
  checked_on: {today}  # ngày so lại với Cổng Dịch vụ công
review_every_months: 6
"""
