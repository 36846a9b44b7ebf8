"""What the ward learns from access logs: counted to the unit, and nothing of any person."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import Result

from generator.scans.counting import Addresses, Counts, count
from generator.scans.hiding import SMALL, told, told_sum, told_total
from generator.scans.logs import read_log
from tests.guide_files import Guide
from tests.running import motcham

PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A146P) AppleWebKit/537.36 Chrome/130.0 Mobile"
AT = "29/Nov/2026:19:05:33 +0700"
ADDRESS = "203.113.148.7"


def line(  # noqa: PLR0913, PLR0917 - the parts of a line of a log
    target: str = "/Q/HT01/",
    status: int = 200,
    method: str = "GET",
    agent: str = PHONE,
    at: str = AT,
    address: str = ADDRESS,
) -> str:
    request = f"{method} {target} HTTP/1.1"
    return f'{address} - - [{at}] "{request}" {status} 5120 "https://a.vn/" "{agent}"'


def counted(folder: Path, text: str, url: str = "https://a.vn/") -> Counts:
    log = folder / "access.log"
    log.write_bytes(text.encode())
    counts = Counts()
    count(read_log(log, Addresses([url], {"HT01", "LVHT", "VDSINH"}).meaning), counts)
    return counts


@pytest.mark.parametrize(
    ("one", "opened"),
    [
        (line(), {"HT01": 1}),
        (line("/en/Q/HT01/"), {"HT01": 1}),
        (line("/Q/HT01/?fbclid=abc&utm_source=zalo"), {"HT01": 1}),
        (line("/Q/HT01/index.html"), {"HT01": 1}),
        (line("/Q/LVHT/"), {"LVHT": 1}),
        (line("/Q/VDSINH/"), {"VDSINH": 1}),
        (line("/"), {"NHA": 1}),
        (line("/en/"), {"NHA": 1}),
        (line("/?gclid=1"), {"NHA": 1}),
        (line("/%51/HT01/"), {"HT01": 1}),
        (line(r"/\x51/HT01/"), {"HT01": 1}),
        (line(status=304), {"HT01": 1}),
        (line(agent="Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 30)"), {"HT01": 1}),
        (line(agent="Mozilla/5.0 (iPhone) Zalo iOS/563"), {"HT01": 1}),
        (line(address="2001:db8::7"), {"HT01": 1}),
        (line(method="HEAD"), {}),
        (line(method="POST"), {}),
        (line("/Q/HT01", status=301), {}),
        (line(status=500), {}),
        (line(status=206), {}),
        (line("/Q/HT01/index.md"), {}),
        (line("/assets/a.js"), {}),
        (line(agent="Googlebot/2.1 (+http://www.google.com/bot.html)"), {}),
        (line(agent="facebookexternalhit/1.1"), {}),
        (line(agent="Mozilla/5.0 (compatible; coccocbot-web/1.0)"), {}),
        (line(agent="curl/8.5.0"), {}),
        (line().replace(PHONE, r"a \" GET /Q/HT01/ b"), {"HT01": 1}),
        ('9.9.9.9 - a[b [29/Nov/2026:19:05:33 +0700] "GET /Q/HT01/ HTTP/2.0" 200 1', {"HT01": 1}),
        (r'9.9.9.9 - - [29/Nov/2026:19:05:33 +0700] "\x16\x03\x01" 400 150 "-" "-"', {}),
    ],
)
def test_a_page_is_opened_when_a_browser_gets_it(
    tmp_path: Path, one: str, opened: dict[str, int]
) -> None:
    counts = counted(tmp_path, f"{one}\n")
    assert {code: number for (_, code), number in counts.opened.items()} == opened
    assert counts.lines == counts.read == 1


@pytest.mark.parametrize(
    ("url", "target", "opened", "dead"),
    [
        ("https://a.vn/guide/", "/guide/Q/HT01/", ["HT01"], []),
        ("https://a.vn/guide/", "/Q/HT01/", ["HT01"], []),  # a proxy took the path away
        ("https://a.vn/guide/", "/guide", ["NHA"], []),
        ("https://a.vn/guide/", "/", [], []),
        ("https://a.vn/guide/", "/guidebook/", [], []),
        ("https://a.vn/", "/guide/Q/HT01/", [], []),
    ],
)
def test_a_site_that_shares_its_host_is_told_from_the_others(
    tmp_path: Path, url: str, target: str, opened: list[str], dead: list[str]
) -> None:
    counts = counted(tmp_path, line(target) + "\n", url)
    assert [code for _, code in counts.opened] == opened
    gone = counted(tmp_path, line("/other/x", 404) + "\n", "https://a.vn/guide/")
    assert [address for _, address in gone.dead] == dead


@pytest.mark.parametrize(
    ("at", "month"),
    [
        ("31/Oct/2026:23:59:59 +0700", "2026-10"),
        ("31/Oct/2026:16:59:59 +0000", "2026-10"),
        ("31/Oct/2026:17:00:00 +0000", "2026-11"),
        ("31/Oct/2026:22:29:59 +0530", "2026-10"),
        ("31/Oct/2026:22:30:00 +0530", "2026-11"),
    ],
)
def test_the_month_is_vietnams_whatever_the_server_keeps(
    tmp_path: Path, at: str, month: str
) -> None:
    assert counted(tmp_path, line(at=at)).months == [month]


CLOUDFLARE = {
    "ClientIP": ADDRESS,
    "ClientRequestHost": "a.vn",
    "ClientRequestMethod": "GET",
    "ClientRequestURI": "/Q/HT01/?a=1",
    "ClientRequestUserAgent": PHONE,
    "EdgeResponseStatus": 200,
    "EdgeStartTimestamp": "2026-10-31T17:00:00Z",
}
NETLIFY = {
    "log_type": "traffic",
    "timestamp": "2026-10-31T17:00:00.123Z",
    "client_ip": ADDRESS,
    "method": "GET",
    "status_code": 200,
    "url": "https://a.vn/Q/HT01/?a=1",
    "user_agent": PHONE,
}
NOVEMBER = 1793466000  # 2026-10-31T17:00:00Z


@pytest.mark.parametrize(
    ("said", "opened"),
    [
        (CLOUDFLARE, ["2026-11"]),
        (NETLIFY, ["2026-11"]),
        (CLOUDFLARE | {"EdgeStartTimestamp": NOVEMBER}, ["2026-11"]),
        (CLOUDFLARE | {"EdgeStartTimestamp": NOVEMBER * 10**9 - 1}, ["2026-10"]),
        (NETLIFY | {"timestamp": NOVEMBER * 1000}, ["2026-11"]),
        (CLOUDFLARE | {"EdgeStartTimestamp": "2026-10-31T23:59:59+07:00"}, ["2026-10"]),
        (CLOUDFLARE | {"EdgeStartTimestamp": "2026-10-31T23:59:59+0700"}, ["2026-10"]),
        (CLOUDFLARE | {"EdgeStartTimestamp": "2026-11-01T00:00:00.123+07"}, ["2026-11"]),
        (CLOUDFLARE | {"ClientRequestHost": "other.vn"}, []),
        (CLOUDFLARE | {"ClientRequestHost": "A.vn:443"}, ["2026-11"]),
        (CLOUDFLARE | {"ClientRequestHost": "other.vn:443"}, []),
        (NETLIFY | {"url": "https://a.vn:443/Q/HT01/"}, ["2026-11"]),
        (NETLIFY | {"url": "https://deploy--a.netlify.app/Q/HT01/"}, []),
        (CLOUDFLARE | {"ClientRequestMethod": "HEAD"}, []),
        (CLOUDFLARE | {"ClientRequestUserAgent": "bingbot/2.0"}, []),
    ],
)
def test_the_exports_of_hosts_are_read(
    tmp_path: Path, said: dict[str, object], opened: list[str]
) -> None:
    plain = json.dumps(said)
    for text in (f"{plain}\n", f"[{plain}]", f"[\n{plain},\n{json.dumps({'a': 1})}\n]\n"):
        assert [month for month, _ in counted(tmp_path, text).opened] == opened, text


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_log_whose_form_was_changed_is_read_whole(tmp_path: Path, start: str) -> None:
    said = json.dumps(CLOUDFLARE)
    for lines in ([said, line()], [line(), said], [line(agent="{a}"), said, line()]):
        counts = counted(tmp_path, start + "\n".join(lines))
        assert counts.opened == {("2026-11", "HT01"): len(lines)}
        assert counts.lines == counts.read == len(lines)


def test_a_log_that_is_given_twice_counts_once(
    tmp_path: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    log, copy, other = (tmp_path / name for name in ("a.log", "b.log", "c.log"))
    log.write_text(f"{line()}\n" * 7, encoding="utf-8")
    copy.write_bytes(log.read_bytes())
    other.write_text(f"{line()}\n" * 6, encoding="utf-8")
    found = run(log, other, copy, log)
    assert "          13  HT01" in found.output
    assert [one for one in found.output.splitlines() if "giống hệt" in one] == [
        f"«{again}» giống hệt «{log}»: chỉ đếm một lần." for again in (copy, log)
    ]


def test_gzip_of_several_parts_is_read_and_what_is_broken_is_said(
    tmp_path: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    packed = gzip.compress(f"{line()}\n".encode() * 4) + gzip.compress(f"{line()}\n".encode() * 3)
    log = tmp_path / "access.log.1.gz"
    log.write_bytes(packed)
    assert "           7  HT01" in run(log).output
    log.write_bytes(packed[:-9])
    assert run(log).exit_code == 1
    assert run(log).output.splitlines()[0].endswith("hỏng hoặc tải về chưa hết.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bz2.compress(line().encode()), "nén kiểu khác gzip."),
        (lzma.compress(line().encode()), "nén kiểu khác gzip."),
        (b"PK\x03\x04" + line().encode(), "nén kiểu khác gzip."),
        (line().encode("utf-16"), "UTF-16."),
        (b'{"ts": 1793466000, "request": {"uri": "/Q/HT01/"}, "status": 200}\n' * 9, "9 trong 9"),
        (b"#Fields: date time cs-method cs-uri-stem\n2026-11-29 1:2:3 GET /Q/HT01/\n", "2 trong 2"),
    ],
    ids=["bzip2", "xz", "zip", "UTF-16", "Caddy", "IIS"],
)
def test_what_is_no_log_that_we_read_is_said_in_one_sentence(
    tmp_path: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch, data: bytes, words: str
) -> None:
    monkeypatch.chdir(guide.root)
    log = tmp_path / "access.log"
    log.write_bytes(data)
    found = run(log)
    assert found.exit_code == 1
    [sentence, mend] = found.output.splitlines()
    assert words in sentence
    assert mend.startswith("  → ")


def test_bytes_that_nginx_escapes_are_letters_of_an_address(tmp_path: Path) -> None:
    [(_, address)] = counted(tmp_path, line(r"/kh\xC3\xB4ng-co", 404) + "\n").dead
    assert address == "không-co"


def test_pieces_end_within_lines_and_the_last_line_needs_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in (250, 1000, 5000):
        monkeypatch.setattr("generator.scans.logs._PIECE", size)
        assert counted(tmp_path, "\n".join([line()] * 9)).opened == {("2026-11", "HT01"): 9}, size


def run(*arguments: object) -> Result:
    return motcham("scans", *map(str, arguments))


PRIVATE = [
    f"/{ADDRESS}/", "/ip-203-113-148-7", "/2001:db8::7", "/a@b.vn", "/0903123456",
    "/079%20085%20001%20234", "/tra-cuu/nguyen-van-an", "/Tr%E1%BA%A7n-Th%E1%BB%8B-B%C3%ACnh",
    "/ho-so/1-2-1990", "/levantam/1990_02_01", "/wp-login.php", "/.env", "/%E2%80%AEa",
]  # fmt: skip


@pytest.fixture
def said(tmp_path: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that the command says and writes of a log with much in it that nobody should know."""
    monkeypatch.chdir(guide.root)
    lines = [line()] * 40 + [line("/Q/HT02/")] * 3 + [line("/Q/LVHT/")] * 6
    lines += [line("/Q/HT1", 404)] * 8 + [line("/Q/HT77/", 404)] * 4
    lines += [line(target, 404) for target in PRIVATE for _ in range(9)]
    log, table, drawing = (tmp_path / name for name in ("a.log", "a.csv", "a.svg"))
    log.write_text("\n".join(lines), encoding="utf-8")
    done = run(log, "--csv", table, "--picture", drawing)
    assert done.exit_code == 0, done.output
    return [done.output, table.read_text(encoding="utf-8-sig"), drawing.read_text(encoding="utf-8")]


def test_nothing_of_a_person_is_in_any_output(said: list[str]) -> None:
    for text in said:
        for secret in (
            ADDRESS,
            "203-113",
            "2001:db8",
            "Android",
            "0903",
            "079 085",
            "@b",
            "wp-",
            "nguyen",
            "Trần",
            "1990",
        ):
            assert secret not in text
        assert not re.search(r"\d+\.\d+\.\d+\.\d+", text)


def test_table_csv_and_picture_say_the_same_and_hide_what_is_small(said: list[str]) -> None:
    text, table, drawing = said
    told_ = {(row["loai"], row["ma"] or row["ten"]): row["luot"] for row in read(table)}
    assert told_ == {
        ("thủ tục", "HT01"): "40",
        ("thủ tục", "HT02"): "<5",
        ("lĩnh vực", "LVHT"): "6",
        ("thủ tục của lĩnh vực", "LVHT"): ">=40",
        ("tất cả", "Mọi trang có mã"): ">=46",
        ("địa chỉ không có", "/Q/HT1"): "8",
    }
    assert "          40  HT01     Đăng ký khai sinh" in text
    assert "1 trang được mở dưới 5 lượt" in text
    assert "ít nhất 46" in text
    ET.fromstring(drawing)  # noqa: S314 - our own
    assert ">40<" in drawing
    assert "HT02" not in drawing


@pytest.mark.parametrize(
    ("counts", "words"), [([7, 9], "16"), ([7, 1], "ít nhất 7"), ([1], "đều dưới 5")]
)
def test_a_sum_is_said_in_words_that_mean_something(counts: list[int], words: str) -> None:
    found = told_sum(counts)
    assert found.words(str(found.least)) == words


def read(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ([], "0"),
        ([7, 9], "16"),
        ([7, 0], "7"),
        ([7, 1], ">=7"),  # 8 - 7
        ([7, 4, 4], ">=7"),  # 8 can only be 4 and 4
        ([7, 1, 2], ">=7"),  # 3 is a small count itself
        ([7, 3, 3], "13"),
        ([1, 1, 1, 1, 1], ">=0"),
        ([2, 2, 1, 1], "6"),
    ],
)
def test_a_sum_is_exact_only_where_it_gives_no_hidden_count_away(
    counts: list[int], text: str
) -> None:
    assert told_sum(counts).text == text


def possible(hidden: int, whole: int) -> list[set[int]]:
    """For each of so many hidden counts, what it may be where their sum is known."""
    all_ = [one for one in product(range(1, SMALL), repeat=hidden) if sum(one) == whole]
    return [set(column) for column in zip(*all_, strict=True)]


@pytest.mark.parametrize("group", [*product([0, 1, 4, 6], [0, 2, 3], [1, 4], [0, 9])])
def test_who_subtracts_all_that_is_said_learns_no_hidden_count(group: Sequence[int]) -> None:
    for other in product([1, 3, 4], [0, 2, 8]):
        groups = [group, other]
        rest, total = [], told_total(groups)
        for one in groups:
            hidden = [count for count in one if told(count).hidden]
            if told_sum(one).exact:
                assert all(len(each) > 1 for each in possible(len(hidden), sum(hidden)))
            else:
                rest += hidden
        if total.exact:
            assert total.least == sum(map(sum, groups))
            assert all(len(each) > 1 for each in possible(len(rest), sum(rest)))


def test_a_log_without_the_site_says_so(
    tmp_path: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    log = tmp_path / "a.log"
    log.write_text(f"máy chủ khởi động\n{line('/khac/')}\n", encoding="utf-8")
    assert "Chưa có lượt mở nào" in run(log).output
    assert "1 dòng không đọc được" in run(log).output
    assert "không có tệp" in run(tmp_path / "không có.log").output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x9c\xff\n" * 9, "Không đọc được 9 trong 9 dòng"),
        (line().replace("Nov", "Thg11").encode() + b"\n", "Không đọc được 1 trong 1 dòng"),
        (f"{line()}\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_is_no_log_is_said_and_nothing_is_written(
    tmp_path: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    monkeypatch.chdir(guide.root)
    log, table = tmp_path / "a.log", tmp_path / "a.csv"
    log.write_bytes(content)
    done = run(log, "--csv", table)
    assert (done.exit_code, said in done.output) == (1, True), done.output
    assert not table.exists()


def test_a_picture_is_named_as_what_it_is(
    tmp_path: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    (tmp_path / "a.log").write_text(f"{line()}\n" * 9, encoding="utf-8")
    done = run(tmp_path / "a.log", "--picture", tmp_path / "a.png")
    assert (done.exit_code, "SVG" in done.output) == (2, True), done.output
    assert not (tmp_path / "a.png").exists()


def test_dead_addresses_without_end_do_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.scans.counting.MOST_DEAD", 10)
    monkeypatch.setattr("generator.scans.logs._PIECE", 500)
    lines = [line(f"/nham-{number}", 404) for number in range(99)]
    lines[::9] = [line("/Q/HT1", 404)] * len(lines[::9])
    counts = counted(tmp_path, "\n".join(lines))
    assert counts.dead["2026-11", "Q/HT1"] == 11
    assert sum(counts.dead_in.values()) == 99
    assert len(counts.dead) < 20
