"""What an author can put right: a place, what was got, what was expected, and the remedy.

Every check collects problems and goes on, so one run reports them all. Whatever is not an
AuthorError is a fault of this program and keeps its traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place; line and column count from 1, and 0 means the file as a whole."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class AuthorError(Exception):
    """Problems that the author of a page, a chart or a dataset can repair."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, words: Iterable[str]) -> str:
    """Say which valid name was probably meant, as the tail of a message; empty where none is near."""
    close = difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f"; did you mean “{close[0]}”?" if close else ""


def relative(path: Path, root: Path = ROOT) -> str:
    """Name a file as the author sees it: from the project's root where it lies below it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
