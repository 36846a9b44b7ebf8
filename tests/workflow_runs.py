"""Which jobs of the repository's workflows run: their filters of paths and their conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORKFLOWS = Path(__file__).parents[1] / ".github/workflows"


@dataclass(frozen=True)
class Happening:
    """What GitHub tells workflows of: an event, with the files that it changes."""

    event: str
    files: Sequence[str] = ()
    fork: bool = False
    shards: str = "[]"
    """What the job that counts the units has said."""
    after: str = "pull_request"
    """The event of the run after which a `workflow_run` comes."""
    ended: str = "success"
    """How that run ended."""

    def __getitem__(self, name: str) -> object:
        """What an expression calls `name`."""
        pulled = self.event == "pull_request"
        return {
            "github.event_name": self.event,
            "github.event.repository.fork": self.fork,
            "github.ref": f"refs/{'pull/7/merge' if pulled else 'heads/main'}",
            "needs.plan.outputs.shards": self.shards,
            "github.event.workflow_run.event": self.after,
            "github.event.workflow_run.conclusion": self.ended,
            "failure()": False,
            "cancelled()": False,
        }[name]


def jobs_that_run(happening: Happening) -> set[str]:
    """The ids of all jobs that run to their end."""
    return {job for file in WORKFLOWS.glob("*.yml") for job in _jobs(_read(file), happening)}


@cache
def _read(file: Path) -> Mapping[Any, Any]:
    workflow: Mapping[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return workflow


def _jobs(workflow: Mapping[Any, Any], happening: Happening) -> Iterator[str]:
    events = workflow[True]  # YAML 1.1 reads `on` so
    if happening.event not in events or not _concerned(events[happening.event], happening.files):
        return
    ran: set[str] = set()
    for name, job in workflow["jobs"].items():
        needed = job.get("needs", [])
        condition = job.get("if", "true")
        # Only a condition that asks for failures lets a job run after one that was passed over.
        ready = "failure()" in condition or ran.issuperset(
            [needed] if isinstance(needed, str) else needed
        )
        if ready and holds(condition, happening):
            ran.add(name)
            yield name


def _concerned(filters: object, files: Sequence[str]) -> bool:
    """Whether a workflow with these filters of an event runs for a change of `files`."""
    if not isinstance(filters, dict):
        return True
    if wanted := filters.get("paths"):
        return any(_matches(file, wanted) for file in files)
    ignored = filters.get("paths-ignore", [])
    return not files or not all(_matches(file, ignored) for file in files)


def _matches(file: str, patterns: Sequence[str]) -> bool:
    """Whether GitHub finds `file` by the patterns: `*` stays in its folder, `**` does not."""
    found = False
    for pattern in patterns:
        regex = re.escape(pattern.removeprefix("!")).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
        if re.fullmatch(regex, file):
            found = not pattern.startswith("!")
    return found


def holds(condition: str, happening: Happening) -> bool:
    """Whether a condition without brackets is true."""
    if "||" in condition:
        return any(holds(part, happening) for part in condition.split("||"))
    if "&&" in condition:
        return all(holds(part, happening) for part in condition.split("&&"))
    condition = condition.strip()
    for sign, same in (("==", True), ("!=", False)):
        if sign in condition:
            one, other = (_value(part.strip(), happening) for part in condition.split(sign))
            return (one == other) is same
    negated = condition.startswith("!")
    return bool(_value(condition.removeprefix("!"), happening)) is not negated


def _value(word: str, happening: Happening) -> object:
    return word[1:-1] if word.startswith("'") else word == "true" or happening[word]
