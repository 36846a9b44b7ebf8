"""What GitHub runs and shows: well-formed, asking for little, and one issue for what is due."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from generator.guide.fragments import report_url
from generator.views.guide import GuideView
from tests.guide_files import ISSUED_ON, Guide

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
FORMS = GITHUB / "ISSUE_TEMPLATE"


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", sorted((GITHUB / "workflows").glob("*.yml"))),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", sorted(FORMS.glob("*-*.yml"))),
        ("vendor.github-issue-config", [FORMS / "config.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_github_understands_its_files(schema: str, files: list[Path]) -> None:
    pytest.importorskip("check_jsonschema")
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", sorted((GITHUB / "workflows").glob("*.yml")), ids=lambda f: f.name)
def test_every_job_ends_in_time_and_no_fork_gets_a_secret(file: Path) -> None:
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= (60 if file.stem == "prove" else 30)
        writes = {what for what, how in job.get("permissions", {}).items() if how == "write"}
        own = {"contents", "actions"} if file.stem == "start" else set()
    assert writes <= {"pages", "id-token", "issues"} | own
    if "pull_request" in workflow[True]:  # YAML 1.1 reads `on` so
        assert "secrets." not in file.read_text(encoding="utf-8")
        assert "write" not in str([job.get("permissions") for job in workflow["jobs"].values()])


NO_COMMIT, SHA = "0" * 40, "85c7ef0" + "0" * 33


@pytest.mark.parametrize(
    ("workflow", "job", "before", "checks"),
    [
        ("check", "guide", SHA, [f"check --base {SHA}"]),
        ("check", "guide", "origin/main", ["check --base origin/main"]),
        ("check", "guide", NO_COMMIT, ["check", "check --base HEAD"]),
        ("deploy", "build", SHA, [f"check --base {SHA}"]),
        ("deploy", "build", NO_COMMIT, ["check --base HEAD"]),
        ("deploy", "build", "", ["check --base HEAD"]),  # by night and by hand
    ],
)
def test_every_run_compares_with_all_that_was_ever_promised(
    tmp_path: Path, workflow: str, job: str, before: str, checks: list[str]
) -> None:
    file = GITHUB / "workflows" / f"{workflow}.yml"
    steps = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"][job]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    [step] = [each for each in steps if "BASE" in each.get("env", {}) and "check" in each["run"]]
    motcham = tmp_path / ".venv" / "bin" / "motcham"
    motcham.parent.mkdir(parents=True)
    motcham.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    motcham.chmod(0o755)
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={"BASE": before, "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == checks


def test_a_page_begins_a_form_that_is_there_and_asks_for_the_code(guide: Guide) -> None:
    library = guide.library()
    ward = library.ward.model_copy(update={"repository": "https://github.com/phuong/mot-cham/"})
    published = library.on(ISSUED_ON)
    procedure = GuideView(published).procedures["HT01"]
    assert report_url(published, procedure) is None
    address = urlsplit(report_url(replace(published, ward=ward), procedure) or "")
    assert f"{address.netloc}{address.path}" == "github.com/phuong/mot-cham/issues/new"
    answers = dict(parse_qsl(address.query))
    form = yaml.safe_load((FORMS / answers.pop("template")).read_text(encoding="utf-8"))
    assert answers.pop("title") == f"HT01 {procedure.title}"
    assert answers == {"code": "HT01"}
    assert answers.keys() <= {item.get("id") for item in form["body"]}


@pytest.mark.parametrize("form", sorted(FORMS.glob("*-*.yml")), ids=lambda form: form.stem)
def test_a_form_warns_that_all_can_read_it_before_anything_is_written(form: Path) -> None:
    body = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    assert "Ai cũng đọc được" in body[0]["attributes"]["value"]
    assert body[-1]["attributes"]["options"][0]["required"] is True


def test_every_field_has_its_line_for_an_owner(sample: Path) -> None:
    owners = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8")
    for field in yaml.safe_load((sample / "procedures/fields.yml").read_text())["fields"]:
        assert f"/procedures/{field['id']}/ " in owners, field["id"]


GH = """\
#!/usr/bin/env bash
printf '%s ' "$@" >>"$LOG"; echo >>"$LOG"
case "$1 $2" in
  "issue list") echo "$ISSUE" ;;
  "issue view") echo "$STATE" ;;
esac
"""
DUE = "### Đã quá hạn\n\n- việc\n"
NOTHING = "Không có việc nào đến hạn trong 30 ngày tới.\n"


@pytest.mark.parametrize(
    ("text", "issue", "state", "done"),
    [
        (DUE, "", "", ["create"]),
        (NOTHING, "", "", []),
        (DUE, "7", "OPEN", ["edit"]),
        (DUE, "7", "CLOSED", ["edit", "reopen"]),
        (NOTHING, "7", "OPEN", ["edit", "close"]),
        (NOTHING, "7", "CLOSED", ["edit"]),
        (DUE + "- việc ệ\n" * 9000, "7", "OPEN", ["edit"]),
    ],
    ids=["first", "nothing yet", "again", "anew", "all done", "still done", "too much"],
)
def test_one_issue_says_what_is_due(
    tmp_path: Path, text: str, issue: str, state: str, done: list[str]
) -> None:
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "review.md").write_text(text, encoding="utf-8")
    log = tmp_path / "log"
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "LOG": str(log),
        "ISSUE": issue,
        "STATE": state,
    }
    command = ["bash", str(GITHUB / "review.sh"), str(tmp_path / "review.md")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    calls = re.findall(r"^issue (create|edit|close|reopen)", log.read_text(), re.MULTILINE)
    assert calls == done
    assert len((tmp_path / "review.md").read_text(encoding="utf-8")) < 65536
