"""A file's last change is put back from the form in two taps, as a proposal."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.github import CUT, TOKEN, Answer, GitHub
from tests.browser.sending import MINE, OpenForm, alarm, proposed, send, sent
from tests.guide_files import BIRTH_FILE


def undo(page: Page, token: str = TOKEN) -> None:
    page.locator("#mc-token").evaluate("(box, token) => { box.value = token }", token)
    page.get_by_role("button", name="Hoàn tác lần sửa cuối").click()


def test_two_taps_propose_what_stood_there_before(
    open_form: OpenForm,
    hub: GitHub,
    older: bytes,
) -> None:
    page = open_form()
    hub.files["main"] |= {"procedures/khac.yml": b"y"}
    undo(page)
    expect(page.locator(".mc-mine li")).to_have_text([re.compile("Tên thủ tục: .* → Tên cũ$")])
    expect(page.locator(".mc-theirs")).to_be_hidden()
    send(page)
    sent(page)
    assert hub.files[hub.pulls[-1]["head"]][BIRTH_FILE] == older
    assert hub.files[hub.pulls[-1]["head"]]["procedures/khac.yml"] == b"y"
    assert hub.pulls[-1]["title"].startswith("Hoàn tác · Thủ tục: ")


def test_without_a_token_it_is_asked_for_first(
    open_form: OpenForm,
    hub: GitHub,
    older: bytes,
) -> None:
    page = open_form()
    page.get_by_role("button", name="Hoàn tác lần sửa cuối").click()
    assert alarm(page) == "Dán mã của GitHub vào ô trên."
    page.get_by_label("Mã của GitHub").fill(TOKEN)
    page.get_by_role("button", name="Xem bản trước").click()
    send(page)
    sent(page)
    assert proposed(hub).encode() == older


@pytest.mark.usefixtures("older")
def test_what_is_written_and_not_sent_stays_and_can_still_be_sent(
    open_form: OpenForm, hub: GitHub
) -> None:
    page = open_form()
    page.get_by_label("Tóm tắt").fill("Câu của tôi.")
    undo(page)
    send(page)
    sent(page)
    assert "Câu của tôi." not in proposed(hub)
    expect(page.get_by_label("Tóm tắt")).to_have_value("Câu của tôi.")
    page.get_by_label("Tên thủ tục").fill(MINE)
    page.get_by_role("button", name="Xem tệp và gửi").click()
    page.get_by_role("button", name="Xem và gửi", exact=True).click()
    send(page)
    sent(page)
    assert f"title: {MINE}\n" in proposed(hub)
    assert "summary: Câu của tôi.\n" in proposed(hub)


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (None, "GitHub chưa ghi lần sửa nào của tệp này."),
        (b"", "Lần ấy là lúc tệp này được thêm vào: không có bản trước."),
        (b"code: HT01\nstatus: draft\n", "mà mã HT01 đã cấp"),
    ],
    ids=["no commit", "it is new", "a draft"],
)
def test_a_page_whose_code_is_issued_stays(
    open_form: OpenForm,
    hub: GitHub,
    first: bytes | None,
    words: str,
) -> None:
    now = hub.files["main"].pop(BIRTH_FILE)
    hub.commit({"README.md": b"x"} | ({BIRTH_FILE: first} if first else {}))
    hub.commit({"README.md" if first is None else BIRTH_FILE: now})
    hub.files["main"][BIRTH_FILE] = now
    page = open_form()
    undo(page)
    assert words in alarm(page)
    expect(page.locator(".mc-review")).to_be_hidden()
    assert not hub.pulls


@pytest.mark.parametrize(
    ("played", "words"),
    [
        (Answer(403, "You have exceeded a secondary rate limit", {"Retry-After": "60"}), "bảo đợi"),
        (Answer(CUT), "Mất mạng"),
    ],
    ids=["limit", "cut"],
)
def test_whatever_github_answers_undo_can_be_asked_for_again(
    open_form: OpenForm,
    hub: GitHub,
    older: bytes,
    played: Answer,
    words: str,
) -> None:
    page = open_form()
    hub.refusing["GET", "/commits"] = played
    undo(page)
    assert words in alarm(page)
    page.get_by_role("button", name="Xem bản trước").click()
    send(page)
    sent(page)
    assert proposed(hub).encode() == older
