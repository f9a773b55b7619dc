"""The ledger as files for others: facts, sources, charts, one CSV a dataset, and a Data Package (version 2).

Everything is written from the same objects as the pages. CSV cells that a spreadsheet would run as a formula get
an apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from scripts.facts import Fact, Ledger
from scripts.figure import Figure, figure_as_of, figure_sources
from scripts.prose import plain

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENSES = [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four are the wide forms of the first
FIELDS = {
    "id": "The fact's name, dataset/row or dataset/row.column", "dataset": "The dataset's name", "row": "The row's name", "column": "The column's name",
    "entity": "Whom or what the figure speaks about", "metric": "What is measured", "value": "A number, a text, an ISO date, or low/high for a range",
    "qualifier": "exact, about, at_least or at_most", "unit": "The unit of a number", "period": "The time the figure speaks of, ISO dates from/to",
    "kind": "reported, measured, claimed, estimated, forecast, pledged or derived", "claimed_by": "Who says it, where that is not the publisher",
    "source": "The source's name in sources.json; empty for derived facts", "source_title": "The source's title", "source_publisher": "The source's publisher",
    "source_url": "The source's address", "source_date": "The source's date, or undated", "dispute": "The question on which sources disagree, if any",
    "preferred": "Whether this value is the preferred one of its dispute", "note": "What a reader should know about the figure",
    "derived_from": "The facts it is computed from, with the operation", "used_on": "The pages that show it",
}  # fmt: skip


def fact_record(fact: Fact, ledger: Ledger, used_on: Iterable[str] = ()) -> dict:
    """One fact with everything that a stranger needs to trust or doubt it."""
    source = ledger.sources.get(fact.source) if fact.source else None
    return {
        "id": fact.id,
        "dataset": fact.dataset,
        "row": fact.row,
        "column": fact.column,
        "entity": fact.entity or None,
        "metric": fact.metric,
        "value": json_value(fact),
        "qualifier": fact.qualifier,
        "unit": fact.unit.name if fact.unit else None,
        "period": f"{fact.period.start}/{fact.period.end}" if fact.period else None,
        "kind": fact.kind,
        "claimed_by": fact.claimed_by,
        "source": fact.source,
        "source_title": source.title if source else None,
        "source_publisher": source.publisher if source else None,
        "source_url": source.url if source else None,
        "source_date": source.date if source else None,
        "dispute": fact.dispute,
        "preferred": fact.preferred,
        "note": plain(fact.note) if fact.note else None,
        "derived_from": f"{fact.operation}: {' '.join(fact.inputs)}" if fact.operation else None,
        "used_on": sorted(used_on),
    }


def json_value(fact: Fact):
    """A value as JSON has it: numbers as numbers, ranges as pairs."""
    if isinstance(fact.value, tuple):
        return [_number(v) for v in fact.value]
    return _number(fact.value) if isinstance(fact.value, Decimal) else fact.value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral() else float(value)


def csv_text(records: list[dict]) -> str:
    """Records as CSV, lists joined by spaces and ranges by a slash, with no cell that a spreadsheet would run."""
    out = io.StringIO()
    if records:
        writer = csv.DictWriter(out, records[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: safe_cell(value) for key, value in record.items()} for record in records)
    return out.getvalue()


def safe_cell(value):
    if isinstance(value, list):
        value = ("/" if all(isinstance(v, (int, float)) for v in value) and value else " ").join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value


def write_json(path: Path, content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_open_data(folder: Path, ledger: Ledger, charts: list[Figure], used_on: dict[str, set[str]], chart_pages: dict[str, set[str]], home: str) -> None:
    """Write the whole package into `folder`, which is served as data/."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = [fact_record(f, ledger, used_on.get(f.id, ())) for f in ledger.facts.values()]
    write_json(folder / "facts.json", facts)
    (folder / "facts.csv").write_text(csv_text(facts), "utf-8")
    write_json(folder / "sources.json", [asdict(s) for s in ledger.sources.values()])
    write_json(folder / "charts.json", [chart_record(c, ledger, chart_pages, home) for c in charts])
    write_json(folder / "datapackage.json", data_package(ledger, home))
    for name in ledger.datasets:
        own = [record for record in facts if record["dataset"] == name]
        (folder / name).mkdir(exist_ok=True)
        (folder / name / f"{name}.csv").write_text(csv_text(own), "utf-8")


def chart_record(chart: Figure, ledger: Ledger, chart_pages: dict[str, set[str]], home: str) -> dict:
    as_of = figure_as_of(chart, ledger)
    return {
        "id": chart.id,
        "title": chart.title,
        "description": plain(chart.description),
        "datasets": sorted({name.partition("/")[0] for name in chart.fact_ids}),
        "facts": chart.fact_ids,
        "sources": [s.id for s in figure_sources(chart, ledger)],
        "as_of": as_of.isoformat() if as_of else None,
        "page": f"{home}charts/{chart.id}/",
        "used_on": sorted(chart_pages.get(chart.id, ())),
    }


def data_package(ledger: Ledger, home: str) -> dict:
    """The descriptor, after datapackage.org/standard/data-package/ (version 2)."""
    types = {"preferred": "boolean"}
    fields = [{"name": name, "type": types.get(name, "string"), "description": words} for name, words in FIELDS.items()]
    table = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "type": "table"}
    resources = [
        {"name": "facts", "path": "facts.csv", "title": "All facts", **table, "schema": {"fields": fields, "primaryKey": ["id"]}},
        {"name": "sources", "path": "sources.json", "title": "All sources", "format": "json", "mediatype": "application/json"},
        {"name": "charts", "path": "charts.json", "title": "All charts", "format": "json", "mediatype": "application/json"},
    ]
    resources += [
        {"name": d.id.lower(), "path": f"{d.id}/{d.id}.csv", "title": d.title, **table, "schema": {"fields": fields}} for d in ledger.datasets.values()
    ]
    return {
        "$schema": PROFILE,
        "name": "android-plus-aws",
        "title": "Alibaba's “Android + AWS” bet in AI: the ledger",
        "description": "Every figure of the site, with its source, its kind, and the values that contradict it.",
        "homepage": home,
        "licenses": LICENSES,
        "contributors": [{"title": "The contributors of Android + AWS", "roles": ["author"]}],
        "resources": resources,
    }
