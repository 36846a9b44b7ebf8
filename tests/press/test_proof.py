"""The proof passes sound pages and refuses each way in which a page can be wrong."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest

from generator.errors import MotchamError
from generator.matrix import QUIET_MODULES
from generator.press.pdf import press_ready
from generator.press.pictures import PX_PER_MM, pictures
from generator.press.proof import Mark, prove
from generator.press.stress import stressed, survives
from tests.press.paper import Drawn, paper

BIRTH = Drawn("https://PHUONG.TINH.VN/Q/HT01/")
DEATH = Drawn("https://PHUONG.TINH.VN/Q/HT03/", x=80)
MEANT = [[BIRTH.mark, DEATH.mark]]


def test_a_sound_page_is_proven_by_both_decoders() -> None:
    proof = prove(paper([BIRTH, DEATH]), MEANT)
    assert (proof.decoders, proof.codes, proof.pages) == (("zxing", "zbar"), 2, 1)


def test_codes_may_repeat_and_fill_several_pages() -> None:
    again = replace(BIRTH, x=80)
    pages = [[BIRTH, again], [DEATH]]
    meant = [[item.mark for item in page] for page in pages]
    assert prove(paper(*pages), meant).codes == 3


def about_its_middle(drawn: Drawn, side: float) -> Drawn:
    """The code with another side, and its middle where it was."""
    inset = (drawn.side - side) / 2
    return replace(drawn, x=drawn.x + inset, y=drawn.y + inset, side=side)


TINY_MM = 0.3 * (BIRTH.symbol.size + 2 * QUIET_MODULES)
BLACK_LINE_IN_QUIET_ZONE = "0 g 20 275 1 0.4 re f"


@pytest.mark.parametrize(
    ("pdf", "message"),
    [
        pytest.param(paper([BIRTH]), "HT03: zxing đọc không thấy mã", id="one missing"),
        pytest.param(
            paper([replace(BIRTH, x=80), replace(DEATH, x=20)]),
            "HT01: zxing đọc «https://PHUONG.TINH.VN/Q/HT03/»",
            id="two swapped",
        ),
        pytest.param(
            paper([BIRTH, DEATH, Drawn("https://X.VN/", y=100)]), "mã thừa", id="one too many"
        ),
        pytest.param(paper([BIRTH, DEATH, replace(BIRTH, y=100)]), "mã thừa", id="one twice"),
        pytest.param(
            paper([BIRTH, replace(DEATH, inverted=True)]), "HT03: zxing đọc", id="inverted"
        ),
        pytest.param(
            paper([BIRTH, replace(DEATH, blotted=0.7)]), "HT03: zxing đọc", id="blotted out"
        ),
        pytest.param(
            paper([BIRTH, replace(DEATH, flipped=17)]),
            "HT03: không đọc được khi mờ",
            id="modules flipped, more than leave room for wear",
        ),
        pytest.param(
            paper([BIRTH, replace(DEATH, flipped=40)]),
            "HT03: zxing đọc không thấy mã",
            id="modules flipped, more than can be mended",
        ),
        pytest.param(
            paper([BIRTH, replace(DEATH, x=81.5)]), "HT03: viền trắng", id="moved by 1.5 mm"
        ),
        pytest.param(
            paper([BIRTH, about_its_middle(DEATH, TINY_MM)]),
            "HT03: cạnh dài 8,8 mm, cần 23,5 mm",
            id="modules of 0.3 mm where larger ones are meant",
        ),
        pytest.param(
            paper([BIRTH, about_its_middle(DEATH, 29.1)]), "HT03: cạnh dài 22,", id="smaller by 3 %"
        ),
        pytest.param(
            paper([BIRTH.shrunk(0.97), DEATH.shrunk(0.97)]), "HT01: viền trắng", id="scaled to 97 %"
        ),
        pytest.param(
            paper([BIRTH, DEATH], extra=BLACK_LINE_IN_QUIET_ZONE),
            "HT01: viền trắng",
            id="a speck in the quiet zone",
        ),
        pytest.param(paper([BIRTH, DEATH], [BIRTH]), "có 2 trang, cần 1", id="page too many"),
        pytest.param(
            paper([BIRTH, DEATH], size_mm=(210, 297.3)), "khổ 210.0 × 297.3 mm", id="page size"
        ),
        pytest.param(
            paper([BIRTH, DEATH], font=True), "phông chữ Helvetica không nằm", id="font left out"
        ),
        pytest.param(paper([BIRTH, DEATH], scaled=True), "tỉ lệ 100 %", id="may be scaled"),
    ],
)
def test_a_wrong_page_is_refused_with_its_code_and_reason(pdf: bytes, message: str) -> None:
    with pytest.raises(MotchamError) as error:
        prove(pdf, MEANT)
    assert message in error.value.message


@pytest.mark.parametrize(("side", "module"), [(14, "0,38"), (TINY_MM, "0,30")])
def test_a_code_with_tiny_modules_is_refused(side: float, module: str) -> None:
    tiny = replace(BIRTH, side=side)
    message = rf"Q/HT01/» có ô vuông chỉ {module} mm, cần ít nhất 0,40 mm"
    with pytest.raises(MotchamError, match=message):
        prove(paper([tiny]), [[tiny.mark]])


MIDDLE = Drawn(BIRTH.text, x=(210 - 30) / 2, y=(297 - 30) / 2)


@pytest.mark.parametrize("share", [0.94, 0.97])
def test_a_code_in_the_middle_of_a_page_that_a_dialog_scaled_is_refused(share: float) -> None:
    """It stays where it is meant, is read, and has more white around it than it needs."""
    assert prove(paper([MIDDLE]), [[MIDDLE.mark]]).codes == 1
    with pytest.raises(MotchamError, match=r"HT01: cạnh dài .* mm, cần 23,5 mm"):
        prove(paper([MIDDLE.shrunk(share)]), [[MIDDLE.mark]])


def test_a_few_flipped_modules_are_mended() -> None:
    assert prove(paper([replace(BIRTH, flipped=8)]), [[BIRTH.mark]]).codes == 1


def test_a_code_that_is_read_when_clean_but_not_when_worn_is_refused() -> None:
    damaged = replace(BIRTH, blotted=0.4)
    with pytest.raises(MotchamError, match="HT01: không đọc được khi mờ, xa, xước góc"):
        prove(paper([damaged]), [[damaged.mark]])


def test_stress_makes_a_code_small_dim_and_worn() -> None:
    with pictures(paper([BIRTH])) as pages:
        image, scale = pages.page(0)
    assert scale == pytest.approx(PX_PER_MM)
    mark: Mark = BIRTH.mark
    left, top, side = (round(length * scale) for length in (mark.x, mark.y, mark.side))
    crop = image.crop((left, top, left + side, top + side))
    worn = stressed(crop, mark.size)
    darkest, lightest = worn.getextrema()
    assert worn.size == (92, 92)
    assert isinstance(darkest, int)
    assert isinstance(lightest, int)
    assert darkest >= 90
    assert lightest <= 170
    assert survives(crop, mark.size, mark.text)
    assert not survives(crop, mark.size, DEATH.text)


@pytest.mark.parametrize("strict", [False, True])
def test_a_proof_says_whether_it_was_strict(strict: bool) -> None:
    assert prove(paper([BIRTH, DEATH]), MEANT, strict=strict).strict is strict


LONG_ON_A_SMALL_TAG = Drawn("https://DICHVUCONG.PHUONGXUANHOA.TINH.EXAMPLE/Q/VDKHAITU/", side=18)


def test_a_code_that_does_not_last_a_year_is_refused_only_by_a_strict_proof() -> None:
    pdf, meant = paper([LONG_ON_A_SMALL_TAG]), [[LONG_ON_A_SMALL_TAG.mark]]
    assert prove(pdf, meant).codes == 1
    with pytest.raises(MotchamError, match="VDKHAITU: mòn như sau một năm thì chỉ đọc được") as why:
        prove(pdf, meant, strict=True)
    assert "cần 85%" in why.value.message
    assert "site_url" in why.value.hint


@pytest.mark.parametrize(
    ("shares", "passes"),
    [([0.85], True), ([0.84, 0.85], True), ([0.84, 0.84], False), ([0.0, 1.0], True)],
)
def test_a_few_copies_pass_a_code_and_only_many_refuse_it(
    monkeypatch: pytest.MonkeyPatch, shares: list[float], passes: bool
) -> None:
    copies: list[int] = []

    def share(*arguments: object) -> float:
        copies.append(int(str(arguments[-1])))
        return shares[len(copies) - 1]

    monkeypatch.setattr("generator.press.proof.read_share", share)
    with nullcontext() if passes else pytest.raises(MotchamError, match="84%"):
        prove(paper([BIRTH]), [[BIRTH.mark]], strict=True)
    assert copies == [20, 100][: len(shares)]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nnothing", b"hello"])
def test_what_is_no_pdf_is_refused(pdf: bytes) -> None:
    with pytest.raises(MotchamError, match="không phải PDF"):
        press_ready(pdf)
