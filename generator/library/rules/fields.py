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
    groups = {group.id: group for group in collection.fields.model.fields}
    for sourced in collection.procedures:
        procedure, document = sourced.model, sourced.document
        group = groups.get(procedure.field)
        folder = PurePosixPath(document.file).parent.name
        if group is None:
            near = get_close_matches(procedure.field, groups, n=1)
            mend = f"Ý bạn là «{near[0]}»?" if near else f"Chọn một trong: {', '.join(groups)}."
            message = f"Không có lĩnh vực «{procedure.field}»."
            yield document.problem(("field",), "unknown-field", message, mend)
            continue
        if folder != group.id:
            message = f"Tệp nằm trong thư mục «{folder}» nhưng thuộc lĩnh vực «{group.id}»."
            mend = f"Chuyển tệp vào procedures/{group.id}/, hoặc sửa field."
            yield document.problem(("field",), "wrong-folder", message, mend)
        number = procedure.code.removeprefix(group.prefix)
        if number == procedure.code or not number.isdigit():
            message = f"Mã {procedure.code} không bắt đầu bằng {group.prefix} của lĩnh vực."
            mend = f"Viết như {group.prefix}01."
            yield document.problem(("code",), "foreign-prefix", message, mend)
