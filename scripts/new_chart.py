"""`make chart NAME=my-chart DATA=my-dataset`: a chart that runs, to be made into a good one."""

from __future__ import annotations

import argparse
import sys

from scripts.figure import CHARTS
from scripts.ledger import read_ledger
from scripts.problem import AuthorError, nearest
from scripts.rows import ID
from scripts.say import say

MODULE = '''"""The last row stands at [{said}](fact:{fact})

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
    parser = argparse.ArgumentParser("make chart", "make chart NAME=my-chart DATA=my-dataset", "Start a new chart.")
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
    numbers = [f for f in ledger.dataset_facts(options.dataset) if f.column == "value" and f.type == "number"]
    problems = []
    if not ID.fullmatch(options.name):
        problems.append(f"“{options.name}” cannot be the name: use letters, digits and hyphens")
    elif options.name.lower() in {taken.stem.lower() for taken in CHARTS.iterdir()}:
        problems.append(f"“{options.name}” is taken: charts/ holds a file or a folder of that name")
    if dataset is None:
        problems.append(f"unknown dataset “{options.dataset}”{nearest(options.dataset, ledger.datasets)}")
    elif not numbers:
        problems.append(f"“{options.dataset}” has no single column of numbers; copy a chart that draws several columns instead")
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    last = numbers[-1]
    path.write_text(MODULE.format(title=dataset.title, said=say(last, 3), fact=last.id, unit=last.unit.name, dataset=dataset.id), "utf-8")
    print(f"charts/{options.name}.py draws {dataset.id}. Put it on a page with\n\n```chart\n{options.name}\n```\n\nand see it with `make serve`.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
