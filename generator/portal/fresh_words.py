"""What newer records mean for the guide, as a clerk reads it: what changed, what went and came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.library.language.formats import day_words
from generator.portal.freshness import FreshPage, GonePage, NewRecord, RecordNews
from generator.views.changes import Replaced


def fresh_lines(fresh: RecordNews) -> Iterator[str]:
    """A heading and its lines for each of those of which there are any."""
    yield from _section("Hồ sơ đã đổi về nội dung", [*map(_changed, fresh.changed)])
    yield from _section("Hồ sơ không còn trên Cổng", [*map(_gone, fresh.gone)])
    yield from _section("Hồ sơ có lại trên Cổng, trang còn ghi là mất", [*map(_back, fresh.back)])
    yield from _section("Hồ sơ mới, chưa có trang", [*map(_new, fresh.new)])
    numbered = [f"{number}. {task}" for number, task in enumerate(fresh.tasks, start=1)]
    yield from _section("Việc nên làm, việc nhiều người hỏi đứng trước", numbered)


def _section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{heading} ({len(lines)}):"
        yield from (f"  {line}" for line in lines)
        yield ""


def _changed(page: FreshPage) -> str:
    said = [
        f"    {one.fact}: {Replaced((one.file_says,), (one.record_says,))}" for one in page.changed
    ]
    return "\n".join([f"{page.procedure.code} {page.procedure.title} ({page.file})", *said])


def _gone(page: GonePage) -> str:
    name = f"{page.procedure.national_code} · {page.procedure.code} {page.procedure.title}"
    if page.renamed:
        return f"{name}: có hồ sơ mới cùng tên, mã {page.renamed}; sửa national_code ({page.file})"
    since = page.procedure.source.gone_since
    said = f"trang đã ghi từ {day_words(since)}" if since else "trang chưa ghi; chạy --mark-gone"
    return f"{name}: {said} ({page.file})"


def _back(page: GonePage) -> str:
    return f"{page.procedure.code} {page.procedure.title}: xóa gone_since ({page.file})"


def _new(record: NewRecord) -> str:
    field = f" ({record.field})" if record.field else ""
    return f"{record.national_code} · {record.title}{field}"
