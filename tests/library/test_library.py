from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.library.checked.library import load_library
from generator.library.checked.published import Published
from generator.library.forms.paths import Roots
from tests.guide_files import (
    BIRTH_FILE,
    COPY,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    THE_SAMPLE,
    UNIT,
    WARD,
    WARD_FILE,
    Guide,
)


def codes(library: Published) -> list[str]:
    return [procedure.code for procedure in library.procedures]


def test_the_sample_has_no_problem() -> None:
    library, problems = load_library(THE_SAMPLE)
    assert problems == []
    assert library is not None
    assert library.ward.sample


def test_procedures_come_in_the_order_of_their_codes(guide: Guide) -> None:
    assert codes(guide.published()) == ["CT01", "HT01", "HT02"]


def test_the_alphabet_is_vietnamese(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Ấp trứng")
    guide.replace(MARRIAGE_FILE, "title: Đăng ký kết hôn", "title: Ăn hỏi")
    titles = [procedure.title for procedure in guide.published().alphabetical]
    assert titles == ["Ăn hỏi", "Ấp trứng", "Sao y chứng thực"]


def test_a_fields_withdrawn_procedures_come_last(guide: Guide) -> None:
    guide.replace(
        BIRTH_FILE,
        "status: published",
        "status: withdrawn\nwithdrawn_on: 2026-07-01\nreason: Bãi bỏ.",
    )
    library = guide.published()
    field = library.field_by_id["ho-tich"]
    assert [procedure.code for procedure in library.in_field(field)] == ["HT02", "HT01"]


def test_a_draft_is_there_only_for_a_preview(guide: Guide) -> None:
    draft = COPY.replace("published", "draft").replace("CT01", "CT02")
    guide.write("procedures/chung-thuc/nhap.yml", draft)
    assert "CT02" not in codes(guide.published())
    preview = guide.published(drafts=True)
    assert "CT02" in codes(preview)
    assert preview.files["CT02"] == "procedures/chung-thuc/nhap.yml"


def test_every_page_has_its_title(guide: Guide) -> None:
    library = guide.published()
    assert set(library.titles()) | {"NHA"} == set(library.rows)
    assert library.titles()["LVHT"] == "Hộ tịch"
    assert library.by_code["HT01"].title == library.titles()["HT01"]


def test_a_procedure_knows_its_life_events(guide: Guide) -> None:
    library = guide.published()
    assert [event.code for event in library.life_events_with("HT01")] == ["VDSINH"]
    assert library.life_events_with("HT02") == ()


def test_life_events_may_be_left_out(guide: Guide) -> None:
    guide.delete(LIFE_EVENTS_FILE)
    guide.delete(LEDGER_FILE)
    guide.issue_codes()
    assert guide.library().life_events == ()


def test_another_unit_is_another_folder(guide: Guide) -> None:
    other = Roots(guide.root, "phuong-khac")
    text = WARD.replace("Phường Thử", "Phường Khác").replace("phuong.tinh", "khac.tinh")
    guide.write(other.ward_file, text)
    library, _ = load_library(other, site_url="https://khac.example")
    assert library is not None
    assert library.ward.name == "Phường Khác"
    assert library.site.page_url("HT01") == "https://khac.example/Q/HT01/"


def test_a_wrong_site_address_is_said_in_words(guide: Guide) -> None:
    with pytest.raises(MotchamError, match="https://"):
        load_library(guide.roots, site_url="http://khac.example")


def test_the_first_phone_is_the_hotline(guide: Guide) -> None:
    assert guide.library().ward.hotline.number == "028 3800 0000"


def test_an_empty_folder_is_no_guide(tmp_path: Path) -> None:
    library, problems = load_library(Roots(tmp_path, UNIT))
    assert library is None
    assert {problem.file for problem in problems} >= {WARD_FILE, "procedures/fields.yml"}
