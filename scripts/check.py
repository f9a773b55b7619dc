"""`make check`: data, prose and charts, without building a site; every problem in one run.

    python -m scripts.check                     everything
    python -m scripts.check docs/money charts/  only problems in files whose path holds one of the words
    python -m scripts.check --unused models/    facts of data/models/ that no page shows

Besides what each file says, it looks for what was declared and never used: a chart on no page, a fact that no
page shows, a source behind no fact.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts import parameters
from scripts.adjustable import model_ids
from scripts.blocks import BLOCKS, block_facts
from scripts.facts import Ledger
from scripts.fences import Fence, read_fences
from scripts.figure import Figure, chart_ids, draw_ahead, figure
from scripts.ledger import load, unused_sources
from scripts.problem import ROOT, AuthorError, Problem, nearest, relative
from scripts.prose import FACT_LINK, check_prose
from scripts.scorecard import problems_with_prose

DOCS = ROOT / "docs"
TAKES = {"chart": "a chart", "adjustable": "an adjustable chart", "table": "datasets", "scorecard": "“brief”, or nothing"}


class Check:
    """One run over the whole project: the problems, and which facts and charts the pages use."""

    def __init__(self, docs: Path = DOCS, say: Callable[[str], None] = print):
        self.ledger, self.problems = load()
        self.used: dict[str, set[str]] = {}  # fact id: pages
        self.charts: dict[str, set[str]] = {}  # chart id: pages
        self.models: set[str] = set()  # adjustable charts that a page shows
        self.figures: dict[str, Figure] = {}
        self.lost = False  # whether facts of a chart or a fence are unknown, because it holds a mistake
        draw_ahead(chart_ids(), self.ledger, say)
        for name in chart_ids():
            self._chart(name)
        for path in sorted(docs.rglob("*.md")):
            self._page(path)
        self._data_prose()
        if not self.ledger.broken:
            self.problems += self._unused()

    def _chart(self, name: str) -> None:
        try:
            self.figures[name] = figure(name, self.ledger)
        except AuthorError as error:
            self.problems += error.problems
            self.lost = True

    def _page(self, path: Path) -> None:
        name = relative(path)
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(Problem(name, 0, 0, f"cannot be read: {error}; a file in UTF-8 was expected"))
            return
        problems, facts = check_prose(text, self.ledger, name)
        fences, unknown = read_fences(text, name, BLOCKS)
        self.problems += problems + unknown
        self.lost |= bool(unknown)
        for fence in fences:
            if fence.language in BLOCKS:
                facts = [*facts, *self._fence(fence, name)]
        for fact in facts:
            self.used.setdefault(fact, set()).add(name)

    def _fence(self, fence: Fence, page: str) -> Iterable[str]:
        name, message = fence.text.strip(), None
        if fence.language == "chart" and name not in chart_ids():
            message = f"unknown chart “{name}”{nearest(name, chart_ids())}; charts are the files of charts/"
        elif fence.language == "adjustable" and name not in model_ids():
            message = f"unknown adjustable chart “{name}”{nearest(name, model_ids())}; these are the files of charts/adjustable/"
        elif name and (fence.language not in TAKES or (fence.language == "scorecard" and name != "brief")):
            message = f"“{name}” says nothing to the fence “{fence.language}”; expected {TAKES.get(fence.language, 'nothing')}"
        if message and "\n" in name:
            message = f"the fence “{fence.language}” takes {TAKES.get(fence.language, 'nothing')}, in one line; give each line a fence of its own"
        if message:
            self.problems.append(Problem(page, fence.line + 1, fence.column, message))
            self.lost = True
            return []
        if fence.language == "chart":
            self.charts.setdefault(name, set()).add(page)
            return shown_facts(self.figures[name], self.ledger) if name in self.figures else []
        if fence.language == "adjustable":
            self.models.add(name)
        try:
            return block_facts(fence.language, fence.text, self.ledger)
        except AuthorError as error:
            self.problems += [Problem(page, fence.line + p.line, fence.column + p.column - 1, p.message) if p.path == "table" else p for p in error.problems]
            self.lost = True
            return []

    def _data_prose(self) -> None:
        """Titles, notes, questions and reasons in data/ are published, so they are held to the same rules."""
        texts = [(f.note, f.path, f.line, f.column_number) for f in self.ledger.facts.values()]
        texts += [(text, d.path, 1, 1) for d in self.ledger.datasets.values() for text in (d.note, d.title, d.entity, *(c.title for c in d.columns.values()))]
        texts += [(text, c.path, c.line, c.column) for c in self.ledger.corrections for text in (c.what, c.why, fact_links(c.was), fact_links(c.now))]
        texts += [(text, d.path, d.line, d.column) for d in self.ledger.disputes.values() for text in (d.question, d.reason)]
        self.problems += problems_with_prose(self.ledger.tests, self.ledger, check_prose)
        problems, linked = parameters.problems_with_prose(self.ledger.parameters, self.ledger, check_prose)
        self.problems += problems
        for fact in linked:
            self.used.setdefault(fact, set()).add("data/parameters.yml")
        for text, path, line, column in {t for t in texts if t[0]}:
            problems, facts = check_prose(text, self.ledger, path)
            self.problems += [Problem(path, line, column, p.message) for p in problems]
            for fact in facts:
                self.used.setdefault(fact, set()).add(path)

    def shown(self) -> set[str]:
        """Facts that a reader meets: linked, drawn or tabled, and whatever these are computed from."""
        found, queue = set(), list(self.used)
        while queue:
            name = queue.pop()
            if name not in found and name in self.ledger.facts:
                found.add(name)
                queue += self.ledger.facts[name].inputs
        return found

    def unused_facts(self) -> list:
        shown = self.shown()
        return [fact for fact in self.ledger.facts.values() if fact.id not in shown]

    def _unused(self) -> list[Problem]:
        found = [
            Problem(f"charts/{n}.py", 1, 1, "this chart stands on no page; put it into one with a ```chart fence, or remove it")
            for n in chart_ids()
            if n not in self.charts
        ]
        unseen = sorted({*model_ids(), *self.ledger.parameters} - self.models)
        found += [
            Problem("data/parameters.yml", 0, 0, f"the adjustable chart “{n}” stands on no page; put it into one with an ```adjustable fence, or remove it")
            for n in unseen
        ]
        remedy = "no page shows this fact; link it, draw it, put its dataset into a ```table fence, or remove it"
        if not self.lost:
            found += [Problem(f.path, f.line, f.column_number, f"“{f.id}”: {remedy}") for f in self.unused_facts()]
        return found + unused_sources(self.ledger)


def fact_links(text: str) -> str:
    """The links alone: what was wrong, and what is right now, may stand as bare numbers in a correction."""
    return " ".join(match[0] for match in FACT_LINK.finditer(text))


def shown_facts(chart: Figure, ledger: Ledger) -> list[str]:
    """The facts that a figure draws, and those that its words link."""
    words = "\n".join([chart.headline, chart.subtitle, chart.description, *chart.notes])
    return [*chart.fact_ids, *check_prose(words, ledger, chart.id)[1]]


def main(arguments: list[str] | None = None) -> int:
    """Print every problem; 0 when there is none, else 1."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check", description="Check data, prose and charts.")
    parser.add_argument("paths", nargs="*", help="show only problems in files whose path holds one of these")
    parser.add_argument("--unused", metavar="PATH", help="list facts of data files under PATH that no page shows")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    check = Check()
    if options.unused:
        print("\n".join(f.id for f in check.unused_facts() if options.unused in f.path))
        return 0
    problems = [p for p in sorted(set(check.problems)) if not options.paths or any(word in p.path for word in options.paths)]
    for problem in problems:
        print(problem, file=sys.stderr)
    seconds = time.perf_counter() - start
    counts = summary(check.ledger, check)
    print(f"{counts}: {len(problems) or 'no'} problem{'s' * (len(problems) != 1)} in {seconds:.1f} s")
    return 1 if problems else 0


def summary(ledger: Ledger, check: Check) -> str:
    return f"{len(ledger.facts)} facts from {len(ledger.sources)} sources, {len(check.figures)} charts"


if __name__ == "__main__":
    sys.exit(main())
