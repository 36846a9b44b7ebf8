"""Moving the site: the old host leads on from every printed code, and the guard is content."""

from __future__ import annotations

import urllib.request
from typing import Any

import pytest

from generator.guide.moving import files_of_old_host
from generator.library.registers.prints import HEADER
from tests.guide.nginx import serving
from tests.guide_files import PRINTS_FILE, WARD_FILE, Guide
from tests.guide_history import commit, git
from tests.running import Run, motcham

OLD, NEW = "https://phuong.tinh.vn/", "https://phuong.moi.tinh.vn/tra-cuu/"
CODES = ("NHA", "HT01", "LVHT")


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(guide.root)
    return motcham


def test_a_move_is_deliberate_lists_what_is_printed_and_passes_the_guard(
    run: Run, guide: Guide
) -> None:
    guide.write(PRINTS_FILE, f"{HEADER}\n2026-11-25,poster,HT01,11/2026·4f2a,3,Quầy 1\n")
    git(guide, "init", "-q")
    commit(guide)
    result = run("move-host", NEW, "--yes")
    assert result.exit_code == 0, result.output
    assert f"7 mã đã cấp với địa chỉ {OLD}" in result.output
    assert "tờ dán quầy: 3 tờ" in result.output
    assert f"site_url: {NEW}\n" in guide.read(WARD_FILE)
    assert f"former_site_urls:\n  - {OLD}\n" in guide.read(WARD_FILE)
    assert guide.path("dia-chi-cu/Q/HT01/index.html").exists()
    check = run("check", "--base", "HEAD")
    assert check.exit_code == 0, check.output
    back = run("move-host", OLD, "--yes")
    assert back.exit_code == 0, back.output
    assert f"former_site_urls:\n  - {NEW}\n" in guide.read(WARD_FILE)


def test_who_does_not_say_yes_moves_nothing(run: Run, guide: Guide) -> None:
    before = guide.read(WARD_FILE)
    assert run("move-host", NEW).exit_code == 1
    assert guide.read(WARD_FILE) == before
    assert not guide.path("dia-chi-cu").exists()


@pytest.mark.parametrize(
    ("address", "words"), [("http://phuong.moi.tinh.vn", "https://"), (OLD, "rồi")]
)
def test_an_address_that_is_none_or_the_same_is_refused(
    run: Run, guide: Guide, address: str, words: str
) -> None:
    result = run("move-host", address, "--yes")
    assert result.exit_code == 2
    assert words in result.output
    assert OLD in guide.read(WARD_FILE)


@pytest.mark.parametrize("old", [OLD, "https://chung.example/phuong/"])
def test_a_folder_for_hosts_that_only_keep_files_leads_on_from_each_code(old: str) -> None:
    files = files_of_old_host(old, NEW, CODES)
    for code in ("HT01", "LVHT"):
        assert f'content="0; url={NEW}Q/{code}/"' in files[f"Q/{code}/index.html"]
    assert f'content="0; url={NEW}"' in files["index.html"]
    root = "/phuong/" if "chung" in old else "/"
    assert files["_redirects"] == f"{root}*  {NEW}:splat  301\n"
    assert f"slice({len(root)})" in files["404.html"]


@pytest.mark.parametrize("root", ["/", "/phuong/"])
@pytest.mark.parametrize("path", ["", "Q/HT01/", "en/Q/HT01/?x=1"])
def test_a_real_nginx_with_the_words_for_it_leads_every_address_on(root: str, path: str) -> None:
    words = files_of_old_host(f"https://chung.example{root}", NEW, CODES)["nginx.conf"]
    with serving(f"server {{ listen HOST; {words} }}") as host:
        answer = urllib.request.build_opener(_Stay).open(f"{host}{root}{path}")
    assert (answer.status, answer.headers["Location"]) == (301, NEW + path)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def http_error_301(self, *answer: Any) -> Any:
        return answer[1]
