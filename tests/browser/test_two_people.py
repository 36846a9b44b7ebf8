"""Two people, on a phone and on a desk, edit one file of each kind: nothing of either is lost, each
sees what the other did, and the check accepts what each sends."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.library.forms.paths import Roots
from tests.breadth import first
from tests.browser.github import GitHub
from tests.browser.kinds import EDITS, accepted, box
from tests.browser.sending import look, proposed, send, sent
from tests.browser.test_file_forms import OF_THE_UNIT, photo
from tests.browser.test_form import SMALL, WIDE

QUICK = {"ward", "translation"}
"""The other tests of this module open a renovation at both."""


@pytest.mark.parametrize("kind", first(QUICK, EDITS))
def test_neither_loses_anything_and_each_sees_what_the_other_did(
    open_kind: Callable[..., Page],
    kinds_hub: tuple[GitHub, str],
    every_kind: Roots,
    tmp_path: Path,
    kind: str,
) -> None:
    hub, (name, mine, others) = kinds_hub[0], EDITS[kind]
    me, other = open_kind(kind, name, SMALL), open_kind(kind, name, WIDE)
    file = me.evaluate("document.querySelector('#mc-which').value")
    hub.files["main"] = {file: (every_kind / file).read_bytes()}
    for page, (label, place, text) in ((me, mine), (other, others)):
        box(page, label, place).fill(text)
    look(other)
    send(other)
    sent(other)
    assert accepted(tmp_path, file, proposed(hub, file))
    hub.files["main"] = dict(hub.files[hub.pulls[-1]["head"]])  # it is merged
    me.reload()  # and nothing is lost
    expect(me.get_by_text("Đang mở bản nháp")).to_be_visible()
    expect(box(me, *mine[:2])).to_have_value(mine[2])
    look(me)
    expect(me.locator(".mc-theirs li")).to_contain_text([others[2]])
    expect(me.locator(".mc-mine li")).to_contain_text([mine[2]])
    expect(me.locator(".mc-conflicts")).to_be_hidden()
    send(me)
    sent(me)
    both = proposed(hub, file)
    assert mine[2] in both
    assert others[2] in both
    assert accepted(tmp_path, file, both)


def test_pictures_that_both_add_get_names_of_their_own(
    open_kind: Callable[..., Page], kinds_hub: tuple[GitHub, str], every_kind: Roots
) -> None:
    hub = kinds_hub[0]
    me, other = open_kind("renovation", "RE4PQPK", SMALL), open_kind("renovation", "RE4PQPK", WIDE)
    file = me.evaluate("document.querySelector('#mc-which').value")
    folder = file.rpartition("/")[0]
    hub.files["main"] = {file: (every_kind / file).read_bytes()}
    for page in (me, other):
        page.get_by_label("Thêm ảnh").set_input_files(
            {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()}
        )
        expect(page.get_by_role("button", name="Tải re4pqpk-1.jpg")).to_be_visible()
    for page in (other, me):
        look(page)
        send(page)
        sent(page)
        hub.files["main"] = dict(hub.files[hub.pulls[-1]["head"]])
    text = proposed(hub, file)
    for name in ("re4pqpk-1.jpg", "re4pqpk-2.jpg"):
        assert f"file: {name}" in text
        assert hub.files["main"][f"{folder}/{name}"].startswith(b"\xff\xd8")


def test_a_picture_that_was_taken_out_again_is_not_sent(
    open_kind: Callable[..., Page], kinds_hub: tuple[GitHub, str], every_kind: Roots
) -> None:
    hub = kinds_hub[0]
    page = open_kind("renovation", "RE4PQPK", SMALL)
    file = page.evaluate("document.querySelector('#mc-which').value")
    hub.files["main"] = {file: (every_kind / file).read_bytes()}
    page.get_by_label("Thêm ảnh").set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    item = page.locator(".mc-item", has_text="Hiện trạng").last
    if not item.evaluate("item => item.open"):
        item.locator("summary").first.click()
    item.get_by_role("button", name="Bỏ").click()
    box(page, "Được làm", 0).fill("Lát nền")
    look(page)
    send(page)
    sent(page)
    assert set(hub.files[hub.pulls[-1]["head"]]) == {file}


def test_two_who_begin_one_file_at_once_both_find_what_they_wrote(
    open_kind: Callable[..., Page],
    kinds_hub: tuple[GitHub, str],
    tmp_path: Path,
) -> None:
    hub = kinds_hub[0]
    me, other = open_kind("overlay", "moi", SMALL), open_kind("overlay", "moi", WIDE)
    hub.files["main"] = {}
    for page, label, text in ((me, "Nộp ở đâu", "Quầy 3"), (other, "Tên giấy", "Giấy hẹn")):
        page.get_by_label("Thủ tục nào").select_option("HT05")
        if label == "Tên giấy":
            page.get_by_role("button", name=re.compile("^Thêm: .*giấy")).click()
        box(page, label, 0).fill(text)
    look(other)
    send(other)
    sent(other)
    hub.files["main"] = dict(hub.files[hub.pulls[-1]["head"]])
    look(me)
    expect(me.locator(".mc-theirs")).to_contain_text("Giấy hẹn")
    send(me)
    sent(me)
    file = f"{OF_THE_UNIT}/local/HT05.yml"
    both = proposed(hub, file)
    assert ("Quầy 3" in both, "Giấy hẹn" in both) == (True, True)
    assert accepted(tmp_path, file, both)
