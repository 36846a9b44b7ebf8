"""What only another browser's worker can show: in Firefox too the guide opens without a network."""

from __future__ import annotations

from pathlib import Path

from tests.browser.firefox import firefox
from tests.browser.host import host
from tests.browser.test_without_network import KEPT


def test_firefox_opens_what_it_kept_when_the_network_is_gone(site: Path, tmp_path: Path) -> None:
    with host(site) as net, firefox(tmp_path) as page:
        page.goto(net.address + "/")
        assert any(page.evaluate(KEPT, net.address + "/") != "nothing kept" for _ in range(4))
        page.goto(net.address + "/Q/HT01/")
        net.cut()
        for path, title in (
            ("/Q/HT02/", "Đăng ký kết hôn"),  # never opened
            ("/Q/HT01/", "Đăng ký khai sinh"),
            ("/", "Bạn cần làm gì hôm nay?"),
        ):
            page.goto(net.address + path)
            assert page.text("h1") == title
            assert "bản lưu trên máy" in page.text(".mc-kept")
        page.goto(net.address + "/Q/R0AB2CD/")
        assert page.text("h1") == "Công trình R0AB2CD"
