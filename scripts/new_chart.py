"""`make chart NAME=my-chart DATA=my-dataset`: a chart that runs, to be made into a good one."""

from __future__ import annotations

import argparse
import sys

from scripts.figure import CHARTS
from scripts.ledger import read_ledger
from scripts.phrases import say
from scripts.problem import AuthorError, nearest
from scripts.rows import ID

MODULE = '''"""{title} stood at [{said}](fact:{fact}) in {period}

{title}, {unit}

Say in one or two sentences what the picture shows.
"""

import altair as alt

DATA = ("{dataset}",)


def chart(rows, width):
    base = alt.Chart(rows).encode(x=alt.X("row_title:O", sort=None, title=None), y=alt.Y("value:Q", title="{unit}"))
    bars = base.mark_bar()
    labels = base.mark_text(dy=-8).encode(text="short")
    return bars + labels


def proof(rows):
    yield "the headline names the last row", rows.fact.iloc[-1] == "{fact}"
'''


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make chart", description="Start a new chart.")
    parser.add_argument("name", help="the chart's name, such as cloud-growth")
    parser.add_argument("dataset", help="a dataset of data/, such as alibaba-cloud-revenue")
    options = parser.parse_args(arguments)
    try:
        ledger = read_ledger()
    except AuthorError as error:
        print(error, file=sys.stderr)
        return 1
    path = CHARTS / f"{options.name}.py"
    dataset = ledger.datasets.get(options.dataset)
    message = None
    if not ID.fullmatch(options.name) or path.exists():
        message = f"“{options.name}” cannot be the name: use letters, digits and hyphens, and no name that is taken"
    elif dataset is None:
        message = f"unknown dataset “{options.dataset}”{nearest(options.dataset, ledger.datasets)}"
    numbers = [f for f in ledger.dataset_facts(options.dataset) if f.column == "value" and f.type == "number"]
    if not message and not numbers:
        message = f"“{options.dataset}” has no single column of numbers; copy a chart that draws several columns instead"
    if message:
        print(message, file=sys.stderr)
        return 1
    last = numbers[-1]
    period = last.period.label if last.period else last.row_title
    path.write_text(MODULE.format(title=dataset.title, said=say(last, 3), fact=last.id, period=period, unit=last.unit.name, dataset=dataset.id), "utf-8")
    print(f"charts/{options.name}.py draws {dataset.id}. Put it on a page with\n\n```chart\n{options.name}\n```\n\nand see it with `make serve`.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
