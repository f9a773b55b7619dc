"""One page while it is being rendered: the facts it cites, numbered in reading order, and its links out.

Figures and notes are written by Jinja templates from the ledger's own objects; the words of authors
(headlines, notes, reasons) may hold fact links, which become footnotes like those in the page's text.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from scripts.derive import ARITHMETIC
from scripts.facts import KINDS, Fact, Ledger, Source
from scripts.figure import Figure, figure_as_of, figure_facts, figure_sources
from scripts.frames import identity, short
from scripts.period import due, say_date
from scripts.problem import AuthorError, Problem
from scripts.prose import plain
from scripts.say import say
from scripts.tables import fact_tables, first_header

TEMPLATES = Path(__file__).parent / "templates"
INLINE = re.compile(r"\[([^\[\]]*)\]\(([^)\s]+)\)")
HYPHENED = re.compile(r"(?<![\w/.-])\w[\w.]*(?:-[\w.]*\w)+(?![\w/-])")  # T-Head, GPT-5, mid-2025


def today() -> date:
    """The day of the build; SOURCE_DATE_EPOCH sets it, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
    except (ValueError, OverflowError, OSError):
        raise AuthorError([Problem("SOURCE_DATE_EPOCH", 0, 0, f"“{epoch}” is no day; expected seconds since 1970, such as 1795305600")]) from None


@cache
def templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {"say": say, "plain": plain, "day": lambda d: say_date(d.isoformat())}
    sources = environment.get_template("sources.html").module
    environment.globals |= {"KINDS": KINDS, "short": short, "identity": identity, "first_header": first_header}
    environment.globals |= {"source_link": sources.source_link, "source_full": sources.source_full}
    return environment


class Page:
    """Collects what a page cites. `up` leads from the page to the site's root ("../../")."""

    def __init__(self, ledger: Ledger, up: str = "", day: date | None = None):
        self.ledger, self.up, self.day = ledger, up, day or today()
        self.numbers: dict[str, int] = {}  # fact id: note number, in reading order
        self.figures: list[Figure] = []
        self.shown: list[Fact] = []  # facts in tables, which are sourced in their own lines

    def cite(self, fact: Fact) -> int:
        return self.numbers.setdefault(fact.id, len(self.numbers) + 1)

    def fact_link(self, name: str, said: str = "") -> Markup:
        """A fact in running text: the words, and the mark that leads to its note."""
        fact = self.ledger.facts[name]
        first = name not in self.numbers
        return self.render("fact.html", fact=fact, number=self.cite(fact), said=said or say(fact, 3), first=first)

    def prose(self, text: str) -> Markup:
        """An author's words with their links; a fact link cites."""
        parts, end = [], 0
        for match in INLINE.finditer(text):
            parts += [_whole(text[end : match.start()]), self._link(match[1], match[2])]
            end = match.end()
        return Markup("").join([*parts, _whole(text[end:])])

    def _link(self, said: str, target: str) -> Markup:
        if target.startswith("fact:"):
            return self.fact_link(target.removeprefix("fact:"), said)
        return Markup('<a href="{}">{}</a>').format(target, said)

    def figure(self, chart: Figure, opened: bool = False, bare: bool = False) -> Markup:
        """A chart with everything around it; `opened` shows its table, `bare` leaves out table and links (for embeds)."""
        self.figures.append(chart)
        facts = figure_facts(chart, self.ledger)
        return self.render(
            "figure.html",
            chart=chart,
            opened=opened,
            bare=bare,
            svg=Markup(chart.svg["wide"] + chart.svg["narrow"]),
            tables=fact_tables(facts, self.ledger),
            sources=figure_sources(chart, self.ledger),
            as_of=figure_as_of(chart, self.ledger),
            overdue=self.overdue(facts),
            kinds=[k for k in KINDS if any(f.kind == k for f in facts)],
            disputed=any(f.dispute for f in facts),
        )

    def overdue(self, facts: list[Fact]) -> list[tuple]:
        """Datasets whose next figure should be out by now: (dataset, last day spoken of, day it was due)."""
        found = []
        for name in dict.fromkeys(f.dataset for f in facts):
            dataset = self.ledger.datasets[name]
            last = self.ledger.as_of(self.ledger.dataset_facts(name))
            expected = due(last, dataset.every) if last else None
            if expected and expected < self.day:
                found.append((dataset, last, expected))
        return found

    def notes(self) -> Markup:
        """The notes and sources of everything the page cites; notes may cite further facts, which get notes too."""
        items: list[dict] = []
        while len(items) < len(self.numbers):
            fact = self.ledger.facts[list(self.numbers)[len(items)]]
            items.append(self.note(fact) | {"number": len(items) + 1})
        return self.render("notes.html", items=items) if items else Markup("")

    def note(self, fact: Fact) -> dict:
        """What a reader is told about a fact: in its note, in its popover and in its entry alike."""
        return {
            "fact": fact,
            "sources": self.ledger.sources_of(fact),
            "arithmetic": self.arithmetic(fact),
            "rivals": [f for f in self.ledger.disputed_facts(fact.dispute) if f.id != fact.id] if fact.dispute else [],
            "dispute": self.ledger.disputes.get(fact.dispute),
            "overdue": self.overdue([fact]),
        }

    def arithmetic(self, fact: Fact) -> str | None:
        """The computation of a derived fact, in figures."""
        if not fact.operation:
            return None
        inputs = [say(self.ledger.facts[name]) for name in fact.inputs]
        pattern = ARITHMETIC[fact.operation]
        return pattern.join(inputs) if "{" not in pattern else pattern.format(*inputs)

    def describe(self) -> Markup:
        """The line under the standfirst: how fresh the page is, and on how many sources it stands."""
        names = dict.fromkeys([*self.numbers, *(n for chart in self.figures for n in chart.fact_ids), *(f.id for f in self.shown)])
        facts = [self.ledger.facts[name] for name in names]
        sources: dict[str, Source] = {s.id: s for fact in facts for s in self.ledger.sources_of(fact)}
        if not facts:
            return Markup("")
        last = self.ledger.as_of(facts)
        return self.render("page-facts.html", last=last, facts=len(facts), sources=len(sources), independent=sum(s.independent for s in sources.values()))

    def render(self, template: str, **values) -> Markup:
        return Markup(templates().get_template(template).render(page=self, up=self.up, ledger=self.ledger, **values))


def _whole(text: str) -> Markup:
    """Escaped text whose hyphened names, such as T-Head and GPT-5, stay on one line."""
    return Markup(HYPHENED.sub(r'<span class="whole">\g<0></span>', str(escape(text))))
