"""Sending from the staff's forms: nothing is lost, whatever GitHub answers, and no token stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.guide.form import API
from tests.breadth import first
from tests.browser.github import CUT, LARGEST, SILENT, TOKEN, WHO, Answer, GitHub
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
    "somebody made it first": (
        ("PUT", "/contents/"),
        Answer(422, 'Invalid request.\n\n"sha" wasn\'t supplied.'),
        "Có người vừa ghi vào tệp này",
    ),
    "not valid": (("PUT", "/contents/"), Answer(422, "Validation Failed"), "Validation Failed"),
    "single sign-on": (
        ("GET", ""),
        Answer(403, "Resource protected by organization SAML enforcement."),
        "bấm «Configure SSO» cạnh mã",
    ),
    "single sign-on, by its header": (
        ("POST", "/git/refs"),
        Answer(403, "Forbidden", {"X-GitHub-SSO": "required; url=https://github.com/orgs/x/sso"}),
        "bấm «Configure SSO» cạnh mã",
    ),
    "a kind of token that is refused": (
        ("GET", ""),
        Answer(403, "`x` forbids access via a fine-grained personal access tokens if the"),
        "không nhận loại mã này",
    ),
    "put away": (
        ("POST", "/git/refs"),
        Answer(403, "Repository was archived so is read-only."),
        "đã cất, không ghi được nữa",
    ),
    "no right to propose": (
        ("POST", "/pulls"),
        Answer(403, "Resource not accessible by personal access token"),
        "không được ghi vào kho phuong/mot-cham",
    ),
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
    "no main": (("GET", "/git/ref/"), Answer(404, "Not Found"), "không có nhánh main"),
    "moved": (
        ("GET", ""),
        Answer(301, headers={"Location": "https://api.github.com/repositories/1"}, raw="{}"),
        "đã đổi tên hoặc dời chỗ",
    ),
    "a page in its stead": (
        ("GET", ""),
        Answer(200, raw="<!doctype html><title>Wi-Fi</title>"),
        "Wi-Fi đòi đăng nhập",
    ),
    "a page in its stead midway": (("PUT", "/contents/"), Answer(200, raw="<p>"), "Wi-Fi đòi"),
    "something else": (("GET", "/git/ref/"), Answer(200, raw="[1]"), "không hiểu"),
    "nothing at all": (("GET", ""), Answer(500, raw=" "), "GitHub đang trục trặc"),
    "a gateway's page": (("POST", "/pulls"), Answer(504, raw="<h1>504</h1>"), "đang trục trặc"),
    "cut within": (("PUT", "/contents/"), Answer(200, "x" * 999, halved=True), "Mất mạng"),
    "too fast": (("GET", ""), Answer(429, "", {"Retry-After": "60"}), "GitHub bảo đợi"),
    "out of order": (("POST", "/pulls"), Answer(502, "Bad Gateway"), "GitHub đang trục trặc"),
    "cut before": (("GET", ""), Answer(CUT), "Mất mạng"),
    "cut midway": (("PUT", "/contents/"), Answer(CUT), "Mất mạng"),
    "cut at the end": (("POST", "/pulls"), Answer(CUT), "Mất mạng"),
}


@pytest.mark.parametrize(
    "name",
    first(["bad token", "no right", "moved", "a page in its stead", "cut within"], REFUSALS),
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


def summary_on_main(hub: GitHub, summary: str) -> None:
    """Somebody else's change is taken in."""
    text = hub.files["main"][BIRTH_FILE].decode()
    changed = re.sub(r"(?m)^summary: .*$", f"summary: {summary}", text)
    hub.files["main"][BIRTH_FILE] = changed.encode()


STEPS = [("POST", "/git/refs"), ("PUT", "/contents/"), ("POST", "/pulls")]


@pytest.mark.parametrize("looks", [False, True], ids=["sends again", "looks again"])
@pytest.mark.parametrize(("method", "start"), first([STEPS[-1]], STEPS))
def test_what_was_done_and_not_answered_is_not_done_twice(
    open_form: OpenForm, hub: GitHub, method: str, start: str, *, looks: bool
) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    look(page)
    hub.refusing[method, start] = Answer(CUT, done=True)
    send(page)
    assert "Mất mạng" in alarm(page)
    if looks:  # and meanwhile somebody else is faster
        summary_on_main(hub, "Nay.")
        page.get_by_role("button", name="Xem và gửi").click()
        expect(page.locator(".mc-theirs li")).to_have_text([re.compile(r"→ Nay\.$")])
    send(page)
    sent(page)
    assert (len(hub.pulls), len(hub.files)) == (1, 2)
    assert f"title: {MINE}\n" in proposed(hub)
    assert ("summary: Nay.\n" in proposed(hub)) == looks


def test_main_may_move_between_looking_and_sending_again_and_again(
    open_form: OpenForm, hub: GitHub
) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    look(page)
    expect(page.locator(".mc-review")).to_be_visible()
    summary_on_main(hub, "Lần một.")
    send(page)
    assert "Có người vừa ghi vào tệp này" in alarm(page)
    summary_on_main(hub, "Lần hai.")
    page.get_by_role("button", name="Xem và gửi").click()
    expect(page.locator(".mc-theirs li")).to_have_text([re.compile(r"→ Lần hai\.$")])
    send(page)
    sent(page)
    assert f"title: {MINE}\n" in proposed(hub)
    assert "summary: Lần hai.\n" in proposed(hub)
    assert (len(hub.pulls), len(hub.files)) == (1, 2)


def test_a_file_that_somebody_moved_is_followed(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    hub.rename(BIRTH_FILE, "procedures/ho-tich/sinh.yml")
    hub.rename("procedures/ho-tich/sinh.yml", "procedures/ho-tich/be-sinh.yml")
    look(page)
    told = f"Tệp {BIRTH_FILE} nay là procedures/ho-tich/be-sinh.yml"
    expect(page.locator(".mc-theirs li")).to_have_text([told])
    send(page)
    sent(page)
    assert f"title: {MINE}\n" in proposed(hub, "procedures/ho-tich/be-sinh.yml")
    assert BIRTH_FILE not in hub.files[hub.pulls[-1]["head"]]


def test_of_a_file_that_somebody_removed_it_is_said_who_did(
    open_form: OpenForm, hub: GitHub
) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    hub.remove(BIRTH_FILE)
    look(page)
    assert f"{WHO} đã bỏ tệp này trên GitHub ngày 27/11/2026" in alarm(page)
    assert "rồi gửi bằng tay. Bản của bạn vẫn còn ở đây." in alarm(page)
    expect(page.get_by_label("Tên thủ tục")).to_have_value(MINE)
    assert not hub.pulls


def test_an_answer_that_never_comes_is_not_waited_for_for_ever(
    open_form: OpenForm, hub: GitHub
) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    finish(page)
    page.get_by_label("Mã của GitHub").fill(TOKEN)
    page.clock.install()
    hub.refusing["GET", ""] = Answer(SILENT)
    page.get_by_role("button", name="Xem và gửi").click()
    expect(page.locator(".mc-send-state")).to_have_text("Đang hỏi GitHub…")
    assert hub.silent.wait(timeout=30), "else the next who asks would meet the silence"
    page.clock.fast_forward("01:01")
    assert "Một phút rồi GitHub chưa trả lời" in alarm(page)
    page.get_by_role("button", name="Xem và gửi").click()
    send(page)
    sent(page)


def test_what_is_written_while_it_is_sent_stays(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    page.get_by_label("Tên thủ tục").fill(MINE)
    look(page)
    page.evaluate(
        """summary => {
            const { fetch } = window
            window.fetch = (...asked) => {
                const box = [...document.querySelectorAll("label")]
                    .find(label => label.textContent.startsWith("Tóm tắt")).control
                if (asked[0].endsWith("/pulls")) {
                    box.value = summary
                    box.dispatchEvent(new Event("input", { bubbles: true }))
                }
                return fetch(...asked)
            }
        }""",
        "Viết trong lúc gửi.",
    )
    send(page)
    expect(page.locator(".mc-send-state")).to_have_text("")
    assert len(hub.pulls) == 1
    page.reload()
    expect(page.get_by_label("Tóm tắt")).to_have_value("Viết trong lúc gửi.")


def test_a_code_that_somebody_took_meanwhile_is_told(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    page.goto(page.url.partition("?")[0] + "?ma=moi")
    new = {
        "Tên chính thức": "Xin điều mới",
        "Mã thủ tục quốc gia": "2.000636",
        "Quyết định công bố": "163/QĐ-BTP",
        "Tên thủ tục": "Xin điều mới",
        "Tóm tắt": "Xin điều mới.",
    }
    page.get_by_label("Lĩnh vực").select_option("ho-tich")
    for label, text in new.items():
        page.get_by_label(label).first.fill(text)
    page.get_by_label("người dân", exact=True).check()
    page.get_by_label("Tình trạng").select_option("published")
    code = page.get_by_label("Mã một chạm").input_value()
    head = "code,kind,target,issued_on,withdrawn_on\n"
    ledger = f"{head}{code},procedure,cua-nguoi-kia,2026-11-27,\n"
    hub.files["main"]["procedures/codes.csv"] = ledger.encode()
    look(page)
    assert f"Mã {code} vừa được cấp cho tệp khác, «cua-nguoi-kia»" in alarm(page)
    assert not hub.pulls


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


KEPT = """async () => {
  const found = [{...localStorage}, {...sessionStorage}, document.cookie, location.href,
    history.state, window.name, document.documentElement.outerHTML]
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done, failed) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => done(asked.result)
      asked.onerror = failed
    })
    for (const store of database.objectStoreNames) found.push(await new Promise(done => {
      const asked = database.transaction(store).objectStore(store).getAll()
      asked.onsuccess = () => done([store, asked.result])
    }))
    database.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys())
      found.push([name, request.url, [...request.headers],
        await (await cache.match(request)).text()])
  }
  return JSON.stringify(found)
}"""
"""All that a browser may keep of a page, and all that the page says."""


def test_no_token_is_kept_or_sent_elsewhere(open_form: OpenForm, hub: GitHub) -> None:
    page = open_form()
    home = page.url.partition(STAFF)[0]
    page.evaluate("navigator.serviceWorker.register('/sw.js')")  # as a visit of the guide does
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page.reload()
    requests: list[tuple[str, str]] = []
    said: list[str] = []
    page.context.on(
        "request",
        lambda request: requests.append(
            (request.url, json.dumps(request.all_headers()) + (request.post_data or ""))
        ),
    )
    page.context.on("console", lambda message: said.append(message.text))
    page.on("websocket", lambda socket: said.append(socket.url))
    page.get_by_label("Tên thủ tục").fill(MINE)
    hub.refusing["POST", "/pulls"] = Answer(CUT)
    look(page)
    send(page)
    assert "Mất mạng" in alarm(page)
    send(page)
    sent(page)
    assert page.context.service_workers
    kept = [page.evaluate(KEPT), json.dumps(page.context.storage_state()), *said]
    kept += [json.dumps([hub.pulls, hub.commits])]
    assert MINE in kept[0]
    assert not [one for one in kept if TOKEN in one]
    for files in hub.files.values():
        assert not [name for name, data in files.items() if TOKEN.encode() in data]
    told = [url for url, headers in requests if TOKEN in url or TOKEN in headers]
    assert told
    assert all(url.startswith(f"{hub.address}/repos/phuong/mot-cham") for url in told)
    assert not [url for url, _ in requests if TOKEN in url]
    page.goto(home)
    page.go_back()
    page.get_by_label("Tên thủ tục").fill("Một lần nữa")
    finish(page)
    expect(page.get_by_label("Mã của GitHub")).to_have_value("")
    page.get_by_label("Mã của GitHub").fill(TOKEN)
    page.reload()
    finish(page)
    expect(page.get_by_label("Mã của GitHub")).to_have_value("")
    assert TOKEN not in page.evaluate(KEPT)


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
