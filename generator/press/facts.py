"""What a PDF says of itself in its XMP, which Typst writes: facts changed, and facts added."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pikepdf import Dictionary, Pdf


def change_facts(document: Pdf, values: Mapping[str, str]) -> None:
    """Let each tag of `values`, such as `xmpTPg:NPages`, which is there, say another value."""
    facts = document.Root.Metadata.read_bytes().decode()
    for tag, value in values.items():
        facts = re.sub(rf"(?<=<{tag}>)[^<]*", value, facts, count=1)
    _write(document, facts)


def add_facts(document: Pdf, names: str, values: str, schema: str) -> None:
    """Add `values`, elements in namespaces `names`, and the `schema` that PDF/A wants of them."""
    facts = document.Root.Metadata.read_bytes().decode()
    facts = facts.replace(" xmlns:pdfaid=", f" {names} xmlns:pdfaid=", 1)
    facts = facts.replace(
        "</rdf:Description></rdf:RDF>", f"{values}</rdf:Description></rdf:RDF>", 1
    )
    bag = "<pdfaExtension:schemas><rdf:Bag>"
    _write(document, facts.replace(bag, bag + schema, 1))


def _write(document: Pdf, facts: str) -> None:
    old = document.Root.Metadata
    kind = {key: value for key, value in old.items() if key != "/Length"}
    document.Root.Metadata = document.make_stream(facts.encode(), Dictionary(kind))
