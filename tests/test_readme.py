"""What the README promises to a newcomer: the commands exist, and a fresh clone works with an empty environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from scripts.problem import ROOT
from tests.project import copy_project


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


def test_every_command_of_the_readme_is_in_the_makefile():
    text = (ROOT / "README.md").read_text("utf-8") + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"(?:`|^ {4})make ([a-z]+)", text, re.M))  # as code: in backticks or an indented block
    assert named <= targets()
    assert {"serve", "site", "test", "check", "chart", "benchmark"} <= targets()


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """The project as a stranger gets it: no cache, no environment of its own."""
    return copy_project(tmp_path_factory.mktemp("clone"), cache=False)


def test_a_fresh_clone_sets_itself_up_and_checks_itself(clone):
    """`make check` stands for all commands: each begins with the same set-up."""
    environment = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    done = subprocess.run(["make", "check", f"PYTHON={sys.executable}"], cwd=clone, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert (clone / ".venv" / "ready").is_file()
    assert "no problems" in done.stdout


def test_the_template_of_a_new_chart_passes_the_check(tmp_path):
    project = copy_project(tmp_path)
    made = subprocess.run([sys.executable, "-m", "scripts.new_chart", "newcomer", "alibaba-cloud-revenue"], cwd=project, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    with (project / "docs/about.md").open("a", encoding="utf-8") as page:
        page.write("\n```chart\nnewcomer\n```\n")
    done = subprocess.run([sys.executable, "-m", "scripts.check"], cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
