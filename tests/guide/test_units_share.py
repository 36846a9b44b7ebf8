"""What two units of one process are told alike is one object, of which all else is made once."""

from __future__ import annotations

import shutil
from operator import is_
from pathlib import Path
from typing import Any

import pytest

from generator.clock import today
from generator.guide import fragments
from generator.guide.fragments import Context, procedure_body
from generator.library.checked.library import load_library
from generator.library.forms.paths import Roots
from generator.library.language.locale import use_locale
from generator.views.procedure import everywhere
from tests.guide_files import THE_SAMPLE

LANGUAGES = ("vi", "en")


@pytest.fixture
def units(tmp_path: Path) -> list[Context]:
    """Two units of the whole library: the second has another name, number, mail and hours."""
    for name in ("procedures", "provinces", "site_src"):
        shutil.copytree(THE_SAMPLE.folder / name, tmp_path / name)
    contexts = []
    for unit, number in (("phuong-a", "028 1111 1111"), ("phuong-b", "028 2222 2222")):
        own = Roots(tmp_path, unit)
        shutil.copytree(THE_SAMPLE.unit, own.unit)
        file = own / own.ward_file
        text = file.read_text(encoding="utf-8").replace("028 0000 0000", number)
        text = text.replace("name: Phường Mẫu", f"name: {unit}").replace("phan-anh@", f"{unit}@")
        file.write_text(text.replace("# repository:", "repository:"), encoding="utf-8")
        library, problems = load_library(own)
        assert library, problems
        contexts.append(Context(library.on(today()), LANGUAGES, own))
    return contexts


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_names_no_unit_is_one_object(units: list[Context], language: str) -> None:
    with use_locale(language):
        one, other = (each.in_language(language).published for each in units)
        for name in ("terms", "fields", "life_events", "rights", "other_offices"):
            both = getattr(one, name), getattr(other, name)
            assert both[0]
            assert all(map(is_, *both)), name
        for procedure in one.procedures:
            same = other.by_code[procedure.code]
            assert everywhere(one, procedure) is everywhere(other, same), procedure.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_second_unit_only_what_names_it_is_drawn(
    units: list[Context], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    template = fragments._environment().get_template

    def counted(name: str, *others: Any) -> object:
        drawn.append(name)
        return template(name, *others)

    monkeypatch.setattr(fragments._environment(), "get_template", counted)
    with use_locale(language):
        for number, unit in enumerate(units):
            drawn.clear()
            guide = unit.in_language(language)
            bodies = [procedure_body(guide, view) for view in guide.guide.procedures.values()]
            assert bodies
            parts = [name for name in drawn if "-parts" in name or "-sections" in name]
            assert number == 0 or not parts, parts[:3]
            assert ("028 1111 1111" in "".join(bodies)) is (number == 0)
