"""Official forms that residents fetch: what may lie in the folder, and how pages lead there."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from generator.guide.fragments import Context, procedure_body
from generator.library.checked.library import load_library
from generator.library.language.locale import ENGLISH, use_locale
from generator.library.loading.form_file import MOST_BYTES
from tests.guide.conftest import build
from tests.guide_files import BIRTH_FILE, Guide

ON = date(2026, 11, 22)
PAPER = "Giấy chứng sinh"


def packed(*names: str) -> bytes:
    """A document of Word or LibreOffice that holds files of these names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as document:
        for name in names:
            document.writestr(name, "<w/>")
    return data.getvalue()


def put(guide: Guide, name: str, data: bytes) -> Path:
    guide.replace(BIRTH_FILE, PAPER, f"{PAPER}, form: {{name: Tờ khai, file: {name}}}")
    path = guide.path(f"site_src/pages/bieu-mau/{name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("to-khai.pdf", b"%PDF-1.7" + bytes(120_000), "Tải mẫu: Tờ khai (PDF, 118 KB)"),
        ("to-khai.docx", packed("word/document.xml"), "Tải mẫu: Tờ khai (DOCX, 1 KB)"),
        ("to-khai.odt", packed("content.xml"), "Tải mẫu: Tờ khai (ODT, 1 KB)"),
    ],
)
def test_the_link_says_kind_and_size(guide: Guide, name: str, data: bytes, words: str) -> None:
    put(guide, name, data)
    context = Context(guide.published(ON))
    page = procedure_body(context, context.guide.procedures["HT01"]).replace("\u00a0", " ")
    assert f'<a href="../../bieu-mau/{name}" download>{words}</a>' in page
    with use_locale(ENGLISH):
        english = context.in_language(ENGLISH)
        page = procedure_body(english, english.guide.procedures["HT01"])
        assert f'<a href="../../../bieu-mau/{name}" download>' in page


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("to-khai.pdf", b"<html>", "form-not-so"),
        ("to-khai.pdf", packed("word/document.xml"), "form-not-so"),
        ("to-khai.docx", b"%PDF-1.7", "form-not-so"),
        ("to-khai.docx", b"PK\x03\x04 cut short", "form-not-so"),
        ("to-khai.docx", packed("word/document.xml", "word/vbaProject.bin"), "form-not-so"),
        ("to-khai.odt", packed("content.xml", "Basic/Standard/Module1.xml"), "form-not-so"),
        ("to-khai.pdf", b"%PDF-" + bytes(MOST_BYTES), "form-too-big"),
    ],
)
def test_what_is_no_form_is_told_with_its_place(
    guide: Guide, name: str, data: bytes, rule: str
) -> None:
    put(guide, name, data)
    library, problems = load_library(guide.roots)
    assert library is None
    assert [(one.file, one.rule) for one in problems] == [(BIRTH_FILE, rule)]
    assert name in problems[0].message


def test_a_link_in_place_of_the_file_leads_nowhere(guide: Guide, tmp_path: Path) -> None:
    path = put(guide, "to-khai.pdf", b"")
    path.unlink()
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF-1.7")
    path.symlink_to(secret)
    _, problems = load_library(guide.roots)
    assert "symlink" in [one.rule for one in problems]


def test_the_file_is_on_the_site(framed: Guide) -> None:
    put(framed, "to-khai.pdf", b"%PDF-1.7")
    site = build(framed)
    page = (site / "Q/HT01/index.html").read_text(encoding="utf-8")
    [link] = re.findall(r'href="?([^" >]*bieu-mau/[^" >]*)', page)
    assert (site / "Q/HT01" / link).resolve().read_bytes() == b"%PDF-1.7"
