"""Undo: what stood before the last change is written into the working tree, to be proposed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from generator.cli.common import ROOT, main, path_type, roots
from generator.cli.desk import NOTHING, told_to_residents
from generator.clock import today
from generator.disk.writing import write_together
from generator.errors import MotchamError, WrongUseError
from generator.library.checked.library import load_library
from generator.library.editions.git import checked_out
from generator.library.editions.last_change import LastChange, in_use_again, last_change
from generator.library.forms.paths import TRANSLATION, Roots
from generator.library.forms.problems import Problem
from generator.library.language.formats import day_words
from generator.library.language.locale import current_locale, use_locale
from generator.library.loading.collection import Collection, collect
from generator.library.loading.guide_files import name_in
from generator.library.models.base import quoted
from generator.library.registers.ledger import format_ledger, safe_ledgers
from generator.views.changes import changes
from generator.views.guide import GuideView


@main.command()
@click.argument("file", type=path_type, required=False, metavar="[FILE]")
def undo(file: Path | None) -> None:
    """Put back what stood before the last publication, or before the last change of FILE.

    It is written into the working tree and proposed as any other change. Codes stay issued, and a
    page whose code is issued stays there. Once more, after a commit, puts back what was undone.
    """
    unit = roots()
    change = last_change(unit, _named(unit, file) if file else None)
    with checked_out(ROOT, "HEAD") as folder:
        other = ", hoặc hoàn tác cả lần ghi: motcham undo" if file else ""
        files, kept, told = _tried(unit.in_folder(folder), change, f"Sửa bằng biểu mẫu{other}.")
    write_together({unit / name: data for name, data in files.items() if data is not None})
    for name in (name for name, data in files.items() if data is None):
        (unit / name).unlink(missing_ok=True)
    click.echo(f"Hoàn tác {quoted(change.title)}, nhận ngày {day_words(change.day)}:")
    for name, data in files.items():
        click.echo(f"  {name}: {'bỏ tệp' if data is None else 'trở lại bản trước'}")
    for name, code in kept.items():
        click.echo(f"  {name}: giữ nguyên, vì mã {code} đã cấp. {_WITHDRAW}")
    click.echo(f"Đổi với người dân:\n{told}" if told != NOTHING else told)
    click.echo("Chưa gửi gì. Xem lại, rồi gửi đề nghị sửa (git commit) như mọi lần.")


_WITHDRAW = "Không dùng nữa thì chọn «Đã bãi bỏ» ở biểu mẫu."


def _named(unit: Roots, file: Path) -> str:
    """FILE as git names it. Raises MotchamError where it lies outside the guide."""
    name = name_in(unit, file)
    if name is None:
        message = f"{file} nằm ngoài thư mục này."
        raise WrongUseError(message, "Chạy lệnh ở thư mục gốc của kho.")
    return name


def _tried(
    copy: Roots, change: LastChange, mend: str
) -> tuple[dict[str, bytes | None], Mapping[str, str], str]:
    """What is put back, what is not (with its code), and what residents notice of it.

    All is tried on a copy of the guide. Raises MotchamError where nothing can be put back, or the
    guide would have errors that it has not now; `mend` says what to do then.
    """
    on = today()
    earlier, known = load_library(copy)
    pages = GuideView(earlier.on(on)).all(copy) if earlier else {}
    now = {name: (copy / name).read_bytes() for name in change.before if (copy / name).is_file()}
    claimed = _claimed(collect(copy)[0])
    _put(copy, change.before)
    collection, problems = collect(copy)
    wrong = {one.file for one in problems if one.severity == "error"}  # these are told below
    lost = claimed.keys() - _claimed(collection).keys()
    gone = {claimed[code]: code for code in lost if claimed[code] not in wrong}
    gone |= {
        name: gone[original]
        for name in change.before
        if (original := name.replace(TRANSLATION, ".yml")) in gone
    }
    kept = {name: gone[name] for name in change.before if name in gone}
    _put(copy, {name: now[name] for name in kept if name in now})
    files = {name: data for name, data in change.before.items() if name not in kept}
    if not files:
        name, code = next(iter(kept.items()))
        message = f"{name}: mã {code} đã cấp ở lần ấy, thẻ có thể đã in, nên trang phải còn."
        raise MotchamError(message, _WITHDRAW)
    files |= _ledgers(copy, change)
    _put(copy, files)
    later, problems = load_library(copy)
    _refuse_new(known, problems, mend)
    if earlier is None or later is None:
        return files, kept, "Bản hiện giờ có lỗi, nên không kể được."
    with use_locale(current_locale(), later.ward.level):
        found = list(changes(pages, GuideView(later.on(on)).all(copy)))
        told = told_to_residents(found, earlier, later, copy)
    return files, kept, told or NOTHING


def _claimed(collection: Collection) -> dict[str, str]:
    """The file of each code that is in use and issued."""
    issued = collection.ledger.rows
    return {
        claim.code: document.file
        for claim, document, _ in collection.claims()
        if document and claim.code in issued
    }


def _put(copy: Roots, files: Mapping[str, bytes | None]) -> None:
    for name, data in files.items():
        path = copy / name
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _ledgers(copy: Roots, change: LastChange) -> dict[str, bytes | None]:
    """The ledgers that say of a page in use again that it was withdrawn, mended."""
    ledger, (collection, _) = safe_ledgers(copy), collect(copy)
    after = in_use_again(ledger, change.ledgers, (claim for claim, _, _ in collection.claims()))
    return {
        file: format_ledger(rows).encode()
        for file in copy.ledgers
        if sorted(rows := after.of(file)) != sorted(ledger.of(file))
    }


def _refuse_new(known: list[Problem], problems: list[Problem], mend: str) -> None:
    before = {(one.file, one.rule, one.message) for one in known}
    for one in problems:
        if one.severity == "error" and (one.file, one.rule, one.message) not in before:
            message = f"Không hoàn tác được: trang sẽ có lỗi. {one.file}:{one.line}: {one.message}"
            raise MotchamError(message, mend)
