"""Sending from the staff's forms: nothing is lost, whatever GitHub answers, and no token stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.guide.form import API
from tests.breadth import first
from tests.browser.github import CUT, LARGEST, TOKEN, Answer, GitHub
from tests.browser.sending import MINE, STAFF, OpenForm, alarm, look, proposed, send, sent
from tests.browser.test_form import finish
from tests.guide.conftest import build, with_frame
from tests.guide_files import BIRTH_FILE, WARD_FILE, write_guide


def test_a_change_becomes_a_pull_request(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    before = hub.files["main"][BIRTH_FILE].decode()
    page.get_by_label("Tên thủ tục").fill(MINE)
    look(page)
    expect(page.locator(".mc-mine li")).to_have_text([re.compile(f"Tên thủ tục: .* → {MINE}$")])
    expect(page.locator(".mc-theirs")).to_be_hidden()
    send(page)
    sent(page)
    assert proposed(hub) == re.sub(r"(?m)^title: .*$", f"title: {MINE}", before)
    assert hub.files["main"][BIRTH_FILE].decode() == before
    [pull] = hub.pulls
    assert (pull["base"], MINE in pull["title"], MINE in pull["body"]) == ("main", True, True)
    page.reload()
    expect(page.get_by_text("bản nháp viết lúc")).to_be_hidden()


def test_two_people_edit_one_file_and_nothing_is_lost(open_form: OpenForm, hub: GitHub) -> None:
    first, second = open_form(), open_form()
    first.get_by_label("Tên thủ tục").fill(MINE)
    second.get_by_label("Tóm tắt").fill("Câu của người kia.")
    look(second)
    send(second)
    sent(second)
    hub.files["main"] = dict(hub.files[hub.pulls[-1]["head"]])  # it is merged
    look(first)
    expect(first.locator(".mc-theirs li")).to_have_text([re.compile(r"Câu của người kia\.$")])
    expect(first.locator(".mc-mine li")).to_have_text([re.compile(f"→ {MINE}$")])
    send(first)
    sent(first)
    assert f"\ntitle: {MINE}\n" in f"\n{proposed(hub)}"
    assert "\nsummary: Câu của người kia.\n" in proposed(hub)


def test_where_two_changed_one_thing_one_is_chosen_and_both_are_shown(
    open_form: OpenForm, hub: GitHub
) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    before = hub.files["main"][BIRTH_FILE].decode()
    theirs = re.sub(r"(?m)^title: .*$", "title: Tên của người kia", before)
    hub.files["main"][BIRTH_FILE] = theirs.encode()
    look(page)
    expect(page.get_by_label(f"Của bạn: {MINE}")).to_be_checked()
    page.get_by_label("Của người kia: Tên của người kia").check()
    expect(page.locator(".mc-mine")).to_be_hidden()
    page.get_by_label(f"Của bạn: {MINE}").check()
    send(page)
    sent(page)
    assert f"title: {MINE}\n" in proposed(hub)


REFUSALS = {
    "bad token": (("GET", ""), Answer(401, "Bad credentials"), "GitHub không nhận mã này"),
    "token runs out midway": (
        ("POST", "/git/refs"),
        Answer(401, "Bad credentials"),
        "hoặc mã đã hết hạn. Tạo mã mới",
    ),
    "no right to look": (
        ("GET", ""),
        Answer(403, "Resource not accessible by personal access token"),
        "không được ghi vào kho phuong/mot-cham",
    ),
    "no right": (
        ("POST", "/git/refs"),
        Answer(403, "Resource not accessible by personal access token"),
        "không được ghi vào kho phuong/mot-cham",
    ),
    "no such repository": (("GET", ""), Answer(404, "Not Found"), "không thấy kho phuong/mot-cham"),
    "somebody was faster": (
        ("PUT", "/contents/"),
        Answer(409, "does not match"),
        "Có người vừa ghi vào tệp này",
    ),
    "not valid": (("PUT", "/contents/"), Answer(422, "Validation Failed"), "Validation Failed"),
    "too many": (
        ("GET", ""),
        Answer(
            403,
            "API rate limit exceeded",
            {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1796000000"},
        ),
        "GitHub bảo đợi vì đã hỏi quá nhiều: gửi lại sau",
    ),
    "too many at once": (
        ("PUT", "/contents/"),
        Answer(
            403,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try"
            " again.",
            {"Retry-After": "60", "X-RateLimit-Remaining": "4999"},
        ),
        "GitHub bảo đợi vì đã hỏi quá nhiều: gửi lại sau",
    ),
    "too many at once, and no word of when": (
        ("POST", "/pulls"),
        Answer(403, "You have exceeded a secondary rate limit."),
        "gửi lại sau ít phút",
    ),
    "the branch is gone": (("GET", "/git/ref/"), Answer(404, "Not Found"), "không thấy kho"),
    "too fast": (("GET", ""), Answer(429, "", {"Retry-After": "60"}), "GitHub bảo đợi"),
    "out of order": (("POST", "/pulls"), Answer(502, "Bad Gateway"), "GitHub đang trục trặc"),
    "cut before": (("GET", ""), Answer(CUT), "Mất mạng"),
    "cut midway": (("PUT", "/contents/"), Answer(CUT), "Mất mạng"),
    "cut at the end": (("POST", "/pulls"), Answer(CUT), "Mất mạng"),
}


@pytest.mark.parametrize(
    "name", first(["bad token", "no right", "somebody was faster", "cut at the end"], REFUSALS)
)
def test_whatever_github_answers_it_is_said_and_nothing_is_lost(
    open_form: OpenForm, hub: GitHub, name: str
) -> None:
    (method, start), answer, words = REFUSALS[name]
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    if start:
        look(page)
        hub.refusing[method, start] = answer
        send(page)
    else:
        hub.refusing[method, start] = answer
        look(page)
    assert words in alarm(page)
    assert "Bản của bạn vẫn còn ở đây." in alarm(page)
    expect(page.get_by_label("Tên thủ tục")).to_have_value(MINE)
    page.get_by_role("button", name="Xem và gửi").click()  # again, and all is well
    expect(page.locator(".mc-review")).to_be_visible()
    send(page)
    sent(page)
    assert f"title: {MINE}\n" in proposed(hub)
    assert len(hub.pulls) == 1


def test_a_file_of_which_github_gives_no_text_is_not_emptied(
    open_form: OpenForm, hub: GitHub
) -> None:
    page = open_form()
    hub.files["main"][BIRTH_FILE] += b"# x\n" * LARGEST
    page.get_by_label("Tên thủ tục").fill(MINE)
    look(page)
    assert "tệp quá lớn" in alarm(page)
    assert not hub.pulls


def test_a_new_code_goes_into_the_ledger_with_its_file(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    hub.files["main"]["procedures/codes.csv"] = b"code,kind,target,issued_on,withdrawn_on\n"
    page.get_by_label("Tên thủ tục").fill(MINE)
    look(page)
    send(page)
    sent(page)
    assert proposed(hub, "procedures/codes.csv").count("\n") == 1  # HT01 has been issued


def test_no_token_is_kept_or_sent_elsewhere(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    requests: list[tuple[str, str]] = []
    page.context.on(
        "request",
        lambda request: requests.append(
            (request.url, json.dumps(request.all_headers()) + (request.post_data or ""))
        ),
    )
    page.get_by_label("Tên thủ tục").fill(MINE)
    look(page)
    send(page)
    sent(page)
    kept = page.evaluate("""async () => JSON.stringify([
      {...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state,
      await indexedDB.databases(), document.documentElement.outerHTML,
      await Promise.all((await caches.keys()).map(async name =>
        (await (await caches.open(name)).keys()).map(request => request.url)))])""")
    assert TOKEN not in kept
    told = [url for url, said in requests if TOKEN in url or TOKEN in said]
    assert told
    assert all(url.startswith(f"{hub.address}/repos/phuong/mot-cham") for url in told)
    page.reload()
    finish(page)
    expect(page.get_by_label("Mã của GitHub")).to_have_value("")


def policy(page: Path) -> str:
    [found] = re.findall(r"connect-src[^;\"]*", page.read_text(encoding="utf-8"))
    return str(found)


def test_only_the_pages_for_staff_may_speak_with_the_api(sending_site: Path) -> None:
    speaking = {
        page.parent.relative_to(sending_site).as_posix()
        for page in sending_site.rglob("index.html")
        if API in page.read_text(encoding="utf-8")
    }
    assert speaking == {f"{STAFF}/thu-tuc", f"{STAFF}/tep"}
    assert policy(sending_site / STAFF / "tep/index.html") == f"connect-src 'self' {API}"


def test_sending_is_off_until_the_unit_turns_it_on(tmp_path: Path) -> None:
    guide = with_frame(write_guide(tmp_path / "guide"))
    guide.add(WARD_FILE, "repository: https://github.com/phuong/mot-cham\n")
    site = build(guide)
    assert json.loads((site / STAFF / "tep/files.json").read_text())["api"] == ""
    assert not [page for page in site.rglob("*.html") if API in page.read_text(encoding="utf-8")]
