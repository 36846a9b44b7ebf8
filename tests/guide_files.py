"""A complete small guide on disk, and a handle to change one file of it at a time."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from generator.library.checked.library import Library, load_library, updated_ledgers
from generator.library.checked.published import Published
from generator.library.forms.paths import LIBRARY_LEDGER, PROCEDURES, SAMPLE, Roots
from generator.library.forms.problems import Problem

WARD = """\
name: Phường Thử
province: Thành phố Thử
address: 1 Đường Thử, Phường Thử
site_url: https://phuong.tinh.vn/
hours:
  monday: ["07:30-11:30", "13:00-17:00"]
  tuesday: ["07:30-11:30", "13:00-17:00"]
  saturday: ["07:30-11:30"]
phones:
  - {name: Một cửa, number: 028 3800 0000}
counters:
  - {name: Quầy 1, fields: [ho-tich]}
  - {name: Quầy 2, fields: [chung-thuc]}
"""

FIELDS = """\
fields:
  - id: ho-tich
    code: LVHT
    prefix: HT
    title: Hộ tịch
    summary: Giấy tờ về nhân thân.
    icon: account-heart
  - id: chung-thuc
    code: LVCT
    prefix: CT
    title: Chứng thực
    summary: Sao y giấy tờ.
    icon: stamper
"""

LIFE_EVENTS = """\
life_events:
  - id: sinh-con
    code: VDSINH
    title: Sinh con
    summary: Giấy tờ cho em bé.
    icon: baby-carriage
    steps:
      - procedure: HT01
      - text: Đưa bé đi tiêm.
        when: bé được hai tháng
"""

STEPS = "steps: [Nộp giấy tờ.]\n"
"""As each procedure of the small guide has them, for tests that say others."""

BIRTH = """\
code: HT01
national_code: "1.001193"
title: Đăng ký khai sinh
official_title: Thủ tục đăng ký khai sinh
field: ho-tich
summary: Làm giấy khai sinh cho trẻ.
audience: [citizen]
status: published
cases: [{id: thuong, title: Trường hợp thường, ordinary: true}, {id: bo-roi, title: Trẻ bị bỏ rơi}]
steps: [Nộp giấy tờ.]
channels:
  - via: counter
    time: {value: 1, unit: working_day}
    fees:
      - {kind: charge, amount: 0}
  - via: online
    url: https://dichvucong.gov.vn/
    time: {value: 1, unit: working_day}
    fees:
      - {kind: charge, amount: 0}
documents:
  - {name: Giấy chứng sinh, originals: 1}
  - {name: Biên bản, originals: 1, for: [bo-roi]}
related: [HT02]
source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}
keywords: [giấy khai sinh]
"""

MARRIAGE = """\
code: HT02
national_code: "1.000894"
title: Đăng ký kết hôn
official_title: Thủ tục đăng ký kết hôn
field: ho-tich
summary: Hai người cùng đến đăng ký.
audience: [citizen]
status: published
channels:
  - via: counter
    fees:
      - {kind: charge, set_by: province}
source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}
keywords: [cưới]
documents: [{name: Tờ khai}]
steps: [Nộp giấy tờ.]
"""

COPY = """\
code: CT01
national_code: "2.000815"
title: Sao y chứng thực
official_title: Chứng thực bản sao từ bản chính
field: chung-thuc
summary: Sao y giấy tờ.
audience: [citizen, foreigner]
status: published
source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}
keywords: [sao y]
channels: [{via: counter}]
documents: [{name: Bản chính}]
steps: [Nộp giấy tờ.]
"""

HOLIDAYS = """\
holidays:
  - year: 2027
    notice: 1/TB-BNV
    days:
      - {what: tet, from: 2027-02-04, to: 2027-02-10}
      - {what: national_day, from: 2027-09-02, to: 2027-09-03}
"""
BURIAL = MARRIAGE.replace("HT02", "HT03").replace("1.000894", "1.000656")
"""Another procedure of the field, for tests that add one."""

BIRTH_FILE = "procedures/ho-tich/khai-sinh.yml"
MARRIAGE_FILE = "procedures/ho-tich/ket-hon.yml"
COPY_FILE = "procedures/chung-thuc/sao-y.yml"
FIELDS_FILE = "procedures/fields.yml"
HOLIDAYS_FILE = "procedures/holidays.yml"
LIFE_EVENTS_FILE = "procedures/life-events.yml"
UNIT = "phuong-thu"
LEDGER_FILE = LIBRARY_LEDGER


def own(file: str) -> str:
    """The name of a file of the small guide's unit."""
    return f"wards/{UNIT}/{file}"


WARD_FILE = own("ward.yml")
UNIT_LEDGER_FILE = own("codes.csv")
PRINTS_FILE = own("prints.csv")
PROVINCE_FILE = "provinces/thu.yml"
"""That of the small guide's province, Thành phố Thử."""


def unit_in(folder: Path) -> Roots:
    """A unit whose folder is there, and empty."""
    roots = Roots(folder, UNIT)
    roots.unit.mkdir(parents=True, exist_ok=True)
    return roots


PROJECT = Path(__file__).parents[1]
WITH_RECORDS = Roots(PROJECT, SAMPLE)
"""The repository's own guide, whole."""


def without_records() -> Path:
    """The repository without its record pages, which cost every build the most.

    One is left, `A_RECORD`, so that each kind of page is there.
    """
    return with_records(frozenset(filter(None, [_KEPT])))


@cache
def with_records(kept: frozenset[Path]) -> Path:
    """The repository with its library, and of its units the sample alone, whatever a copy began.

    Of its record pages it has those whose files are `kept`. What the guide is made of is copied,
    for links are refused there; all else is the repository's own.
    """
    folder = Path(tempfile.mkdtemp(prefix="motcham-sample-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

    def left_out(place: str, names: list[str]) -> list[str]:
        if Path(place) == PROJECT / "wards":
            return [name for name in names if name != SAMPLE]
        paths = (Path(place, name) for name in names)
        return [path.name for path in paths if is_record_file(path) and path not in kept]

    for entry in PROJECT.iterdir():
        if entry.name in (PROCEDURES, "wards", "provinces", "site_src"):
            shutil.copytree(entry, folder / entry.name, ignore=left_out)
        elif entry.suffix == ".yml":
            shutil.copy(entry, folder)
        else:
            (folder / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    forget_missing(folder)
    return folder


def forget_missing(folder: Path) -> None:
    """Take out of the library's ledger in `folder` the procedures whose files are not there."""
    names = {path.stem for path in (folder / PROCEDURES).glob("*/*.yml")}
    ledger = folder / LIBRARY_LEDGER
    rows = (line.split(",") for line in ledger.read_text(encoding="utf-8").splitlines())
    left = [",".join(row) for row in rows if row[1] != "procedure" or row[2] in names]
    ledger.write_text("\n".join(left) + "\n", encoding="utf-8")


def is_record_file(path: Path) -> bool:
    """Whether the file at `path` is that of a record page."""
    return (
        path.suffix == ".yml"
        and path.is_file()
        and "\nstatus: record\n" in path.read_text(encoding="utf-8")
    )


_KEPT = next(filter(is_record_file, sorted(PROJECT.glob("procedures/*/*.yml"))), None)
A_RECORD = _KEPT.read_text(encoding="utf-8").split("\ncode: ")[1].split("\n")[0] if _KEPT else ""
"""The code of the one record page that `THE_SAMPLE` has; empty where all have been rewritten."""

THE_SAMPLE = Roots(without_records(), SAMPLE)
"""The repository's own guide without its other record pages; `WITH_RECORDS` has them all."""

ISSUED_ON = date(2026, 11, 21)


AMOUNTS = "fees: [{procedure: HT02, kind: charge, amount: 8000, decision: 12/NQ}]\n"
"""What the province of the small guide has to say, so that nothing is missing."""


@dataclass(frozen=True)
class Guide:
    """The guide in `root`. File names are relative to it."""

    root: Path
    ward: str = UNIT

    @property
    def roots(self) -> Roots:
        return Roots(self.root, self.ward)

    def path(self, file: str) -> Path:
        return self.root / file

    def read(self, file: str) -> str:
        return self.path(file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        self.path(file).parent.mkdir(parents=True, exist_ok=True)
        self.path(file).write_text(text, encoding="utf-8")

    def write_own(self, file: str, text: str) -> None:
        """Write a file of the unit."""
        self.write(self.roots.own(file), text)

    def replace(self, file: str, old: str, new: str) -> None:
        text = self.read(file)
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))

    def add(self, file: str, text: str) -> None:
        self.write(file, self.read(file) + text)

    def move(self, file: str, new: str) -> None:
        self.write(new, self.read(file))
        self.delete(file)

    def delete(self, file: str) -> None:
        self.path(file).unlink()

    def issue_codes(self, today: date = ISSUED_ON) -> None:
        """What `motcham codes update` does."""
        for file, text in updated_ledgers(self.roots, today)[0].items():
            self.write(file, text)

    def problems(self) -> list[Problem]:
        return load_library(self.roots)[1]

    def library(self) -> Library:
        library, problems = load_library(self.roots)
        assert library is not None, problems
        return library

    def published(self, day: date = ISSUED_ON, *, drafts: bool = False) -> Published:
        return self.library().on(day, drafts=drafts)


def write_guide(root: Path) -> Guide:
    """A ward, fields, a life event, days off, procedures and the ledger of their codes."""
    guide = Guide(root)
    guide.write(WARD_FILE, WARD)
    guide.write(FIELDS_FILE, FIELDS)
    guide.write(LIFE_EVENTS_FILE, LIFE_EVENTS)
    guide.write(HOLIDAYS_FILE, HOLIDAYS)
    guide.write(BIRTH_FILE, BIRTH)
    guide.write(MARRIAGE_FILE, MARRIAGE)
    guide.write(COPY_FILE, COPY)
    guide.issue_codes()
    return guide
