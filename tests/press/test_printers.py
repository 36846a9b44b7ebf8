"""A printer that moves or scales pages is measured once; then every paper is drawn for it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from click import Context, Group
from click.testing import Result

from generator.cli import main
from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.adjusting import adjusted
from generator.press.calibration import calibration_sheet
from generator.press.card import table_card
from generator.press.formats import shipped_formats
from generator.press.pdf import MM_PER_POINT, opened, page_sizes_mm
from generator.press.poster import poster
from generator.press.printers import PRINTERS, Finish, Printer, load_printers
from generator.press.proof import A4_MM, Mark
from generator.press.tags import tag_sheet
from tests.breadth import first
from tests.guide_files import Guide
from tests.press.commands import PAPERS
from tests.press.paper import letters_of, says, words_of
from tests.running import motcham

ON = date(2026, 11, 22)
OWN = "printers:\n  quay-1: {x_mm: 1.5, y_mm: -0.75, scale_percent: 98.5}\n"


def finish(x_mm: str = "0", y_mm: str = "0", scale_percent: str = "100") -> Finish:
    numbers = {"x_mm": x_mm, "y_mm": y_mm, "scale_percent": scale_percent}
    return Finish(printer=Printer.model_validate(numbers))


@pytest.mark.parametrize(
    "numbers",
    [("1.5", "-0.75", "98.5"), ("-2", "3", "100"), ("0", "0", "101")],
    ids=" ".join,
)
def test_what_a_printer_does_to_a_page_is_undone(
    library: Published, numbers: tuple[str, str, str]
) -> None:
    """Each letter stands where the printer then puts it right, and the proof finds the codes."""
    x, y, scale = float(numbers[0]), float(numbers[1]), float(numbers[2]) / 100
    plain = tag_sheet(library, ["HT01", "HT02"]).pdf
    drawn = tag_sheet(library, ["HT01", "HT02"], finish=finish(*numbers)).pdf
    pairs = list(zip(letters_of(plain), letters_of(drawn), strict=True))
    assert len(pairs) > 100
    for meant, found in pairs:
        assert found.char == meant.char
        assert found.left == pytest.approx(meant.left * scale + x, abs=0.02)
        assert found.top == pytest.approx(meant.top * scale + y, abs=0.02)
    assert page_sizes_mm(drawn) == page_sizes_mm(plain)
    with opened(drawn) as pdf:
        assert list(pdf.pages[0].trimbox) == list(pdf.pages[0].mediabox)


def test_the_sheet_finds_what_undoes_a_printer() -> None:
    """A printer at 98 % that moves by 1 and by -2 mm; measured and calculated as the sheet says."""
    cross, ruler, scale, moved = 20, 100, 0.98, (1.0, -2.0)
    a, b, c = cross * scale + moved[0], cross * scale + moved[1], ruler * scale
    printer = Printer(
        x_mm=Decimal(round(cross - a * 100 / c, 2)),
        y_mm=Decimal(round(cross - b * 100 / c, 2)),
        scale_percent=Decimal(round(10000 / c, 2)),
    )
    for point in ((20, 20), (190, 277), (100, 150)):
        drawn = printer.placed(*point)
        printed = [at * scale + by for at, by in zip(drawn, moved, strict=True)]
        assert printed == pytest.approx(point, abs=0.03)


def test_the_sheet_has_its_crosses_where_it_says() -> None:
    pdf = calibration_sheet(ON)
    assert page_sizes_mm(pdf) == [pytest.approx(A4_MM, abs=0.01)]
    for words in ("x_mm: 0", "20 – A × 100 ÷ C", "10000 ÷ D", "-1.43;"):
        assert says(pdf, words) == 1
    left, top, right, bottom = _lines(pdf)
    assert (left, top) == pytest.approx((20, 20), abs=0.02)
    assert (right, bottom) == pytest.approx((190, 277), abs=0.02)


def _lines(pdf: bytes) -> tuple[float, float, float, float]:
    """The outermost left, top, right and bottom middles of crosses: lines of 12 mm."""
    document = pypdfium2.PdfDocument(pdf)
    boxes = [[at * MM_PER_POINT for at in item.get_bounds()] for item in document[0].get_objects()]
    document.close()
    tall = [box for box in boxes if 11.9 < box[3] - box[1] < 12.3 and box[2] - box[0] < 1]
    flat = [box for box in boxes if 11.9 < box[2] - box[0] < 12.3 and box[3] - box[1] < 1]
    across = [(left + right) / 2 for left, _, right, _ in tall]
    down = [A4_MM[1] - (low + high) / 2 for _, low, _, high in flat]
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize(
    ("make", "numbers", "message"),
    [
        (lambda lib, how: poster(lib, "HT01", finish=how), ("12",), "mã HT01 .* phải .* 3,0 mm"),
        (lambda lib, how: poster(lib, "HT01", finish=how), ("-17",), "chữ «.+» .* trái .* 0,7 mm"),
        (lambda lib, how: table_card(lib, "NHA", finish=how), ("0", "-12"), "chữ «.+» .* mép trên"),
        (lambda lib, how: table_card(lib, "NHA", finish=how), ("0", "0", "109"), "mép dưới"),
        (lambda _, how: calibration_sheet(ON, how.printer), ("-20",), "chữ «.+» .* mép trái"),
    ],
    ids=["code", "text", "up", "scale", "calibration"],
)
def test_nothing_is_pushed_off_the_paper(
    library: Published, make: object, numbers: tuple[str, ...], message: str
) -> None:
    with pytest.raises(MotchamError, match=message) as error:
        make(library, finish(*numbers))  # type: ignore[operator]  # a lambda
    assert PRINTERS in error.value.hint


def test_a_module_that_becomes_too_small_is_refused() -> None:
    mark = Mark("HT01", "https://A.VN/Q/HT01/", 45, 20, 20, 23)
    with pytest.raises(MotchamError, match="ô vuông chỉ 0,39 mm, cần ít nhất 0,40 mm"):
        adjusted(b"", [[mark]], A4_MM, finish("0", "0", "90").printer)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (OWN.replace("x_mm:", "x:"), 2, "Không có mục «x»"),
        (OWN.replace("x_mm: 1.5, ", ""), None, ""),
        (OWN.replace("1.5", "1.5mm"), 2, "cần một số mm như 1.5"),
        (OWN.replace("1.5", "25"), 2, "ngoài khoảng"),
        (OWN.replace("98.5", "80"), 2, "ngoài khoảng"),
        (OWN.replace("quay-1", "Quầy 1"), 2, "cần chữ thường không dấu"),
        (OWN.replace("printers:", "printer:"), 1, "«printer"),
        ("- 1\n", 1, "cần một nhóm"),
    ],
)
def test_a_broken_printer_is_told_with_its_line(
    guide: Guide, text: str, line: int | None, message: str
) -> None:
    guide.write_own(PRINTERS, text)
    _, problems = load_printers(guide.roots)
    assert [problem.line for problem in problems[:1]] == ([line] if line else [])
    assert not problems or any(message in problem.message for problem in problems)


def run(guide: Guide, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(guide.root)
    return motcham(*arguments)


def copied(pdf: bytes) -> tuple[str, str]:
    """What the sheet says to write, copied as it stands, and with the numbers of its example."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    [line] = [line for line in text.splitlines() if line.startswith("printers:")]
    worked = line
    for name in ("x_mm", "y_mm", "scale_percent"):
        [number] = re.findall(rf"{name} là [^=]* = (-?[0-9.]+[0-9])", " ".join(text.split()))
        worked = re.sub(rf"{name}: [0-9]+", f"{name}: {number}", worked)
    return line, worked


def test_every_paper_for_a_printer_is_in_the_table() -> None:
    group = main.get_command(Context(main), "print")
    assert isinstance(group, Group)
    takes = {
        name
        for name, command in group.commands.items()
        if any(option.name == "printer" for option in command.params)
    }
    assert takes == PAPERS.keys()


def test_the_line_that_the_sheet_gives_is_copied_as_it_stands(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.write_own(PRINTERS, copied(calibration_sheet(ON))[0])
    for arguments in (["check"], ["print", "card", "HT01", "--printer", "may-quay-1"]):
        result = run(guide, monkeypatch, *arguments)
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize("paper", first(["tags", "poster"], PAPERS))
def test_every_paper_is_drawn_for_the_printer_that_the_sheet_has_as_its_example(
    announcing: Guide, paper: str
) -> None:
    examples = {"may-quay-1": copied(calibration_sheet(ON))[1], "quay-1": TWO_SCALES}
    for name, printers in examples.items():
        announcing.write_own(PRINTERS, printers)
        for arguments in PAPERS[paper]:
            printed = motcham("print", paper, *arguments, "--printer", name)
            assert printed.exit_code == 0, (arguments, printed.output)


def test_a_ward_prints_for_its_own_printer(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    guide.write_own(PRINTERS, OWN)
    drawn = run(guide, monkeypatch, "print", "card", "HT01", "--printer", "quay-1")
    assert drawn.exit_code == 0, drawn.output
    assert "Cỡ 91,61 mm" in drawn.output
    again = run(guide, monkeypatch, "print", "calibration", "--printer", "quay-1")
    assert again.exit_code == 0, again.output
    assert says(guide.path("print/calibration.pdf").read_bytes(), "đã chỉnh theo máy quay-1")


@pytest.mark.parametrize(
    ("own", "status", "said"),
    [
        (OWN, 2, "Ý bạn là «quay-1»? Các máy có: quay-1."),
        (None, 2, "motcham print calibration"),
        (OWN.replace("98.5", "0"), 1, f"{PRINTERS}:2:"),
    ],
    ids=["another", "none", "broken"],
)
def test_an_unknown_printer_is_answered_with_those_that_there_are(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, own: str | None, status: int, said: str
) -> None:
    if own:
        guide.write_own(PRINTERS, own)
    result = run(guide, monkeypatch, "print", "tags", "--printer", "quay-2")
    assert result.exit_code == status
    assert said in result.output
    assert not guide.path("print").exists()


def test_check_reports_printers(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    guide.write_own(PRINTERS, OWN.replace("98.5", "x"))
    result = run(guide, monkeypatch, "check")
    assert result.exit_code == 1
    assert f"{PRINTERS}:2:" in result.output


@pytest.mark.parametrize(
    ("across", "down", "turned"), [(0.98, 1.01, 0.0), (1.0, 1.0, 1.5), (0.99, 0.98, -2.0)]
)
def test_the_sheet_finds_what_undoes_a_printer_of_two_scales_that_takes_paper_askew(
    across: float, down: float, turned: float
) -> None:
    """Its cross 3 stands `turned` mm too far right; measured and calculated as the sheet says."""
    lean, moved = turned / 257, (1.0, -2.0)

    def printed(x: float, y: float) -> tuple[float, float]:
        return x * across + y * lean + moved[0], y * down - x * lean + moved[1]

    (a, b), (e, _) = printed(20, 20), printed(20, 277)
    c, d = 100 * across, 100 * down
    printer = Printer(
        x_mm=Decimal(round(20 - a * 100 / c, 2)),
        y_mm=Decimal(round(20 - b * 100 / d, 2)),
        scale_x_percent=Decimal(round(10000 / c, 2)),
        scale_y_percent=Decimal(round(10000 / d, 2)),
        skew_mm=Decimal(round(a - e, 2)),
    )
    for point in ((20, 20), (190, 277), (100, 150), (20, 277), (190, 20)):
        assert printed(*printer.placed(*point)) == pytest.approx(point, abs=0.12)


TWO_SCALES = (
    "printers:\n  quay-1: {x_mm: -1.43, y_mm: 0.30, scale_x_percent: 102.04, "
    "scale_y_percent: 101.01, skew_mm: 0.60}\n"
)


def test_the_second_example_of_the_sheet_is_what_it_says_to_reckon() -> None:
    text = " ".join(words_of(calibration_sheet(ON)).split())
    assert TWO_SCALES.split("quay-1: ")[1].strip() in text
    reckoned = [20 - 21 * 100 / 98, 20 - 19.5 * 100 / 99, 10000 / 98, 10000 / 99, 21 - 20.4]
    printer = Printer.model_validate(
        dict(re.findall(r"(\w+): (-?[0-9.]+)", TWO_SCALES.split("{")[1]))
    )
    written = [
        printer.x_mm,
        printer.y_mm,
        printer.scale_x_percent,
        printer.scale_y_percent,
        printer.skew_mm,
    ]
    assert [float(str(number)) for number in written] == pytest.approx(reckoned, abs=0.01)


@pytest.mark.parametrize("own", ["skew_mm: 3", "skew_mm: -3", "scale_x_percent: 97"])
def test_large_and_small_codes_are_proven_where_paper_is_askew(
    library: Published, own: str
) -> None:
    how = Finish(printer=Printer.model_validate(dict([own.split(": ")])), strict=True)
    assert poster(library, "HT01", finish=how).proof.codes == 1
    assert tag_sheet(library, ["HT01", "HT02"], finish=how).proof.codes == 2


LIMITS = (
    {"skew_mm": "3"},
    {"skew_mm": "-3"},
    {"scale_x_percent": "90", "scale_y_percent": "95"},
    {"scale_percent": "95", "x_mm": "5", "y_mm": "5", "skew_mm": "-3"},
)
TOO_FAR = {"scale_y_percent": "110", "skew_mm": "3"}


ROUND_AND_TWO_SIDED = {"tron-40", "40x55-hai-mat"}


@pytest.mark.parametrize("name", first(ROUND_AND_TWO_SIDED, shipped_formats()))
def test_every_format_is_drawn_for_printers_at_the_limits_or_says_what_leaves_the_paper(
    real: Published, name: str
) -> None:
    """On a full sheet, whose last codes are the farthest out."""
    form = shipped_formats()[name]
    codes = [each.code for each in real.procedures if not each.withdrawn_on][: form.places]
    assert len(codes) == form.places
    for numbers in LIMITS:
        how = Finish(printer=Printer.model_validate(numbers))
        assert tag_sheet(real, codes, form=form, finish=how).proof.codes == form.places
    how = Finish(printer=Printer.model_validate(TOO_FAR))
    with pytest.raises(MotchamError, match=r"«Tờ 1/1.*» .*ngoài mép dưới của giấy \d+,\d mm"):
        tag_sheet(real, codes, form=form, finish=how)
