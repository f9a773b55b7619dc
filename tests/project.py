"""A copy of the project to break, build or clone, without touching the real one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.problem import ROOT


def tracked_files() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def copy_project(target: Path, cache: bool = True) -> Path:
    """Copy what git would commit, and with `cache` the drawings made so far."""
    for name in tracked_files():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)
    if cache and (ROOT / ".cache").is_dir():
        shutil.copytree(ROOT / ".cache", target / ".cache")
    return target


def run_module(project: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run `python -m …` inside a copy, as `make` does."""
    return subprocess.run([sys.executable, "-m", *arguments], cwd=project, capture_output=True, text=True)
