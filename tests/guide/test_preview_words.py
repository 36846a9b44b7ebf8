"""What a preview says while it runs is Vietnamese, and no more than staff can use."""

from __future__ import annotations

import logging
import re
import socket
from pathlib import Path

import mkdocs.commands.build
import mkdocs.commands.serve
import mkdocs.livereload
import pytest

from generator.guide.preview_words import SENTENCES, in_vietnamese
from tests.guide_files import Guide
from tests.running import motcham

SAID = {
    "[12:00:00] Serving on http://a.vn/": "Xem trước ở http://a.vn/ (dừng: Ctrl+C).",
    "[12:00:00] Detected file changes": "Có tệp vừa đổi, đang dựng lại…",
    "Documentation built in 3.14 seconds": "Đã dựng trong 3.14 giây.",
    "Building documentation...": None,
    "[12:00:00] Reloading browsers": None,
    'The following pages exist in the docs directory, but are not included in the "nav"': None,
}


@pytest.mark.parametrize("theirs", SAID)
def test_what_mkdocs_tells_of_itself_is_left_out_or_put_into_vietnamese(theirs: str) -> None:
    record = logging.LogRecord("mkdocs", logging.INFO, "", 1, theirs, (), None)
    assert (record.getMessage() if in_vietnamese(record) else None) == SAID[theirs]


def test_what_is_wrong_comes_through() -> None:
    record = logging.LogRecord("mkdocs", logging.ERROR, "", 1, "Lỗi: %s", ("x",), None)
    assert in_vietnamese(record)
    assert record.getMessage() == "Lỗi: x"


def test_mkdocs_still_says_each_sentence() -> None:
    modules = (mkdocs.commands.build, mkdocs.commands.serve, mkdocs.livereload)
    sources = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules)
    for sentence in SENTENCES:
        assert re.split(r" ?[(\\]", sentence)[0] in sources, sentence


def test_a_port_that_is_taken_is_said_before_anything_is_built(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    guide.write("mkdocs.yml", "site_name: x\ndocs_dir: site_src/pages\n")
    guide.write("site_src/pages/index.md", "# x\n")
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda *_, **__: pytest.fail("it builds"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        result = motcham("serve", "--address", f"127.0.0.1:{door.getsockname()[1]}")
    assert result.exit_code == 2, result.output
    assert "(chương trình khác đang dùng cổng ấy)" in result.output
