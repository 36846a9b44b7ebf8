"""The page above the sites of many units: a list of them that is searched without accents too.

It asks nothing of any host, and works without its script.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.guide.assets.page_assets import csp_hash
from generator.library.language.folding import fold, sort_key
from generator.library.loading.unit_cards import UnitCard

FILE = "index.html"
_POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


def unit_index(units: Iterable[UnitCard]) -> str:
    """The page that links the site of each of `units`, which lie beside it; in order of names."""
    environment = Environment(
        loader=PackageLoader("generator.guide"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["fold"] = fold
    style, script = (_source(environment, f"units.{kind}") for kind in ("css", "js"))
    return environment.get_template("units.html.j2").render(
        units=sorted(units, key=lambda unit: (sort_key(unit.name), unit.id)),
        policy=Markup(_POLICY.format(style=csp_hash(style), script=csp_hash(script))),  # noqa: S704 - ours
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
    )


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None, "it is given above"  # noqa: S101 - for the type checker
    return environment.loader.get_source(environment, name)[0].strip()
