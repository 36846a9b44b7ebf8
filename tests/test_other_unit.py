"""What is of another unit is called so: a site, and a paper."""

from __future__ import annotations

import pytest

from tests.guide_files import UNIT, WARD, WARD_FILE, Guide
from tests.press.paper import Drawn, paper
from tests.running import motcham

OTHER = "xa-hai"
HOME = '<link rel="canonical" href="{}"><article data-code="NHA">'
SITES = {
    "another unit's": ("https://hai.tinh.vn/", f"của đơn vị {OTHER} (https://hai.tinh.vn/)"),
    "of an address that is no unit's": ("https://cu.tinh.vn/", "dựng cho địa chỉ https://cu.tinh"),
}


@pytest.fixture
def two(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Guide:
    """The small guide with a second unit."""
    guide.write(f"wards/{OTHER}/ward.yml", WARD.replace("phuong.tinh", "hai.tinh"))
    monkeypatch.chdir(guide.root)
    monkeypatch.setenv("MOTCHAM_WARD", UNIT)
    return guide


@pytest.mark.parametrize("case", SITES)
def test_a_site_of_another_is_refused_with_one_sentence(two: Guide, case: str) -> None:
    address, whose = SITES[case]
    two.write("public/index.html", HOME.format(address))
    result = motcham("codes", "--site", "public")
    assert (result.exit_code, result.output.count("\n")) == (1, 2), result.output
    assert result.output.startswith(f"Lỗi: Trang trong public/ {whose}")
    assert f"không phải của {UNIT} (https://phuong.tinh.vn/)" in result.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://HAI.TINH.VN/Q/HT01/", f"SAI: Mã này là của đơn vị {OTHER}"),
        ("https://hai.tinh.vn/", f"SAI: Mã này là của đơn vị {OTHER}"),
        ("https://hai.tinh.vn/anh.png", "SAI: Mã dẫn tới một trang khác"),
        ("https://ba.tinh.vn/Q/HT01/", "SAI: Mã dẫn tới một trang khác"),
        ("https://phuong.tinh.vn/Q/HT01/", "đúng"),
    ],
)
def test_a_paper_of_another_is_called_that_units(two: Guide, text: str, said: str) -> None:
    two.path("giay.pdf").write_bytes(paper([Drawn(text)]))
    result = motcham("verify", "giay.pdf")
    assert said in result.output, result.output
    assert result.exit_code == (0 if said == "đúng" else 1)


def test_units_below_one_host_are_told_apart(two: Guide) -> None:
    two.write(f"wards/{OTHER}/ward.yml", WARD.replace("tinh.vn/", "tinh.vn/hai/"))
    two.path("giay.pdf").write_bytes(paper([Drawn("https://phuong.tinh.vn/hai/Q/HT01/")]))
    own = motcham("verify", "giay.pdf")
    assert f"SAI: Mã này là của đơn vị {OTHER}" in own.output
    its = motcham("verify", "giay.pdf", "--ward", OTHER)
    assert "1 mã, 0 sai." in its.output, its.output


def test_a_paper_with_an_address_that_leads_on_is_right(two: Guide) -> None:
    two.replace(WARD_FILE, "site_url: ", "former_site_urls: [https://cu.tinh.vn/]\nsite_url: ")
    two.path("giay.pdf").write_bytes(paper([Drawn("https://cu.tinh.vn/Q/HT01/")]))
    result = motcham("verify", "giay.pdf")
    assert "đúng: địa chỉ cũ, https://cu.tinh.vn/ phải còn dẫn tiếp" in result.output
    assert result.exit_code == 0
