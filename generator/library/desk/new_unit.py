"""A unit begins: its folder, with all that it must say of itself and nothing of another's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any

from generator.disk.writing import write_together
from generator.errors import MotchamError, WrongUseError
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import parse_document
from generator.library.forms.translation import entries, translation_text
from generator.library.forms.validation import validate
from generator.library.forms.writer import group_lines, scalar
from generator.library.language.file_names import DEVICES, is_device
from generator.library.language.folding import mark_of, slug
from generator.library.loading.collection import Collection, Sourced, translation_of
from generator.library.loading.held import held_guide
from generator.library.loading.units import require_guide, unit_ids
from generator.library.models.places import Weekday
from generator.library.models.translation import TranslatedString, TranslationFile
from generator.library.models.ward import Level, Ward
from generator.library.registers.ledger import CodeKind, Row, format_ledger
from generator.library.rules import unit as unit_rules

NEWS = "mo-trang"
"""The name of the first page of news."""
_NEWS_CODE = "TT001"
ID_PATTERN = re.compile(rf"(?!(?:{'|'.join(sorted(DEVICES)).lower()})$)[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 40
_ENGLISH_LEVELS = {Level.WARD: "Ward", Level.COMMUNE: "Commune", Level.SPECIAL_ZONE: "Special Zone"}
_ENGLISH = {
    "Quầy tiếp nhận": "Reception counter",
    "Thành phố Hồ Chí Minh": "Ho Chi Minh City",
    "Thành phố Hà Nội": "Hanoi",
}


@dataclass(frozen=True)
class UnitAnswers:
    """What is known of the unit. `hours` are by weekday, as ward.yml has them.

    `places` are further houses, each a name and an address.
    """

    name: str
    level: Level
    province: str
    address: str
    phone: str
    site_url: str
    hours: dict[Weekday, tuple[str, ...]]
    repository: str = ""
    places: Sequence[tuple[str, str]] = ()


def start_unit(folder: Path, ward: str, answers: UnitAnswers, today: date) -> list[Path]:
    """Write the folder of a new unit; gives its files.

    Raises MotchamError, with nothing written, where there is no guide, where the id is not one or
    is taken, or where an answer would not pass the check.
    """
    roots = new_roots(folder, ward)
    with held_guide(roots):
        new_roots(folder, ward)  # nobody has begun it meanwhile
        text = ward_text(answers)
        model, problems = _judged(roots, text)
        if problems:
            raise WrongUseError("\n".join(_told(problems, text)))
        assert model is not None, "it has no problem"  # noqa: S101 - for the type checker
        files = {roots / name: data.encode() for name, data in _texts(roots, model, text, today)}
        write_together(files)
    return sorted(files)


def new_roots(folder: Path, ward: str) -> Roots:
    """Where a new unit's files go. Raises MotchamError where its id is not one, or is taken."""
    require_guide(folder)
    roots = Roots(folder, ward)
    if is_device(ward):
        message = f"«{ward}» là tên mà Windows giữ riêng, không tạo được thư mục tên ấy."
        raise WrongUseError(message, "Chọn tên khác, như xa-thu.")
    if not ID_PATTERN.fullmatch(ward) or len(ward) > LONGEST_ID:
        message = f"«{ward}» không dùng làm tên thư mục được."
        hint = f"Chữ thường không dấu, số, gạch nối; nhiều nhất {LONGEST_ID} chữ: phuong-tan-dinh."
        raise WrongUseError(message, hint)
    if ward in unit_ids(folder):
        raise WrongUseError(f"Đã có đơn vị {ward}.", f"Sửa {roots.ward_file}.")
    return roots


def wrong_answer(roots: Roots, said: Mapping[str, Any]) -> MotchamError | None:
    """What is wrong with the answers so far; what is not among them is taken to be right."""
    right: dict[str, Any] = {
        "name": "Phường A",
        "level": Level.WARD,
        "province": "Tỉnh A",
        "address": "1 Đường A",
        "phone": "1022",
        "site_url": f"https://{roots.ward}.gov.vn/",
        "hours": {},
    }
    answers = UnitAnswers(**{**right, **{key: value for key, value in said.items() if value}})
    _, problems = _judged(roots, ward_text(answers))
    return WrongUseError(problems[0].message, problems[0].hint) if problems else None


def _judged(roots: Roots, text: str) -> tuple[Ward | None, list[Problem]]:
    """A new ward.yml as it was understood, and what is wrong with it."""
    document, problems = parse_document(text.encode(), roots.ward_file)
    model, more = validate(Ward, document) if document else (None, [])
    problems = [*problems, *more]
    if document and model:
        alone = Collection(roots, ward=Sourced(model, document))
        problems += unit_rules.check(alone)
    return model, problems


def _told(problems: Iterable[Problem], text: str) -> Iterator[str]:
    """What is wrong with each answer, by the key of ward.yml that it stands at; each once."""
    lines = text.splitlines()
    keys = [line.split(":")[0] if line[:1].isalpha() else "" for line in lines]
    told = {
        (next(filter(None, reversed(keys[: problem.line])), "ward.yml"), problem.message): problem
        for problem in reversed([*problems])
    }
    for (key, message), problem in reversed(told.items()):
        yield str(MotchamError(f"{key}: {message}", problem.hint))


def _texts(roots: Roots, ward: Ward, text: str, today: date) -> Iterator[tuple[str, str]]:
    yield roots.ward_file, text
    english = _english_of(ward)
    found = entries(ward, TranslationFile(strings=english))
    yield translation_of(roots.ward_file), translation_text(found, "ward.yml")
    row = Row(_NEWS_CODE, CodeKind.PAGE, NEWS, today)
    yield roots.unit_ledger, format_ledger([row])
    (_, pages), (_, english_pages) = roots.page_folders, roots.english_page_folders
    title = scalar(f"{ward.name} mở trang tra cứu thủ tục")
    page = _NEWS_PAGE.format(code=_NEWS_CODE, title=title, on=today.isoformat())
    title = scalar(f"{english['name'].text} opens its guide to procedures")
    words = {"code": _NEWS_CODE, "title": title, "of": mark_of(page)}
    yield f"{pages}/{NEWS}.md", page
    yield f"{english_pages}/{NEWS}.md", _NEWS_IN_ENGLISH.format(**words)


def ward_text(answers: UnitAnswers) -> str:
    """The whole ward.yml, each part explained."""
    written = {name: "\n".join(group_lines(part, 0)) for name, part in ward_parts(answers).items()}
    written["hours"] = "".join(_hours_lines(answers)).rstrip()
    return WARD_TEMPLATE.format(**{name: text or UNSAID[name] for name, text in written.items()})


def ward_parts(answers: UnitAnswers) -> dict[str, dict[str, Any]]:
    """The parts of ward.yml but for the hours, by the names of their places in `WARD_TEMPLATE`."""
    place_ids = _place_ids([name for name, _ in answers.places])
    return {
        "who": {
            "name": answers.name,
            "level": answers.level.value,
            "province": answers.province,
            "address": answers.address,
        },
        "site": {"site_url": answers.site_url},
        "repository": {"repository": answers.repository},
        "phones": {"phones": [{"name": "Quầy tiếp nhận", "number": answers.phone}]},
        "places": {
            "places": [
                {"id": id_, "name": name, "address": address}
                for id_, (name, address) in zip(place_ids, answers.places, strict=True)
            ]
        },
        "counters": {
            "counters": [
                {"name": "Quầy tiếp nhận"},
                *(
                    {"name": f"Quầy tiếp nhận – {name}", "place": id_}
                    for id_, (name, _) in zip(place_ids, answers.places, strict=True)
                ),
            ]
        },
    }


def _place_ids(names: Sequence[str]) -> list[str]:
    """An id for each name of a place, each another: `co-so-2`, then `co-so-2-2`."""
    ids: list[str] = []
    for name in names:
        id_ = slug(name) or "noi"
        others = (f"{id_}-{number}" for number in count(2))
        ids.append(next(one for one in chain([id_], others) if one not in ids))
    return ids


def _hours_lines(answers: UnitAnswers) -> Iterator[str]:
    if answers.hours:
        yield "hours:\n"
    for day, spans in answers.hours.items():
        yield f"  {day.value}: [{', '.join(scalar(span) for span in spans)}]\n"


def _english_of(ward: Ward) -> dict[str, TranslatedString]:
    """The English that is known of a new unit's own words; what is not waits for a person."""
    bare = re.sub(rf"^{ward.level.label}\s+", "", ward.name, flags=re.IGNORECASE)
    known = _ENGLISH | {ward.name: f"{bare} {_ENGLISH_LEVELS[ward.level]}"}
    known.setdefault(ward.province, _province(ward.province))
    places = {
        "name": ward.name,
        "province": ward.province,
        "phones.0.name": ward.phones[0].name,
        "counters.0.name": ward.counters[0].name,
    }
    return {
        place: TranslatedString(of=mark_of(text), text=known[text])
        for place, text in places.items()
    }


def _province(name: str) -> str:
    for start, end in (("Tỉnh ", "Province"), ("Thành phố ", "City")):
        if name.startswith(start):
            return f"{name.removeprefix(start)} {end}"
    return f"{name} Province"


UNSAID = {
    "hours": '# hours:  # chưa ghi thì trang bảo người dân hỏi\n#   monday: ["07:30-11:30"]',
    "repository": "# repository: https://github.com/don-vi/mot-cham",
    "places": "# places:\n#   - {id: co-so-2, name: Cơ sở 2, address: …}",
}
"""What stands for a part of which nothing is known yet."""
WARD_TEMPLATE = """\
# yaml-language-server: $schema=../../procedures/.schema/ward.json
# Đơn vị là ai: tên, địa chỉ, giờ làm việc, số gọi, quầy. Dòng có dấu # chỉ là lời giải thích.
{who}

# Địa chỉ trang. Nó được in vào mọi mã QR: chọn một lần rồi giữ mãi.
{site}

# Kho GitHub, ai cũng xem được. Có dòng này thì cuối trang thủ tục có nút cho cán bộ sửa.
{repository}

{hours}
# Ngày lễ, Tết theo Bộ luật Lao động thì trang tự biết. Nghỉ thêm ngày nào thì ghi ở đây.
# closures:
#   - {{from: 2027-03-15, to: 2027-03-16, reason: tập huấn nghiệp vụ}}

# Số đầu tiên là số in trên mọi tờ giấy và trên đầu mọi trang.
{phones}

# Nhà khác mà người dân cũng tới nộp hồ sơ.
{places}

# Quầy nào nhận hồ sơ của lĩnh vực nào (id trong procedures/fields.yml); quầy không ghi fields thì
# nhận mọi lĩnh vực mà không quầy nào ghi. Quầy ở nhà khác thì ghi place: id của nhà ấy.
{counters}

# Kênh phản ánh của người dân.
# report_channels:
#   - {{name: Tổng đài 1022, phone: "1022"}}

# neighbourhoods: [Khu phố 1, Khu phố 2]
"""
_NEWS_PAGE = """\
---
code: {code}
title: {title}
summary: Từ nay bà con quét mã là biết giấy tờ, thời hạn, tiền phải trả.
icon: newspaper-variant-outline
on: {on}
---

Quét mã trên thẻ hoặc trên tờ dán, điện thoại mở đúng trang của thủ tục. Không có điện thoại thông
minh thì hỏi quầy, cán bộ in trang ấy cho bà con.
"""
_NEWS_IN_ENGLISH = """\
---
code: {code}
title: {title}
summary: From now on, scan a code to know the papers, the time and the money to pay.
of: "{of}"
---

Scan the code on a tag or on a notice, and your phone opens the page of the procedure. If you have
no smartphone, ask at the counter and the staff print that page for you.
"""
