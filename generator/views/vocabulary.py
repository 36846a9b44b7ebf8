"""The terms of CPSV-AP 3.2, the European vocabulary of public services, as a JSON-LD context.

It stands within each file, so that whoever reads one asks nobody; an address is a name here.
"""

from __future__ import annotations

from typing import Any

from generator.library.language.locale import current_locale

_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_WORDS = {
    "title": "dct:title",
    "alternative": "dct:alternative",
    "description": "dct:description",
    "keyword": "dcat:keyword",
    "prefLabel": "skos:prefLabel",
    "geographicName": "locn:geographicName",
    "fullAddress": "locn:fullAddress",
    "legalTitle": "eli:title",
}
"""Terms whose values are words of the file's language, or say of which."""
_NAMES = {
    "identifier": "dct:identifier",
    "notation": "skos:notation",
    "localId": "eli:id_local",
    "telephone": "cv:telephone",
    "email": "cv:email",
}
"""Terms whose values are the same in every language."""
_NODES = {
    "nationalIdentifier": "adms:identifier",
    "status": "adms:status",
    "audience": "dct:audience",
    "thematicArea": "cv:thematicArea",
    "language": "dct:language",
    "spatial": "dct:spatial",
    "hasCompetentAuthority": "cv:hasCompetentAuthority",
    "contactPoint": "cv:contactPoint",
    "openingHours": "cv:openingHours",
    "hasInput": "cpsv:hasInput",
    "produces": "cpsv:produces",
    "hasChannel": "cv:hasChannel",
    "ownedBy": "cv:ownedBy",
    "type": "dct:type",
    "hasCost": "cv:hasCost",
    "currency": "cv:currency",
    "ifAccessedThrough": "cv:ifAccessedThrough",
    "hasLegalResource": "cv:hasLegalResource",
    "holdsRequirement": "cv:holdsRequirement",
    "follows": "cpsv:follows",
    "relatedService": "cv:relatedService",
    "isReplacedBy": "dct:isReplacedBy",
    "isGroupedBy": "cv:isGroupedBy",
    "isPrimaryTopicOf": "foaf:isPrimaryTopicOf",
    "address": "locn:address",
    "page": "foaf:page",
    "source": "dct:source",
}
_TYPED = {
    "processingTime": ("cv:processingTime", "xsd:duration"),
    "hasValue": ("cv:hasValue", "xsd:double"),
    "modified": ("dct:modified", "xsd:date"),
    "inForceSince": ("eli:first_date_entry_in_force", "xsd:date"),
}
EUROPEAN = "http://publications.europa.eu/resource/authority/"
"""Where the Publications Office of the European Union names languages and currencies."""

CONTEXT = "context.jsonld"
"""At the top of each language's site: what the terms mean, said once for all procedures."""


def context() -> dict[str, Any]:
    """What each term means, in the language in use."""
    names: dict[str, Any] = {
        name: {"@id": term, "@language": None} for name, term in _NAMES.items()
    }
    nodes = {name: {"@id": term, "@type": "@id"} for name, term in _NODES.items()}
    typed = {name: {"@id": term, "@type": kind} for name, (term, kind) in _TYPED.items()}
    language: dict[str, Any] = {"@version": 1.1, "@language": current_locale()}
    return {**language, **_PREFIXES, **_WORDS, **names, **nodes, **typed}
