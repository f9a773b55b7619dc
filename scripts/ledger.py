"""Reads and checks data/. Nothing else reads that folder, and this room knows neither charts nor pages.

Every mistake is collected with its place; one AuthorError carries them all. What a dataset file may
say is written down for contributors in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from pathlib import Path

from scripts.derive import derive_all
from scripts.facts import SOURCE_KINDS, Correction, Dispute, Ledger, Source
from scripts.nodes import Page, Scalar, Sequence
from scripts.parameters import read_parameters
from scripts.period import find_period
from scripts.problem import ROOT, AuthorError, Problem, relative
from scripts.rows import DatasetReader
from scripts.scorecard import read_tests

DATA = ROOT / "data"
SINGLE_FILES = ("sources.yml", "names.yml", "disputes.yml", "corrections.yml", "tests.yml", "parameters.yml")
SOURCE_KEYS = set(Source.__dataclass_fields__) - {"id"}


def read_ledger(data: Path = DATA) -> Ledger:
    """Read the whole folder; raise AuthorError with every problem found in it."""
    ledger, problems = load(data)
    if problems:
        raise AuthorError(problems)
    return ledger


def load(data: Path = DATA) -> tuple[Ledger, list[Problem]]:
    """Read the whole folder as far as it can be read; `broken` names the files that hold a problem."""
    root, ledger, problems = data.parent, Ledger(), []
    readers = {"sources.yml": _sources, "names.yml": _names, "disputes.yml": _disputes, "corrections.yml": _corrections}
    for name, reader in readers.items():
        if (data / name).exists():
            page = Page(data / name, root)
            if page.top is not None:
                reader(page, ledger)
            problems += page.problems
        elif name == "sources.yml":
            problems.append(Problem(relative(data / name, root), 0, 0, "missing; every fact names a source that is declared in it"))
    for path in sorted(data.rglob("*")):
        if path.suffix.lower() not in {".yml", ".yaml"} or (path.parent == data and path.name in SINGLE_FILES):
            continue
        if path.suffix != ".yml":
            problems.append(Problem(relative(path, root), 0, 0, f"not read, since files of data/ end in .yml; rename it {path.stem}.yml"))
            continue
        page = Page(path, root)
        if page.top is not None:
            DatasetReader(page, path.stem, ledger).read()
        problems += page.problems
    problems += derive_all(ledger)
    problems += _check_disputes(ledger)
    if (data / "tests.yml").exists():
        page = Page(data / "tests.yml", root)
        ledger.tests = read_tests(page, ledger) if page.top is not None else {}
        problems += page.problems
    if (data / "parameters.yml").exists():
        page = Page(data / "parameters.yml", root)
        ledger.parameters = read_parameters(page, ledger) if page.top is not None else {}
        problems += page.problems
    ledger.broken |= {problem.path for problem in problems}
    return ledger, problems


def _sources(page: Page, ledger: Ledger) -> None:
    for name, node in page.mapping(page.top, "the list of sources").entries.items():
        what = f"source “{name}”"
        entry = page.mapping(node, what)
        page.check_keys(entry, SOURCE_KEYS, what)
        for key in ("date", "accessed"):
            said = page.text(entry, key, what, required=True)
            if said and said != "undated" and ("/" in said or not find_period(said) or not said[:4].isdigit()):
                page.report(entry.entries[key], f"“{said}” is no date; write 2025, 2025-09 or 2025-09-24, or “undated” where the page has none")
        for key in ("url", "original"):
            link = page.text(entry, key, what)
            if link and not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", link):
                page.report(entry.entries[key], f"“{link}” is no link a reader can follow; expected http:// or https://")
        if "url" not in entry.entries and entry.keys and page.text(entry, "date", what) == "undated":
            page.report(entry, f"{what} has neither a link nor a date, so nobody can look it up; add “url”")
        ledger.sources[name] = Source(
            id=name,
            title=page.text(entry, "title", what, required=True) or "",
            publisher=page.text(entry, "publisher", what, required=True) or "",
            date=page.text(entry, "date", what) or "",
            accessed=page.text(entry, "accessed", what) or "",
            kind=page.choice(entry, "kind", SOURCE_KINDS, what, required=True) or "",
            independent=page.flag(entry, "independent", what, required=True),
            quality=page.choice(entry, "quality", ("high", "medium", "low"), what, required=True) or "",
            seen=page.choice(entry, "seen", ("quoted",), what),
            **{key: page.text(entry, key, what) for key in ("author", "url", "original", "note")},
        )


def _names(page: Page, ledger: Ledger) -> None:
    if not isinstance(page.top, Sequence):
        page.report(page.top, "the names must be a list, one “- name” a line")
        return
    for node in page.top.items:
        if not isinstance(node, Scalar) or not any(c.isdigit() for c in node.text):
            page.report(node, "a name that holds a digit was expected; other names need no entry")
        elif not any(c.isalpha() for c in node.text):
            page.report(node, f"“{node.text}” is a number and no name; listed here it could stand anywhere without a source")
        elif node.text in ledger.names:
            page.report(node, f"“{node.text}” stands twice; remove one")
        else:
            ledger.names.append(node.text)


def _disputes(page: Page, ledger: Ledger) -> None:
    for name, node in page.mapping(page.top, "the list of disputes").entries.items():
        what = f"dispute “{name}”"
        entry = page.mapping(node, what)
        page.check_keys(entry, {"question", "reason"}, what)
        question, reason = (page.text(entry, key, what, required=True) or "" for key in ("question", "reason"))
        place = page.top.keys[name]
        ledger.disputes[name] = Dispute(name, question, reason, page.path, place.line, place.column)


def _corrections(page: Page, ledger: Ledger) -> None:
    if not isinstance(page.top, Sequence):
        page.report(page.top, "the corrections must be a list")
        return
    for node in page.top.items:
        entry = page.mapping(node, "a correction")
        keys = ("date", "what", "was", "now", "why")
        page.check_keys(entry, set(keys), "a correction")
        said = {key: page.text(entry, key, "a correction", required=True) or "" for key in keys}
        day = find_period(said["date"])
        if not said["date"]:
            continue
        if not day or day.start != day.end:
            page.report(node, f"“{said['date']}” is no day; write it as 2026-11-22")
        else:
            ledger.corrections.append(Correction(day.start, said["what"], said["was"], said["now"], said["why"], page.path, node.line, node.column))


def _check_disputes(ledger: Ledger) -> list[Problem]:
    problems = []
    for dispute in ledger.disputes.values():
        facts = ledger.disputed_facts(dispute.id)
        message = None
        if len(facts) < 2:
            message = f"dispute “{dispute.id}” has {len(facts)} fact; two or more rows must carry it, or it is no dispute"
        elif sum(fact.preferred for fact in facts) > 1:
            message = f"dispute “{dispute.id}” prefers {' and '.join(f.id for f in facts if f.preferred)}; at most one fact may be preferred"
        if message:
            problems.append(Problem(dispute.path, dispute.line, dispute.column, message))
    for fact in ledger.facts.values():
        if fact.preferred and not fact.dispute:
            problems.append(Problem(fact.path, fact.line, fact.column_number, "preferred, but in no dispute; add “dispute” or remove “preferred”"))
    return problems


def unused_sources(ledger: Ledger, data: Path = DATA) -> list[Problem]:
    """A source that stands behind no fact has no business in the list."""
    used = {fact.source for fact in ledger.facts.values()}
    unused = [name for name in ledger.sources if name not in used]
    if not unused:
        return []
    page = Page(data / "sources.yml", data.parent)
    keys = page.top.keys
    return [Problem(page.path, keys[n].line, keys[n].column, f"source “{n}” stands behind no fact; remove it, or name it in a row") for n in unused]
