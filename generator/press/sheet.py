"""What all printed sheets share: which codes may be printed, what every print says, the proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.language.formats import day_words
from generator.library.language.locale import in_unit_words
from generator.library.models.procedure import Procedure
from generator.library.registers.address import HOME_CODE
from generator.library.registers.ledger import CodeKind
from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import Symbol, symbol
from generator.press.adjusting import adjusted
from generator.press.joining import joined
from generator.press.marking import mark_of, put_mark
from generator.press.measures import measures
from generator.press.pdf import Cut, make_press_ready, page_sizes_mm, saved
from generator.press.printers import Finish
from generator.press.proof import A4_MM, Mark, Proof, prove
from generator.press.shop import BLEED_MM, VERSION, make_shop_ready, shifted
from generator.press.typesetting import typeset_parts
from generator.views.sheets import HOME_TITLE, CodeView

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True)
class Sheet:
    """A proven PDF. `editions` holds the edition printed beside each code.

    `measures` says how large its codes are and from how far they are read, the largest first;
    `notes` what else staff must know.
    """

    kind: SheetKind
    pdf: bytes
    editions: Mapping[str, str]
    proof: Proof
    measures: tuple[str, ...]
    notes: tuple[str, ...] = ()


class Part(NamedTuple):
    """Pages of a long sheet that are typeset together: what is drawn, and where its codes are."""

    data: Mapping[str, object]
    marks: Sequence[Sequence[Mark]]


def proven_sheet(  # noqa: PLR0913 - what it holds, how it is proven
    kind: SheetKind,
    data: Mapping[str, object],
    on: date,
    marks: Sequence[Sequence[Mark]],
    editions: Mapping[str, str],
    *,
    page_mm: tuple[float, float] = A4_MM,
    template: str = "",
    cuts: Sequence[Cut] = (),
    flows: bool = False,
    more: Iterable[Part] = (),
    finish: Finish,
) -> Sheet:
    """Typeset `data` and prove that `marks` are on its pages.

    Its template is called as the `kind`, where no `template` is named.
    `more` are the parts that follow, of a long sheet. `cuts` says where each page is cut, where
    not at its edges. Where the sheet `flows`, pages without any code may follow those of `marks`.
    It is drawn for the printer of `finish`, or made for a print shop, before it is proven.

    Raises MotchamError where it cannot be typeset, or drawn for the printer, or is not proven.
    """
    meant = [*marks]
    bleed = BLEED_MM if finish.shop and not cuts else 0

    def following() -> Iterator[Mapping[str, object]]:
        for part in more:
            meant.extend(part.marks)
            yield part.data

    with joined(
        typeset_parts(f"{template or kind}.typ", chain([data], following()), on)
    ) as document:
        make_press_ready(document, cuts)
        put_mark(document, mark_of(kind, editions), on, _modules(meant, finish))
        if finish.shop:
            make_shop_ready(document, on, bleed)
        pdf = saved(document, VERSION if finish.shop else "")
    backs: list[Sequence[Mark]] = [()] * (len(page_sizes_mm(pdf)) - len(meant)) if flows else []
    page_mm = page_mm[0] + 2 * bleed, page_mm[1] + 2 * bleed
    pages = shifted([*meant, *backs], bleed) if bleed else [*meant, *backs]
    pdf, drawn = adjusted(pdf, pages, page_mm, finish.printer)
    proof = prove(pdf, drawn, page_mm, strict=finish.strict)
    return Sheet(kind, pdf, editions, proof, measures(mark for page in drawn for mark in page))


def _modules(meant: Sequence[Sequence[Mark]], finish: Finish) -> list[dict[str, float]]:
    """The module of each code of each page in mm, as it is drawn for the printer of `finish`."""
    scale = sum(finish.printer.scales) / 2
    return [{mark.code: mark.pitch_mm * scale for mark in page} for page in meant]


def replacements(published: Published, procedure: Procedure) -> list[str]:
    """The codes that replace a withdrawn `procedure`, but for what the unit does not do."""
    return [code for code in procedure.replaced_by if code not in published.elsewhere]


def printed_title(published: Published, code: str) -> str:
    """The title of the page behind `code`.

    Raises MotchamError where the code must not be printed: never issued, withdrawn, a draft's, a
    renovation's, or of what the unit does not do.
    """
    row = published.rows.get(code)
    if row is None:
        near = get_close_matches(code.upper(), published.rows, n=3, cutoff=0.5)
        hint = f"Mã gần giống: {', '.join(near)}." if near else "Các mã đã cấp nằm trong codes.csv."
        raise WrongUseError(f"Mã «{code}» không có trong sổ mã, nên không in.", hint)
    procedure = published.by_code.get(code)
    withdrawn_on = procedure.withdrawn_on if procedure else row.withdrawn_on
    if withdrawn_on:
        after = ", ".join(replacements(published, procedure) if procedure else ())
        raise MotchamError(
            f"Mã {code} đã bãi bỏ từ {day_words(withdrawn_on)}, nên không in nữa.",
            f"In mã thay thế: {after}." if after else "Bỏ mã này khỏi lệnh in.",
        )
    if entry := published.elsewhere.get(code):
        instead = f" Nơi làm: {entry.where}." if entry.where else ""
        raise MotchamError(
            f"Mã {code} là việc {in_unit_words('{phường}')} không làm, nên không in.{instead}",
            "Bỏ mã này khỏi lệnh in, hoặc sửa offered hay not_offered ở ward.yml.",
        )
    if row.kind is CodeKind.RENOVATION:
        raise WrongUseError(
            f"Mã {code} là một công trình sửa nhà, không có giấy loại này.",
            f"In thông báo hay thẻ cổng: motcham print notice {code}.",
        )
    titles = {HOME_CODE: HOME_TITLE, **published.titles()}
    if code not in titles:
        raise MotchamError(
            f"Mã {code} chưa có trang, nên không in.", "Công bố trang (status: published) rồi in."
        )
    return titles[code]


def symbols(views: Iterable[CodeView]) -> dict[str, Symbol]:
    """The QR code of each of `views` by its code, drawn once."""
    return {view.code: symbol(view.text) for view in views}


def drawn(view: DataclassInstance) -> dict[str, object]:
    """A view as a template draws it: what it says of its code stands beside the rest."""
    data = asdict(view)
    return {**data, **data.pop("code")}


def printable_codes(published: Published) -> list[str]:
    """Every code that may be printed: those with a page, of what the unit does and still is."""
    withdrawn = {p.code for p in published.procedures if p.withdrawn_on}
    kept = published.rows.keys() - withdrawn - published.elsewhere.keys()
    return sorted({HOME_CODE, *published.titles()} & kept)
