"""The project's own house: pins, licences and names that nobody may let slip."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from generator.disk.places import MARK

PROJECT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))


def read(file: str) -> str:
    return (PROJECT / file).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, list[str]]:
    """Each package in a lock file, with its lines."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in read(lock).splitlines():
        if pinned := re.match(r"([a-z0-9-]+)==\S+", line):
            name = pinned[1]
        if name and not line.lstrip().startswith("#"):
            found.setdefault(name, []).append(line)
    return found


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\[; ]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hash_and_no_address_is_named(lock: str) -> None:
    for package, lines in pins(lock).items():
        assert any("--hash=sha256:" in line for line in lines), package
    for needle in ("://", "--index", "--extra-index", "--find-links", "file:", "@ "):
        assert needle not in read(lock)


def test_the_locks_hold_all_that_the_project_asks_for() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    run = names(project["project"]["dependencies"])
    extras = names(project["project"]["optional-dependencies"]["zbar"])
    assert run | extras | {"hatchling", "editables"} <= pins("requirements.lock").keys()
    dev = names(project["dependency-groups"]["dev"])
    assert dev | pins("requirements.lock").keys() <= pins("requirements-dev.lock").keys()


def test_the_developers_node_packages_are_pinned_and_no_registry_is_named() -> None:
    lock = json.loads(read("package-lock.json"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
    assert "://" not in "".join(str(package.get("resolved", "")) for package in packages.values())
    asked = json.loads(read("package.json"))
    assert asked.keys().isdisjoint({"dependencies", "optionalDependencies"}), "no Node in the guide"
    for name, version in asked["devDependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name


def test_both_locks_agree() -> None:
    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    for package, lines in run.items():
        assert dev[package] == lines, package


def test_every_package_that_is_installed_to_run_has_its_licence_named() -> None:
    licences = read("LICENSES.md")
    for package in pins("requirements.lock"):
        assert re.search(rf"^\| {re.escape(package)} \|", licences, re.MULTILINE), package


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_pin_their_actions_and_ask_for_little(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    for action in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action
    assert "pull_request_target" not in text
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    for script in re.findall(r"run: (.*(?:\n {10,}.*)*)", text):
        assert "${{" not in script, "a script takes values from its environment only"


@pytest.mark.parametrize("file", ["codes.csv", "prints.csv"])
def test_two_pull_requests_that_add_rows_both_keep_them(file: str) -> None:
    assert f"{file} merge=union" in read(".gitattributes").splitlines()


def test_git_ignores_what_is_not_written_whole() -> None:
    assert f"{MARK}*" in read(".gitignore").splitlines()


def test_waits_for_a_page_are_written_once() -> None:
    """As text, a condition that does not hold at once is refused by the page's own policy."""
    waiting = [
        path.name
        for path in (PROJECT / "tests").rglob("*.py")
        if f"{'wait_for'}_function(" in path.read_text(encoding="utf-8")
    ]
    assert waiting == ["waiting.py"]
