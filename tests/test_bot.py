"""The bot of the repository: a run without rights leaves data, and the answer runs none of it."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[1] / ".github"
GH = r"""#!/usr/bin/env bash
printf '%s ' "$@" >>"$LOG"; echo >>"$LOG"
case "$*" in
  *pulls*) echo "$PULL" ;;
  *runs/1/artifacts*) echo "$ARTIFACT" ;;
  *comments\ --jq*|*comments*startswith*) echo "$COMMENT" ;;
  *body=@*) for each; do case $each in body=@*) cp "${each#body=@}" "$SAID" ;; esac; done ;;
esac
"""
LEDGER = "procedures/codes.csv"
ROWS = "code,kind,target,issued_on,withdrawn_on\n"
IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *IDENTITY, *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@dataclass(frozen=True)
class Hub:
    """GitHub on this machine: a repository, a branch with a change, and what is said to it."""

    root: Path
    sha: str

    def answer(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run what the `answer` workflow runs, in a checkout of the default branch."""
        return subprocess.run(
            ["bash", ".github/answer.sh", "tro-ly"],
            cwd=self.root / "main",
            env={
                **{name: value for name, value in os.environ.items() if not name.startswith("GIT")},
                "PATH": f"{self.root}:{os.environ['PATH']}",
                "LOG": str(self.root / "log"),
                "SAID": str(self.root / "said"),
                "PULL": "7",
                "COMMENT": "",
                "ARTIFACT": "",
                "GH_REPO": "phuong/mot-cham",
                "DEFAULT_BRANCH": "main",
                "HEAD_REPO": "phuong/mot-cham",
                "HEAD_BRANCH": "sua-phi",
                "HEAD_SHA": self.sha,
                "RUN_URL": "https://github.com/phuong/mot-cham/actions/runs/1",
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def leave(self, changes: str, patch: str = "") -> None:
        """What the run without rights has left."""
        folder = self.root / "main/tro-ly"
        folder.mkdir(exist_ok=True)
        (folder / "changes.md").write_text(changes, encoding="utf-8")
        (folder / "patch").write_text(patch, encoding="utf-8")

    @property
    def said(self) -> str:
        """The comment as it was written last."""
        file = self.root / "said"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    @property
    def asked(self) -> str:
        """What was asked of gh."""
        return (self.root / "log").read_text(encoding="utf-8")

    def on_branch(self, file: str) -> str:
        """A file of the branch as GitHub has it now."""
        return git(self.root / "origin.git", "show", f"sua-phi:{file}")


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    main = tmp_path / "main"
    (main / "procedures").mkdir(parents=True)
    (main / ".github").mkdir()
    (main / ".github/answer.sh").write_text((GITHUB / "answer.sh").read_text(), encoding="utf-8")
    (main / LEDGER).write_text(ROWS, encoding="utf-8")
    (main / ".gitignore").write_text("/tro-ly/\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    git(main, "init", "-q", "-b", "main")
    git(main, "remote", "add", "origin", str(tmp_path / "origin.git"))
    git(main, "add", "-A")
    git(main, "commit", "-qm", "x")
    git(main, "push", "-q", "origin", "main")
    git(main, "switch", "-q", "-c", "sua-phi")
    (main / ".github/answer.sh").write_text("echo pwned; exit 9\n", encoding="utf-8")
    git(main, "commit", "-qam", "y")
    git(main, "push", "-q", "origin", "sua-phi")
    sha = git(main, "rev-parse", "HEAD").strip()
    git(main, "switch", "-q", "main")
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    return Hub(tmp_path, sha)


def patch_of(file: str, new: str, mode: str = "100644") -> str:
    if file == LEDGER:
        head = f"diff --git a/{file} b/{file}\n--- a/{file}\n+++ b/{file}\n@@ -1 +1,2 @@\n {ROWS}"
        return f"{head}+{new}\n"
    return (
        f"diff --git a/{file} b/{file}\nnew file mode {mode}\n--- /dev/null\n+++ b/{file}\n"
        f"@@ -0,0 +1 @@\n+{new}\n"
    )


ROW = "HT01,procedure,khai-sinh,2026-11-29,"


def test_the_first_answer_is_a_comment_and_the_next_one_keeps_it_up_to_date(hub: Hub) -> None:
    hub.leave("### Đổi gì\n\n- HT01: 8.000 đ → 10.000 đ\n")
    done = hub.answer()
    assert done.returncode == 0, done.stderr
    assert hub.said.startswith("<!-- mot-cham -->\n### Đổi gì\n")
    assert "8.000 đ → 10.000 đ" in hub.said
    assert "(https://github.com/phuong/mot-cham/actions/runs/1)" in hub.said
    assert "--method POST repos/phuong/mot-cham/issues/7/comments" in hub.asked
    assert hub.answer(COMMENT="99").returncode == 0
    assert "--method PATCH repos/phuong/mot-cham/issues/comments/99" in hub.asked
    assert hub.asked.count("--method POST") == 1


def test_the_comment_leads_to_the_pages_themselves(hub: Hub) -> None:
    hub.leave("x\n")
    assert hub.answer(ARTIFACT="42").returncode == 0
    assert "(https://github.com/phuong/mot-cham/actions/runs/1/artifacts/42)" in hub.said
    assert hub.answer(ARTIFACT="").returncode == 0  # it is gone, or could not be built
    assert "(https://github.com/phuong/mot-cham/actions/runs/1)" in hub.said


def test_missing_rows_are_pushed_to_the_branch_and_checked_again(hub: Hub) -> None:
    hub.leave("x\n", patch_of(LEDGER, ROW))
    done = hub.answer()
    assert done.returncode == 0, done.stderr
    assert hub.on_branch(LEDGER) == f"{ROWS}{ROW}\n"
    assert "workflow run check.yml --ref sua-phi" in hub.asked
    assert f"- `{LEDGER}`" in hub.said
    assert "pwned" not in done.stdout  # what the branch made of the script was not run


def test_a_stub_of_a_translation_is_pushed_too(hub: Hub) -> None:
    file = "procedures/ho-tich/khai-sinh.en.yml"
    hub.leave("x\n", patch_of(file, "strings: {}"))
    assert hub.answer().returncode == 0
    assert hub.on_branch(file) == "strings: {}\n"


SPACED = "procedures/ho-tich/khai-sinh.yml"


@pytest.mark.parametrize(
    ("new", "pushed"),
    [("title: Khai sinh", True), ("title: Khai tử", False)],
    ids=["white space", "words"],
)
def test_white_space_is_put_in_order_and_no_word_is_changed(
    hub: Hub, new: str, pushed: bool
) -> None:
    main, old = hub.root / "main", "title: Khai sinh  "
    git(main, "switch", "-q", "sua-phi")
    (main / SPACED).parent.mkdir()
    (main / SPACED).write_text(f"{old}\n", encoding="utf-8")
    git(main, "add", "-A")
    git(main, "commit", "-qm", "z")
    git(main, "push", "-q", "origin", "sua-phi")
    sha = git(main, "rev-parse", "HEAD").strip()
    git(main, "switch", "-q", "main")
    patch = f"diff --git a/{SPACED} b/{SPACED}\n--- a/{SPACED}\n+++ b/{SPACED}\n@@ -1 +1 @@\n"
    hub.leave("x\n", f"{patch}-{old}\n+{new}\n")
    assert (hub.answer(HEAD_SHA=sha).returncode == 0) == pushed
    assert hub.on_branch(SPACED) == f"{new if pushed else old}\n"
    assert (f"- `{SPACED}`" in hub.said) == pushed


@pytest.mark.parametrize(
    ("file", "mode"),
    [
        (".github/workflows/check.yml", "100644"),
        ("generator/cli/common.py", "100644"),
        ("procedures/ho-tich/khai-sinh.yml", "100644"),
        ("procedures/../generator/a.en.yml", "100644"),
        ("procedures/ho-tich/a.en.yml", "100755"),
        ("procedures/ho-tich/a.en.yml", "120000"),
    ],
)
def test_a_patch_of_anything_else_is_refused_whole(hub: Hub, file: str, mode: str) -> None:
    hub.leave("x\n", patch_of(LEDGER, ROW) + patch_of(file, "x", mode))
    assert hub.answer().returncode != 0
    assert hub.on_branch(LEDGER) == ROWS
    assert hub.said == ""


@pytest.mark.parametrize(
    "where", [{"HEAD_REPO": "ai-do/mot-cham"}, {"HEAD_BRANCH": "main"}], ids=["a fork", "main"]
)
def test_nothing_is_pushed_but_to_branches_of_this_repository(
    hub: Hub, where: dict[str, str]
) -> None:
    hub.leave("x\n", patch_of(LEDGER, ROW))
    assert hub.answer(**where).returncode == 0
    assert hub.on_branch(LEDGER) == ROWS
    assert git(hub.root / "origin.git", "show", f"main:{LEDGER}") == ROWS
    assert "motcham codes update" in hub.said


def test_a_row_that_no_longer_fits_is_left_and_said(hub: Hub) -> None:
    hub.leave("x\n", patch_of(LEDGER, ROW).replace(" code,", " mã,"))
    assert hub.answer().returncode == 0
    assert "Update branch" in hub.said


def test_a_pull_request_that_is_closed_or_went_on_is_not_answered(hub: Hub) -> None:
    hub.leave("x\n", patch_of(LEDGER, ROW))
    assert hub.answer(PULL="").returncode == 0
    assert hub.said == ""
    assert hub.on_branch(LEDGER) == ROWS


def test_a_comment_calls_nobody_hides_nothing_and_is_not_too_long(hub: Hub) -> None:
    hub.leave("@phuong <!-- mot-cham -->\n" + "ệ" * 40_000)
    done = hub.answer()
    assert done.returncode == 0, done.stderr
    assert "@phuong" not in hub.said
    assert hub.said.count("<!-- mot-cham -->") == 1
    assert len(hub.said) < 65_536


def test_the_answer_checks_out_the_default_branch_and_asks_for_no_more_than_it_uses() -> None:
    workflow = yaml.safe_load((GITHUB / "workflows/answer.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    checkout, *_ = workflow["jobs"]["answer"]["steps"]
    assert checkout["with"] == {"persist-credentials": False}  # no ref: the default branch
    text = "".join((GITHUB / f"workflows/{name}.yml").read_text() for name in ("check", "answer"))
    assert "pull_request_target" not in text
    script = re.sub(r"(?m)#.*", "", (GITHUB / "answer.sh").read_text(encoding="utf-8"))
    assert "checkout" not in script
    assert "make" not in script.replace("mktemp", "")


def test_what_is_missing_is_left_as_data(hub: Hub) -> None:
    main = hub.root / "main"
    for name in ("propose.sh", "check.sh", "changes.sh", "units.sh"):
        (main / f".github/{name}").write_text((GITHUB / name).read_text(), encoding="utf-8")
    (main / "wards/mau").mkdir(parents=True)
    (main / "wards/mau/ward.yml").write_text("x", encoding="utf-8")
    program = main / "motcham"
    program.write_text(
        "#!/bin/sh\ncase $* in *tidy*) sed -i 's/ *$//' \"$2\" ;;"
        f" *codes*) echo '{ROW}' >>{LEDGER} ;; *diff*) echo '- đổi' ;;"
        " *check*) echo 'sai @ai' ; exit 1 ;; esac\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    (main / "wards/mau/ward.yml").write_text("x  \n", encoding="utf-8")
    git(main, "add", "wards")
    git(main, "commit", "-qm", "a change")
    environment = os.environ | {"MOTCHAM": "./motcham"}
    command = ["bash", ".github/propose.sh", "HEAD~", "tro-ly"]
    subprocess.run(command, cwd=main, env=environment, check=True, capture_output=True)
    patch = (main / "tro-ly/patch").read_text(encoding="utf-8")
    assert f"+{ROW}" in patch
    assert "-x  \n+x\n" in patch
    said = (main / "tro-ly/changes.md").read_text(encoding="utf-8")
    assert "### Chưa đăng được\n\n```\nsai @ai" in said
    assert said.endswith("### Đổi gì với người dân\n\n- đổi\n")
    assert sorted(file.name for file in (main / "tro-ly").iterdir()) == ["changes.md", "patch"]
