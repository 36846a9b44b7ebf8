"""A build gives a whole site or leaves the old one as it was."""

from __future__ import annotations

import errno
import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.disk.store import FOLDER, current_store
from generator.errors import MotchamError
from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.guide.proof import prove_codes
from tests.guide.conftest import build, contents, left_open, loaded_from_other_hosts
from tests.guide_files import (
    BIRTH_FILE,
    FIELDS_FILE,
    MARRIAGE_FILE,
    PROVINCE_FILE,
    WARD_FILE,
    Guide,
)
from tests.running import motcham

NASTY = "<script>alert(1)</script> & \"'"


def test_every_code_has_its_page_and_its_record(framed: Guide) -> None:
    site = build(framed)
    assert prove_codes(framed.library(), framed.roots, site) == []
    assert json.loads((site / "Q/HT01/index.json").read_text())["title"] == "Đăng ký khai sinh"
    records = json.loads((site / "procedures.json").read_text())["procedures"]
    assert [record["code"] for record in records] == ["CT01", "HT01", "HT02"]


def test_no_frame_and_no_empty_slot_is_left_in_the_site(framed: Guide) -> None:
    site = build(framed)
    assert left_open(site) == []
    with_slots = {name for name, data in contents(site).items() if b"<!--motcham:" in data}
    assert with_slots == {"sw.js", "offline-library.json"}  # the phone fills those


def test_what_lies_there_packed_is_what_lies_beside_it(framed: Guide) -> None:
    files = contents(build(framed))
    packed = [name for name in files if name.endswith(".gz")]
    assert packed == ["sitemap.xml.gz"]
    for name in packed:
        assert gzip.decompress(files[name]) == files[name.removesuffix(".gz")]
        assert files[name][4:8] == bytes(4)  # no time: another day gives the same bytes


def test_building_twice_gives_the_same_bytes(framed: Guide) -> None:
    first = contents(build(framed))
    second = contents(build(framed))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_plain_mkdocs_gives_the_same_site(framed: Guide) -> None:
    ours = contents(build(framed))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "plain"],
        cwd=framed.root,
        check=True,
        capture_output=True,
    )
    assert contents(framed.root / "plain") == ours


def test_no_file_of_the_site_loads_anything_from_another_host(framed: Guide) -> None:
    assert loaded_from_other_hosts(build(framed)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<link rel="stylesheet" href="https://fonts.example/a.css">', 1),
        ("a{background:url(//cdn.example/a.png)}", 1),
        ('<link rel="canonical" href="https://phuong.tinh.vn/">', 0),
    ],
)
def test_the_check_for_other_hosts_can_fail(tmp_path: Path, text: str, found: int) -> None:
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    assert len(loaded_from_other_hosts(tmp_path)) == found


@pytest.mark.parametrize("file", [BIRTH_FILE, WARD_FILE], ids=["title", "ward's name"])
def test_text_from_yaml_is_never_markup(framed: Guide, file: str) -> None:
    old = "title: Đăng ký khai sinh" if file == BIRTH_FILE else "name: Phường Thử"
    key = old.split(":", maxsplit=1)[0]
    framed.replace(file, old, f"{key}: {json.dumps(NASTY)}")
    for name, data in contents(build(framed)).items():
        if name.endswith((".html", ".xml")):
            assert b"<script>alert" not in data, name
    page = (framed.root / "site/Q/HT01/index.html").read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;&#39;" in page


Change = Callable[[Guide], None]
LINKS = "site_src/pages/lien-he.md"
LOST = "site_src/theme/404.html"
CHANGES = "site_src/theme/moi-thay-doi/index.html"
SHEET = "site_src/theme/stylesheets/motcham.css"

FAULTS: dict[str, tuple[Change, str]] = {
    "a broken file": (lambda g: g.write(BIRTH_FILE, "code: [HT01"), "khai-sinh.yml:1:"),
    "an unknown key": (lambda g: g.add(BIRTH_FILE, "titel: x\n"), "Ý bạn là «title»?"),
    "a wrong type": (lambda g: g.replace(BIRTH_FILE, "amount: 0", "amount: x"), "số nguyên"),
    "a duplicate code": (lambda g: g.replace(MARRIAGE_FILE, "HT02", "HT01"), "Mã HT01 đã dùng"),
    "a missing ward field": (lambda g: g.replace(WARD_FILE, "province", "#"), "«province»"),
    "an address without https": (lambda g: g.replace(WARD_FILE, "https:", "http:"), "https://"),
    "an unknown code": (lambda g: g.add(LINKS, "\n[x](code:HT99)\n"), "lien-he.md:"),
    "a dead link": (lambda g: g.add(LINKS, "\n[x](khong-co.md)\n"), "khong-co.md"),
    "an unknown slot": (lambda g: g.add(LINKS, "\n<!--motcham:nothing-->\n"), "motcham:nothing"),
    "an unknown icon": (
        lambda g: g.replace(FIELDS_FILE, "account-heart", "no-such-icon"),
        "fields.yml:7:5",
    ),
    "a tag that does not end": (lambda g: g.write(LOST, "\n{% if x"), f"{LOST}:2: mẫu này sai"),
    "a comment that does not end": (lambda g: g.write(LOST, "\n{# x"), "site_src/theme: mẫu này"),
    "no sheet": (lambda g: g.delete(SHEET), SHEET),
    "no template": (lambda g: g.delete(CHANGES), "moi-thay-doi/index.html"),
    "an unknown tag": (lambda g: g.write(LOST, "{% ward %}"), "unknown tag 'ward'"),
    "an unknown filter": (lambda g: g.write(LOST, "\n\n{{ 1|ward }}"), f"{LOST}:3: mẫu này sai"),
    "a name that nothing has": (lambda g: g.write(LOST, "{{ ward.name.first }}"), f"{LOST}:1: "),
    "a template that is not there": (lambda g: g.write(LOST, '{% include "no.html" %}'), "no.html"),
    "what cannot be reckoned": (lambda g: g.write(LOST, "{{ 1 / 0 }}"), f"{LOST}:1: mẫu này sai"),
    "a key without a value": (
        lambda g: g.replace("mkdocs.yml", "  features:", "  static_templates:\n  features:"),
        "mkdocs.yml: cấu hình này sai",
    ),
    "a wrong day": (lambda g: g.write(LOST, "{{ 7|day }}"), f"{LOST}:1: mẫu này sai"),
}


@pytest.mark.parametrize("room", ["without what is kept", "nowhere"])
def test_a_site_that_has_room_without_what_would_be_kept_is_built(
    built: Guide, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    def full(source: str, place: str) -> None:
        if room == "nowhere" or current_store():
            raise OSError(errno.ENOSPC, "full", source, None, place)  # as `copyfile` says it
        copy(source, place)

    copy = shutil.copyfile
    build(built)
    assert (built.root / FOLDER).exists()
    built.replace(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh")
    monkeypatch.setattr(shutil, "copyfile", full)
    if room == "nowhere":
        with pytest.raises(MotchamError, match=r"Không ghi được «.*/site» \(đĩa đã đầy\)"):
            build(built)
        assert "<h1>Đăng ký khai sinh" in (built.root / "site/Q/HT01/index.html").read_text()
    else:
        assert "<h1>Khai sinh" in (build(built) / "Q/HT01/index.html").read_text()


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_said_and_the_old_site_stays(built: Guide, fault: str) -> None:
    change, message = FAULTS[fault]
    before = contents(built.root / "site")
    change(built)
    with pytest.raises(MotchamError) as raised:
        build(built)
    assert message in str(raised.value)
    assert raised.value.hint or "→" in str(raised.value)
    assert before
    assert contents(built.root / "site") == before
    assert {path.name for path in built.root.glob(".*")} <= {FOLDER.parent.name}


@pytest.mark.parametrize("text", ["", "x", "a: b: c", "site_name: x\ndocs_dir: y"])
def test_the_proof_says_what_is_wrong_with_the_configuration(
    built: Guide, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    built.write("mkdocs.yml", text)
    monkeypatch.chdir(built.root)
    result = motcham("codes")
    assert (result.exit_code, "mkdocs.yml" in result.output) == (1, True), result.output


def test_a_folder_that_is_no_site_is_not_overwritten(framed: Guide) -> None:
    framed.write("letters/dear.txt", "keep me")
    with pytest.raises(MotchamError, match="không ghi đè"):
        build_site(framed.root, framed.root / "letters", BuildOptions())
    assert framed.read("letters/dear.txt") == "keep me"


def test_the_band_of_the_sample_is_not_there_for_a_real_unit(framed: Guide) -> None:
    assert "md-banner" not in (build(framed) / "index.html").read_text()
    framed.add(WARD_FILE, "sample: true\n")
    assert "Trang mẫu" in (build(framed) / "index.html").read_text()


def test_a_draft_shows_only_in_a_preview(framed: Guide) -> None:
    framed.write(
        "procedures/ho-tich/nhap.yml",
        framed.read(MARRIAGE_FILE).replace("HT02", "HT03").replace("published", "draft"),
    )
    assert not (build(framed) / "Q/HT03").exists()
    preview = build(framed, BuildOptions(drafts=True))
    assert "Bản nháp" in (preview / "Q/HT03/index.html").read_text()


def test_a_withdrawn_procedure_keeps_its_page_and_says_what_replaces_it(framed: Guide) -> None:
    framed.replace(
        MARRIAGE_FILE,
        "status: published",
        "status: withdrawn\nwithdrawn_on: 2026-10-01\nreason: Gộp vào thủ tục khác.\n"
        "replaced_by: [HT01]",
    )
    framed.replace(BIRTH_FILE, "related: [HT02]\n", "")
    page = (build(framed) / "Q/HT02/index.html").read_text()
    assert "không dùng nữa từ ngày 01/10/2026" in page
    assert 'href="../../Q/HT01/"' in page
    assert 'class="facts"' not in page


def test_an_overdue_review_is_said(framed: Guide) -> None:
    due = "Kiểm tra lại trước ngày 20/05/2027"
    on_time = build(framed, BuildOptions(as_of=date(2027, 5, 20))) / "Q/HT01/index.html"
    assert due in on_time.read_text()
    late = build(framed, BuildOptions(as_of=date(2027, 5, 21))) / "Q/HT01/index.html"
    assert "Đã quá ngày kiểm tra lại (20/05/2027)" in late.read_text()


def test_a_second_unit_is_a_second_folder(framed: Guide) -> None:
    text = framed.read(WARD_FILE).replace("Phường Thử", "Phường Hai")
    framed.write("wards/hai/ward.yml", text.replace("phuong.tinh", "hai.tinh"))
    options = BuildOptions(ward="hai", site_url="https://hai.example/q")
    page = (build(framed, options) / "Q/HT01/index.html").read_text()
    assert "Phường Hai" in page
    assert "Phường Thử" not in page.replace("Đường Thử, Phường Thử", "")
    assert '<link rel="canonical" href="https://hai.example/q/Q/HT01/">' in page


def test_a_local_fee_fills_what_the_province_left_open(framed: Guide) -> None:
    framed.write(
        PROVINCE_FILE,
        "fees:\n  - {procedure: HT02, kind: charge, amount: 12000, decision: 9/2025/NQ-HĐND}\n",
    )
    assert "12.000\u00a0đ" in (build(framed) / "Q/HT02/index.html").read_text()


def test_notes_for_staff_stay_with_the_staff(framed: Guide) -> None:
    framed.replace(BIRTH_FILE, "checked_on:", "staff_note: chỉ cán bộ đọc, checked_on:")
    assert not [
        n for n, data in contents(build(framed)).items() if "chỉ cán bộ đọc".encode() in data
    ]


def test_a_page_that_lost_its_code_is_found(framed: Guide) -> None:
    site = build(framed)
    page = site / "Q/HT01/index.html"
    page.write_text(page.read_text().replace("Đăng ký khai sinh", "Đăng ký kết hôn"))
    (site / "Q/HT02/index.html").unlink()
    messages = [problem.message for problem in prove_codes(framed.library(), framed.roots, site)]
    assert len(messages) == 2
    assert "Đăng ký kết hôn" in messages[0]
    assert "Mã HT02: không có trang" in messages[1]
