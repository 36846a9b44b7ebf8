"""Whatever stands in a file: no command crashes, and no half of an output is left."""

from __future__ import annotations

import pytest
import yaml
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.library.forms.paths import PROCEDURES
from generator.library.models.procedure import Procedure
from generator.library.rules.explained import explanations
from tests.guide.conftest import contents, with_frame
from tests.guide_files import (
    BIRTH_FILE,
    FIELDS_FILE,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    PRINTS_FILE,
    THE_SAMPLE,
    UNIT_LEDGER_FILE,
    WARD_FILE,
    Guide,
    own,
    write_guide,
)
from tests.running import motcham

FILES = [
    BIRTH_FILE, FIELDS_FILE, LIFE_EVENTS_FILE, WARD_FILE, LEDGER_FILE, PRINTS_FILE,
    own("formats.yml"), UNIT_LEDGER_FILE,
    "procedures/synonyms.yml", "procedures/glossary.yml", "procedures/rights.yml",
    "procedures/elsewhere.yml",
    "procedures/ho-tich/khai-sinh.en.yml",
    "site_src/pages/the-qr.md", "site_src/pages/a-z.md", "site_src/en/the-qr.md",
]  # fmt: skip
REAL = [path.read_bytes() for path in sorted((THE_SAMPLE / PROCEDURES).glob("*/*.yml"))]
RULES = {rule.id for section in explanations() for rule in section.rules}

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates(),
    st.sampled_from(["HT01", "ho-tich", "citizen", "counter", "2026-11-20", "a: b", "[", "&a"]),
)  # fmt: skip
keys = st.sampled_from([*(i.alias or n for n, i in Procedure.model_fields.items()), "x", "for"])
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=6),
    max_leaves=20,
)
as_yaml = trees.map(lambda tree: yaml.safe_dump(tree, allow_unicode=True).encode())


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real file in which a stretch is lost, doubled or overwritten."""
    text = draw(st.sampled_from(REAL))
    start = draw(st.integers(0, len(text) - 1))
    end = min(len(text), start + draw(st.integers(0, 60)))
    middle = draw(
        st.one_of(
            st.just(b""),
            st.just(text[start:end] * 2),
            st.binary(max_size=6),
            st.sampled_from([b"\n", b": ", b"- ", b'"', b"  ", b"[", b"\t", b"#", b"|\n"]),
        )
    )
    return text[:start] + middle + text[end:]


anything = st.one_of(st.binary(max_size=80), as_yaml, mutated())


@pytest.fixture(scope="module")
def framed(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """One small guide that can be built, for all tests here."""
    return with_frame(write_guide(tmp_path_factory.mktemp("robust")))


@pytest.fixture
def here(framed: Guide, monkeypatch: pytest.MonkeyPatch) -> Guide:
    """The same, as the folder in which commands run."""
    monkeypatch.chdir(framed.root)
    return framed


def run(guide: Guide, file: str, content: bytes, *command: str) -> Result:
    """Run a command while `file` holds `content`."""
    path = guide.path(file)
    before = path.read_bytes() if path.exists() else None
    try:
        path.write_bytes(content)
        result = motcham(*command)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    assert result.exit_code in (0, 1), content
    return result


same_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Each example puts the file back, so that all may share the folder."""


@same_folder
@given(file=st.sampled_from(FILES), content=anything)
def test_check_reports_and_never_crashes(here: Guide, file: str, content: bytes) -> None:
    for line in run(here, file, content, "check").stdout.splitlines():
        if line.endswith("]"):
            assert line.rsplit("[", 1)[1].removesuffix("]") in RULES


@settings(same_folder, max_examples=6)
@given(content=mutated())
def test_print_gives_a_whole_paper_or_none(here: Guide, content: bytes) -> None:
    paper = here.path("print/poster.pdf")
    paper.unlink(missing_ok=True)
    result = run(here, BIRTH_FILE, content, "print", "poster", "HT02", "-o", "print/poster.pdf")
    assert paper.exists() == (result.exit_code == 0)
    assert not paper.exists() or paper.read_bytes().rstrip().endswith(b"%%EOF")
    assert {p.name for p in here.path("print").glob("*")} <= {paper.name}


@settings(same_folder, max_examples=3)
@given(content=mutated())
def test_build_leaves_a_whole_site_or_the_old_one(here: Guide, content: bytes) -> None:
    if not here.path("site").exists():
        motcham("build")
    before = contents(here.path("site"))
    assert "Q/HT01/index.html" in before
    result = run(here, BIRTH_FILE, content, "build")
    after = contents(here.path("site"))
    assert after.keys() == before.keys() if result.exit_code == 0 else after == before
    assert not list(here.root.glob(".site*"))


@pytest.mark.parametrize("page", ["<!--motcham:not-a-slot-->", "[x](code:HT9)", "[x](không-có.md)"])
def test_a_page_that_fails_late_leaves_the_old_site(here: Guide, page: str) -> None:
    here.write("site/index.html", "old")
    old = contents(here.path("site"))
    result = run(here, "site_src/pages/a-z.md", page.encode(), "build")
    assert (contents(here.path("site")) == old) == (result.exit_code == 1)
