"""What the ledger holds: facts, the sources they stand on, and the datasets that group them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from scripts.period import Period, find_period, say_date
from scripts.units import Unit

KINDS = {
    "reported": "reported in accounts, notices, price lists or rules",
    "measured": "measured by the one who says it",
    "claimed": "claimed by an interested party, not checked by others",
    "estimated": "an estimate",
    "forecast": "a forecast",
    "pledged": "a pledge or plan",
    "derived": "computed here from other figures",
}
TYPED_KINDS = tuple(kind for kind in KINDS if kind != "derived")
QUALIFIERS = ("exact", "about", "at_least", "at_most")
SOURCE_KINDS = ("company", "filing", "press", "analyst", "dataset", "docs", "paper", "blog", "aggregator")


@dataclass(frozen=True)
class Source:
    """Something a reader can open or look up; `date` is ISO text or "undated"."""

    id: str
    title: str
    publisher: str
    date: str
    accessed: str
    kind: str
    independent: bool
    quality: str
    author: str | None = None
    url: str | None = None
    original: str | None = None
    seen: str | None = None
    note: str | None = None

    @property
    def year(self) -> str:
        return "undated" if self.date == "undated" else self.date[:4]

    @property
    def said_date(self) -> str:
        return "undated" if self.date == "undated" else say_date(self.date)


Value = Decimal | str | tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Fact:
    """One value of one dataset, with everything needed to trust or doubt it.

    A value is a Decimal as precise as its source, a pair for a range, or text; dates are ISO text.
    A derived fact names its operation and inputs and has no source of its own.
    """

    id: str
    dataset: str
    row: str
    column: str
    row_title: str
    column_title: str
    entity: str
    metric: str
    type: str  # number, text or date
    value: Value
    unit: Unit | None
    qualifier: str
    kind: str
    source: str | None
    claimed_by: str | None
    period: Period | None
    note: str | None
    dispute: str | None
    preferred: bool
    operation: str | None
    inputs: tuple[str, ...]
    path: str
    line: int
    column_number: int

    @property
    def number(self) -> float | None:
        """The value as a number to draw: the middle of a range, None for text and dates."""
        if isinstance(self.value, tuple):
            return float(sum(self.value) / 2)
        return float(self.value) if isinstance(self.value, Decimal) else None


@dataclass(frozen=True)
class Column:
    id: str
    title: str
    type: str
    unit: Unit | None


@dataclass(frozen=True)
class Dataset:
    """A small table: what it is, its columns, and the ids of its rows in the file's order."""

    id: str
    path: str
    title: str
    entity: str | None
    every: str
    note: str | None
    columns: dict[str, Column]
    rows: dict[str, str]  # row id: title


@dataclass(frozen=True)
class Dispute:
    """A question on which sources contradict each other, and why one of them is preferred."""

    id: str
    question: str
    reason: str
    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Correction:
    """A published mistake and what was put in its place."""

    date: date
    what: str
    was: str
    now: str
    why: str
    path: str
    line: int
    column: int


@dataclass
class Ledger:
    """All that data/ holds, checked. Dictionaries are keyed by id and keep the files' order."""

    sources: dict[str, Source] = field(default_factory=dict)
    datasets: dict[str, Dataset] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    disputes: dict[str, Dispute] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    tests: dict = field(default_factory=dict)  # id: scorecard.Test
    parameters: dict = field(default_factory=dict)  # model: {name: parameters.Parameter}
    broken: set[str] = field(default_factory=set)  # paths of files in data/ that hold a problem

    def dataset_facts(self, dataset: str) -> list[Fact]:
        return [fact for fact in self.facts.values() if fact.dataset == dataset]

    def disputed_facts(self, dispute: str) -> list[Fact]:
        return sorted((f for f in self.facts.values() if f.dispute == dispute), key=lambda f: not f.preferred)

    def as_of(self, facts: Iterable[Fact]) -> date | None:
        """The last day any of the facts speaks of, at most the day its source was read; forecasts and pledges look ahead and do not count."""
        days = [self._last_day(f) for f in facts if f.period and f.kind not in {"forecast", "pledged"}]
        return max(days, default=None)

    def _last_day(self, fact: Fact) -> date:
        read = [period.end for source in self.sources_of(fact) if (period := find_period(source.accessed))]
        return min([fact.period.end, *read])

    def sources_of(self, fact: Fact) -> list[Source]:
        """The sources a fact stands on: its own, or those of everything it is derived from."""
        if fact.source:
            return [self.sources[fact.source]]
        found = {s.id: s for name in fact.inputs for s in self.sources_of(self.facts[name])}
        return list(found.values())
