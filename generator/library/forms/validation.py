"""From pydantic's findings to problems that a clerk can act on."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location, read_document
from generator.library.models.base import quoted
from generator.library.models.places import Weekday

AnyModel = TypeVar("AnyModel", bound=BaseModel)


def validate(model: type[AnyModel], document: Document) -> tuple[AnyModel | None, list[Problem]]:
    """`document` as a `model`, or None and every problem found in it."""
    try:
        return model.model_validate(document.data, by_alias=True, by_name=False), []
    except ValidationError as error:
        findings = [dict(finding) for finding in error.errors(include_url=False)]
        return None, [
            _problem(model, document, finding)
            for finding in findings
            if not _follows_from_another(finding, findings)
        ]


def read_form(
    path: Path, file: str, model: type[AnyModel]
) -> tuple[AnyModel | None, list[Problem]]:
    """The file at `path` as a `model`, or None, and its problems, which call it `file`; sorted."""
    document, problems = read_document(path, file)
    found, wrong = validate(model, document) if document else (None, [])
    return found, sorted([*problems, *wrong])


def _follows_from_another(finding: dict[str, Any], findings: list[dict[str, Any]]) -> bool:
    """Whether a list is called too short only because something in it was refused."""
    place = finding["loc"]
    return finding["type"] == "too_short" and any(
        other["loc"][: len(place)] == place and len(other["loc"]) > len(place) for other in findings
    )


def _problem(model: type[BaseModel], document: Document, finding: dict[str, Any]) -> Problem:
    location: Location = tuple(part for part in finding["loc"] if part != "[key]")
    kind, context = finding["type"], finding.get("ctx", {})
    key = next((part for part in reversed(location) if isinstance(part, str)), "")
    shown = _shown(finding.get("input"))
    expected = str(context.get("expected", ""))
    if "hint" in context:
        rule, message, hint = kind, context["message"], context["hint"]
    elif kind == "extra_forbidden":
        known = _keys_at(model, location[:-1])
        rule, message = "unknown-key", f"Không có mục «{key}»."
        elsewhere = getattr(model, "kept_elsewhere", {}) if len(location) == 1 else {}
        hint = elsewhere.get(key) or _nearest(key, known)
    elif kind == "missing":
        rule, message = "missing-key", f"Thiếu mục «{key}»."
        hint = f"Thêm dòng «{key}: …»."
    elif kind in ("enum", "literal_error"):
        choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
        rule, message = "unknown-value", f"Có {shown} ở «{key}»."
        hint = _nearest(str(finding.get("input")), choices)
    elif kind in ("tuple_type", "list_type"):
        rule, message = "not-a-list", f"Mục «{key}» phải là danh sách, mỗi dòng một gạch «- »."
        hint = _as_list(key, finding.get("input"))
    elif kind in ("model_type", "dict_type", "model_attributes_type"):
        rule, message = "not-a-group", f"Chỗ này có {shown}, cần một nhóm «tên: giá trị»."
        hint = "So với tệp mẫu cùng loại."
    elif kind in ("string_type", "int_type", "decimal_type", "date_type", "bool_type"):
        rule, message = "not-text", f"Có {shown} ở «{key}», cần một giá trị."
        hint = "Viết giá trị trên cùng dòng, sau dấu hai chấm."
    elif kind == "too_short":
        rule, message = "too-few", f"Mục «{key}» cần ít nhất {context['min_length']} giá trị."
        hint = "Thêm giá trị còn thiếu."
    elif kind in ("greater_than_equal", "less_than_equal"):
        rule, message = "out-of-range", f"Số {shown} ở «{key}» nằm ngoài khoảng cho phép."
        hint = f"Nhiều nhất {context['le']}." if "le" in context else f"Ít nhất {context['ge']}."
    else:
        rule, message = "wrong-type", f"Giá trị {shown} ở «{key}» không đúng loại."
        hint = "So với tệp mẫu cùng loại."
    return document.problem(location, rule, message, hint)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "một nhóm"
    if isinstance(value, list | tuple):
        return "một danh sách"
    return quoted(value)


def _as_list(key: str, value: object) -> str:
    """How to write `value` as the list that `key` has."""
    if key in set(Weekday):
        return f"Ngày nghỉ thì xoá cả dòng; ngày làm thì viết «{key}: [07:30-11:30, 13:00-17:00]»."
    if isinstance(value, str) and re.fullmatch(r"[\w-]+(?:\s*,\s*[\w-]+)+", value):
        return f"Viết «{key}: [{value}]»."
    return "Xuống dòng, thụt vào và đặt «- » trước giá trị, mỗi giá trị một dòng."


def _nearest(word: str, known: list[str]) -> str:
    if close := get_close_matches(word, known, n=1, cutoff=0.6):
        return f"Ý bạn là «{close[0]}»?"
    return f"Chọn một trong: {', '.join(known)}."


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the form knows at `location`."""
    current: type[BaseModel] = model
    for part in location:
        if not isinstance(part, str):
            continue
        for name, info in current.model_fields.items():
            if part in (name, info.alias) and (inner := _inner_model(info.annotation)):
                current = inner
    return [info.alias or name for name, info in current.model_fields.items()]


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside `tuple[Annotated[Model, …], ...] | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if inner := _inner_model(argument):
            return inner
    return None
