"""A procedure lies in its field's folder and its code begins with the field's prefix.

Passes: `procedures/ho-tich/khai-sinh.yml` with `field: ho-tich`, `code: HT01`.
Fails: `field: ho-tich` in `procedures/cu-tru/`, or `code: CU09` in field `ho-tich`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for an unknown field, a wrong folder or a foreign prefix."""
    if collection.fields is None:
        return
    fields = {field.id: field for field in collection.fields.model.fields}
    for sourced in collection.procedures:
        procedure, document = sourced.model, sourced.document
        field = fields.get(procedure.field)
        folder = PurePosixPath(document.file).parent.name
        if field is None:
            near = get_close_matches(procedure.field, fields, n=1)
            hint = f"Ý bạn là «{near[0]}»?" if near else f"Chọn một trong: {', '.join(fields)}."
            message = f"Không có lĩnh vực «{procedure.field}»."
            yield document.problem(("field",), "unknown-field", message, hint)
            continue
        if folder != field.id:
            message = f"Tệp nằm trong thư mục «{folder}» nhưng thuộc lĩnh vực «{field.id}»."
            right = PurePosixPath(document.file).parent.with_name(field.id)
            hint = f"Chuyển tệp vào {right}/, hoặc sửa field."
            yield document.problem(("field",), "wrong-folder", message, hint)
        if collection.roots.is_own(document.file):
            continue  # whose codes all begin alike, whatever the field (rules.codes)
        number = procedure.code.removeprefix(field.prefix)
        if number == procedure.code or not number.isdigit():
            message = f"Mã {procedure.code} không bắt đầu bằng {field.prefix} của lĩnh vực."
            hint = f"Viết như {field.prefix}01."
            yield document.problem(("code",), "foreign-prefix", message, hint)
