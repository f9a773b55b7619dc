"""The tests that could prove the bet wrong, from data/tests.yml: read, checked, and their state computed.

A test compares one fact with a threshold by a deadline. `reach` asks for the value to get there by then,
`hold` for it to stay there until then. A test that has no fact says what is `missing`, and cannot be known.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from scripts.facts import Ledger
from scripts.nodes import NUMBER, Mapping, Page, Scalar
from scripts.period import find_period
from scripts.problem import Problem, nearest
from scripts.say import say

COMPARISONS = {"at_least": operator.ge, "at_most": operator.le, "above": operator.gt, "below": operator.lt}
WORDS = {"at_least": "at least", "at_most": "at most", "above": "above", "below": "below"}
STATES = {"met": "met", "not-met": "not met", "too-early": "too early", "unknown": "cannot be known"}
PILLARS = ("Android", "AWS", "Money", "Rivals")
KEYS = {"claim", "pillar", "fact", "missing", "compare", "threshold", "mode", "deadline", "why"}


@dataclass(frozen=True)
class Test:
    """One test; `threshold` is a number in the fact's unit or another fact's id."""

    __test__ = False  # not a test of this program

    id: str
    claim: str
    pillar: str
    fact: str | None
    missing: str | None
    compare: str | None
    threshold: Decimal | str | None
    mode: str | None
    deadline: date
    why: str
    path: str
    line: int
    column: int

    def holds(self, ledger: Ledger) -> bool | None:
        """Whether the present value passes; None where there is no value."""
        if self.fact is None:
            return None
        fact = ledger.facts[self.fact]
        value, limit = fact.value, self.threshold
        if isinstance(limit, str):
            other = ledger.facts[limit]
            limit = other.value * other.unit.factor / fact.unit.factor
        return COMPARISONS[self.compare](value, limit)

    def state(self, ledger: Ledger, day: date) -> str:
        """One of STATES, as seen on `day`."""
        holds = self.holds(ledger)
        if holds is None:
            return "unknown"
        early = day <= self.deadline
        if self.mode == "reach":
            return "met" if holds else "too-early" if early else "not-met"
        return "not-met" if not holds else "too-early" if early else "met"

    def standing(self, ledger: Ledger, day: date) -> str:
        """The state in words; where it is too early, with how things stand today."""
        state = self.state(ledger, day)
        if state != "too-early":
            return STATES[state]
        return f"{STATES[state]}, {'holds so far' if self.holds(ledger) else 'not there yet'}"

    def said_threshold(self, ledger: Ledger) -> str:
        if self.fact is None:
            return "a figure is published"
        if isinstance(self.threshold, str):
            return f"{WORDS[self.compare]} {say(replace(ledger.facts[self.threshold], qualifier='exact'), 3)}"
        like = replace(ledger.facts[self.fact], value=self.threshold, qualifier="exact")
        return f"{WORDS[self.compare]} {say(like)}"


def read_tests(page: Page, ledger: Ledger) -> dict[str, Test]:
    """Read data/tests.yml against a ledger whose facts are complete; problems go to the page."""
    tests = {}
    for name, node in page.mapping(page.top, "the list of tests").entries.items():
        test = _test(page, name, page.mapping(node, f"test “{name}”"), ledger)
        if test:
            tests[name] = test
    return tests


def _test(page: Page, name: str, entry: Mapping, ledger: Ledger) -> Test | None:
    what, before = f"test “{name}”", len(page.problems)
    page.check_keys(entry, KEYS, what)
    fact, missing = page.text(entry, "fact", what), page.text(entry, "missing", what)
    said = {key: page.text(entry, key, what, required=True) for key in ("claim", "deadline", "why")}
    said["threshold"] = page.text(entry, "threshold", what, required=fact is not None)
    pillar = page.choice(entry, "pillar", PILLARS, what, required=True)
    compare = page.choice(entry, "compare", COMPARISONS, what, required=fact is not None)
    mode = page.choice(entry, "mode", ("reach", "hold"), what, required=fact is not None)
    if (fact is None) == (missing is None):
        page.report(entry, f"{what} needs either “fact”, the present value, or “missing”, what is not known")
    deadline = find_period(said["deadline"]) if said["deadline"] else None
    if said["deadline"] and not deadline:
        page.report(entry.entries["deadline"], f"“{said['deadline']}” is no date; write 2027-03-31")
    if fact and (why := _not_computable(fact, ledger)):
        page.report(entry.entries["fact"], f"{what} cannot be computed: {why}")
    threshold = _threshold(page, entry, what, fact, ledger) if said["threshold"] else None
    if len(page.problems) > before or not entry.entries:
        return None
    return Test(name, said["claim"], pillar, fact, missing, compare, threshold, mode, deadline.end, said["why"], page.path, entry.line, entry.column)


def _not_computable(name: str, ledger: Ledger) -> str | None:
    fact = ledger.facts.get(name)
    if fact is None:
        return f"unknown fact “{name}”{nearest(name, ledger.facts)}"
    return None if isinstance(fact.value, Decimal) and fact.unit else f"“{name}” is not a single number"


def _threshold(page: Page, entry: Mapping, what: str, fact: str | None, ledger: Ledger) -> Decimal | str | None:
    node = entry.entries["threshold"]
    if isinstance(node, Scalar) and NUMBER.fullmatch(node.text):
        return Decimal(node.text)
    why = _not_computable(node.text, ledger)
    if not why and fact in ledger.facts and ledger.facts[fact].unit.dimension != ledger.facts[node.text].unit.dimension:
        why = f"“{fact}” is in {ledger.facts[fact].unit.name}, “{node.text}” in {ledger.facts[node.text].unit.name}"
    if why:
        page.report(node, f"the threshold of {what} is neither a number nor a fact it can be compared with: {why}")
    return node.text


def problems_with_prose(tests: dict[str, Test], ledger: Ledger, check) -> list[Problem]:
    """Hold the words of each test to the rules for prose; `check` is prose.check_prose."""
    found = []
    for test in tests.values():
        for text in filter(None, (test.claim, test.missing, test.why)):
            found += [Problem(test.path, test.line, test.column, p.message) for p in check(text, ledger, test.path)[0]]
    return found
