"""Facts as rows to draw: the only door through which data reaches a chart module.

`long` gives one record a fact, `wide` one record a row of a dataset. Every record names the facts it shows
in `fact`, and carries `label`, what a pointer or a screen reader is told about its mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

import pandas as pd

from scripts.facts import Fact, Ledger
from scripts.say import ROUNDED, say, say_number

FIRM = {"reported", "measured", "derived"}
COLUMNS = """fact dataset row column row_title column_title entity metric value low high text said short label
unit kind firm qualifier claimed_by disputed preferred period start end date""".split()


def long(ledger: Ledger, datasets: Iterable[str]) -> pd.DataFrame:
    """One record a fact, in the order of the files; see COLUMNS. Dates are ISO text, unknown cells None."""
    return pd.DataFrame([_record(f) for name in datasets for f in ledger.dataset_facts(name)], columns=COLUMNS)


def wide(rows: pd.DataFrame, dataset: str | None = None) -> pd.DataFrame:
    """One record a row of one dataset: its columns' values by name, and `row`, `row_title`, `firm`, `fact`, `label`.

    A column "x" also gives "x_said" (in words), "x_short", "x_kind", "x_firm" and, for ranges, "x_low" and "x_high".
    """
    if dataset:
        rows = rows[rows.dataset == dataset]
    records = []
    for key, cells in rows.groupby("row", sort=False):
        first = cells.iloc[0]
        record = {"row": key, "row_title": first.row_title, "entity": first.entity, "period": first.period, "start": first.start, "end": first.end}
        for cell in cells.itertuples():
            value = next((v for v in (cell.date, cell.text) if isinstance(v, str)), cell.value)
            record |= {cell.column: value, f"{cell.column}_said": cell.said, f"{cell.column}_short": cell.short, f"{cell.column}_firm": cell.firm}
            record |= {f"{cell.column}_kind": cell.kind, f"{cell.column}_low": cell.low, f"{cell.column}_high": cell.high}
        record["firm"] = bool(cells.firm.all())
        record["fact"] = " ".join(cells.fact)
        record["label"] = f"{first.row_title}: " + "; ".join(f"{c.column_title.lower()} {c.said}{_hedge(c.kind)}" for c in cells.itertuples())
        records.append(record)
    return pd.DataFrame(records)


def _record(fact: Fact) -> dict:
    low, high = fact.value if isinstance(fact.value, tuple) else (None, None)
    number = fact.number
    return {
        "fact": fact.id,
        "dataset": fact.dataset,
        "row": fact.row,
        "column": fact.column,
        "row_title": fact.row_title,
        "column_title": fact.column_title,
        "entity": fact.entity,
        "metric": fact.metric,
        "value": number,
        "low": float(low) if low is not None else number,
        "high": float(high) if high is not None else number,
        "text": fact.value if fact.type == "text" else None,
        "said": say(fact),
        "short": short(fact, drawn=True),
        "label": label(fact),
        "unit": fact.unit.name if fact.unit else None,
        "kind": fact.kind,
        "firm": fact.kind in FIRM,
        "qualifier": fact.qualifier,
        "claimed_by": fact.claimed_by,
        "disputed": fact.dispute is not None,
        "preferred": fact.preferred,
        "period": fact.period.label if fact.period else None,
        "start": fact.period.start.isoformat() if fact.period else None,
        "end": fact.period.end.isoformat() if fact.period else None,
        "date": (str(fact.value) + "-01-01"[len(str(fact.value)) - 4 :]) if fact.type == "date" else None,
    }


def short(fact: Fact, drawn: bool = False) -> str:
    """The value without its unit, as precise as its source; `drawn` rounds it for a label, since the table has it whole."""
    if fact.type != "number":
        return say(fact)
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    if drawn:
        values = tuple(_for_label(v, ROUNDED.get(fact.qualifier, ROUND_HALF_EVEN)) for v in values)
    mark = {"about": "~", "at_least": ">", "at_most": "≤", "exact": ""}[fact.qualifier]
    return mark + "–".join(say_number(v) for v in values)


def _for_label(value: Decimal, rounding: str) -> Decimal:
    """At most one decimal from ten up, two from one up, three significant digits below."""
    places = 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 2 - value.adjusted()
    return value.quantize(Decimal(1).scaleb(-places), rounding) if value.as_tuple().exponent < -places else value


def identity(fact: Fact) -> str:
    """Whose, which, what and when, in the order of reading and none of them twice."""
    period = fact.period.label if fact.period else ""
    parts = [fact.entity, *([fact.metric, fact.row_title] if fact.column == "value" else [fact.row_title, fact.metric])]
    parts += [period] if period not in fact.row_title else []
    parts = list(dict.fromkeys(filter(None, parts)))
    return ", ".join(p for p in parts if not any(other != p and other.startswith(p) for other in parts))


def label(fact: Fact) -> str:
    """Say a fact as a sentence for one mark: what, whose, when, how much, and how sure."""
    named = fact.row_title if fact.period is None or fact.row_title != fact.period.label else fact.entity
    what = ", ".join(dict.fromkeys(p for p in (named, fact.metric if fact.metric != named else "", fact.period.label if fact.period else "") if p))
    return f"{what}: {say(fact)}{_hedge(fact.kind)}"


def _hedge(kind: str) -> str:
    return "" if kind in FIRM else f" ({kind})"
