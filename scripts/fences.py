"""Finds the fences of a page as written, and those that no engine would make into what their author meant.

A fence whose language is misspelt becomes a block of code, and one that is never closed swallows the page: both in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.problem import Problem, nearest

LINE = re.compile(r"(?P<indent>[ >]*)(?P<marks>`{3,}|~{3,})[ ]*(?P<rest>[^`\n]*)")
CODE = ("bash", "console", "csv", "html", "json", "markdown", "python", "text", "yaml")  # shown as it stands


@dataclass(frozen=True)
class Fence:
    """A fence with the place of its opening marks; `text` is what stands in it, without the page's indentation."""

    language: str
    text: str
    line: int
    column: int


def read_fences(text: str, path: str, blocks: Iterable[str]) -> tuple[list[Fence], list[Problem]]:
    """The fences of a page, and the problems with them; `blocks` are the languages that the site gives a meaning."""
    found, problems, opened, body = [], [], None, []
    for number, row in enumerate(text.splitlines(), 1):
        match = LINE.fullmatch(row.rstrip())
        if opened is None and match:
            opened, body = (match, number), []
        elif opened and match and match["marks"].startswith(opened[0]["marks"]) and not match["rest"]:
            found.append(_fence(*opened, body))
            opened = None
        elif opened:
            body.append(row[opened[0].end("indent") :] if not row[: opened[0].end("indent")].strip(" >") else row)
    if opened:
        problems.append(Problem(path, opened[1], opened[0].end("indent") + 1, f"this fence is never closed; end it with a line of {opened[0]['marks']}"))
    known = {*blocks, *CODE}
    for fence in found:
        if fence.language and fence.language not in known:
            message = f"unknown fence “{fence.language}”{nearest(fence.language, known)}; fences are {', '.join(blocks)}, and for code {', '.join(CODE)}"
            problems.append(Problem(path, fence.line, fence.column, message))
    return found, problems


def _fence(match: re.Match, number: int, body: list[str]) -> Fence:
    return Fence(match["rest"].strip(" {}.").partition(" ")[0], "\n".join(body), number, match.end("indent") + 1)
