"""The staff's form: what its page must know to draw a procedure and to say where its file goes.

The form is drawn in the browser from `form.json`, which is made of the JSON Schema of a procedure
and the words below. It writes YAML and opens GitHub's editor; nothing is sent anywhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.guide.fragments import STAFF_FORM, Context
from generator.library import facts
from generator.library.collection import PROCEDURES
from generator.library.ledger import Kind
from generator.library.library import Library
from generator.library.models.catalogue import Group
from generator.library.models.procedure import Procedure
from generator.library.schema import FormSchema
from generator.library.taken import next_code
from generator.library.writer import STYLE

DESCRIPTION = f"{STAFF_FORM}form.json"
SOURCE = "source.yml"
"""The file of a procedure, byte for byte, beside its page."""
SCRIPT = "javascripts/form.js"

_LINE_LENGTH = 80
"""A text that may be longer has room for several lines."""

_KINDS = {"date": "date", "integer": "whole", "number": "decimal", "boolean": "yes"}
_LIMITS = ("maxLength", "pattern", "ge", "le")

_HIDDEN = frozenset({"imported", "unparsed", "differences"})
"""Keys that an import writes: the form leaves them as they are."""

_SHORT = {
    "caution": "text",
    "notes": "text",
    "steps": "text",
    "results": "name",
    "conditions": "text",
}
"""Lists whose items may be a plain text, which stands for this key."""

_SECTIONS = {
    "Tên và mã": (
        "field",
        "code",
        "national_code",
        "title",
        "official_title",
        "summary",
        "caution",
    ),
    "Ai làm, tìm bằng từ nào": ("audience", "keywords", "cases", "where"),
    "Cách nộp, thời hạn, tiền": ("channels",),
    "Giấy tờ": ("documents",),
    "Các bước, kết quả, lưu ý": ("steps", "results", "notes", "conditions"),
    "Căn cứ và nguồn": ("legal_basis", "related", "source", "review_every_months"),
    "Tình trạng": ("status", "withdrawn_on", "reason", "replaced_by"),
}

_CHOICES: Mapping[str, Mapping[Any, str]] = {
    "Via": facts.VIA_WORDS,
    "FeeKind": facts.KIND_WORDS,
    "Audience": facts.AUDIENCE_WORDS,
    "Status": {
        "draft": "Bản nháp: người dân chưa thấy",
        "published": "Đang dùng",
        "withdrawn": "Đã bãi bỏ",
    },
    "TimeUnit": {
        "working_day": "ngày làm việc",
        "same_day": "trong ngày (không có số)",
        "hour": "giờ",
        "day": "ngày",
        "month": "tháng",
    },
    "Currency": {"VND": "đồng", "USD": "đô la Mỹ"},
    "SetBy": {"central": "Trung ương, cả nước như nhau", "province": "Tỉnh, thành phố"},
    "Role": {"submit": "Nộp lại", "show": "Chỉ xuất trình"},
    "Actor": {"citizen": "Người dân", "office": "Cán bộ"},
}

_FOR = ("Chỉ cho trường hợp", "Không chọn là cho mọi trường hợp.")
_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Procedure": {
        "code": ("Mã một chạm", "Mã in trên thẻ, như HT01. Đã in thì không đổi nữa."),
        "national_code": ("Mã thủ tục quốc gia", "Chép từ Cổng Dịch vụ công, như 1.001193."),
        "title": ("Tên thủ tục", "Như người dân vẫn nói, tối đa 80 ký tự."),
        "official_title": ("Tên chính thức", "Đúng như trong quyết định."),
        "field": ("Lĩnh vực", ""),
        "summary": ("Tóm tắt", "Một câu dễ hiểu, tối đa 200 ký tự."),
        "keywords": ("Từ người dân hay gõ", "Mỗi dòng một từ."),
        "audience": ("Ai được làm", ""),
        "status": ("Tình trạng", ""),
        "withdrawn_on": ("Bãi bỏ từ ngày", "Chỉ điền khi đã bãi bỏ."),
        "reason": ("Vì sao bãi bỏ", "Chỉ điền khi đã bãi bỏ."),
        "replaced_by": ("Thay bằng mã", "Mỗi dòng một mã."),
        "caution": ("Cần biết trước", "Như luật đã đổi; đứng trên thời hạn, tiền và trên giấy in."),
        "cases": ("Trường hợp", "Những hoàn cảnh mà giấy tờ hay tiền khác nhau."),
        "where": ("Nộp ở nơi khác", "Chỉ điền khi không nộp ở quầy của phường."),
        "channels": ("Cách nộp", ""),
        "documents": ("Giấy tờ", ""),
        "notes": ("Lưu ý", ""),
        "steps": ("Các bước", ""),
        "results": ("Nhận được gì", ""),
        "conditions": ("Điều kiện", ""),
        "legal_basis": ("Văn bản", ""),
        "related": ("Thường làm cùng", "Mỗi dòng một mã."),
        "source": ("Nguồn", ""),
        "review_every_months": ("Mấy tháng kiểm tra lại một lần", "Để trống là 6 tháng."),
    },
    "Caution": {
        "text": ("Điều cần biết", "Nói luôn người dân nên làm gì."),
        "since": ("Từ ngày", ""),
        "law": ("Số văn bản mới", "Như 135/2025/QH15."),
    },
    "Case": {
        "id": ("Tên ngắn không dấu", "Như bo-roi."),
        "title": ("Trường hợp", "Như người dân tự nhận ra mình."),
        "ordinary": ("Trường hợp thường", "Của hầu hết mọi người; đứng đầu, chọn sẵn."),
    },
    "Channel": {
        "via": ("Nộp bằng cách nào", ""),
        "for": _FOR,
        "time": ("Thời hạn", "Số và đơn vị, hoặc chỉ lời."),
        "fees": ("Tiền phải trả", "Không có mục nào nghĩa là chưa biết."),
        "url": ("Địa chỉ nộp trực tuyến", "Chỉ cho cách nộp trực tuyến; bắt đầu bằng https://."),
        "note": ("Ghi chú", ""),
    },
    "Time": {
        "value": ("Số", "Như 3 hoặc 7.5."),
        "unit": ("Đơn vị", ""),
        "text": ("Nói thêm bằng lời", ""),
    },
    "Fee": {
        "kind": ("Loại", ""),
        "for": _FOR,
        "amount": ("Số tiền", "Chỉ chữ số, như 8000. 0 là miễn phí; để trống là chưa biết."),
        "currency": ("Loại tiền", ""),
        "per": ("Tính theo", "Như bản, trang."),
        "set_by": ("Ai quy định mức", ""),
        "until": ("Áp dụng đến hết ngày", ""),
        "waived_for": ("Miễn cho ai", "Mỗi dòng một đối tượng."),
        "when": ("Chỉ trả khi", "Như: bạn xin thêm bản sao."),
        "note": ("Ghi chú", ""),
    },
    "Paper": {
        "name": ("Tên giấy", ""),
        "for": _FOR,
        "same_as": ("Tên chung không dấu", "Như giay-tuy-than. Thường để trống."),
        "role": ("Nộp hay xuất trình", ""),
        "originals": ("Mấy bản chính", "Chỉ chữ số."),
        "copies": ("Mấy bản sao", "Chỉ chữ số."),
        "when": ("Chỉ cần khi", ""),
        "note": ("Ghi chú", ""),
        "instead": ("Giấy thay được", ""),
        "form": ("Mẫu đơn", ""),
        "from_database": ("Nhà nước đã có sẵn, tra được thì khỏi nộp", ""),
    },
    "Substitute": {"name": ("Tên giấy", ""), "when": ("Chỉ khi", "")},
    "Form": {"name": ("Tên mẫu", ""), "url": ("Địa chỉ mẫu", "Bắt đầu bằng https://.")},
    "Step": {"text": ("Làm gì", ""), "for": _FOR, "by": ("Ai làm", "")},
    "Statement": {"text": ("Câu", ""), "for": _FOR},
    "Result": {"name": ("Tên", ""), "for": _FOR, "note": ("Ghi chú", "")},
    "LegalBasis": {
        "number": ("Số hiệu", "Như 60/2014/QH13."),
        "title": ("Tên văn bản", ""),
        "effective_from": ("Có hiệu lực từ", ""),
    },
    "Source": {
        "decision": ("Quyết định công bố", "Như 163/QĐ-BTP."),
        "decided_on": ("Ngày quyết định", ""),
        "url": ("Địa chỉ bản gốc", "Bắt đầu bằng https://."),
        "checked_on": ("Ngày đối chiếu gần nhất", "Hôm nay, nếu bạn vừa đối chiếu."),
        "unconfirmed": ("Còn phải xác nhận", "Xác nhận xong thì xóa dòng ấy."),
        "staff_note": ("Ghi chú nội bộ", "Không hiện trên trang của người dân."),
    },
}


def write_form(site_dir: Path, context: Context) -> None:
    """Write into `site_dir` what the form loads, where its page was drawn.

    The files of procedures are published only where the ward names its repository: everybody can
    read them there, with the notes for staff that they hold.
    """
    if not (site_dir / STAFF_FORM / "index.html").exists():
        (site_dir / SCRIPT).unlink(missing_ok=True)
        return
    library = context.library
    text = json.dumps(description(library), ensure_ascii=False, separators=(",", ":"))
    (site_dir / DESCRIPTION).write_text(text, encoding="utf-8", newline="\n")
    if library.ward.repository:
        for procedure in library.procedures:
            folder = site_dir / "Q" / procedure.code
            folder.mkdir(parents=True, exist_ok=True)
            source = context.root / library.files[procedure.code]
            (folder / SOURCE).write_bytes(source.read_bytes())


def description(library: Library) -> dict[str, object]:
    """What `form.json` holds: the form's groups and entries, and what the library already has."""
    schema = Procedure.model_json_schema(by_alias=True, schema_generator=FormSchema)
    groups = {"Procedure": schema} | schema["$defs"]
    return {
        "repository": (library.ward.repository or "").rstrip("/"),
        "folder": PROCEDURES,
        "fields": [_field(library, group) for group in library.fields],
        "procedures": {
            procedure.code: {"title": procedure.title, "file": library.files[procedure.code]}
            for procedure in library.procedures
        },
        "codes": sorted(_taken(library)),
        "style": STYLE,
        "sections": [{"title": title, "keys": keys} for title, keys in _SECTIONS.items()],
        "groups": {
            name: list(_entries(name, group, schema["$defs"]))
            for name, group in groups.items()
            if name in _WORDS
        },
    }


def _taken(library: Library) -> set[str]:
    """Codes that nothing new may have; those of renovations look otherwise and are not listed."""
    issued = {code for code, row in library.rows.items() if row.kind is not Kind.RENOVATION}
    return {*library.titles(), *issued}


def _field(library: Library, group: Group) -> dict[str, str]:
    return {
        "id": group.id,
        "title": group.title,
        "prefix": group.prefix,
        "next": next_code(group.prefix, _taken(library)),
    }


def _entries(name: str, group: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[object]:
    """Each entry of a group, the one that names it before the cases for which it holds."""
    required = group.get("required", ())
    keys = [key for key in group["properties"] if key not in _HIDDEN]
    for key in sorted(keys, key=lambda key: key == "for" or key not in required[:1]):
        label, hint = _WORDS[name][key]
        node = group["properties"][key]
        entry = _kind(key, _present(node), defs) | {"key": key, "label": label}
        if hint:
            entry["hint"] = hint
        if key in required:
            entry["required"] = True
        if entry["kind"] == "choice" and node.get("default"):
            entry["default"] = node["default"]
        yield entry


def _present(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a key that may be missing holds where it is there."""
    return next((one for one in node.get("anyOf", ()) if one.get("type") != "null"), node)


def _kind(key: str, node: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    """How an entry is drawn, and what limits its text."""
    if reference := node.get("$ref"):
        name = reference.rpartition("/")[2]
        if "enum" in defs[name]:
            return {"kind": "choice", "choices": _choices(name)}
        return {"kind": "group", "of": name}
    if node["type"] == "array":
        inner = _kind(key, node["items"], defs)
        short = {"short": _SHORT[key]} if key in _SHORT else {}
        several = {"choice": "choices", "group": "list"}.get(inner["kind"], "lines")
        return inner | short | {"kind": "cases" if key == "for" else several}
    limits = {name: node[name] for name in _LIMITS if name in node}
    long = node.get("maxLength", 0) > _LINE_LENGTH
    return {
        "kind": _KINDS.get(node.get("format") or node["type"], "area" if long else "line")
    } | limits


def _choices(name: str) -> list[tuple[str, str]]:
    return [(str(value), words) for value, words in _CHOICES[name].items()]
