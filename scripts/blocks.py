"""What a fence on a page stands for: ```chart, ```table and the lists that the ledger writes itself.

A block takes the page and the fence's text and returns HTML. Block names are the fences of mkdocs.yml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from markupsafe import Markup

from scripts.adjustable import adjustable, adjustable_facts, adjustable_html
from scripts.facts import TYPED_KINDS, Fact, Ledger
from scripts.figure import chart_ids, figure
from scripts.gallery import gallery_groups
from scripts.page import Page
from scripts.problem import AuthorError, Problem, nearest
from scripts.tables import fact_tables


def _chart(page: Page, text: str) -> Markup:
    return page.figure(figure(text.strip(), page.ledger))


def table_facts(text: str, ledger: Ledger) -> list[Fact]:
    """The facts of a ```table fence: one "dataset" or "dataset: column, column" a line."""
    facts, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        name, _, wanted = (part.strip() for part in line.partition(":"))
        if not name:
            continue
        if name not in ledger.datasets:
            problems.append(Problem("table", number, line.index(name) + 1, f"unknown dataset “{name}”{nearest(name, ledger.datasets)}"))
            continue
        known = ledger.datasets[name].columns
        columns = [c.strip() for c in wanted.split(",") if c.strip()] or list(known)
        for column in (c for c in columns if c not in known):
            place = line.index(column, line.index(":")) + 1
            problems.append(Problem("table", number, place, f"dataset “{name}” has no column “{column}”{nearest(column, known)}; it has {', '.join(known)}"))
        facts += [f for f in ledger.dataset_facts(name) if f.column in columns]
    if not text.strip():
        problems.append(Problem("table", 0, 1, "a table of nothing; name a dataset a line"))
    if problems:
        raise AuthorError(problems)
    return facts


def _table(page: Page, text: str) -> Markup:
    facts = table_facts(text, page.ledger)
    page.shown += facts
    return page.render("tables.html", tables=fact_tables(facts, page.ledger))


def _disputes(page: Page, _: str) -> Markup:
    return page.render("disputes.html", disputes=[(d, page.ledger.disputed_facts(d.id)) for d in page.ledger.disputes.values()])


def _overdue(page: Page, _: str) -> Markup:
    return page.render("overdue.html", overdue=page.overdue(list(page.ledger.facts.values())))


def _corrections(page: Page, _: str) -> Markup:
    return page.render("corrections.html", corrections=page.ledger.corrections)


def _sources(page: Page, _: str) -> Markup:
    uses: dict[str, list[str]] = {name: [] for name in page.ledger.sources}
    for fact in page.ledger.facts.values():
        if fact.source and fact.dataset not in uses[fact.source]:
            uses[fact.source].append(fact.dataset)
    return page.render("source-list.html", uses=uses)


def _scorecard(page: Page, text: str) -> Markup:
    """All tests; "brief" leaves out the reasons."""
    tests = [(t, t.state(page.ledger, page.day), t.standing(page.ledger, page.day), t.said_threshold(page.ledger)) for t in page.ledger.tests.values()]
    counts = Counter(standing for _, _, standing, _ in tests)
    return page.render("scorecard.html", tests=tests, counts=counts, brief=text.strip() == "brief")


def _gallery(page: Page, _: str) -> Markup:
    """Every chart, grouped by the part of the site that first uses it."""
    return page.render("gallery.html", groups=gallery_groups(page.ledger))


def _claims(page: Page, _: str) -> Markup:
    """Who says what: the ledger's facts by kind, and by the independence and quality of their sources."""
    facts = [f for f in page.ledger.facts.values() if f.source]
    rows = []
    for kind in TYPED_KINDS:
        own = [page.ledger.sources[f.source] for f in facts if f.kind == kind]
        rows.append((kind, len(own), sum(s.independent for s in own), *(sum(s.quality == q for s in own) for q in ("high", "medium", "low"))))
    return page.render("claims.html", rows=rows, total=len(page.ledger.facts), derived=len(page.ledger.facts) - len(facts))


def _adjustable(page: Page, text: str) -> Markup:
    return adjustable_html(page, adjustable(text.strip(), page.ledger))


BLOCKS: dict[str, Callable[[Page, str], Markup]] = {
    "chart": _chart, "table": _table, "disputes": _disputes, "overdue": _overdue, "corrections": _corrections, "sources": _sources,
    "scorecard": _scorecard, "gallery": _gallery, "claims": _claims, "adjustable": _adjustable,
}  # fmt: skip


def block_facts(name: str, text: str, ledger: Ledger) -> list[str]:
    """The ids of the facts that a fence puts on its page."""
    if name == "chart":
        return figure(text.strip(), ledger).fact_ids if text.strip() in chart_ids() else []
    if name == "table":
        return [fact.id for fact in table_facts(text, ledger)]
    if name == "adjustable":
        return adjustable_facts(text.strip(), ledger)
    if name == "scorecard":
        return [test.fact for test in ledger.tests.values() if test.fact]
    if name == "disputes":
        return [fact.id for fact in ledger.facts.values() if fact.dispute]
    return []
