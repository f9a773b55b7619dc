"""Facts as tables: one table a dataset, one line a row of it, each line with its sources."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.facts import Column, Dataset, Fact, Ledger, Source
from scripts.period import find_period


@dataclass(frozen=True)
class Row:
    title: str
    cells: tuple[Fact | None, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Table:
    """`mixed` columns have a unit in every cell, since the rows do not share one."""

    dataset: Dataset
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def mixed(self, column: Column) -> bool:
        place = self.columns.index(column)
        units = {cell.unit.name for row in self.rows if (cell := row.cells[place]) and cell.unit}
        return len(units) > 1

    def unit(self, column: Column) -> str:
        place = self.columns.index(column)
        units = {cell.unit.name for row in self.rows if (cell := row.cells[place]) and cell.unit}
        return units.pop() if len(units) == 1 else ""


def fact_tables(facts: list[Fact], ledger: Ledger) -> list[Table]:
    """Arrange facts by dataset; rows and columns keep the order in which the facts come."""
    tables = []
    for name in dict.fromkeys(f.dataset for f in facts):
        dataset = ledger.datasets[name]
        own = [f for f in facts if f.dataset == name]
        columns = tuple(c for c in dataset.columns.values() if any(f.column == c.id for f in own))
        rows = []
        for key in dict.fromkeys(f.row for f in own):
            by_column = {f.column: f for f in own if f.row == key}
            sources = {s.id: s for f in by_column.values() for s in ledger.sources_of(f)}
            rows.append(Row(dataset.rows[key], tuple(by_column.get(c.id) for c in columns), tuple(sources.values())))
        tables.append(Table(dataset, columns, tuple(rows)))
    return tables


def first_header(table: Table) -> str:
    """What the first column lists: periods, where every row is one, or things."""
    return "Period" if all(find_period(key) for key in table.dataset.rows) else "Item"
