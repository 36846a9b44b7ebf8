"""The scripts: modules joined as they say, and nothing that an old phone cannot read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.guide.assets.modules import bundled
from generator.guide.assets.page_assets import AS_WE_WRITE, OWN
from generator.guide.assets.scripts import join_scripts
from generator.library.language.locale import ENGLISH, use_locale

ROOT = Path(__file__).parents[2]
THEME = ROOT / "site_src/theme"


def modules(folder: Path, **texts: str) -> Path:
    """`texts` as modules in `folder`; the first of them."""
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(texts))}.js"


def theme_scripts(folder: Path) -> None:
    """Make the theme's scripts in `folder` as pages load them."""
    for name in ("javascripts", "vendor", "search", "sw"):
        shutil.copytree(THEME / name, folder / name)
    for name in ("sw.js", "sw-off.js"):
        shutil.copy(THEME / name, folder / name)
    join_scripts(folder, "{}")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A site with the theme's scripts as pages load them."""
    theme_scripts(tmp_path)
    return tmp_path


def test_a_module_comes_once_and_after_what_it_imports(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        entry='import { a } from "./a.js"\nimport {\n  b,\n} from "./b.js"\na(b)\n',
        a='import { b } from "./b.js"\nexport const a = () => b\n',
        b="export const { b, c } = window\nexport function d() {}\n",
    )
    assert [line for line in bundled(entry).splitlines() if line] == [
        "const { b, c } = window",
        "function d() {}",
        "const a = () => b",
        "a(b)",
    ]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"entry": 'import x from "./a.js"\n'}, "không ghép được"),
        ({"entry": 'import * as a from "./a.js"\n'}, "không ghép được"),
        ({"entry": 'import { a } from "a"\n'}, "không ghép được"),
        ({"entry": "export default 1\n"}, "không ghép được"),
        ({"entry": 'export { a } from "./a.js"\n'}, "không ghép được"),
        ({"entry": 'import { a } from "./a.js"\n'}, "không có tệp ấy"),
        (
            {"entry": 'import { a, b } from "./a.js"\n', "a": "export const a = 1\n"},
            r"lấy b của ./a.js",
        ),
        (
            {"entry": 'import { a as b } from "./a.js"\n', "a": "export const a = 1\n"},
            r"lấy as, b của ./a.js",
        ),
        (
            {
                "entry": 'import { a } from "./a.js"\n',
                "a": 'import { b } from "./b.js"\nexport const a = 1\n',
                "b": 'import { a } from "./a.js"\nexport const b = 1\n',
            },
            r"a\.js tự gọi lại mình qua entry\.js, a\.js, b\.js",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, texts: dict[str, str], said: str) -> None:
    with pytest.raises(MotchamError, match=said):
        bundled(modules(tmp_path, **texts))


def test_a_name_that_two_modules_declare_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "javascripts"
    (folder / "shared").mkdir(parents=True)
    (tmp_path / "vendor").mkdir()
    modules(
        folder, page='import { a } from "./a.js"\nconst b = a\n', a="export const a = 1, b = 2\n"
    )
    with pytest.raises(MotchamError, match=r"javascripts/page.js: identifier b has already been"):
        join_scripts(tmp_path, "{}")


def test_the_same_modules_make_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    theme_scripts(again)
    for file in sorted(made.rglob("*.js")):
        if again not in file.parents:
            assert file.read_bytes() == (again / file.relative_to(made)).read_bytes()


def test_only_whole_scripts_reach_the_site(made: Path) -> None:
    assert {path.name for path in made.iterdir()} == {"javascripts", "search", "sw.js", "sw-off.js"}
    for folder in ("javascripts", "search"):
        assert {path.suffix for path in (made / folder).iterdir()} == {".js"}


def test_what_residents_run_is_read_by_a_phone_of_2019(made: Path) -> None:
    for_staff = {"form.js", "unit-form.js"}
    scripts = [str(path) for path in sorted(made.rglob("*.js")) if path.name not in for_staff]
    assert len(scripts) > 5
    parser = ROOT / "tests/javascript/parse.js"
    done = subprocess.run(
        ["node", parser, "2019", *scripts], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_words_are_put_into_each_script_in_the_language_of_the_site(tmp_path: Path) -> None:
    with use_locale(ENGLISH):
        theme_scripts(tmp_path)
    assert '"Đã chép mã":"' in (tmp_path / "javascripts/after-load.js").read_text("utf-8")
    assert "Đã chép mã" not in (tmp_path / "javascripts/motcham.js").read_text("utf-8")


TEMPLATES = sorted((ROOT / "generator/guide/templates").glob("*.j2"))


def test_our_templates_ask_for_their_scripts_as_we_write_it() -> None:
    """So they are found by the quick pattern, which knows no other way of writing it."""
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES]
    asked = [[match[0] for match in OWN.finditer(text)] for text in texts]
    assert [[match[0] for match in AS_WE_WRITE.finditer(text)] for text in texts] == asked
    assert any(asked)


@pytest.mark.parametrize(
    ("part", "as_we_write"),
    [
        ('<p data-script="a.js">', True),
        ('<p data-style="a.css">', True),
        ("<p data-script='a.js'>", False),
        ("<p DATA-SCRIPT=a.js>", False),
        ('<p my-data-script="a.js">', True),
        ('<p xdata-script="a.js">', None),
    ],
)
def test_what_asks_for_a_script_is_found(part: str, as_we_write: bool | None) -> None:
    assert (OWN.search(part) is not None) is (as_we_write is not None)
    assert (AS_WE_WRITE.search(part) is not None) is bool(as_we_write)
