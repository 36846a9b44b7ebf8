"""Hard words are explained where they stand first on a page, in prose alone."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from generator.guide.event_files import event_files
from generator.guide.fragments import Context, procedure_body
from generator.guide.glossary import Glossary
from generator.guide.rich_text import rich_text
from generator.library.language.folding import mark_of
from generator.library.language.locale import use_locale
from generator.library.models.glossary import Term
from tests.guide_files import BIRTH_FILE, LIFE_EVENTS_FILE, Guide

ON = date(2026, 11, 22)
GLOSSARY_FILE = "procedures/glossary.yml"
TERMS = """\
terms:
  - {id: trich-luc, term: trích lục, means: giấy chép từ sổ}
  - {id: trich-luc-dat, term: trích lục bản đồ, means: hình thửa đất}
  - {id: hoi, term: "hỏi & đáp", means: "<b>hỏi {phường}</b>"}
"""


def gloss(means: str) -> str:
    return f' <span class="mc-gloss">({means})</span>'


SAID = gloss("giấy chép từ sổ")
MEANINGS = {
    "trích lục": "giấy chép từ sổ",
    "trích lục bản đồ": "hình thửa đất",
    "hỏi & đáp": "<b>x</b>",
    "br": "xuống dòng",
    "amp": "và",
}


def explained(*texts: str) -> str:
    """Texts of one page, each as HTML, on a line of its own."""
    terms = [Term(id="x", term=term, means=means) for term, means in MEANINGS.items()]
    glossary = Glossary(terms)
    return "\n".join(rich_text(text, glossary.explain) for text in texts)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Xin trích lục, rồi nộp trích lục.", f"Xin trích lục{SAID}, rồi nộp trích lục."),
        ("Trích lục thì phô tô.", f"Trích lục{SAID} thì phô tô."),
        ("Đúng. Trích lục thì phô tô.", f"Đúng. Trích lục{SAID} thì phô tô."),
        ("Lấy trích lục bản đồ.", f"Lấy trích lục bản đồ{gloss('hình thửa đất')}."),
        ("Theo Luật Trích lục.", "Theo Luật Trích lục."),
        ("trích lụcx, xtrích lục", "trích lụcx, xtrích lục"),
        ("Trích lục (giấy chép) đây.", "Trích lục (giấy chép) đây."),
        ("Trích lục là giấy chép.", "Trích lục là giấy chép."),
        ("**trích lục**", "<strong>trích lục</strong>"),
        ("**Chú ý** Trích lục", f"<strong>Chú ý</strong> Trích lục{SAID}"),
        ("a\ntrích lục", f"a<br>trích lục{SAID}"),
        (
            "[xin trích lục](code:HT01), có trích lục",
            f'<a href="code:HT01">xin trích lục</a>, có trích lục{SAID}',
        ),
        ("hỏi & đáp", f"hỏi &amp; đáp{gloss('&lt;b&gt;x&lt;/b&gt;')}"),
        ("<b>trích lục</b>", f"&lt;b&gt;trích lục{SAID}&lt;/b&gt;"),
    ],
)
def test_a_word_is_explained_in_prose_alone(text: str, html: str) -> None:
    assert explained(text) == html


def test_a_word_is_explained_once_a_page() -> None:
    assert explained("Có trích lục.", "Xin trích lục.") == f"Có trích lục{SAID}.\nXin trích lục."


def pages(guide: Guide, language: str = "vi") -> list[str]:
    """The pages of the birth and of the life event around it."""
    published = guide.published(ON)
    with use_locale(language, published.ward.level):
        context = Context(published, ("vi", "en")).in_language(language)
        event = event_files(context, context.guide.life_events[0]).body
        return [procedure_body(context, context.guide.procedures["HT01"]), event]


@pytest.fixture
def hard(guide: Guide) -> Guide:
    """A guide with hard words in two notes, and on another page."""
    guide.write(GLOSSARY_FILE, TERMS)
    notes = 'notes: ["Hỏi {phường} về trích lục.", Có hỏi & đáp., Giữ trích lục.]\n'
    guide.replace(BIRTH_FILE, "channels:", f"{notes}channels:")
    guide.replace(LIFE_EVENTS_FILE, "Đưa bé đi tiêm.", "Lấy trích lục.")
    return guide


def test_each_page_explains_a_word_at_its_first_place(hard: Guide) -> None:
    birth, event = pages(hard)
    assert f"Hỏi phường về trích lục{SAID}." in birth
    assert "Giữ trích lục." in birth
    assert f"hỏi &amp; đáp{gloss('&lt;b&gt;hỏi phường&lt;/b&gt;')}" in birth
    assert f"Lấy trích lục{SAID}." in event
    assert pages(hard) == [birth, event]


def test_titles_and_names_of_papers_are_left_alone(hard: Guide) -> None:
    hard.replace(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Xin trích lục")
    hard.replace(BIRTH_FILE, "Giấy chứng sinh", "Tờ trích lục")
    birth, _ = pages(hard)
    assert f"Hỏi phường về trích lục{SAID}." in birth
    assert birth.count("mc-gloss") == 2


def test_a_file_in_another_form_of_unicode_is_understood(hard: Guide) -> None:
    hard.write(GLOSSARY_FILE, unicodedata.normalize("NFD", TERMS))
    assert f"Hỏi phường về trích lục{SAID}." in pages(hard)[0]


@pytest.mark.parametrize("text", [None, "terms: []\n"])
def test_without_a_glossary_nothing_is_explained(hard: Guide, text: str | None) -> None:
    if text is None:
        hard.delete(GLOSSARY_FILE)
    else:
        hard.write(GLOSSARY_FILE, text)
    assert "mc-gloss" not in "".join(pages(hard))


@pytest.mark.parametrize(
    ("term", "means", "shown"),
    [
        ("trích lục", "giấy chép từ sổ", True),
        ("trích lục", "giấy cũ", False),
        ("giấy cũ", "giấy chép từ sổ", False),
    ],
)
def test_english_pages_explain_what_is_translated_from_todays_words(
    hard: Guide, term: str, means: str, *, shown: bool
) -> None:
    note = "Hỏi {phường} về trích lục."
    hard.write(
        BIRTH_FILE.replace(".yml", ".en.yml"),
        f"strings:\n  notes.0.text: {{of: '{mark_of(note)}', text: 'Ask for the extract.'}}\n",
    )
    hard.write(
        GLOSSARY_FILE.replace(".yml", ".en.yml"),
        f"strings:\n  terms.trich-luc.term: {{of: '{mark_of(term)}', text: extract}}\n"
        f"  terms.trich-luc.means: {{of: '{mark_of(means)}', text: 'what {{ward}}s say'}}\n",
    )
    birth, _ = pages(hard, "en")
    assert (f"Ask for the extract{gloss('what wards say')}." in birth) is shown
    assert birth.count("mc-gloss") == shown
