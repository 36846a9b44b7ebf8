"""What newer records mean: what changed in substance, what went, what came, what to do first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from generator.errors import MotchamError
from generator.library.forms.reader import read_document
from generator.portal.fresh_words import fresh_lines
from generator.portal.freshness import RecordNews, marked_gone
from generator.portal.importing import import_records
from generator.portal.review import mark_gone, review_guide
from tests.guide_files import (
    BIRTH_FILE,
    COPY_FILE,
    FIELDS_FILE,
    MARRIAGE_FILE,
    Guide,
)
from tests.portal.records import TEXT
from tests.running import motcham

TODAY = date(2026, 11, 25)
CAT_FILE = "procedures/ho-so-quoc-gia/dang-ky-nuoi-meo.yml"


def record(code: str, title: str, **facts: str) -> str:
    """A small record that says little."""
    said = {"Số quyết định": "163/QĐ-BTP", **{key.replace("_", " "): v for key, v in facts.items()}}
    lines = "".join(f"{label}: {text}\n" for label, text in said.items())
    return f"Mã thủ tục: {code}\nTên thủ tục: {title}\n{lines}"


BIRTH = record("1.001193", "Đăng ký khai sinh")
MARRIAGE = record("1.000894", "Đăng ký kết hôn")
COPY = record("2.000815", "Chứng thực bản sao từ bản chính")


class Portal:
    """A folder of records, as somebody fetched them on a day."""

    def __init__(self, folder: Path, *texts: str) -> None:
        self.folder = folder
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def cats(guide: Guide, tmp_path: Path) -> Guide:
    """The small guide with a record page."""
    import_records(guide.roots, [Portal(tmp_path / "cu", TEXT).folder], TODAY)
    return guide


def fresh(guide: Guide, tmp_path: Path, *texts: str, since: str = "") -> RecordNews:
    newer = Portal(tmp_path / "moi", *texts).folder
    earlier = [Portal(tmp_path / "truoc", since).folder] if since else []
    return review_guide(guide.roots, [newer], earlier=earlier).fresh


SUBSTANCE = [
    ("3 WORKING_DAY", "5 WORKING_DAY", "thời hạn (tại quầy)"),
    ("7.5 ngày", "8 ngày", "thời hạn (trực tuyến)"),
    ("8000 VNĐ", "9000 VNĐ", "phí, lệ phí (tại quầy)"),
    ("0 VNĐ (Miễn)", "2000 VNĐ (Giảm)", "phí, lệ phí (trực tuyến)"),
    ("trong 12 giờ", "trong 24 giờ", "lời ở cách nộp (tại quầy)"),
    ("Hình thức nộp: ONLINE", "Hình thức nộp: POSTAL", "cách nộp"),
    ("Căn cước của người nuôi", "Hộ chiếu của người nuôi", "giấy tờ"),
    ("Bản chính: 0, Bản sao: 1", "Bản chính: 1, Bản sao: 1", "giấy tờ"),
    ("Theo mẫu 02", "Theo mẫu 03", "giấy tờ"),
    ("Ủy ban nhân dân phường", "Công an phường", "cơ quan thực hiện"),
    ("60/2014/QH13", "61/2026/QH16", "văn bản"),
    ("/giấy)", "/giấy dưới 5 trang)", "phí, lệ phí (tại quầy)"),
    ("trong 12 giờ", "trong 12 ngày làm việc", "lời ở cách nộp (tại quầy)"),
    ("Giấy tờ phải xuất trình", "Giấy tờ phải nộp bản chính", "giấy tờ"),
    ("trên 03 tháng tuổi", "trên 05 tháng tuổi", "yêu cầu, điều kiện thực hiện"),
    ("Thẻ đeo cổ", "Vòng đeo cổ", "kết quả thực hiện"),
    ("Công dân Việt Nam, Tổ", "Người nước ngoài, Tổ", "đối tượng thực hiện"),
    ("nộp tờ khai tại phường", "nộp tờ khai tại phường trong 3 ngày", "trình tự thực hiện"),
]
WORDING = [
    ("8000 VNĐ (/giấy)", "8.000 VNĐ (/giấy)"),
    ("3 WORKING_DAY", "03 WORKING_DAY"),
    ("Ủy ban nhân dân phường", "Uỷ ban Nhân dân Phường"),
    ("- Căn cước của người nuôi", "- Căn cước người nuôi."),
    ("Nộp qua cổng.", "Nộp tại cổng dịch vụ công."),
    ("Công chức phường kiểm tra", "Cán bộ phường xem xét"),
    ("Luật Vật nuôi (Luật 60", "Luật vật nuôi (Luật số 60"),
    ("Mèo trên 03 tháng tuổi", "Mèo hơn 03 tháng tuổi"),
]


@pytest.mark.parametrize(("old", "new", "topic"), SUBSTANCE, ids=lambda value: value[:30])
def test_what_a_resident_goes_by_is_told_old_and_new(
    cats: Guide, tmp_path: Path, old: str, new: str, topic: str
) -> None:
    assert old in TEXT
    found = fresh(cats, tmp_path, TEXT.replace(old, new, 1))
    [page] = found.changed
    assert [one.fact for one in page.changed] == [topic]
    assert page.changed[0].file_says != page.changed[0].record_says
    assert [str(task).split(":")[0] for task in found.tasks if task.procedure.is_record] == [
        f"{page.procedure.code} {page.procedure.title}"
    ]


def test_a_paper_that_one_case_needs_no_more_is_told_though_another_does(
    cats: Guide, tmp_path: Path
) -> None:
    cured = "    - Mèo phải được tiêm phòng.\n"
    twice = TEXT.replace("    - Giấy kiểm dịch\n", f"{cured}    - Giấy kiểm dịch\n")
    assert twice != TEXT
    import_records(cats.roots, [Portal(tmp_path / "hai", twice).folder], TODAY)
    [page] = fresh(cats, tmp_path, TEXT).changed
    [told] = page.changed
    assert (told.fact, told.record_says) == ("giấy tờ", "không ghi")
    assert told.file_says.startswith("Mèo phải được tiêm phòng.")


@pytest.mark.parametrize(("old", "new"), WORDING, ids=lambda value: value[:30])
def test_wording_alone_is_told_apart(cats: Guide, tmp_path: Path, old: str, new: str) -> None:
    assert old in TEXT
    found = fresh(cats, tmp_path, TEXT.replace(old, new, 1))
    assert [one.changed for one in found.pages] == [()]
    assert not any(task.procedure.is_record for task in found.tasks)


@pytest.mark.parametrize(
    ("since", "topics"),
    [
        ("", ["thời hạn (tại quầy)"]),
        (BIRTH, ["thời hạn (tại quầy)", "cơ quan thực hiện"]),
    ],
    ids=["beside the file", "beside the older record"],
)
def test_of_plain_words_an_older_record_tells_what_the_file_does_not_keep(
    guide: Guide, tmp_path: Path, since: str, topics: list[str]
) -> None:
    way = "Cách thức thực hiện:\n  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: {}\n"
    before = since + way.format("1 ngày") + "Cơ quan thực hiện: Công an phường\n" if since else ""
    newer = BIRTH + way.format("4 ngày") + "Cơ quan thực hiện: Sở Tư pháp\n"
    [page] = fresh(guide, tmp_path, newer, since=before).changed
    said = {one.fact: one.file_says.replace("\u00a0", " ") for one in page.changed}
    assert [fact for fact in said if fact in topics] == topics
    assert said["thời hạn (tại quầy)"] == ("1 ngày" if since else "1 ngày làm việc")
    assert said.get("cơ quan thực hiện") == ("Công an phường" if since else None)


def test_what_a_reason_said_of_the_record_is_what_is_old(guide: Guide, tmp_path: Path) -> None:
    why = "differences: [{fact: time counter, record: 2 ngày, reason: Vì thế.}], checked_on"
    guide.replace(BIRTH_FILE, "checked_on", why)
    ways = "Cách thức thực hiện:\n  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 9 ngày\n"
    [page] = fresh(guide, tmp_path, BIRTH + ways).changed
    said = {one.fact: (one.file_says, one.record_says) for one in page.changed}
    assert said["thời hạn (tại quầy)"] == ("2 ngày", "9\u00a0ngày")


def test_what_went_came_and_only_got_another_code_is_told(guide: Guide, tmp_path: Path) -> None:
    renamed = COPY.replace("2.000815", "2.999999")
    cat = record("1.900001", "Đăng ký nuôi mèo", Lĩnh_vực="Vật nuôi")
    found = fresh(guide, tmp_path, BIRTH, renamed, cat)
    assert [(one.procedure.code, one.renamed) for one in found.gone] == [
        ("CT01", "2.999999"),
        ("HT02", ""),
    ]
    assert [(one.national_code, one.title, one.field) for one in found.new] == [
        ("1.900001", "Đăng ký nuôi mèo", "Vật nuôi"),
        ("2.999999", "Chứng thực bản sao từ bản chính", ""),
    ]
    lines = "\n".join(fresh_lines(found))
    assert "có hồ sơ mới cùng tên, mã 2.999999; sửa national_code" in lines
    assert "1.000894 · HT02 Đăng ký kết hôn: trang chưa ghi; chạy --mark-gone" in lines
    assert "1.900001 · Đăng ký nuôi mèo (Vật nuôi)" in lines


@pytest.mark.parametrize(
    "change",
    [
        (COPY_FILE, "status: published", "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: X."),
        (COPY_FILE, "status: published", "status: draft"),
        (COPY_FILE, 'national_code: "2.000815"\n', ""),
    ],
    ids=["withdrawn", "draft", "the unit's own"],
)
def test_what_has_no_record_to_lose_is_not_missed(
    guide: Guide, tmp_path: Path, change: tuple[str, str, str]
) -> None:
    guide.replace(*change)
    assert fresh(guide, tmp_path, BIRTH, MARRIAGE).gone == ()


def test_a_single_file_tells_nothing_of_what_went(guide: Guide, tmp_path: Path) -> None:
    folder = Portal(tmp_path / "moi", BIRTH).folder
    assert review_guide(guide.roots, [folder / "0.txt"]).fresh.gone == ()


def test_first_comes_what_is_asked_most_then_what_was_checked_longest_ago(
    guide: Guide, tmp_path: Path
) -> None:
    changed = [text.replace("Số quyết", "Căn cứ pháp lý: \n  * Luật (1/2026/QH16)\nSố quyết")
               for text in (BIRTH, MARRIAGE, COPY)]  # fmt: skip
    tasks = fresh(guide, tmp_path, *changed).tasks
    assert [task.procedure.code for task in tasks] == ["HT01", "CT01", "HT02"]
    guide.replace(MARRIAGE_FILE, "checked_on: 2026-11-20", "checked_on: 2026-02-03")
    tasks = review_guide(guide.roots, [tmp_path / "moi"]).fresh.tasks
    assert [task.procedure.code for task in tasks] == ["HT01", "HT02", "CT01"]
    assert str(tasks[1]).endswith("(kiểm tra lần cuối 03/02/2026)")
    guide.add(FIELDS_FILE, "most_asked: [CT01]\n")
    tasks = review_guide(guide.roots, [tmp_path / "moi"]).fresh.tasks
    assert [task.procedure.code for task in tasks] == ["CT01", "HT01", "HT02"]


def gone_since(guide: Guide, file: str) -> object:
    document, _ = read_document(guide.path(file), file)
    assert document is not None
    assert isinstance(document.data, dict)
    return document.data["source"].get("gone_since")


def test_what_went_is_marked_once_and_unmarked_when_it_is_back(
    guide: Guide, tmp_path: Path
) -> None:
    found = fresh(guide, tmp_path, BIRTH, MARRIAGE)
    assert mark_gone(guide.roots, found, TODAY) == [COPY_FILE]
    assert gone_since(guide, COPY_FILE) == "2026-11-25"
    assert guide.problems() == []
    again = review_guide(guide.roots, [tmp_path / "moi"]).fresh
    assert again.to_mark == ()
    assert "trang đã ghi từ 25/11/2026" in "\n".join(fresh_lines(again))
    assert mark_gone(guide.roots, again, date(2027, 1, 1)) == []
    (tmp_path / "moi/9.txt").write_text(COPY, encoding="utf-8")
    back = review_guide(guide.roots, [tmp_path / "moi"]).fresh
    assert "CT01 Sao y chứng thực: xóa gone_since" in "\n".join(fresh_lines(back))
    assert mark_gone(guide.roots, back, date(2027, 1, 1)) == [COPY_FILE]
    assert gone_since(guide, COPY_FILE) is None


def test_a_folder_that_is_only_a_part_marks_nothing(guide: Guide, tmp_path: Path) -> None:
    found = fresh(guide, tmp_path, BIRTH)
    with pytest.raises(MotchamError, match="Thư mục thiếu 2 trong 3 hồ sơ"):
        mark_gone(guide.roots, found, TODAY)
    assert gone_since(guide, COPY_FILE) is None


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("8000 VNĐ", "9000 VNĐ")])
def test_an_import_unmarks_what_is_back(cats: Guide, tmp_path: Path, text: str) -> None:
    cats.write(CAT_FILE, marked_gone(cats.read(CAT_FILE), TODAY))
    assert gone_since(cats, CAT_FILE) == "2026-11-25"
    done = import_records(cats.roots, [Portal(tmp_path / "moi", text).folder], TODAY)
    assert gone_since(cats, CAT_FILE) is None
    [change] = done.updated
    assert "hồ sơ có lại trên Cổng: bỏ gone_since" in change.changes


def run(guide: Guide, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(guide.root)
    return motcham("facts", "--records", *arguments)


def test_the_command_says_it_and_marks_it(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Portal(tmp_path / "moi", BIRTH, MARRIAGE).folder
    said = run(guide, monkeypatch, str(folder))
    assert said.exit_code == 1
    assert "Hồ sơ không còn trên Cổng (1):\n  2.000815 · CT01" in said.output
    assert "Đã ghi" not in said.output
    done = run(guide, monkeypatch, str(folder), "--mark-gone")
    assert f"Đã ghi source.gone_since: {COPY_FILE}" in done.output
    (folder / "hong.json").write_bytes(b"{")
    unsure = run(guide, monkeypatch, str(folder), "--mark-gone")
    assert unsure.exit_code == 1
    assert "Có 1 tệp hỏng, nên chưa chắc hồ sơ nào đã mất." in unsure.output
