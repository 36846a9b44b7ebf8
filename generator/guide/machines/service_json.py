"""A procedure as linked data in a file, of which most names no unit and is written once for all."""

from __future__ import annotations

from generator.guide.compact import compact_json
from generator.library.checked.published import Published
from generator.library.language.made_once import made_once
from generator.library.models.procedure import Procedure
from generator.views.procedure import ProcedureView, everywhere
from generator.views.public_service import Node, authority_of, of_law, of_unit, public_service, told

_PAGE, _AUTHORITY = "\ud800", "\ud801"
"""They stand for the addresses of a unit's page and of the unit: no text may hold such a half."""


def service_json(published: Published, view: ProcedureView) -> str:
    """What `views.public_service` says of a procedure that is done here."""
    if view.withdrawal:
        return compact_json(public_service(published, view))
    procedure = published.by_code[view.code]
    own = map(_members, of_unit(published, view))
    page, authority = published.site.page_url(view.code), authority_of(published.site)
    alike = (
        part.replace(_PAGE, page).replace(_AUTHORITY, authority)
        for part in _of_law(procedure, everywhere(published, procedure))
    )
    parts = (part for both in zip(own, alike, strict=True) for part in both)
    return f"{{{','.join(filter(None, parts))}}}"


@made_once
def _of_law(procedure: Procedure, view: ProcedureView) -> tuple[str, ...]:
    return tuple(map(_members, of_law(_PAGE, _AUTHORITY, procedure, view)))


def _members(node: Node) -> str:
    """What stands within the braces of `node` in JSON, without what says nothing."""
    return compact_json(told(node))[1:-1]
