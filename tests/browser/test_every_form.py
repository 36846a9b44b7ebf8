"""Every form: what is written there is neither lost by a reload nor by a look at another file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.library.forms.paths import Roots
from tests.breadth import first
from tests.browser.kinds import AT_ONCE, EDITS, accepted, box
from tests.browser.test_form import SMALL, WIDE, finish, yaml_in

SCREENS = [(kind, size) for kind in EDITS for size in (SMALL, WIDE)]


@pytest.mark.parametrize(
    ("kind", "size"),
    first([(kind, SMALL) for kind in AT_ONCE], SCREENS),
    ids=lambda value: value if isinstance(value, str) else str(value["width"]),
)
def test_what_is_begun_is_gone_on_with_thrown_away_and_fetched_back(
    open_kind: Callable[..., Page],
    every_kind: Roots,
    tmp_path: Path,
    kind: str,
    size: ViewportSize,
) -> None:
    name, (label, place, text), _ = EDITS[kind]
    page = open_kind(kind, name, size)
    file = page.evaluate("document.querySelector('#mc-which').value")
    finish(page)
    assert yaml_in(page) == (every_kind / file).read_text(encoding="utf-8")
    before = box(page, label, place).input_value()
    box(page, label, place).fill(text)
    page.reload()
    expect(page.get_by_text("Đang mở bản nháp")).to_be_visible()
    expect(box(page, label, place)).to_have_value(text)
    other = "ward" if kind != "ward" else "glossary"
    page.get_by_label("Sửa gì?").select_option(other)
    expect(page.get_by_role("heading", name="Viết dở, chưa gửi")).to_be_visible()
    page.get_by_role("button", name="Xem lại").click()
    expect(box(page, label, place)).to_have_value(text)
    page.get_by_role("button", name="Bỏ bản nháp").click()
    expect(page.locator(".mc-form")).to_be_hidden()
    page.get_by_role("button", name="Lấy lại").click()
    page.get_by_role("button", name="Xem lại").click()
    expect(box(page, label, place)).to_have_value(text)
    finish(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép cả tệp").click()
    expect(page.get_by_text("Đã chép.")).to_be_visible()
    written = yaml_in(page)
    assert page.evaluate("navigator.clipboard.readText()") == written
    assert accepted(tmp_path, file, written)
    page.get_by_role("button", name="Đã gửi xong: bỏ bản nháp").click()
    page.reload()
    expect(page.locator(".mc-form")).to_be_visible()
    expect(box(page, label, place)).to_have_value(before)
    expect(page.get_by_role("heading", name="Viết dở, chưa gửi")).to_be_hidden()
