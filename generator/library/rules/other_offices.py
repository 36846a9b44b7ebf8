"""What no unit does stands in its list once, and not among what units do.

Passes: `title: Làm hộ chiếu`. Fails: the same title, or the same id, a second time. A hint: a
keyword that is one of a procedure's too, whose page comes first in the search.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each id and title that stands there already, a hint for each keyword."""
    if collection.other_offices is None:
        return
    document = collection.other_offices.document
    procedures = {
        name.casefold(): sourced.model.code
        for sourced in collection.published
        for name in (sourced.model.title, *sourced.model.keywords)
    }
    first: dict[tuple[str, str], int] = {}
    for number, office in enumerate(collection.other_offices.model.other_offices):
        place: Location = ("other_offices", number)
        for key, said in (("id", office.id), ("title", office.title)):
            line = first.get((key, said.casefold()))
            if line is not None:
                message = f"«{said}» đã có ở dòng {line}."
                hint = "Gộp hai mục." if key == "title" else "Đặt id khác, hoặc bỏ bớt một mục."
                yield document.problem((*place, key), "listed-twice", message, hint)
                break
            first[key, said.casefold()] = document.mark((*place, key)).line
        for index, keyword in enumerate(office.keywords):
            if code := procedures.get(keyword.casefold()):
                message = f"«{keyword}» cũng là từ để tìm của thủ tục {code}."
                hint = "Bỏ từ này, hoặc viết rõ hơn cho khỏi lẫn."
                location = (*place, "keywords", index)
                yield document.warning(location, "keyword-of-procedure", message, hint)
