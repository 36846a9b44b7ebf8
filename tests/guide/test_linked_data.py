"""Procedures as linked data follow CPSV-AP: judged by RDF tools, on what was built."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from generator.guide.compact import compact_json
from generator.guide.fragments import Context
from generator.guide.languages import languages
from generator.guide.machines import LINKED_DATA
from generator.guide.machines.service_json import service_json
from generator.library.checked.english import english
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.library.models.procedure import Status, Time, TimeUnit
from generator.views.guide import GuideView
from generator.views.public_service import duration, public_service
from generator.views.vocabulary import CONTEXT, context
from tests.breadth import EVERY_27TH
from tests.guide.conftest import build, with_english, with_frame
from tests.guide.machine_files import texts_beside
from tests.guide_files import BIRTH_FILE, THE_SAMPLE, Guide, write_guide

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib", "ignore::DeprecationWarning:pyshacl"
)

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
SHAPES = Path(__file__).parents[1] / "cases/public_service.ttl"
LINK = re.compile(r'<link rel="?alternate"? type="?application/ld\+json"? href="?index.jsonld')
ON = date(2026, 11, 29)
SERVICE = URIRef("https://phuong.tinh.vn/Q/HT01/#service")


def read(text: str) -> Graph:
    """What an RDF tool makes of a file; it asks for the meaning of the terms alone."""
    told = json.loads(text)
    asked = re.fullmatch(rf"https://[^/]+/(en/)?{CONTEXT}", told["@context"])
    assert asked
    with use_locale(ENGLISH if asked[1] else VIETNAMESE):
        told["@context"] = context()
    return Graph().parse(data=json.dumps(told), format="json-ld")


def judged(graph: Graph) -> str:
    """What the shapes find wrong; empty for nothing."""
    fits, _, said = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))
    return "" if fits else said


@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_the_file_says_just_what_the_view_does_of_whichever_unit(language: str) -> None:
    guide = Guide(THE_SAMPLE.folder, THE_SAMPLE.ward)
    one = guide.published(ON)
    url = "https://chung.tinh.vn/phuong-b/"
    other = replace(one, ward=one.ward.model_copy(update={"site_url": url, "name": "Phường B"}))
    for vietnamese in (one, other):
        with use_locale(language, one.ward.level):
            published = english(vietnamese) if language == ENGLISH else vietnamese
            views = GuideView(published).procedures.values()
            here = [view for view in views if not view.record and not view.elsewhere]
            assert here
            for view in here:
                said = compact_json(public_service(published, view))
                assert service_json(published, view) == said, view.code


@EVERY_27TH
@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_every_procedure_of_the_library_fits_the_vocabulary(language: str, step: int) -> None:
    guide = Guide(THE_SAMPLE.folder, THE_SAMPLE.ward)
    published = guide.published(ON)
    with use_locale(language, published.ward.level):
        context = Context(published, languages(guide.root), guide.roots).in_language(language)
        texts = [files.get(LINKED_DATA, "") for files in texts_beside(context).values()]
        told = [text for text in texts if text]
        graphs = [read(text) for text in told[::step]]
    whole = Graph()
    for graph in graphs:
        whole += graph
    assert judged(whole) == ""
    services = {*whole.subjects(RDF.type, CPSV.PublicService)}
    written = [one for one in context.published.here if one.status is not Status.RECORD]
    assert len(told) == len(written)
    assert len(services) == len(graphs)
    named = {term for triple in whole for term in triple if isinstance(term, URIRef)}
    unknown = {one for one in named if not re.match(r"https?://[^\s<>]+$", one)}
    assert unknown == set()


@pytest.mark.parametrize("lost", ["identifier", "title", "description", "hasCompetentAuthority"])
def test_a_service_without_what_is_mandatory_is_found(guide: Guide, lost: str) -> None:
    text = texts_beside(Context(guide.published(ON)))["HT01"][LINKED_DATA]
    whole = json.loads(text)
    assert judged(read(text)) == ""
    del whole[lost]
    assert "MinCount" in judged(read(json.dumps(whole)))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    guide = write_guide(tmp_path_factory.mktemp("linked") / "guide")
    guide.replace(BIRTH_FILE, "amount: 0", "amount: 8000")
    return build(with_english(with_frame(guide)))


def test_a_page_names_its_linked_data_and_what_it_says_is_there(site: Path) -> None:
    page = (site / "Q/HT01/index.html").read_text()
    assert re.search(
        r'<link rel="?alternate"? type="?application/ld\+json"? href="?index.jsonld', page
    )
    assert "index.jsonld" not in (site / "Q/LVHT/index.html").read_text()
    graph = read((site / "Q/HT01/index.jsonld").read_text())
    assert graph.value(SERVICE, DCTERMS.identifier) == Literal("HT01")
    assert graph.value(SERVICE, DCTERMS.title) == Literal("Đăng ký khai sinh", lang="vi")
    cost = next(graph.objects(SERVICE, CV.hasCost))
    assert graph.value(cost, CV.hasValue).toPython() == 8000  # type: ignore[union-attr]
    [papers] = [len([*graph.objects(SERVICE, CPSV.hasInput)])]
    assert papers == len(Guide(site.parent).published(ON).by_code["HT01"].documents)


@pytest.mark.parametrize(("top", "language"), [("", VIETNAMESE), ("en/", ENGLISH)])
def test_what_the_terms_mean_lies_at_the_top(site: Path, top: str, language: str) -> None:
    told = json.loads((site / f"{top}Q/HT01/index.jsonld").read_text())
    assert told["@context"] == f"https://phuong.tinh.vn/{top}{CONTEXT}"
    with use_locale(language):
        meant = {"@context": context()}
    assert json.loads((site / top / CONTEXT).read_text()) == meant


def test_what_has_no_english_says_that_it_is_vietnamese(site: Path) -> None:
    graph = read((site / "en/Q/HT01/index.jsonld").read_text())
    service = URIRef("https://phuong.tinh.vn/en/Q/HT01/#service")
    assert graph.value(service, DCTERMS.title) == Literal("Đăng ký khai sinh", lang="vi")
    authority = graph.value(service, CV.hasCompetentAuthority)
    assert authority == URIRef("https://phuong.tinh.vn/en/#unit")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (7, TimeUnit.DAY, "P7D"),
        (2, TimeUnit.MONTH, "P2M"),
        (4, TimeUnit.HOUR, "PT4H"),
        (3, TimeUnit.WORKING_DAY, None),
        (Decimal("0.5"), TimeUnit.DAY, None),
        (None, TimeUnit.SAME_DAY, None),
    ],
)
def test_only_a_time_that_is_one_is_a_duration(
    value: Decimal | None, unit: TimeUnit, said: str | None
) -> None:
    assert duration(Time.model_construct(value=value, unit=unit)) == said
