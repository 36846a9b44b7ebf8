"""The small guide under git: one commit after the other, and the steps that make them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date

from tests.guide_files import BIRTH_FILE, MARRIAGE_FILE, Guide

LATER = date(2026, 12, 1)
BURIAL_FILE = "procedures/ho-tich/khai-tu.yml"
MARRIAGE_ROW = "HT02,procedure,ket-hon,2026-11-21,\n"
PRINT = "2026-11-25,poster,HT01,11/2026·4f2a,1,Quầy 1\n"

Step = Callable[[Guide], object]


def git(guide: Guide, *arguments: str, day: date = LATER, at: str = "") -> None:
    """Run git in the guide at noon of a day in Vietnam, or `at` another moment."""
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *identity, *arguments]
    when = {"GIT_COMMITTER_DATE": at or f"{day}T12:00:00+07:00"}
    subprocess.run(command, cwd=guide.root, check=True, capture_output=True, env=os.environ | when)


def commit(guide: Guide, day: date = LATER) -> None:
    git(guide, "add", "--all")
    git(guide, "commit", "--quiet", "--allow-empty", "--message=Sửa", day=day)


def adding(file: str, text: str) -> Step:
    return lambda guide: guide.add(file, text)


def changing(file: str, old: str, new: str) -> Step:
    return lambda guide: guide.replace(file, old, new)


def both(*steps: Step) -> Step:
    def all_of(guide: Guide) -> None:
        for step in steps:
            step(guide)

    return all_of


def swapping(guide: Guide) -> None:
    """Each of two files gets the other's content, but for its code and its name in the ledger."""
    birth, marriage = guide.read(BIRTH_FILE), guide.read(MARRIAGE_FILE)
    guide.write(BIRTH_FILE, marriage.replace("code: HT02", "code: HT01"))
    guide.write(MARRIAGE_FILE, birth.replace("code: HT01", "code: HT02"))
