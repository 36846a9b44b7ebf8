"""`motcham import` and `motcham facts`, as a clerk runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from tests.guide_files import Guide
from tests.portal.records import TEXT
from tests.running import motcham


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "meo.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(guide: Guide, monkeypatch: pytest.MonkeyPatch, *arguments: object) -> Result:
    monkeypatch.chdir(guide.root)
    return motcham(*map(str, arguments))


def test_an_import_says_what_it_did(
    guide: Guide, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(guide, monkeypatch, "import", record)
    assert done.exit_code == 0
    assert "Lĩnh vực mới trong fields.yml: Hồ sơ quốc gia" in done.output
    assert done.output.endswith("1 mới, 0 có thay đổi, 0 không đổi, 0 hồ sơ hỏng.\n")
    assert run(guide, monkeypatch, "check").exit_code == 0
    record.write_text(TEXT.replace("8000 VNĐ", "9000 VNĐ"), encoding="utf-8")
    again = run(guide, monkeypatch, "import", record)
    assert "đã sửa    cách nộp: counter, 3 ngày làm việc, 8000 đồng (/giấy) → " in again.output


def test_an_import_may_go_into_another_guide(
    guide: Guide, record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done = run(guide, monkeypatch, "import", record, "--into", tmp_path / "khac")
    assert done.exit_code == 0
    assert list((tmp_path / "khac").rglob("dang-ky-nuoi-meo.yml"))


def test_a_bad_record_gives_status_1(
    guide: Guide, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.with_name("hong.json").write_bytes(b"{")
    done = run(guide, monkeypatch, "import", record, record.with_name("hong.json"))
    assert done.exit_code == 1
    assert "hong.json: Không phải JSON đọc được." in done.output
    assert "1 mới" in done.output


def test_facts_without_reason_give_status_1(
    guide: Guide, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(guide, monkeypatch, "import", record)
    good = run(guide, monkeypatch, "facts", "--records", record)
    assert good.exit_code == 0
    record.write_text(TEXT.replace("12/QĐ-BVD", "15/QĐ-BVD"), encoding="utf-8")
    bad = run(guide, monkeypatch, "facts", "--records", record)
    assert bad.exit_code == 1
    assert "quyết định công bố: hồ sơ «15/QĐ-BVD», tệp «12/QĐ-BVD»" in bad.output
