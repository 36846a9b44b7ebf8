"""The portal's own JSON: one record, `{code, data}` around one, or a list of either."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.clock import VIETNAM
from generator.portal.audience import split_names
from generator.portal.plain import paragraphs, says_nothing, tidy
from generator.portal.record import BadRecordError, Charge, Group, Item, Law, Method, Record

PAGE = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/"

_READ = {
    "id",
    "code",
    "name",
    "executionSteps",
    "executionMethods",
    "executionCases",
    "procedureProposal",
    "category",
    "categoriesDetails",
    "subjectTypesDetails",
    "resultsDetails",
    "legalBasisesDetails",
    "requirementsAndConditions",
    "keywords",
    "description",
    "decisionNo",
}
_BOOKKEEPING = re.compile(
    r".*Ids?$|is[A-Z].*|createdAt|updatedAt|codeNotation|state|type|departmentPromulgateCode"
    r"|departments?(?:Details|Authority|Authorized|Executing|Coordinating)$"
    r"|unitGroups(?:Authority|Authorized|Executing|Coordinating)$"
)
"""Keys of the portal's own machinery: row ids, flags, and lists repeated as text elsewhere."""
_LABELS = {
    "formalityType": "Loại thủ tục",
    "executingAgencies": "Cơ quan thực hiện",
    "authorizedAgencies": "Cơ quan được ủy quyền",
    "delegatedAgencies": "Cơ quan có thẩm quyền",
    "coordinatingAgencies": "Cơ quan phối hợp",
    "dossierReceivingAddresses": "Địa chỉ tiếp nhận HS",
    "note": "Lưu ý",
    "departmentPromulgateName": "Cơ quan ban hành",
    "returningMethods": "Cách trả kết quả",
    "cases": "Trường hợp trên cổng",
    "serviceGroupsDetails": "Nhóm dịch vụ",
}
MAX_DIGITS = 13
"""Longer numbers are shown as they stand."""

_VND_ID = "019b3fb2-b5b8-70ac-85e2-9409ec1eaffa"
_USD = re.compile("usd|dollar|đô la", re.IGNORECASE)


def read_api(text: str) -> Iterator[Record | BadRecordError]:
    """Every record in a JSON text, a bad one as its error. Raises BadRecordError for bad JSON."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise BadRecordError("Không phải JSON đọc được.") from error
    for entry in _entries(data):
        try:
            yield _record(entry)
        except BadRecordError as error:
            yield error


def _entries(data: object) -> Iterator[object]:
    inner = data
    if isinstance(data, dict) and "name" not in data:
        inner = next((data[key] for key in ("data", "items", "content") if key in data), data)
        if isinstance(inner, dict) and "name" not in inner and isinstance(inner.get("items"), list):
            inner = inner["items"]
    if isinstance(inner, list):
        for entry in inner:
            wrapped = isinstance(entry, dict) and isinstance(entry.get("data"), dict)
            yield entry["data"] if wrapped else entry
    else:
        yield inner


def _record(data: object) -> Record:
    if not isinstance(data, dict):
        raise BadRecordError("Không thấy hồ sơ thủ tục nào trong JSON.")
    code = _line(data.get("code"))
    found = re.match(r"\d\.\d{6}(?!\d)", code)
    if not found:
        raise BadRecordError("Không có mã thủ tục quốc gia dạng 1.001193.")
    proposal = _map(data.get("procedureProposal"))
    extras = [("Mã thủ tục", code[found.end() :].strip()), *_extras(data, proposal)]
    record_id = _line(data.get("id"))
    decision = _line(proposal.get("proposalNumber")) or _line(data.get("decisionNo"))
    category = _map(data.get("category")) or next(iter(_maps(data.get("categoriesDetails"))), {})
    return Record(
        national_code=found[0],
        title=_line(data.get("name")),
        decision="" if says_nothing(decision) else decision,
        decided_on=_day(proposal.get("decisionDate")),
        field=_line(category.get("name")),
        url=PAGE + record_id if re.fullmatch("[0-9a-f-]{36}", record_id) else "",
        audience=_audience(data.get("subjectTypesDetails")),
        methods=tuple(map(_method, _maps(data.get("executionMethods")))),
        groups=tuple(map(_group, _maps(data.get("executionCases")))),
        steps=_steps(data.get("executionSteps")),
        results=_names(data.get("resultsDetails")),
        laws=tuple(
            Law(_line(law.get("name")), _line(law.get("code")))
            for law in _maps(data.get("legalBasisesDetails"))
        ),
        conditions=_paragraphs(data.get("requirementsAndConditions")),
        keywords=tuple(filter(None, map(tidy, re.split("[,;]", _text(data.get("keywords")))))),
        description=_paragraphs(data.get("description")),
        extras=tuple(pair for pair in extras if pair[1] and not says_nothing(pair[1])),
    )


def _extras(data: Mapping[str, Any], proposal: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Everything that no other part reads and that is not machinery, in words."""
    agency = _map(proposal.get("issuingAgency"))
    if agency.get("name") != data.get("departmentPromulgateName"):
        yield "Cơ quan ban hành", _line(agency.get("name"))
    decision, other = _line(proposal.get("proposalNumber")), _line(data.get("decisionNo"))
    if decision and other and other != decision:
        yield "Số quyết định", other
    for number, category in enumerate(_maps(data.get("categoriesDetails"))):
        if number or data.get("category"):
            name = _line(category.get("name"))
            if name != _line(_map(data.get("category")).get("name")):
                yield "Lĩnh vực", name
    for key, value in data.items():
        if key in _READ or _BOOKKEEPING.fullmatch(key):
            continue
        label = _LABELS.get(key, tidy(key))
        if key == "cases":
            yield from ((label, _case(case)) for case in _maps(value))
        elif words := "; ".join(dict.fromkeys(_leaves(value))):
            yield label, words


def _case(case: Mapping[str, Any]) -> str:
    """One of the portal's own cases: its code, name and time, and whatever else it holds."""
    day = _map(case.get("processingDay"))
    time = f"{_text(day.get('qty'))} {_text(day.get('type'))}".strip()
    rest = _others(case, {"code", "name", "processingDay"})
    parts = [_text(case.get("code")), _text(case.get("name")), time, *rest]
    return tidy(" · ".join(filter(None, parts)))


def _leaves(value: object) -> Iterator[str]:
    """All texts and numbers below `value`, row ids apart."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not re.fullmatch(r"(?:.*I)?ids?", str(key)):
                yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif text := _line(value):
        yield text


def _others(data: Mapping[str, Any], known: set[str]) -> list[str]:
    """All texts and numbers of a group but those under `known` keys and its row id."""
    rest = {key: value for key, value in data.items() if key not in known}
    return list(_leaves(rest))


def _audience(value: object) -> tuple[str, ...]:
    names = [name for name in _names(value) if not says_nothing(name)]
    return tuple(names) if names else split_names(_line(value) if isinstance(value, str) else "")


def _method(data: Mapping[str, Any]) -> Method:
    more = _line(data.get("description"))
    known = {
        "submissionMethod",
        "processingTime",
        "processingTimeUnit",
        "description",
        "fees",
        "id",
    }
    rest = _others(data, known)
    return Method(
        via=_line(data.get("submissionMethod")),
        time_number=_line(data.get("processingTime")),
        time_unit=_line(data.get("processingTimeUnit")),
        charges=tuple(map(_charge, _maps(data.get("fees")))),
        description=" ".join(filter(None, ["" if says_nothing(more) else more, *rest])),
    )


def _charge(data: Mapping[str, Any]) -> Charge:
    name, key = _line(data.get("currencyName")), _line(data.get("currencyId"))
    if _USD.search(name):
        currency = "USD"
    elif key in ("", _VND_ID) and not name:
        currency = "VNĐ"
    else:
        currency = name or "tiền tệ lạ"
    known = {"type", "value", "currencyId", "currencyName", "description", "id"}
    rest = _others(data, known)
    words = " ".join([_line(data.get("description")), *rest]).strip()
    amount = _line(data.get("value"))
    return Charge(amount, currency if amount else "", words, _line(data.get("type")))


def _group(data: Mapping[str, Any]) -> Group:
    items = [_item(item) for item in _maps(data.get("profileComponents"))]
    items += [Item(leaf) for leaf in _others(data, {"name", "profileComponents"})]
    kept = tuple(item for item in items if item.text or item.originals or item.copies)
    return Group(_line(data.get("name")), kept)


def _item(data: Mapping[str, Any]) -> Item:
    known = {"name", "originalQty", "copyQty", "attachments", "code", "source"}
    rest = [
        leaf
        for key, value in data.items()
        if key not in known and not isinstance(value, bool) and not key.endswith("Id")
        for leaf in _leaves(value)
    ]
    source = _line(data.get("source"))
    text = " ".join(filter(None, [_line(data.get("name")), source, *rest]))
    forms = [_line(form.get("fileName")) for form in _maps(data.get("attachments"))]
    return Item(
        text,
        _line(data.get("originalQty")),
        _line(data.get("copyQty")),
        tuple(filter(None, forms)),
    )


def _steps(value: object) -> tuple[str, ...]:
    steps: list[str] = []
    if isinstance(value, str):
        return _paragraphs(value)
    for step in _maps(value):
        steps += paragraphs([_line(step.get("name"))])
        steps += _paragraphs(step.get("description"))
    return tuple(steps)


def _paragraphs(value: object) -> tuple[str, ...]:
    return paragraphs(_text(value).splitlines())


def _names(value: object) -> tuple[str, ...]:
    return tuple(filter(None, (_line(entry.get("name")) for entry in _maps(value))))


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _maps(value: object) -> Iterable[Mapping[str, Any]]:
    """The groups in a list; a bare text in it stands as a nameless group's name."""
    if not isinstance(value, list):
        return
    for entry in value:
        if isinstance(entry, dict):
            yield entry
        elif isinstance(entry, str):
            yield {"name": entry}


def _text(value: object) -> str:
    """A text or number as text; nothing for lists, groups, true and false."""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}" if abs(value.adjusted()) < MAX_DIGITS else str(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _line(value: object) -> str:
    return tidy(_text(value))


def _day(value: object) -> date | None:
    """The day in Vietnam of milliseconds since 1970, or of a text that begins with a date."""
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000, VIETNAM).date()
        if isinstance(value, str):
            return date.fromisoformat(value[:10])
    except (ValueError, OverflowError, OSError):
        pass
    return None
